package org.nudipole.cli.report;

import java.util.List;
import java.util.Map;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.MacroException;

/** Whether a macro has faults; which they are is told beside it, and listed for programs. */
public final class CheckReport {
  private CheckReport() {}

  /** Of a macro without faults. */
  public static Report of(String macro, List<RunConfiguration> runs) {
    long events = runs.stream().filter(run -> run.settings().runCommand().isPresent()).count();
    return report(
        macro,
        "no faults, "
            + (events == 0 ? "no run command" : events + (events == 1 ? " run" : " runs")),
        events,
        List.of());
  }

  /** Of a macro with faults. */
  public static Report of(String macro, MacroException e) {
    int count = e.faults().size();
    return report(macro, count + (count == 1 ? " fault" : " faults"), 0, e.faults());
  }

  private static Report report(String macro, String verdict, long runs, List<Fault> faults) {
    return new Report(
        macro + ": " + verdict,
        List.of(
            Block.value("macro", macro),
            Block.value("sound", faults.isEmpty()),
            Block.value("runs", runs),
            Block.value("faults", faults.stream().map(CheckReport::object).toList())));
  }

  private static Map<String, Object> object(Fault fault) {
    return Map.of(
        "file", fault.location().file(),
        "line", (long) fault.location().line(),
        "column", (long) fault.location().column(),
        "problem", fault.problem(),
        "why", fault.why(),
        "suggestion", fault.suggestion());
  }
}
