/** What the program answers: numbers of runs, limits, fits and challenges as text, CSV and JSON. */
package org.nudipole.cli.report;
