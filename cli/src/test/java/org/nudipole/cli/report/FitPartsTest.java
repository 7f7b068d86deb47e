package org.nudipole.cli.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which curves stand for the parts of a fit. */
class FitPartsTest {
  private static Map<String, double[]> parts(String... names) {
    Map<String, double[]> parts = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i++) {
      parts.put(names[i], new double[] {names.length - i, 0});
    }
    return parts;
  }

  @Test
  void aFewStandForThemselves() {
    Map<String, double[]> parts = parts("sm", "dipole", "Ar37", "Ar39");
    parts.put("nothing", new double[2]);
    assertEquals(
        List.of("Standard Model", "dipole", "Ar37", "Ar39"),
        List.copyOf(FitParts.of(parts).keySet()));
  }

  @Test
  void backgroundsOfBinsAreOne() {
    Map<String, double[]> few = FitParts.of(parts("sm", "b0", "b1", "b2", "b3", "b4", "b12"));
    assertEquals(List.of("Standard Model", "b"), List.copyOf(few.keySet()));
    assertArrayEquals(new double[] {21, 0}, few.get("b"));
  }

  @Test
  void theSmallestOfManyAreOne() {
    Map<String, double[]> few = FitParts.of(parts("sm", "a", "b", "c", "d", "e", "f", "g"));
    assertEquals(
        List.of("Standard Model", "a", "b", "c", "d", "others"), List.copyOf(few.keySet()));
    assertArrayEquals(new double[] {6, 0}, few.get("others"));
  }
}
