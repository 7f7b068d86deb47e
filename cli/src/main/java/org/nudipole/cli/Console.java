package org.nudipole.cli;

import java.io.PrintStream;

/**
 * Where the program speaks.
 *
 * @param out the answer
 * @param err progress and diagnostics
 * @param terminal whether {@code err} is a terminal, where a line can be drawn over
 */
record Console(PrintStream out, PrintStream err, boolean terminal) {}
