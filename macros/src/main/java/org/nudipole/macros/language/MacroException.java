package org.nudipole.macros.language;

import java.util.List;
import java.util.stream.Collectors;

/** User input that cannot be run: every fault of it, sorted by place. */
public final class MacroException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  /**
   * All faults of one input.
   *
   * @throws IllegalArgumentException if there is none
   */
  public MacroException(List<Fault> faults) {
    super(faults.stream().sorted().map(Fault::toString).collect(Collectors.joining("\n")));
    if (faults.isEmpty()) {
      throw new IllegalArgumentException("no fault (nothing to report) give at least one");
    }
    this.faults = faults.stream().sorted().toList();
  }

  /** The faults, sorted by place. */
  public List<Fault> faults() {
    return faults;
  }
}
