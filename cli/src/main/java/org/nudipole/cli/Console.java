package org.nudipole.cli;

import java.io.PrintStream;
import java.util.stream.Stream;
import org.nudipole.cli.report.Report;
import org.nudipole.cli.report.Text;
import org.nudipole.cli.report.Width;
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

  /** Says a line that is no report. */
  void say(String line) {
    Text.folded(line, Width.ofTerminal()).forEach(out::println);
  }

  /**
   * Tells a fault or a warning, of one line or several. Where they go to a file or another program
   * each stays whole, to be searched; on a terminal they are broken at blanks.
   */
  void complain(String message) {
    message
        .lines()
        .flatMap(
            line ->
                terminal
                    ? Text.folded(line, Width.ofTerminal()).stream()
                    : Stream.of(Printable.escaped(line)))
        .forEach(err::println);
  }
}
