package org.nudipole.macros.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The macro language of event files of format 1, in today's words: its coefficients had no units,
 * the columns of its tables were found by their place, and the quanta of xenon were those of NEST
 * v2.0.
 *
 * @param macro the resolved macro
 * @param tables texts of its tables, by name
 */
public record FirstFormat(String macro, Map<String, String> tables) {
  private static final List<String> INVERSE_ENERGIES = List.of("/MeV", "/MeV2", "/MeV3");
  private static final List<String> CURVE = List.of("energy", "value");

  /** What the first columns of a table of these commands were; the rest was not read. */
  private static final Map<String, List<String>> COLUMNS =
      Map.of(
          "/response/quenching", CURVE,
          "/response/efficiency", CURVE,
          "/interaction/bindingCorrection", CURVE,
          "/background/table", CURVE,
          "/response/timeEfficiency", List.of("time", "value"),
          "/background/timeTable", List.of("begin", "end", "share"));

  private static final String XENON = "/response/xenon";
  private static final String DATA = "/fit/data";
  private static final List<String> COUNTS = List.of("observed_low", "observed_high", "counts");

  /** Keeps a copy. */
  public FirstFormat {
    tables = Map.copyOf(tables);
  }

  /** The same run in today's language. */
  public FirstFormat renewed() {
    List<String> lines = new ArrayList<>();
    Map<String, String> texts = new LinkedHashMap<>(tables);
    for (String line : macro.split("\n", -1)) {
      List<String> words = List.of(line.strip().split("\\s+"));
      lines.add(
          words.get(0).equals(XENON) && words.size() == 3
              ? line + " nest2.0"
              : renewed(words).map(w -> String.join(" ", w)).orElse(line));
      words.stream()
          .filter(tables::containsKey)
          .forEach(name -> texts.put(name, table(words.get(0), tables.get(name))));
    }
    return new FirstFormat(String.join("\n", lines), texts);
  }

  /** The words of a command with units behind its coefficients; empty if it has no bare ones. */
  static Optional<List<String>> renewed(List<String> words) {
    if (words.size() < 3) {
      return Optional.empty();
    }
    List<String> renewed = new ArrayList<>(words);
    boolean numbers = words.stream().skip(2).allMatch(NumberSyntax::isNumber);
    switch (words.get(0) + " " + words.get(1)) {
      case "/response/quenching polynomial" -> {
        for (int k = words.size() - 1; numbers && k > 2 && k < 6; k--) {
          renewed.add(k + 1, INVERSE_ENERGIES.get(k - 3));
        }
      }
      case "/response/resolution sqrt" -> {
        if (numbers && words.size() == 3) {
          renewed.add("sqrt(keV)");
        }
      }
      case "/response/efficiency logistic" -> {
        boolean bare =
            words.size() > 5 && words.subList(2, 5).stream().allMatch(NumberSyntax::isNumber);
        String inverse = bare ? "/" + words.get(5).replaceAll("(nr|ee)$", "") : "";
        if (UnitCatalogue.find(inverse).isPresent()) {
          renewed.add(4, inverse);
        }
      }
      default -> {}
    }
    return renewed.size() > words.size() ? Optional.of(renewed) : Optional.empty();
  }

  private static String table(String command, String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\\R", -1)));
    int columns = header(lines, "columns");
    int units = header(lines, "units");
    if (columns < 0 || units < 0 || !COLUMNS.containsKey(command) && !command.equals(DATA)) {
      return text;
    }
    String[] names = cells(lines.get(columns));
    List<String> ignored;
    if (command.equals(DATA)) {
      String[] unit = cells(lines.get(units));
      IntStream.range(0, Math.min(names.length, unit.length))
          .filter(i -> names[i].equals("counts"))
          .forEach(i -> unit[i] = "1");
      lines.set(units, "# units: " + String.join(",", unit));
      ignored = Arrays.stream(names).filter(name -> !COUNTS.contains(name)).distinct().toList();
    } else {
      List<String> known = COLUMNS.get(command);
      for (int i = 0; i < names.length; i++) {
        names[i] = i < known.size() ? known.get(i) : "unread" + i;
      }
      lines.set(columns, "# columns: " + String.join(",", names));
      ignored = Arrays.stream(names).skip(known.size()).toList();
    }
    if (!ignored.isEmpty()) {
      lines.set(columns, lines.get(columns) + "\n# ignored: " + String.join(",", ignored));
    }
    return String.join("\n", lines);
  }

  // The first line that declares them; only that one was read.
  private static int header(List<String> lines, String key) {
    return IntStream.range(0, lines.size())
        .filter(i -> lines.get(i).matches("\\s*#\\s*" + key + "\\s*:.*"))
        .findFirst()
        .orElse(-1);
  }

  private static String[] cells(String line) {
    return Arrays.stream(line.substring(line.indexOf(':') + 1).split(",", -1))
        .map(String::strip)
        .toArray(String[]::new);
  }
}
