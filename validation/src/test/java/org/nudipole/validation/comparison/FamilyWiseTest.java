package org.nudipole.validation.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class FamilyWiseTest {
  @Test
  void listsTheFailuresWorstFirst() {
    TestResult good = new TestResult("good", 0, 0, 0.02, "");
    TestResult bad = new TestResult("bad", 0, 0, 1e-5, "");
    TestResult worst = new TestResult("worst", 0, 0, 1e-300, "");
    FamilyWise family = new FamilyWise(List.of(good, bad, worst), 1e-4);
    assertFalse(family.agrees());
    assertEquals(List.of(worst, bad), family.failures());
    assertEquals(3e-300, family.p(), 1e-314);
  }

  @Test
  void theNumberOfTestsCounts() {
    TestResult single = new TestResult("t", 0, 0, 0.02, "");
    assertFalse(new FamilyWise(List.of(single), 0.05).agrees());
    FamilyWise family = new FamilyWise(List.of(single, single, single), 0.05);
    assertTrue(family.agrees());
    assertEquals(List.of(), family.failures());
    assertEquals(0.06, family.p(), 1e-15);
  }

  @Test
  void refusesToJudgeNothing() {
    assertThrows(IllegalArgumentException.class, () -> new FamilyWise(List.of(), 0.05));
    List<TestResult> one = List.of(new TestResult("t", 0, 0, 1, ""));
    assertThrows(IllegalArgumentException.class, () -> new FamilyWise(one, 0));
    assertThrows(IllegalArgumentException.class, () -> new FamilyWise(one, 1));
    assertThrows(IllegalArgumentException.class, () -> new FamilyWise(one, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new TestResult("t", 0, 0, Double.NaN, ""));
  }
}
