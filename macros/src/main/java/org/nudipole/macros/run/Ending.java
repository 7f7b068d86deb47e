package org.nudipole.macros.run;

import java.io.PrintStream;

/**
 * How the program ends when something is wrong: it tells so, and gives a script an exit code.
 * Whoever runs parts of it elsewhere ends like it, by this service, which the program itself
 * provides.
 */
public interface Ending {
  /**
   * The command line is wrong.
   *
   * @return the exit code
   */
  int usage(String message, PrintStream err);

  /**
   * The work failed.
   *
   * @return the exit code
   */
  int failure(Exception why, PrintStream err);
}
