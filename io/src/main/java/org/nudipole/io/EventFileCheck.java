package org.nudipole.io;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Units;
import org.nudipole.io.hdf5.EventFileException;

/** Checks that an event file holds what the format promises and what its header says. */
public final class EventFileCheck {
  private static final String DETECTED = Column.DETECTED.name();
  private static final String RECOIL = Column.RECOIL_ENERGY.name();

  private static final List<String> OBSERVABLE_UNITS = List.of("keVnr", "keVee", "PE");

  /** The generation cut was applied in another unit; the last bits may differ. */
  private static final double ROUNDING = 1e-12;

  /** The same of a column in single precision. */
  private static final double SINGLE_ROUNDING = 0x1p-23;

  private final EventFileReader file;
  private final List<String> faults = new ArrayList<>();
  private final Set<String> told = new HashSet<>();
  private final SortedMap<String, int[]> crcs = new TreeMap<>();
  private final double rounding;
  private long detected;

  private EventFileCheck(EventFileReader file) {
    this.file = file;
    rounding =
        file.columns().stream().anyMatch(c -> c.name().equals(RECOIL) && c.type().equals("f32"))
            ? SINGLE_ROUNDING
            : ROUNDING;
  }

  /**
   * All faults of a file, none if it is sound: standard columns with type and unit, equal lengths,
   * finite values, recoils above the generation cut, targets that exist, the number of detected
   * events, stored tables, and the digests of columns and header. A file that is no complete event
   * file has that one fault.
   *
   * @throws EventFileException if there is no file of that name
   */
  public static List<String> faults(Path path) {
    try (EventFileReader file = EventFileReader.unchecked(path)) {
      return faults(file);
    } catch (EventFileException e) {
      if (!Files.isRegularFile(path)) {
        throw e;
      }
      return List.of(e.getMessage());
    }
  }

  /**
   * As {@link #faults(Path)}, of an open file; every value is read once.
   *
   * @throws EventFileException if a column cannot be read
   */
  public static List<String> faults(EventFileReader file) {
    return of(file).faults();
  }

  /** Checks an open file; every value is read once. */
  static EventFileCheck of(EventFileReader file) {
    EventFileCheck check = new EventFileCheck(file);
    // A damaged length can ask for any amount of memory.
    file.guarded(
        () -> {
          check.all();
          return check;
        });
    return check;
  }

  private void all() {
    columns();
    tables();
    values();
    faults.addAll(
        HeaderDigest.faults(
            file.stored(), file.header().formatVersion(), EventFormat.RUN_ATTRIBUTE));
  }

  /** What is wrong. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  /** The checksums of what the file holds. */
  BlockSums sums() {
    return new BlockSums(crcs);
  }

  private void columns() {
    for (StoredColumn column : file.columns()) {
      if (column.rows() != file.rows()) {
        fault(column, "has " + column.rows() + " rows, the header says " + file.rows());
      }
    }
    if (file.summary().detected() > file.header().events()) {
      faults.add(
          file.path()
              + ": the header says "
              + file.summary().detected()
              + " detected of "
              + file.header().events()
              + " events");
    }
    if (isChosen()) {
      chosen();
      return;
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
    ifPresent(Column.MODULE);
    Column.additional().forEach(this::ifPresent);
  }

  private boolean isChosen() {
    return !file.header().selection().columns().isEmpty();
  }

  // The run has said which columns there are.
  private void chosen() {
    List<String> stored = file.columns().stream().map(StoredColumn::name).toList();
    List<String> stated = file.header().selection().columns();
    stated.stream()
        .filter(name -> !stored.contains(name))
        .forEach(name -> faults.add(file.path() + ": column " + name + " is missing"));
    Column.known().forEach(this::ifPresent);
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

  private boolean isOther(Column column) {
    return file.header().selection().otherPrecision().contains(column.name());
  }

  private List<String> types(Column standard) {
    if (standard.equals(Column.NEUTRINO_PDG)) {
      return List.of("i8", "i16");
    }
    return switch (standard.type()) {
      case F64 -> List.of(isOther(standard) ? "f32" : "f64");
      case F32 -> List.of(isOther(standard) ? "f64" : "f32");
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

  // Values of columns that are not what they should be have no meaning to judge.
  private void values() {
    boolean known = faults.isEmpty();
    long most = 0;
    for (StoredColumn column : file.columns()) {
      crcs.put(column.name(), new int[EventDigest.blocks(column.rows())]);
      most = Math.max(most, column.rows());
    }
    for (int block = 0; block < EventDigest.blocks(most); block++) {
      long first = (long) block * EventBatch.CAPACITY;
      Map<String, double[]> values = new HashMap<>();
      for (StoredColumn column : file.columns()) {
        int rows = (int) Math.min(EventBatch.CAPACITY, column.rows() - first);
        if (rows > 0) {
          ByteBuffer bytes = file.content().bytes(column.name(), first, rows);
          crcs.get(column.name())[block] = EventDigest.crc(bytes);
          if (known) {
            values.put(column.name(), EventColumns.numbers(column, bytes, rows));
          }
        }
      }
      if (known) {
        judge(first, values);
      }
    }
    if (known
        && file.columns().stream().anyMatch(column -> column.name().equals(DETECTED))
        && detected != file.summary().detected()) {
      fault(
          file.column(DETECTED),
          "counts " + detected + " events, the header says " + file.summary().detected());
    }
    if (!EventDigest.of(crcs).equals(file.summary().digest())) {
      faults.add(
          file.path()
              + ": the columns do not match the digest (they have been changed or damaged)");
    }
  }

  private void judge(long first, Map<String, double[]> block) {
    block.forEach(
        (name, values) ->
            firstWhere(name, first, values, i -> !Double.isFinite(values[i]), "is not finite"));
    double[] target = block.get(Column.TARGET.name());
    double[] recoil = block.get(RECOIL);
    if (target != null) {
      int targets = file.header().targets().size();
      firstWhere(
          Column.TARGET.name(),
          first,
          target,
          i -> target[i] < -1 || target[i] >= targets,
          "is no row of /targets");
    }
    // The cut acts on recoils of targets; what hits none of them is a background.
    if (target != null && recoil != null) {
      firstWhere(
          RECOIL,
          first,
          recoil,
          i -> recoil[i] < least(target[i]),
          "lies below the generation cut");
    }
    detected += (long) Arrays.stream(block.getOrDefault(DETECTED, new double[0])).sum();
  }

  // A row of no target is told by another check.
  private double least(double row) {
    List<TargetRow> targets = file.header().targets();
    return row < 0 || row >= targets.size()
        ? 0
        : file.header().cut().of(targets.get((int) row).process()) / Units.KEV * (1 - rounding);
  }

  // Of each column the first wrong value is told.
  private void firstWhere(
      String column, long first, double[] values, IntPredicate wrong, String what) {
    if (told.contains(column)) {
      return;
    }
    for (int i = 0; i < values.length; i++) {
      if (wrong.test(i)) {
        told.add(column);
        fault(file.column(column), "of row " + (first + i) + ", " + values[i] + ", " + what);
        return;
      }
    }
  }

  private void fault(StoredColumn column, String what) {
    faults.add(file.path() + ": column " + column.name() + " " + what);
  }
}
