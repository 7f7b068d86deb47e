package org.nudipole.macros.language;

import java.util.List;

/**
 * What reading a macro gave: its runs as far as they could be read, and every fault. The faults of
 * binding are reported together with these, so both are here.
 *
 * @param runs one per run command; a macro without one gives one run without run command
 * @param faults every fault, sorted by place; empty if the macro is good
 */
public record ParsedMacro(List<RunSettings> runs, List<Fault> faults) {
  /**
   * The runs of a good macro.
   *
   * @throws MacroException with all faults if there is any
   */
  public List<RunSettings> runsOrThrow() {
    if (!faults.isEmpty()) {
      throw new MacroException(faults);
    }
    return runs;
  }
}
