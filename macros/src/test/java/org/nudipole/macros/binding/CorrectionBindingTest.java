package org.nudipole.macros.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nudipole.detector.FoldedSpectrum.Expectation;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.interaction.CrossSectionPart;
import org.nudipole.generator.rate.Channel;

/** Factors beyond stepping, of the weak interaction and of the dipole apart. */
class CorrectionBindingTest {
  private static final String RUN =
      """
      /source/use reactor
      /source/flux 1e13 /cm2/s
      /detector/material Ge
      /detector/mass 1 kg
      /interaction/use cevns eves
      /dipole/moment 1e-10 muB
      /response/quenching lindhard 0.162
      /response/roi 0.2 1.5 keVee
      /interaction/minRecoil 0.1 keV
      /run/exposure 10 day
      """;

  @TempDir Path folder;

  private RunConfiguration bind(String more) throws IOException {
    Files.writeString(
        folder.resolve("half.csv"), "# columns: energy,ratio\n# units: keVee,1\n0,0.5\n9e3,0.5\n");
    Files.writeString(
        folder.resolve("part.csv"),
        "# columns: energy,ratio\n# units: keVee,1\n0.5,0.5\n9e3,0.5\n");
    Path file = folder.resolve("run.mac");
    Files.writeString(file, RUN + more + "\n/run/beamOn 10\n");
    return RunConfiguration.read(file.toString(), List.of(), List.of()).get(0);
  }

  private static double detected(RunConfiguration run, Predicate<Channel> channels) {
    return run.expectations().stream()
        .filter(e -> channels.test(e.channel()))
        .mapToDouble(Expectation::detected)
        .sum();
  }

  private static boolean isDipole(Channel channel) {
    return channel.interaction().part() == CrossSectionPart.DIPOLE;
  }

  /** One half of the part on electrons that a command is about, and nothing of the rest. */
  @Test
  void eachPartHasItsOwnFactor() throws IOException {
    RunConfiguration steps = bind("");
    RunConfiguration dipole = bind("/dipole/bindingCorrection table half.csv");
    RunConfiguration weak = bind("/interaction/bindingCorrection table half.csv");
    for (boolean nuclei : new boolean[] {true, false}) {
      for (boolean moment : new boolean[] {true, false}) {
        Predicate<Channel> channels =
            c -> c.target().isNucleus() == nuclei && isDipole(c) == moment;
        double without = detected(steps, channels);
        assertTrue(without > 0);
        double ofDipole = !nuclei && moment ? 0.5 : 1;
        double ofWeak = !nuclei && !moment ? 0.5 : 1;
        assertEquals(ofDipole * without, detected(dipole, channels), 1e-9 * without);
        assertEquals(ofWeak * without, detected(weak, channels), 1e-9 * without);
      }
    }
  }

  /** The cross section that gives events new weights is corrected as that of the events. */
  @Test
  void weightsKnowIt() throws IOException {
    double steps = ofWeights(bind(""));
    double corrected = ofWeights(bind("/dipole/bindingCorrection table half.csv"));
    assertTrue(steps > 0);
    assertEquals(steps / 2, corrected, 1e-12 * steps);
  }

  // Of the outermost shell at one deposit.
  private static double ofWeights(RunConfiguration run) {
    List<Target> shells = run.experiment().material().shells();
    return run.prediction().reweighting().stream()
        .filter(interaction -> interaction.part() == CrossSectionPart.DIPOLE)
        .mapToDouble(
            dipole ->
                dipole.differential(
                    Flavour.ANTI_NU_E,
                    3 * Units.MEV,
                    shells.get(shells.size() - 1),
                    0.5 * Units.KEV))
        .sum();
  }

  /** A table that misses detected deposits of the dipole says so, of the dipole alone. */
  @Test
  void aTableThatEndsTooEarlyWarns() throws IOException {
    List<String> warnings =
        bind("/dipole/bindingCorrection table part.csv").warnings().stream()
            .map(Object::toString)
            .filter(w -> w.contains("outside its table"))
            .toList();
    assertEquals(1, warnings.size(), warnings.toString());
    assertTrue(warnings.get(0).contains("run.mac:11:1: 44."), warnings.get(0));
  }
}
