/**
 * The command line program {@code nudipole}: the only place that prints, and that knows exit codes.
 */
package org.nudipole.cli;
