package org.nudipole.macros.language;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the faults of one input; the same fault met again in a loop counts once. */
final class Faults {
  private final Set<Fault> found = new LinkedHashSet<>();

  void add(SourceLocation location, String problem, String why, String suggestion) {
    found.add(new Fault(location, problem, why, suggestion));
  }

  int count() {
    return found.size();
  }

  List<Fault> sorted() {
    return found.stream().sorted().toList();
  }
}
