package org.nudipole.generator.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {
  /** Elements stay in the order of their first appearance. */
  @ParameterizedTest
  @CsvSource({
    "Ge, Ge 1.0",
    "CaWO4, Ca 1.0 W 1.0 O 4.0",
    "C8H8, C 8.0 H 8.0",
    "Cd0.9Zn0.1Te, Cd 0.9 Zn 0.1 Te 1.0",
    "Ca(OH)2, Ca 1.0 O 2.0 H 2.0",
    "Gd3(Al2Ga3)O12, Gd 3.0 Al 2.0 Ga 3.0 O 12.0",
    "((CH2)2CH3)2, C 6.0 H 14.0",
    "HOH, H 2.0 O 1.0",
    "CO, C 1.0 O 1.0",
    "Co, Co 1.0"
  })
  void atoms(String formula, String expected) {
    assertEquals(
        expected,
        Formula.of(formula).atoms().entrySet().stream()
            .map(e -> e.getKey() + " " + e.getValue())
            .collect(Collectors.joining(" ")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "lif; 0; 'l' where an element begins",
        "2LiF; 0; '2' where an element begins",
        "Li-F; 2; '-' where an element begins",
        "LiXx2; 2; unknown element Xx",
        "Tc; 0; unknown element Tc",
        "Np; 0; unknown element Np",
        "Lif; 0; unknown element Lif",
        "Zz; 0; unknown element Zz",
        "Za; 0; unknown element Za",
        "LiF0; 3; '0' is no number of atoms",
        "LiF1.; 3; '1.' is no number of atoms",
        "LiF1.2.3; 3; '1.2.3' is no number of atoms",
        "LiF1000000; 3; '1000000' is no number of atoms",
        "LiF0.000001; 3; '0.000001' is no number of atoms",
        "LiF500000F500000; 9; too many or too few atoms of F",
        "LiF99999999; 3; '99999999' is no number of atoms",
        "Ca(OH2; 2; a parenthesis is not closed",
        "Ca((OH)2; 2; a parenthesis is not closed",
        "CaOH)2; 4; no parenthesis is open",
        "Ca()2; 3; nothing between the parentheses",
        "((H999)999)999; 10; too many or too few atoms of H",
        "Ｌi; 0; 'Ｌ' where an element begins"
      })
  void faults(String formula, int place, String problem) {
    FormulaException e = assertThrows(FormulaException.class, () -> Formula.of(formula));
    assertEquals(problem, e.getMessage());
    assertEquals(place, e.place());
    assertTrue(e.suggestion().matches(".*\\w.*"), e::suggestion);
    String unknown = problem.startsWith("unknown") ? problem.replaceAll(".* ", "") : null;
    assertEquals(Optional.ofNullable(unknown), e.unknown());
  }

  @Test
  void nothingIsNoFormulaAndDepthIsNoMatter() {
    assertThrows(FormulaException.class, () -> Formula.of(""));
    int deep = 100_000;
    assertEquals(
        List.of("H"),
        List.copyOf(Formula.of("(".repeat(deep) + "H" + ")".repeat(deep)).atoms().keySet()));
  }
}
