package org.nudipole.macros.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Numbers of commands by what stands before them, and by name. */
final class FreeParameterTest {
  private static final double ROUNDING = 1e-14;

  /** A form whose keyword is two words, and a number behind another one. */
  @Test
  void aRadiusOfTheNeutronsIsFoundByItsName() {
    RunSettings two = run("/interaction/formFactor helm 4.8 fm 5.05 fm");
    FreeParameter neutrons = FreeParameter.of("/interaction/formFactor helm #rn", two);
    assertEquals(neutrons, FreeParameter.of("/interaction/formFactor #rn", two));
    assertEquals(
        line("/interaction/formFactor helm 4.8 fm 5.2 fm"), neutrons.set(two, 5.2).toMacro());
    RunSettings measured = run("/interaction/formFactor helm measured");
    FreeParameter skin = FreeParameter.of("/interaction/formFactor helm measured", measured);
    assertEquals(
        line("/interaction/formFactor helm measured 0.2 fm"),
        FreeParameter.of("/interaction/formFactor #skin", measured).set(measured, 0.2).toMacro());
    assertEquals(0, skin.value(measured).getAsDouble());
    // A radius of its own is another form, which the run does not have.
    assertTrue(
        FreeParameter.of("/interaction/formFactor helm", measured).value(measured).isEmpty());
  }

  @Test
  void nameOfTheNumberBehindTheWordsIsSuperfluous() {
    RunSettings run = run("/dipole/lambda 14 1e-11 muB 30 deg");
    assertEquals(
        FreeParameter.of("/dipole/lambda 14", run),
        FreeParameter.of("/dipole/lambda 14 #moment", run));
    assertEquals("/dipole/moment", FreeParameter.of("/dipole/moment #moment", run).text());
  }

  @Test
  void numberBetweenOthersKeepsThem() {
    RunSettings run = run("/response/efficiency erf 10 eV 3 eV 0.95");
    FreeParameter width = FreeParameter.of("/response/efficiency erf #width", run);
    assertEquals("/response/efficiency erf #width", width.text());
    assertEquals("eV", width.units());
    assertEquals(3, width.value(run).getAsDouble(), 3 * ROUNDING);
    assertEquals(line("/response/efficiency erf 10 eV 4.5 eV 0.95"), width.set(run, 4.5).toMacro());
    assertEquals(width, FreeParameter.of("/response/efficiency #width", run));
  }

  @Test
  void numberThatHasADefaultIsWrittenBehindTheOthers() {
    RunSettings run = run("/response/efficiency erf 10 eV 3 eV");
    FreeParameter plateau = FreeParameter.of("/response/efficiency #plateau", run);
    assertEquals(1, plateau.value(run).getAsDouble());
    assertEquals(line("/response/efficiency erf 10 eV 3 eV 0.5"), plateau.set(run, 0.5).toMacro());
  }

  @Test
  void phaseOfAnElement() {
    RunSettings run = run("/dipole/lambda 14 1e-11 muB");
    FreeParameter phase = FreeParameter.of("/dipole/lambda 14 #phase", run);
    assertEquals(Symmetry.PHASE, phase.symmetry());
    assertEquals(0, phase.value(run).getAsDouble());
    assertEquals(line("/dipole/lambda 14 1e-11 muB 90.0 deg"), phase.set(run, 90).toMacro());
  }

  @Test
  void componentOfAVectorInItsOwnUnitAndInAnother() {
    RunSettings run = run("/background/flat compton 76 /t/year/keV 1 30 keV");
    FreeParameter to = FreeParameter.of("/background/flat compton #to", run);
    assertEquals(30, to.value(run).getAsDouble(), 30 * ROUNDING);
    assertEquals(
        line("/background/flat compton 76 /t/year/keV 1 25.0 keV"), to.set(run, 25).toMacro());
    FreeParameter electronvolts = to.in(UnitCatalogue.find("eV").orElseThrow());
    RunSettings changed = electronvolts.set(run, 500);
    assertEquals(500, electronvolts.value(changed).getAsDouble(), 500 * ROUNDING);
    FreeParameter from = FreeParameter.of("/background/flat compton #from", run);
    assertEquals(from.value(run).getAsDouble(), from.value(changed).getAsDouble(), 10 * ROUNDING);
  }

  @Test
  void valuesOfTheLanguageStandBesideANumberThatTheRunDoesNotHave() {
    RunSettings run = run("/source/use reactor");
    FreeParameter share = FreeParameter.of("/source/fissionFractions #Pu239", run);
    assertEquals(0.30, share.value(run).getAsDouble());
    assertEquals(
        line("/source/use reactor", "/source/fissionFractions 0.58 0.07 0.2 0.05"),
        share.set(run, 0.2).toMacro());
  }

  @Test
  void defaultThatAnotherCommandChooses() {
    FreeParameter angle = FreeParameter.of("/mixing/sin2Theta23", run("/mixing/ordering normal"));
    assertEquals(OptionalDouble.of(0.574), angle.value(run("/mixing/ordering normal")));
    assertEquals(OptionalDouble.of(0.578), angle.value(run("/mixing/ordering inverted")));
    assertEquals(OptionalDouble.of(0.574), angle.value(run()));
  }

  @Test
  void rateBesideATable() {
    RunSettings run =
        Macros.read("/background/table B0 \"a b0.csv\" 3 /kg/day", "a b0.csv", "x").runs().get(0);
    FreeParameter rate = FreeParameter.of("/background/table B0 #rate", run);
    RunSettings changed = rate.set(run, 4);
    assertEquals(4, rate.value(changed).getAsDouble(), 4 * ROUNDING);
    assertEquals(
        run.all("/background/table").get(0).table("file"),
        changed.all("/background/table").get(0).table("file"));
  }

  @Test
  void numbersWhoseNeighboursAreUnknownAreRefused() {
    refused("/interaction/couplings #gVn", "the run does not have the other values");
    refused("/response/efficiency erf #width", "the run does not have the other values");
    refused("/detector/size #x", "the run does not have the other values");
    refused("/response/s1 #noise", "choose one of #g1 #double #width");
    refused("/detector/material #mass", "the command has no number that varies");
    refused("/response/quenching", "it does not lead to a number");
    refused("/random/seed", "it is no number of the experiment");
    refused("/fit/nuisance", "it does not lead to a number");
    refused("/response/quenching lindhard #c1", "choose one of #k");
    RunSettings short1 = run("/response/quenching polynomial 0.05");
    String text = "/response/quenching #c3";
    assertThrows(IllegalArgumentException.class, () -> FreeParameter.of(text, short1));
  }

  /** No option of the user has set it, so none is blamed. */
  @Test
  void aValueThatIsRefusedHasNoPlaceAmongTheOptions() {
    RunSettings run = run("/dipole/mass 1 MeV");
    FreeParameter mass = FreeParameter.of("/dipole/mass", run);
    assertEquals(
        "/dipole/mass: /dipole/mass -1.0 MeV (mass must not be negative) example: /dipole/mass 100"
            + " keV",
        assertThrows(MacroException.class, () -> mass.set(run, -1)).getMessage());
    assertEquals(
        "/dipole/mass: /dipole/mass heavy (mass is not a number) example: /dipole/mass 100 keV",
        assertThrows(MacroException.class, () -> run.with("/dipole/mass", "heavy keV"))
            .getMessage());
    assertEquals(
        SourceLocation.of("/dipole/mass"), mass.set(run, 2).get("/dipole/mass").get().location());
  }

  /** What holds in place of a value is what the reference says. */
  @Test
  void aMissingValueFollowsFromWhatTheReferenceSays() {
    FreeParameter density = FreeParameter.of("/detector/density", run());
    assertEquals(
        "/detector/density (the macro has no value for it; without one it is: the material's own)"
            + " give one, such as --set \"/detector/density=5.323 g/cm3\"",
        assertThrows(IllegalArgumentException.class, () -> density.requireValue(run()))
            .getMessage());
  }

  @Test
  void nullOfASignal() {
    assertEquals(OptionalDouble.of(0), FreeParameter.of("/dipole/moment", run()).nothing());
    assertEquals(OptionalDouble.of(0), FreeParameter.of("/dipole/lambda 14", run()).nothing());
    RunSettings run = run("/dipole/lambda 14 1e-11 muB 30 deg");
    assertTrue(FreeParameter.of("/dipole/lambda 14 #phase", run).nothing().isEmpty());
    assertTrue(FreeParameter.of("/dipole/mass", run).nothing().isEmpty());
  }

  @Test
  void noSignalIsEverySignalAtItsNull() {
    RunSettings run =
        run("/dipole/mass 1 MeV", "/dipole/lambda 14 1e-11 muB 30 deg", "/dipole/epsilon 24 1 muB");
    assertTrue(run.hasSignal());
    RunSettings none = run.withoutSignal();
    assertTrue(!none.hasSignal());
    assertEquals(
        line("/dipole/mass 1 MeV", "/dipole/lambda 14 0 muB", "/dipole/epsilon 24 0 muB"),
        none.toMacro());
  }

  private static void refused(String text, String why) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> FreeParameter.of(text, run()))
            .getMessage();
    assertTrue(message.contains(why), message);
  }

  private static String line(String... lines) {
    return "/random/seed 1\n" + String.join("\n", lines) + "\n";
  }

  private static RunSettings run(String... lines) {
    ParsedMacro macro = Macros.read(String.join("\n", lines));
    assertEquals(List.of(), macro.faults());
    return macro.runs().get(0);
  }
}
