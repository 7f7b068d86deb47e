package org.nudipole.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.DipoleCommands;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.RunSettings;
import org.nudipole.macros.language.Scan;
import org.nudipole.statistics.likelihood.Convention;
import org.nudipole.statistics.limit.Experiment;
import org.nudipole.statistics.limit.LimitCurve;
import org.nudipole.statistics.limit.LimitPoint;
import org.nudipole.statistics.limit.LimitSettings;
import org.nudipole.statistics.limit.Templates;
import org.nudipole.statistics.limit.Workers;

/** What another process makes of a curve and of its points, bit for bit. */
class CurveBundleTest {
  private static final String MOMENT = DipoleCommands.MOMENT.path();

  /** What is limited in which macros, along which scan, with what left free. */
  private record Case(
      List<String> macros,
      List<String> sets,
      String parameter,
      List<String> profiled,
      String scan,
      Set<String> correlated,
      OptionalInt toys) {
    LimitCurve curve() {
      List<RunConfiguration> runs =
          macros.stream()
              .map(macro -> RunConfiguration.read(macro, sets, List.of()).get(0))
              .toList();
      RunSettings first = runs.get(0).settings();
      FreeParameter limited = FreeParameter.of(parameter, first);
      return new LimitCurve(
          IntStream.range(0, runs.size())
              .mapToObj(k -> experiment(macros.get(k), runs.get(k), limited))
              .toList(),
          correlated,
          limited,
          profiled.stream().map(text -> FreeParameter.of(text, first)).toList(),
          scan.isEmpty() ? Optional.empty() : Optional.of(Scan.of(scan, first)),
          new LimitSettings(Convention.CLS, 0.95, toys, new RandomStreams(7, 3, 0, 0)));
    }

    private static Experiment experiment(
        String macro, RunConfiguration run, FreeParameter limited) {
      RunConfiguration background =
          limited.nothing().isPresent()
              ? RunConfiguration.of(limited.set(run.settings(), limited.nothing().getAsDouble()))
              : run;
      return Experiment.of(macro, background, background.fit().data(), 1.25);
    }
  }

  static Stream<Case> curves() {
    return Stream.of(
        // A scan whose templates follow from a form, beyond the kinematic reach at its end.
        new Case(
            List.of("cr51-cevns-ge"),
            List.of("/fit/nuisance=normalisation 0.02"),
            MOMENT,
            List.of(),
            "/dipole/mass 100 keV .. 1 MeV log 4",
            Set.of(),
            OptionalInt.empty()),
        // Data, in cells of a plane of the observed value and the time in the pulse.
        new Case(
            List.of("limits/coherent-csi-2017-plane"),
            List.of(),
            MOMENT,
            List.of(),
            "",
            Set.of(),
            OptionalInt.of(60)),
        // Modules with bins of their own.
        new Case(
            List.of("conus-plus-diodes"),
            List.of("/fit/module=each"),
            "/interaction/sin2ThetaW",
            List.of(),
            "",
            Set.of(),
            OptionalInt.of(60)),
        // Interference, the phase of an element left free.
        new Case(
            List.of("cr51-cevns-ge-lambda"),
            List.of(),
            "/dipole/lambda 24",
            List.of("/dipole/lambda 14 #phase"),
            "",
            Set.of(),
            OptionalInt.empty()),
        // Several experiments with a nuisance in common.
        new Case(
            List.of("cr51-cevns-ge", "cr51-cevns-si"),
            List.of("/fit/nuisance=normalisation 0.02"),
            MOMENT,
            List.of(),
            "",
            Set.of("normalisation"),
            OptionalInt.of(60)));
  }

  @ParameterizedTest
  @MethodSource("curves")
  void travels(Case one) {
    LimitCurve here = one.curve();
    Templates templates = here.templates();
    here.prepare(templates);
    CurveDesk there = travelled(CurveBundle.of(here)).desk();
    List<LimitPoint> points =
        IntStream.range(0, here.size())
            .mapToObj(i -> here.point(i, templates, Workers.THREADS))
            .toList();
    assertTrue(points.stream().anyMatch(p -> p.median().isPresent()), points::toString);
    List<LimitPoint> same =
        IntStream.range(0, here.size())
            .mapToObj(i -> travelled(PointRecord.of(there.point(i))).point())
            .toList();
    assertEquals(points, same);
    assertEquals(here.settings(), there.curve().settings());
    assertEquals(here.counts().map(Arrays::toString), there.curve().counts().map(Arrays::toString));
  }

  @SuppressWarnings({"unchecked", "BanSerializableRead"}) // what was written here
  private static <T> T travelled(T value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
      out.flush();
      return (T) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
