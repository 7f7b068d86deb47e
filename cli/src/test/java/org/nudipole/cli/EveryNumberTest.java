package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.CommandSpec;
import org.nudipole.macros.language.Commands;
import org.nudipole.macros.language.Form;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.MacroException;
import org.nudipole.macros.language.Parameter;
import org.nudipole.macros.language.RunSettings;

/**
 * Every number of every command, in a small run where it has an effect if there is one: {@code
 * limit}, {@code fit}, {@code reweight} and {@code challenge create} work with it, or say why not.
 * Which of the two follows from what the command says about itself.
 */
@Tag("canonical")
class EveryNumberTest {
  private static final String MONO =
      "/source/use mono;/source/energy 30 MeV;/source/flavour nu_e;/source/flux 1e9 /cm2/s;";
  private static final String NEAR =
      "/source/use mono;/source/energy 30 MeV;/source/flavour nu_e;/source/activity 1e6 MBq;"
          + "/source/distance 1 m;/detector/material Ge;";
  private static final String BEAM =
      "/source/use pidar;/source/yieldPerFlavour 0.08;/source/distance 20 m;"
          + "/source/pulse gaussian 440 ns 150 ns;/response/timeWindow 0 6 us;";
  private static final String GE = "/detector/material Ge;/detector/mass 1 kg;";
  private static final String CEVNS = "/interaction/use cevns;/interaction/minRecoil 50 eV;";
  private static final String BINS = "/fit/logBins 50 eV 40 keV 3;";
  private static final String MOMENT = "/dipole/mass 1 MeV;/dipole/moment 1e-9 muB;";
  private static final String RUN = "/output/columns full;/run/exposure 60 day;/run/expose;";

  /**
   * A run.
   *
   * @param commands beginnings of the commands that have an effect here
   * @param text lines of its macro, with semicolons between them
   */
  private record Base(List<String> commands, String text) {}

  private static final List<Base> BASES =
      List.of(
          // The example of the command is the element that this matrix lacks.
          new Base(
              List.of("/mixing/element"),
              MONO
                  + GE
                  + CEVNS
                  + BINS
                  + "/mixing/element e1 1;/mixing/element mu2 0.6622899667062582;"
                  + "/mixing/element tau2 0.749247622619 180 deg;"
                  + "/mixing/element tau3 0.6622899667062582;"
                  + "/dipole/mass 1 MeV;/dipole/lambda 14 1e-9 muB;"
                  + RUN),
          new Base(
              List.of("/mixing", "/dipole/lambda"),
              MONO
                  + GE
                  + CEVNS
                  + BINS
                  + "/dipole/mass 1 MeV;/dipole/combination coherent;"
                  + "/dipole/lambda 14 1e-9 muB 20 deg;/dipole/lambda 24 1e-9 muB 40 deg;"
                  + RUN),
          new Base(
              List.of("/dipole/epsilon"),
              MONO
                  + GE
                  + CEVNS
                  + BINS
                  + "/dipole/mass 1 MeV;/dipole/combination coherent;/dipole/nature dirac;"
                  + "/dipole/lambda 14 1e-9 muB 20 deg;"
                  + RUN),
          new Base(
              List.of("/source/fission", "/source/power"),
              "/source/use reactor;/source/power 2.9 GW;/source/distance 20 m;"
                  + GE
                  + CEVNS
                  + "/fit/logBins 50 eV 3 keV 3;"
                  + RUN),
          new Base(
              List.of("/source/protonEnergy"),
              "/source/use pidar;/source/protonEnergy 1 GeV;/source/power 1 MW;"
                  + "/source/yieldPerFlavour 0.08;/source/pulse sns;/source/distance 20 m;"
                  + GE
                  + CEVNS
                  + BINS
                  + RUN),
          new Base(
              List.of("/source/proton", "/source/yield", "/source/pulse", "/response/time"),
              "/source/protonsOnTarget 3e22;" + BEAM + GE + CEVNS + BINS + RUN),
          new Base(
              List.of("/source/oscillation"),
              "/source/use solar;/source/components b8;/detector/material Ge;"
                  + "/detector/mass 1000 kg;"
                  + CEVNS
                  + BINS
                  + RUN),
          new Base(
              List.of("/source/activity", "/source/distance", "/source/radius", "/source/height"),
              NEAR + "/detector/volume 200 cm3;" + CEVNS + BINS + RUN),
          new Base(
              List.of("/source/position"),
              NEAR.replace("/source/distance 1 m", "/source/position 0 0 -1 m")
                  + "/detector/volume 200 cm3;"
                  + CEVNS
                  + BINS
                  + RUN),
          new Base(
              List.of("/detector/density", "/detector/volume"),
              NEAR + "/detector/volume 200 cm3;" + CEVNS + BINS + RUN),
          new Base(
              List.of("/detector/radius", "/detector/height"),
              NEAR + "/detector/radius 3 cm;" + CEVNS + BINS + RUN),
          new Base(
              List.of("/detector/size"),
              NEAR + "/detector/shape box;/detector/size 5 5 8 cm;" + CEVNS + BINS + RUN),
          new Base(
              List.of("/interaction/electron"),
              MONO
                  + GE
                  + "/interaction/use eves;/interaction/minRecoil 1 keV;"
                  + "/fit/logBins 1 keV 40 MeV 3;"
                  + RUN),
          new Base(
              List.of("/response/xenon", "/response/s1", "/response/s2", "/response/threshold2"),
              MONO
                  + "/detector/material LXe;/detector/mass 10 kg;/interaction/use cevns;"
                  + "/interaction/minRecoil 1 keV;/response/xenon 81 V/cm;"
                  + "/response/s1 0.142 0.219 0.4;/response/s2 0.96 11.9 3;"
                  + "/fit/bins 1 PE 31 PE 15 PE;"
                  + RUN),
          new Base(
              List.of("/response/light", "/response/photo", "/response/efficiencyBelow"),
              MONO
                  + GE
                  + CEVNS
                  + "/response/quenching lindhard;/response/lightYield 13 PE/keVee;"
                  + "/response/photoElectrons gamma 1 /PE;/fit/bins 1 PE 61 PE 20 PE;"
                  + RUN),
          new Base(
              List.of("/response/quenching", "/background", "/fit/nuisance"),
              MONO
                  + GE
                  + CEVNS
                  + BINS
                  + "/response/quenching lindhard 0.157;/response/resolution constant 20 eVee;"
                  + "/background/flat compton 1 /kg/day/keV 1 30 keV;"
                  + "/background/level compton observed;"
                  + MOMENT
                  + RUN),
          new Base(
              List.of("/interaction/ratio", "/interaction/crossSection"),
              MONO
                  + GE
                  + CEVNS
                  + BINS
                  + "/interaction/ratioTable zprime ratio.csv;"
                  + "/interaction/crossSectionTable axion dsigma.csv;"
                  + RUN),
          new Base(List.of("/"), MONO + GE + CEVNS + MOMENT + BINS + RUN),
          new Base(List.of("/fit"), MONO + GE + CEVNS + MOMENT + RUN));

  /** One number of a command, and the line of it that stands in the run. */
  private record Number(CommandSpec spec, Form form, Parameter parameter, String name) {
    String set() {
      return spec.example(form).replaceFirst(" ", "=").replace("b0.csv", "b0.csv 3 /kg/day");
    }

    String address() {
      List<String> words = List.of(spec.example(form).split(" "));
      boolean first = spec.repetition() == CommandSpec.Repetition.PER_FIRST_VALUE;
      boolean named = !form.keyword().isEmpty() || first;
      return spec.path() + (named ? " " + words.get(1) : "") + " #" + name;
    }

    boolean isUnsigned() {
      return parameter.symmetry().isUnsigned();
    }

    @Override
    public String toString() {
      return address();
    }
  }

  @TempDir private Path folder;

  private static Stream<Number> all() {
    List<Number> numbers = new ArrayList<>();
    for (CommandSpec spec : Commands.all()) {
      for (Form form : spec.forms()) {
        for (Parameter parameter : form.parameters()) {
          names(parameter).forEach(name -> numbers.add(new Number(spec, form, parameter, name)));
        }
      }
    }
    return numbers.stream();
  }

  private static List<String> names(Parameter parameter) {
    if (parameter instanceof Parameter.Vector vector) {
      return vector.components();
    }
    return parameter instanceof Parameter.Number
            || parameter instanceof Parameter.Quantity
            || parameter instanceof Parameter.Integer
        ? List.of(parameter.name())
        : List.of();
  }

  /** The first of every scope, kind and symmetry, and all signals. */
  private static Stream<Number> share() {
    Set<List<Object>> seen = new HashSet<>();
    return all()
        .filter(
            number ->
                seen.add(
                        List.of(
                            number.spec().scope(),
                            number.parameter().getClass(),
                            number.parameter().symmetry()))
                    || number.spec().isSignal());
  }

  @ParameterizedTest
  @MethodSource("share")
  void isUsedOrRefusedWithAReason(Number number) throws IOException {
    check(number);
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("all")
  void isUsedOrRefusedWithAReasonWhicheverItIs(Number number) throws IOException {
    check(number);
  }

  private void check(Number number) throws IOException {
    Files.writeString(
        folder.resolve("b0.csv"),
        "# title: t\n# source: s\n# columns: energy,height\n# units: keV,1\n1,1\n30,1\n");
    Files.writeString(
        folder.resolve("ratio.csv"), "# columns: recoil,ratio\n# units: keV,1\n0,1\n60,-3\n");
    Files.writeString(
        folder.resolve("dsigma.csv"),
        "# columns: recoil,cross_section\n# units: keV,cm2/keV\n0,1e-41\n60,1e-42\n");
    Path macro = macro(number);
    limits(number, macro);
    fits(number, macro);
    hides(number, macro);
  }

  // The run of the number: the first that takes the command's example.
  private Path macro(Number number) throws IOException {
    Path macro = folder.resolve("run.mac");
    List<String> faults = new ArrayList<>();
    boolean steers = number.spec().role() != CommandSpec.Role.SETTING;
    for (Base base :
        Stream.concat(
                BASES.stream().filter(b -> isFor(b, number)),
                BASES.stream().filter(b -> !isFor(b, number)))
            .toList()) {
      String line = steers ? "" : number.set().replaceFirst("=", " ") + ";";
      Files.writeString(
          macro, base.text().replace(";/run/exp", ";" + line + "/run/exp").replace(";", "\n"));
      try {
        RunConfiguration.read(macro.toString(), List.of(), List.of());
        return macro;
      } catch (MacroException e) {
        faults.add(e.getMessage());
      }
    }
    throw new AssertionError(
        number + " has no run here: add one to BASES\n" + String.join("\n", faults));
  }

  private static boolean isFor(Base base, Number number) {
    return base.commands().stream().anyMatch(number.spec().path()::startsWith);
  }

  private void limits(Number number, Path macro) {
    Invocation limit = limit(macro, number.address());
    usedOrRefused(number, limit);
    if (limit.code() == ExitCode.DONE && number.isUnsigned()) {
      for (Map<String, Object> point : Limits.points(limit.json())) {
        point.forEach(
            (key, value) ->
                assertFalse(
                    key.startsWith("expected") && value instanceof Double x && x < 0,
                    number + ": " + point));
      }
    }
    if (!number.spec().scope().changesRates()) {
      assertEquals(ExitCode.USAGE, limit.code(), limit.out());
    }
  }

  private static Invocation limit(Path macro, String address) {
    return Invocation.of("limit", macro.toString(), "--parameter", address, "--json");
  }

  private void fits(Number number, Path macro) {
    String events = folder.resolve("events.h5").toString();
    Invocation run =
        Invocation.of("run", macro.toString(), "--set", "/run/beamOn=100", "-o", events, "--quiet");
    assertEquals(ExitCode.DONE, run.code(), run.err());
    Invocation fit = Invocation.of("fit", events, "--free", number.address(), "--json");
    // Few events may not tell a number.
    if (fit.code() != ExitCode.FAILED || !fit.err().contains("no fit")) {
      usedOrRefused(number, fit);
    }
    Optional<String> other = changed(number, macro);
    if (other.isPresent()) {
      Invocation reweight =
          Invocation.of(
              "reweight",
              events,
              "--set",
              other.get(),
              "-o",
              folder.resolve("weighted.h5").toString());
      usedOrRefused(number, reweight);
      if (!number.spec().scope().isReweightable()) {
        assertEquals(ExitCode.USAGE, reweight.code(), reweight.out());
        assertTrue(reweight.err().contains("weights change cross sections"), reweight.err());
      }
    }
  }

  private static RunSettings settings(Path macro) {
    return RunConfiguration.read(macro.toString(), List.of(), List.of()).get(0).settings();
  }

  // The line of the command with another value of the number, as an option.
  private static Optional<String> changed(Number number, Path macro) {
    RunSettings run = settings(macro);
    try {
      FreeParameter free = FreeParameter.of(number.address(), run);
      double value = free.value(run).orElse(free.exampleValue());
      List<String> before = run.toMacro().lines().toList();
      RunSettings other = free.set(run, value == 0 ? 1e-3 * free.exampleValue() : 0.999 * value);
      RunConfiguration.of(other);
      return other
          .toMacro()
          .lines()
          .filter(line -> !before.contains(line))
          .map(line -> line.replaceFirst(" ", "="))
          .findFirst();
    } catch (IllegalArgumentException | MacroException e) {
      return Optional.empty();
    }
  }

  private void hides(Number number, Path macro) throws IOException {
    RunSettings run = settings(macro);
    String prior = number.address() + " 1 .. 2";
    try {
      FreeParameter free = FreeParameter.of(number.address(), run);
      OptionalDouble value = free.value(run);
      double from =
          value.isEmpty() || value.getAsDouble() == 0 ? free.exampleValue() : value.getAsDouble();
      double to = from + 0.01 * Math.abs(from == 0 ? 1 : from);
      if (!free.range().contains(to)) {
        to = from;
        from = 0.99 * to;
      }
      prior = number.address() + " " + from + " " + free.units() + " .. " + to + " " + free.units();
    } catch (IllegalArgumentException e) {
      // Then creating says so too.
    }
    Path secret = Files.writeString(folder.resolve("secret.txt"), "correct horse battery");
    Path challenge = folder.resolve("challenge");
    Invocation create =
        Invocation.of(
            "challenge",
            "create",
            macro.toString(),
            "--hide",
            prior,
            "--passphrase-file",
            secret.toString(),
            "-o",
            challenge.toString());
    usedOrRefused(number, create);
    assertEquals(create.code() == ExitCode.DONE, Files.exists(challenge), create.err());
    if (!number.spec().scope().isHideable()) {
      assertEquals(ExitCode.USAGE, create.code(), create.out());
    }
  }

  private static void usedOrRefused(Number number, Invocation run) {
    assertTrue(
        run.code() == ExitCode.DONE || run.code() == ExitCode.USAGE,
        number + ": " + run.code() + " " + run.err());
    if (run.code() == ExitCode.USAGE) {
      assertTrue(run.err().matches("(?s).*\\(.+\\).*"), number + ": no reason: " + run.err());
    }
  }
}
