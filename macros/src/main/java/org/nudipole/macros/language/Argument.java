package org.nudipole.macros.language;

/**
 * A value of a command under its parameter's name.
 *
 * @param name name of the parameter
 * @param value the value
 * @param given whether the user wrote it; otherwise it is the parameter's default
 * @param location where it was written, or the command if it was not
 */
public record Argument(String name, Value value, boolean given, SourceLocation location) {}
