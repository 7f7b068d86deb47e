/**
 * Events for other programs: what each format says of a file's rows, or of the particles of its
 * events. Which particles those are is decided elsewhere.
 */
package org.nudipole.io.exchange;
