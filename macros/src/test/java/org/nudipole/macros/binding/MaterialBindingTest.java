package org.nudipole.macros.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.data.Target;
import org.nudipole.macros.language.MacroException;

/** Materials of one's own. */
class MaterialBindingTest {
  private static final String MACRO =
      """
      /source/use cr51
      /source/activity 5 MCi
      /source/distance 25 cm
      /detector/material MATERIAL
      /detector/volume 100 cm3
      /interaction/use cevns eves
      /response/quenching none
      /response/threshold 20 eV
      /run/exposure 55 day
      """;

  private static RunConfiguration run(String material, String lines) {
    return RunConfiguration.stored(
        MACRO.replace("MATERIAL", material) + lines.replace('|', '\n'), Map.of());
  }

  private static String faults(String material, String lines) {
    return assertThrows(MacroException.class, () -> run(material, lines)).getMessage();
  }

  /** Wherever the line stands, and under the name of a shipped material too. */
  @Test
  void aDefinedMaterialIsLikeAShippedOne() {
    RunConfiguration shipped = run("LiF", "");
    for (String name : new String[] {"crystal", "LiF"}) {
      RunConfiguration own = run(name, "/material/define " + name + " LiF 2.64 g/cm3\n");
      assertEquals(shipped.expectedEvents(), own.expectedEvents());
      assertEquals(shipped.experiment().mass(), own.experiment().mass());
      assertEquals(name, own.experiment().material().name());
    }
  }

  @Test
  void theLastDefinitionOfANameHolds() {
    RunConfiguration run =
        run(
            "mine",
            "/material/define mine LiF 1 g/cm3|/material/define other Ge 3 g/cm3|"
                + "/material/define mine CaF2 2 g/cm3");
    assertEquals(200 * Units.G, run.experiment().mass(), 1e-9 * Units.KG);
    assertEquals("Ca", run.experiment().targets().get(0).element());
  }

  @Test
  void densityAndEnrichmentHoldForIt() {
    RunConfiguration run =
        run(
            "mine",
            "/material/define mine LiF 1 g/cm3|/detector/density 2 g/cm3|"
                + "/detector/enrichment Li6 0.95");
    assertEquals(200 * Units.G, run.experiment().mass(), 1e-9 * Units.KG);
    Material natural = Material.named("LiF");
    double before = perMass(natural, "Li6");
    double after = perMass(run.experiment().material(), "Li6");
    assertTrue(after > 10 * before, before + " " + after);
  }

  private static double perMass(Material material, String isotope) {
    return material.nuclei().stream()
        .filter(target -> target.name().equals(isotope))
        .mapToDouble(Target::perMass)
        .sum();
  }

  /** Half of the cadmium replaced by zinc has half of each. */
  @Test
  void numbersOfAtomsMayBeFractions() {
    Material mixed =
        run("CZT", "/material/define CZT Cd0.5Zn0.5Te 5.8 g/cm3").experiment().material();
    Material cadmium = Material.of("CdTe", "CdTe", Units.G_PER_CM3);
    Material zinc = Material.of("ZnTe", "ZnTe", Units.G_PER_CM3);
    assertEquals(
        (cadmium.molarMass() + zinc.molarMass()) / 2, mixed.molarMass(), 1e-12 * mixed.molarMass());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "GE; ''; /run/macro:4:20: /detector/material GE (unknown material GE) did you mean Ge? Known: Ge Si",
        "BGO; ''; (unknown material BGO) give one of Ge Si Al2O3 CaWO4 LXe LAr CsI NaI LiF CaF2 TeO2 PbWO4 Zn GXe C8H8 CH2, or one of your own: `/material/define LiF LiF 2.64 g/cm3`",
        "crystl; /material/define crystal LiF 1 g/cm3; did you mean crystal? Known: crystal Ge",
        "x; /material/define x LiF; /run/macro:10:1: /material/define x LiF (no density) example: /material/define LiF LiF 2.64 g/cm3",
        "x; /material/define x LiF 2.64; (no unit)",
        "x; /material/define x LiF 0 g/cm3; density must be greater than 0",
        "x; /material/define x LiF 2.64 g; /run/macro:10",
        "x; /material/define x; /run/macro:10:1: /material/define x (no formula) example",
        "x; /material/define x LiFe1Xx2O 1 g/cm3; /run/macro:10:25: /material/define x LiFe1Xx2O (unknown element Xx) give elements with natural isotopes, up to uranium",
        "x; /material/define x Lif 1 g/cm3; (unknown element Lif) did you mean Li?",
        "x; /material/define x Uup2 1 g/cm3; (unknown element Uup) give elements with natural isotopes, up to uranium",
        "x; /material/define x Ca(OH2 1 g/cm3; /run/macro:10:22: /material/define x Ca(OH2 (a parenthesis is not closed) add a )",
        "x; /material/define x LiF0 1 g/cm3; ('0' is no number of atoms) give a number such as 2 or 0.5",
        "x; /material/define x 2LiF 1 g/cm3; ('2' where an element begins) write symbols such as Pb",
        "x; /material/define 1x LiF 1 g/cm3; name must be a letter",
        "x; /material/define x LiF 1 g/cm3 2; too many arguments"
      })
  void faults(String material, String lines, String expected) {
    String message = faults(material, lines);
    assertTrue(message.contains(expected), message);
  }

  /** What could not be read is not missing as well. */
  @Test
  void aMaterialWhoseLineIsFaultyIsNotUnknown() {
    String message = faults("x", "/material/define x Xx 1 g/cm3");
    assertFalse(message.contains("unknown material"), message);
  }

  /** Sulphur has an isotope whose charge radius nobody has measured. */
  @Test
  void measuredRadiiMustBeThere() {
    String define = "/material/define ZnS ZnS 4.09 g/cm3|/interaction/formFactor helm measured";
    String message = faults("ZnS", define);
    assertTrue(message.contains("no charge radius of S33 has been measured"), message);
    assertTrue(message.contains("give rms radii such as `/interaction/formFactor helm"), message);
    // Without it, or without nuclei, there is nothing to miss.
    assertTrue(run("ZnS", define + "|/detector/enrichment S33 0").expectedEvents() > 0);
    assertTrue(run("ZnS", define + "|/interaction/use eves").expectedEvents() > 0);
    assertTrue(run("CH2", "/interaction/formFactor helm measured").expectedEvents() > 0);
  }

  /** The correction for xenon holds for its gas, and for a compound that has some. */
  @Test
  void bindingOfXenonIsThatOfItsAtoms() {
    String rrpa = "/interaction/bindingCorrection rrpa";
    for (String[] material :
        new String[][] {{"GXe", ""}, {"x", "/material/define x XeF2 4 g/cm3|"}}) {
      assertTrue(
          run(material[0], material[1] + rrpa).expectedEvents()
              < run(material[0], material[1]).expectedEvents());
    }
    assertTrue(faults("LiF", rrpa).contains("it is known for xenon only"));
  }
}
