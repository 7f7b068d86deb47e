package org.nudipole.cli.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.nudipole.generator.Column;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.axis.Digits;
import org.nudipole.io.EventSet;
import org.nudipole.io.StoredColumn;
import org.nudipole.io.TargetRow;
import org.nudipole.macros.exchange.EventWeights;

/** Events of a file in words: what came, what it hit, and what was seen. */
public final class EventLines {
  private static final int DIGITS = 4;

  /** Factors from the unit of a file to others that a number may be better read in. */
  private static final Map<String, Map<Double, String>> SCALES =
      Map.of(
          "keV", new TreeMap<>(Map.of(1e-3, "eV", 1.0, "keV", 1e3, "MeV", 1e6, "GeV")),
          "keVnr", new TreeMap<>(Map.of(1e-3, "eVnr", 1.0, "keVnr")),
          "keVee", new TreeMap<>(Map.of(1e-3, "eVee", 1.0, "keVee")),
          "s", new TreeMap<>(Map.of(1.0, "s", 60.0, "min", 3600.0, "h", 86400.0, "day")),
          "ns", new TreeMap<>(Map.of(1.0, "ns", 1e3, "us", 1e6, "ms")));

  private final EventSet events;
  private final Map<String, StoredColumn> columns;

  /** The events of a file. */
  public EventLines(EventSet events) {
    this.events = events;
    columns =
        events.columns().stream().collect(Collectors.toMap(StoredColumn::name, column -> column));
  }

  /** What is known of the event of a row. */
  public Report of(long row) {
    List<Block> blocks = new ArrayList<>();
    boolean background = has(Column.TARGET) && integer(Column.TARGET, row) < 0;
    if (!background) {
      fact(blocks, "neutrino", neutrino(row));
      fact(blocks, "target", target(row));
    }
    fact(blocks, background ? "deposit" : "recoil", recoil(row, background));
    fact(blocks, "vertex", vertex(row));
    fact(blocks, "seen", seen(row));
    fact(blocks, "weights", weights(row));
    return new Report(title(row), blocks);
  }

  private static void fact(List<Block> blocks, String label, String text) {
    if (!text.isEmpty()) {
      blocks.add(Block.line(label, text));
    }
  }

  private String title(long row) {
    String kind = word(Column.INTERACTION, row).orElse("event");
    String part = word(Column.PART, row).filter(text -> !text.equals(kind)).orElse("");
    String time = has(Column.TIME) ? " at " + quantity(Column.TIME.name(), row) : "";
    String module = word(Column.MODULE, row).map(name -> " in module " + name).orElse("");
    return "row " + row + ": " + (kind + " " + part).strip() + module + time;
  }

  private String neutrino(long row) {
    List<String> words = new ArrayList<>();
    if (has(Column.NEUTRINO_PDG)) {
      words.add(flavour(integer(Column.NEUTRINO_PDG, row)));
    }
    if (has(Column.NEUTRINO_ENERGY)) {
      words.add(quantity(Column.NEUTRINO_ENERGY.name(), row));
    }
    if (has(Column.PULSE_TIME)) {
      words.add(quantity(Column.PULSE_TIME.name(), row) + " in the pulse");
    }
    along(words, row, Column.NEUTRINO_DX, Column.NEUTRINO_DY, Column.NEUTRINO_DZ);
    return String.join(", ", words);
  }

  private static String flavour(int pdg) {
    return Arrays.stream(Flavour.values())
        .filter(flavour -> flavour.pdg() == pdg)
        .map(Flavour::label)
        .findFirst()
        .orElse("particle " + pdg);
  }

  private String target(long row) {
    if (!has(Column.TARGET)) {
      return "";
    }
    TargetRow hit = events.header().targets().get(integer(Column.TARGET, row));
    return hit.name();
  }

  private String recoil(long row, boolean background) {
    List<String> words = new ArrayList<>();
    if (has(Column.RECOIL_ENERGY) && !(background && number(Column.RECOIL_ENERGY, row) == 0)) {
      words.add(quantity(Column.RECOIL_ENERGY.name(), row));
    }
    if (!background) {
      along(words, row, Column.RECOIL_DX, Column.RECOIL_DY, Column.RECOIL_DZ);
    }
    return String.join(", ", words);
  }

  private void along(List<String> words, long row, Column x, Column y, Column z) {
    if (has(x) && has(y) && has(z)) {
      words.add(
          "along ("
              + Digits.fixed(number(x, row), 3)
              + ", "
              + Digits.fixed(number(y, row), 3)
              + ", "
              + Digits.fixed(number(z, row), 3)
              + ")");
    }
  }

  private String vertex(long row) {
    List<Column> axes = List.of(Column.VERTEX_X, Column.VERTEX_Y, Column.VERTEX_Z);
    return axes.stream().allMatch(this::has)
        ? axes.stream()
            .map(axis -> Digits.of(number(axis, row), DIGITS))
            .collect(Collectors.joining(", ", "(", ") " + Column.VERTEX_X.units()))
        : "";
  }

  private String seen(long row) {
    List<String> words = new ArrayList<>();
    for (String name : List.of("observed", Column.OBSERVED_2)) {
      if (columns.containsKey(name)) {
        words.add(quantity(name, row));
      }
    }
    if (events.header().selection().detectedOnly() || has(Column.DETECTED)) {
      words.add(events.detected(row, 1)[0] != 0 ? "detected" : "not detected");
    }
    return String.join(", ", words);
  }

  private String weights(long row) {
    return EventWeights.columns(events).stream()
        .map(
            name ->
                EventWeights.name(name) + " " + Digits.of(events.doubles(name, row, 1)[0], DIGITS))
        .collect(Collectors.joining(", "));
  }

  private boolean has(Column column) {
    return columns.containsKey(column.name());
  }

  private double number(Column column, long row) {
    return events.doubles(column.name(), row, 1)[0];
  }

  private int integer(Column column, long row) {
    return events.integers(column.name(), row, 1)[0];
  }

  private Optional<String> word(Column column, long row) {
    if (!has(column)) {
      return Optional.empty();
    }
    List<String> labels = columns.get(column.name()).labels();
    int code = integer(column, row);
    return Optional.of(code < labels.size() ? labels.get(code) : Integer.toString(code));
  }

  // A number in the unit in which it is at least 1, or in the least one.
  private String quantity(String name, long row) {
    double value = events.doubles(name, row, 1)[0];
    String units = columns.get(name).units();
    String shown = units;
    double scale = 1;
    boolean first = true;
    for (Map.Entry<Double, String> unit : SCALES.getOrDefault(units, Map.of()).entrySet()) {
      if (first || Math.abs(value) >= unit.getKey()) {
        scale = unit.getKey();
        shown = unit.getValue();
      }
      first = false;
    }
    return (Digits.of(value / scale, DIGITS) + " " + shown).strip();
  }
}
