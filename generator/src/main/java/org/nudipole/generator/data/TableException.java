package org.nudipole.generator.data;

import java.util.List;
import java.util.stream.Collectors;

/** A table that cannot be used. */
public final class TableException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final transient List<TableFault> faults;

  /**
   * One fault of a line, or of the whole table.
   *
   * @param file name of the table
   * @param line line of the fault, counted from 1; 0 if it concerns the whole file
   * @param fault what is wrong, and in parentheses what would be right
   */
  public TableException(String file, int line, String fault) {
    this(file, List.of(new TableFault(line, 1, fault)));
  }

  /**
   * All faults that were found in a table.
   *
   * @param file name of the table
   * @param faults one or more
   */
  public TableException(String file, List<TableFault> faults) {
    super(faults.stream().map(fault -> file + fault.message()).collect(Collectors.joining("; ")));
    this.file = file;
    this.faults = List.copyOf(faults);
  }

  /** Name of the table. */
  public String file() {
    return file;
  }

  /** What is wrong, in the order of the file. */
  public List<TableFault> faults() {
    return faults;
  }
}
