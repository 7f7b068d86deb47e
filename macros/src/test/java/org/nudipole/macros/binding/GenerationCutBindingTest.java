package org.nudipole.macros.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nudipole.detector.CutLoss;
import org.nudipole.generator.Units;
import org.nudipole.generator.interaction.CrossSectionPart;
import org.nudipole.generator.interaction.ScatteringProcess;
import org.nudipole.macros.language.MacroException;

/** The generation cut of each process. */
class GenerationCutBindingTest {
  private static final String QUENCHED =
      """
      /source/use reactor
      /source/power 3 GW
      /source/distance 10 m
      /detector/material Ge
      /detector/mass 3 kg
      /interaction/use cevns eves
      /response/quenching lindhard 0.157
      /response/threshold 0.2 keVee
      /run/exposure 1 day
      """;

  /** Noise lifts nuclear recoils over the threshold; those of electrons begin at their binding. */
  private static final String NOISY =
      QUENCHED
          + """
          /response/resolution constant 60 eV
          /dipole/moment 1e-10 muB
          /dipole/mass 0 keV
          """;

  @TempDir Path folder;

  private RunConfiguration run(String macro) {
    Path file = folder.resolve("m.mac");
    try {
      Files.writeString(file, macro);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return RunConfiguration.read(file.toString(), List.of(), List.of()).get(0);
  }

  private static double cut(RunConfiguration run, ScatteringProcess process) {
    return run.density().cut().of(process) / Units.EV;
  }

  /** As if the other process were not there; a sharp threshold needs no search. */
  @Test
  void eachProcessHasTheCutThatItWouldHaveAlone() {
    RunConfiguration both = run(QUENCHED);
    for (ScatteringProcess process : ScatteringProcess.values()) {
      RunConfiguration alone = run(QUENCHED.replace("cevns eves", process.label()));
      assertEquals(cut(alone, process), cut(both, process), 0);
    }
    assertEquals(200, cut(both, ScatteringProcess.EVES), 1e-9);
    // Lindhard's theory: 0.2 keVee of a germanium recoil are about 1 keV.
    assertTrue(cut(both, ScatteringProcess.CEVNS) > 800);
  }

  @Test
  void aCutOfOneProcessLeavesTheOtherItsOwn() {
    double derived = cut(run(QUENCHED), ScatteringProcess.EVES);
    RunConfiguration run = run(QUENCHED + "/interaction/minRecoil 1.5 keV cevns\n");
    assertEquals(1500, cut(run, ScatteringProcess.CEVNS), 1e-9);
    assertEquals(derived, cut(run, ScatteringProcess.EVES), 0);
    assertEquals(
        List.of(ScatteringProcess.CEVNS),
        run.losses().stream().map(CutLoss::process).distinct().toList());
  }

  @Test
  void theCutOfAProcessHoldsBeforeThatOfAllInAnyOrder() {
    String all = "/interaction/minRecoil 10 eV\n";
    String own = "/interaction/minRecoil 20 eV eves\n";
    for (String lines : List.of(all + own, own + all)) {
      RunConfiguration run = run(QUENCHED + lines);
      assertEquals(10, cut(run, ScatteringProcess.CEVNS), 1e-9);
      assertEquals(20, cut(run, ScatteringProcess.EVES), 1e-9);
    }
  }

  @Test
  void aProcessWithoutEndMutesNoOther() {
    String fault = assertThrows(MacroException.class, () -> run(NOISY)).getMessage();
    assertTrue(fault.contains("no /interaction/minRecoil cevns ("), fault);
    assertTrue(fault.matches("(?s).*`/interaction/minRecoil [0-9.e-]+ eV cevns`.*"), fault);
    RunConfiguration run = run(NOISY + "/interaction/minRecoil 1 eV cevns\n");
    assertEquals(
        cut(run(NOISY.replace("cevns eves", "eves")), ScatteringProcess.EVES),
        cut(run, ScatteringProcess.EVES),
        0);
  }

  /** An upper edge of the window is no threshold, and electrons reach much further than nuclei. */
  @Test
  void aCutToProposeLiesBelowWhatIsDetected() {
    String free = NOISY.replace("cevns eves", "eves") + "/interaction/binding free\n";
    for (String macro : List.of(NOISY, free, free + "/response/roi 0 2 keVee\n")) {
      String fault = assertThrows(MacroException.class, () -> run(macro)).getMessage();
      Matcher proposed = Pattern.compile("`/interaction/minRecoil ([0-9.e+-]+) eV").matcher(fault);
      assertTrue(proposed.find(), fault);
      double cut = Double.parseDouble(proposed.group(1));
      assertTrue(cut >= 10 && cut <= 200, fault);
    }
  }

  /** What diverges is told as such, and hides no number beside it. */
  @Test
  void aPartWithoutEndMutesNoOther() {
    RunConfiguration run = run(NOISY + "/interaction/minRecoil 50 eV\n");
    CutLoss dipole = loss(run, ScatteringProcess.CEVNS, CrossSectionPart.DIPOLE);
    assertTrue(dipole.diverges());
    assertEquals(1, dipole.share(), 0);
    RunConfiguration less = run(NOISY + "/interaction/minRecoil 1e-3 eV\n");
    for (ScatteringProcess process : ScatteringProcess.values()) {
      // Whatever the cut, what is lost and what is left are one whole.
      assertEquals(whole(less, process), whole(run, process), 1e-9 * whole(run, process));
    }
    assertTrue(loss(run, ScatteringProcess.CEVNS, CrossSectionPart.SM).share() > 0.01);
  }

  private static CutLoss loss(
      RunConfiguration run, ScatteringProcess process, CrossSectionPart part) {
    return run.losses().stream()
        .filter(loss -> loss.process() == process && loss.part() == part)
        .findFirst()
        .orElseThrow();
  }

  private static double whole(RunConfiguration run, ScatteringProcess process) {
    CutLoss loss = loss(run, process, CrossSectionPart.SM);
    return detected(run, loss) / (1 - loss.share());
  }

  private static double detected(RunConfiguration run, CutLoss of) {
    return run.expectations().stream()
        .filter(e -> of.process().isOn(e.channel().target()))
        .filter(e -> e.channel().interaction().part() == of.part())
        .mapToDouble(e -> e.detected())
        .sum();
  }

  @Test
  void aCutThatNoProcessHasIsWarnedOf() {
    RunConfiguration run =
        run(
            QUENCHED.replace("cevns eves", "eves")
                + "/interaction/minRecoil 1 eV cevns\n/interaction/minRecoil 0.1 keV\n");
    List<String> warnings = run.warnings().stream().map(Object::toString).toList();
    assertEquals(1, warnings.size(), warnings.toString());
    assertTrue(warnings.get(0).contains("minRecoil 1 eV cevns (no interaction"), warnings.get(0));
  }
}
