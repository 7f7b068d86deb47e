package org.nudipole.macros.language;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * User input that cannot be run: every fault of it, sorted by place. Of many faults of one kind in
 * one file the first are told, and the number of the others.
 */
public final class MacroException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final int MOST_OF_A_KIND = 20;

  private final transient List<Fault> faults;

  /**
   * All faults of one input.
   *
   * @throws IllegalArgumentException if there is none
   */
  public MacroException(List<Fault> faults) {
    super(folded(faults).map(Fault::toString).collect(Collectors.joining("\n")));
    if (faults.isEmpty()) {
      throw new IllegalArgumentException("no fault (nothing to report) give at least one");
    }
    this.faults = folded(faults).toList();
  }

  private static Stream<Fault> folded(List<Fault> faults) {
    return faults.stream()
        .collect(Collectors.groupingBy(fault -> List.of(fault.location().file(), fault.why())))
        .values()
        .stream()
        .flatMap(kind -> first(kind.stream().sorted().toList()))
        .sorted();
  }

  private static Stream<Fault> first(List<Fault> kind) {
    if (kind.size() <= MOST_OF_A_KIND) {
      return kind.stream();
    }
    Fault next = kind.get(MOST_OF_A_KIND);
    Fault others =
        new Fault(
            next.location(),
            kind.size() - MOST_OF_A_KIND + " more faults of this kind from here on",
            "all of them: " + next.why(),
            "correct those above first");
    return Stream.concat(kind.stream().limit(MOST_OF_A_KIND), Stream.of(others));
  }

  /**
   * Whether there is no experiment with some values, so that the range of a number that is varied
   * ends before; not where anything else is refused.
   */
  public boolean isOfValues() {
    return faults.stream().noneMatch(Fault::general);
  }

  /** The faults, sorted by place. */
  public List<Fault> faults() {
    return faults;
  }
}
