package org.nudipole.cli;

import java.io.PrintStream;
import org.nudipole.cli.report.Report;
import org.nudipole.cli.report.Text;
import org.nudipole.macros.language.Printable;

/**
 * Where the program speaks.
 *
 * @param out the answer
 * @param err progress and diagnostics
 * @param terminal whether {@code err} is a terminal, where a line can be drawn over
 */
record Console(PrintStream out, PrintStream err, boolean terminal) {
  /** Says a report to people. */
  void say(Report report) {
    Text.lines(report).forEach(out::println);
  }

  /** Tells a fault or a warning, of one line or several. */
  void complain(String message) {
    message.lines().map(Printable::escaped).forEach(err::println);
  }
}
