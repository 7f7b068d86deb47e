package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nudipole.cli.Limits.limit;
import static org.nudipole.cli.Limits.points;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.macros.language.ShippedFiles;

/** The table of shipped limits in docs/statistics.md holds what the program gives. */
@Tag("canonical")
class DocumentedLimitsTest {
  private static final double UNIT = 1e-11;

  static List<String> rows() throws IOException {
    return rows("| macro | data | one-sided: expected, observed |");
  }

  static List<String> elements() throws IOException {
    return rows("| together | λ_14: expected, observed |");
  }

  private static List<String> rows(String begin) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("..", "docs", "statistics.md"));
    int head = 0;
    while (!lines.get(head).startsWith(begin)) {
      head++;
    }
    return lines.subList(head + 2, lines.size()).stream()
        .takeWhile(line -> line.startsWith("|"))
        .toList();
  }

  private static List<String> cells(String row) {
    return Arrays.stream(row.split("\\|", -1)).map(String::strip).toList();
  }

  private static String macro(String row) {
    return cells(row).get(1).replace("`", "");
  }

  @Test
  void eachShippedLimitHasARow() throws IOException {
    List<String> shipped =
        ShippedFiles.all().stream()
            .map(ShippedFiles::typed)
            .filter(name -> name.startsWith("limits/"))
            .toList();
    assertTrue(shipped.size() > 20, shipped::toString);
    assertEquals(
        new TreeSet<>(shipped), new TreeSet<>(rows().stream().map(row -> macro(row)).toList()));
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("rows")
  void twoSidedOnesAreRight(String row) {
    assertDocumented(cells(row).get(4), macro(row), List.of("--two-sided"));
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("rows")
  void oneSidedOnesAreRight(String row) {
    assertDocumented(cells(row).get(3), macro(row), List.of());
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("elements")
  void elementsOfTheMatrixAreRight(String row) {
    for (int i = 0; i < 3; i++) {
      assertDocumented(
          cells(row).get(2 + i),
          macro(row),
          List.of("--two-sided", "--parameter", "/dipole/lambda " + (i + 1) + "4"));
    }
  }

  // Each number to half of its last digit.
  private static void assertDocumented(String documented, String macros, List<String> convention) {
    List<String> words = new ArrayList<>();
    if (macros.contains(" ")) {
      words.add("--combine");
    }
    words.addAll(List.of(macros.split(" ")));
    words.add("--json");
    words.addAll(convention);
    Map<String, Object> point = points(limit(words.toArray(String[]::new)).json()).get(0);
    String[] numbers = documented.split(", ", -1);
    assertEquals(numbers.length > 1, point.get("observed") != null, macros);
    List<String> keys = List.of("expected", "observed");
    for (int i = 0; i < numbers.length; i++) {
      int dot = numbers[i].indexOf('.');
      double digit = Math.pow(10, dot < 0 ? 0 : dot + 1 - numbers[i].length());
      double ours = (Double) point.get(keys.get(i)) / UNIT;
      assertEquals(
          Double.parseDouble(numbers[i]), ours, 0.5001 * digit, macros + " " + keys.get(i));
    }
  }
}
