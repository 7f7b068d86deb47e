package org.nudipole.cli;

import java.io.PrintStream;
import org.nudipole.macros.run.Ending;

/** How this program ends, for others in the same JVM. */
public final class NudipoleEnding implements Ending {
  @Override
  public int usage(String message, PrintStream err) {
    console(err).complain(message);
    return ExitCode.USAGE;
  }

  @Override
  public int failure(Exception why, PrintStream err) {
    return Handling.report(why, console(err));
  }

  // Nothing but a failure is told.
  private static Console console(PrintStream err) {
    return new Console(err, err, false);
  }
}
