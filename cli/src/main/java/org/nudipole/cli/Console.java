package org.nudipole.cli;

import java.io.PrintStream;
import java.util.stream.Stream;
import org.nudipole.cli.report.Report;
import org.nudipole.cli.report.Text;
import org.nudipole.cli.report.Width;
import org.nudipole.macros.language.MacroParser;
import org.nudipole.macros.language.Printable;

/**
 * Where the program speaks, and what it hears.
 *
 * @param out the answer
 * @param err progress and diagnostics
 * @param terminal whether {@code err} is a terminal, where a line can be drawn over
 * @param macros where macros are read from
 * @param interrupts who is asked to stop where the program outlives that
 */
record Console(
    PrintStream out, PrintStream err, boolean terminal, MacroParser macros, Interrupts interrupts) {
  /** The console of one command, which reads macros from files and among the shipped ones. */
  Console(PrintStream out, PrintStream err, boolean terminal) {
    this(out, err, terminal, MacroParser.standard(), new Interrupts());
  }

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
