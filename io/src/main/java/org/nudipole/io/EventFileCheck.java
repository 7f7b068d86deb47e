package org.nudipole.io;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoublePredicate;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Units;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.io.hdf5.NumberKind;

/** Checks that an event file holds what the format promises and what its header says. */
public final class EventFileCheck {
  private static final List<String> OBSERVABLE_UNITS = List.of("keVnr", "keVee", "PE");

  /** The generation cut was applied in another unit; the last bits may differ. */
  private static final double ROUNDING = 1e-12;

  private final EventFileReader file;
  private final List<String> faults = new ArrayList<>();

  private EventFileCheck(EventFileReader file) {
    this.file = file;
  }

  /**
   * All faults of a file, none if it is sound: standard columns with type and unit, equal lengths,
   * finite values, recoils above the generation cut, targets that exist, the number of detected
   * events, stored tables, and the digest. A file that is no complete event file has that one
   * fault.
   *
   * @throws EventFileException if there is no file of that name
   */
  public static List<String> faults(Path path) {
    try (EventFileReader file = EventFileReader.open(path)) {
      EventFileCheck check = new EventFileCheck(file);
      check.columns();
      check.tables();
      if (check.faults.isEmpty()) {
        check.values();
      }
      if (!EventDigest.of(file).equals(file.summary().digest())) {
        check.faults.add(
            path + ": the columns do not match the digest (they have been changed or damaged)");
      }
      return List.copyOf(check.faults);
    } catch (EventFileException e) {
      if (!Files.isRegularFile(path)) {
        throw e;
      }
      return List.of(e.getMessage());
    }
  }

  private void columns() {
    for (StoredColumn column : file.columns()) {
      if (column.rows() != file.header().events()) {
        fault(column, "has " + column.rows() + " rows, the header says " + file.header().events());
      }
    }
    for (Column standard : Column.standard(Column.observed("", 1))) {
      file.columns().stream()
          .filter(stored -> stored.name().equals(standard.name()))
          .findFirst()
          .ifPresentOrElse(
              stored -> compare(stored, standard),
              () -> faults.add(file.path() + ": column " + standard.name() + " is missing"));
    }
    ifPresent(Column.observed2("", 1));
    ifPresent(Column.PULSE_TIME);
  }

  private void ifPresent(Column column) {
    file.columns().stream()
        .filter(stored -> stored.name().equals(column.name()))
        .forEach(stored -> compare(stored, column));
  }

  private void compare(StoredColumn stored, Column standard) {
    if (!types(standard).contains(stored.type())) {
      fault(stored, "is " + stored.type() + ", not " + String.join(" or ", types(standard)));
    }
    boolean observable = standard.name().startsWith("observed");
    if (observable
        ? !OBSERVABLE_UNITS.contains(stored.units())
        : !stored.units().equals(standard.units())) {
      fault(
          stored,
          "has units \""
              + stored.units()
              + "\", not "
              + (observable ? "one of " + OBSERVABLE_UNITS : "\"" + standard.units() + "\""));
    }
  }

  private static List<String> types(Column standard) {
    if (standard.equals(Column.NEUTRINO_PDG)) {
      return List.of("i8", "i16");
    }
    return switch (standard.type()) {
      case F64 -> List.of("f64");
      case F32 -> List.of("f32");
      case U8 -> List.of("u8");
      case I8 -> List.of("i8");
      case I16 -> List.of("i16");
    };
  }

  private void tables() {
    Map<String, String> digests = file.header().tableSha256();
    Set<String> named = Set.copyOf(Arrays.asList(file.header().macro().split("\\s+")));
    digests.keySet().stream()
        .filter(name -> named.contains(name) && !file.header().tables().containsKey(name))
        .forEach(
            name ->
                faults.add(
                    file.path() + ": table " + name + ", which the macro names, is missing"));
    file.header()
        .tables()
        .forEach(
            (name, text) -> {
              String stated = digests.getOrDefault(name, "none");
              if (!stated.equals(TableDigests.of(text))) {
                faults.add(
                    file.path()
                        + ": table "
                        + name
                        + " does not have the SHA-256 that the header states");
              }
            });
  }

  private void values() {
    for (StoredColumn column : file.columns()) {
      if (column.kind() == NumberKind.FLOAT) {
        firstWhere(column, x -> !Double.isFinite(x), "is not finite");
      }
    }
    double cut = file.header().minRecoil() / Units.KEV * (1 - ROUNDING);
    recoils(cut);
    int targets = file.header().targets().size();
    firstWhere(
        file.column(Column.TARGET.name()),
        row -> row < -1 || row >= targets,
        "is no row of /targets");
    long detected = 0;
    StoredColumn flags = file.column(Column.DETECTED.name());
    for (long first = 0; first < flags.rows(); first += EventBatch.CAPACITY) {
      detected += Arrays.stream(file.integers(flags.name(), first, rows(flags, first))).sum();
    }
    if (detected != file.summary().detected()) {
      fault(flags, "counts " + detected + " events, the header says " + file.summary().detected());
    }
  }

  // The cut acts on recoils of targets; what hits none of them is a background.
  private void recoils(double cut) {
    StoredColumn column = file.column(Column.RECOIL_ENERGY.name());
    for (long first = 0; first < column.rows(); first += EventBatch.CAPACITY) {
      double[] recoils = file.doubles(column.name(), first, rows(column, first));
      int[] targets = file.integers(Column.TARGET.name(), first, recoils.length);
      for (int i = 0; i < recoils.length; i++) {
        if (recoils[i] < (targets[i] < 0 ? 0 : cut)) {
          fault(
              column,
              "of row " + (first + i) + ", " + recoils[i] + ", lies below the generation cut");
          return;
        }
      }
    }
  }

  private void firstWhere(StoredColumn column, DoublePredicate wrong, String what) {
    for (long first = 0; first < column.rows(); first += EventBatch.CAPACITY) {
      double[] values = file.doubles(column.name(), first, rows(column, first));
      for (int i = 0; i < values.length; i++) {
        if (wrong.test(values[i])) {
          fault(column, "of row " + (first + i) + ", " + values[i] + ", " + what);
          return;
        }
      }
    }
  }

  private static int rows(StoredColumn column, long first) {
    return (int) Math.min(EventBatch.CAPACITY, column.rows() - first);
  }

  private void fault(StoredColumn column, String what) {
    faults.add(file.path() + ": column " + column.name() + " " + what);
  }
}
