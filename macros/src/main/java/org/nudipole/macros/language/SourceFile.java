package org.nudipole.macros.language;

/**
 * A macro or table that was found.
 *
 * @param path its name in its source, also used in messages; the same file always has the same one
 * @param bytes its content
 * @param origin where it was found; what it names is looked for there first
 */
public record SourceFile(String path, byte[] bytes, FileSource origin) {}
