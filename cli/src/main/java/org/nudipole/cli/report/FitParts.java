package org.nudipole.cli.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.nudipole.generator.interaction.CrossSectionPart;

/**
 * What the counts of a best fit are made of, as few curves that an eye tells apart: of many parts
 * those whose names differ by a number are one, such as a background of each bin, and then the
 * smallest ones.
 */
final class FitParts {
  private static final int MOST = 6;

  private FitParts() {}

  /** Counts by what a reader calls them; what is 0 everywhere is left out. */
  static Map<String, double[]> of(Map<String, double[]> parts) {
    Map<String, double[]> some = new LinkedHashMap<>();
    parts.forEach(
        (name, counts) -> {
          if (Arrays.stream(counts).anyMatch(n -> n != 0)) {
            some.put(called(name), counts);
          }
        });
    Map<String, double[]> fewer =
        some.size() > MOST ? merged(some, name -> name.replaceAll("[0-9]+$", "")) : some;
    if (fewer.size() <= MOST) {
      return fewer;
    }
    List<String> largest =
        fewer.keySet().stream()
            .sorted(Comparator.comparingDouble(name -> -size(fewer.get(name))))
            .limit(MOST - 1L)
            .toList();
    return merged(fewer, name -> largest.contains(name) ? name : "others");
  }

  private static String called(String name) {
    return name.equals(CrossSectionPart.SM.label()) ? "Standard Model" : name;
  }

  private static double size(double[] counts) {
    return Arrays.stream(counts).map(Math::abs).sum();
  }

  private static Map<String, double[]> merged(
      Map<String, double[]> parts, Function<String, String> name) {
    Map<String, double[]> sums = new LinkedHashMap<>();
    parts.forEach(
        (one, counts) -> {
          double[] sum = sums.computeIfAbsent(name.apply(one), n -> new double[counts.length]);
          Arrays.setAll(sum, i -> sum[i] + counts[i]);
        });
    return sums;
  }
}
