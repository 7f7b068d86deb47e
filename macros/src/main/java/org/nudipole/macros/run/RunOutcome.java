package org.nudipole.macros.run;

import java.nio.file.Path;
import java.util.List;
import org.nudipole.io.RunHeader;
import org.nudipole.io.RunSummary;
import org.nudipole.macros.binding.RunConfiguration;

/**
 * A completed run.
 *
 * @param configuration what was run
 * @param file the event file
 * @param header what was known before its first event
 * @param summary what is known since its last event
 * @param modules counts of each module
 * @param seconds wall time of the generation, without set-up
 */
public record RunOutcome(
    RunConfiguration configuration,
    Path file,
    RunHeader header,
    RunSummary summary,
    List<ModuleCounts> modules,
    double seconds) {
  /** Keeps a copy. */
  public RunOutcome {
    modules = List.copyOf(modules);
  }
}
