package org.nudipole.macros.language;

/**
 * A word of a line, quotes removed.
 *
 * @param text the characters
 * @param column column in the source of the first of them, or of the alias they came from
 */
record Token(String text, int column) {}
