package org.nudipole.cli.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * The answer of a command, written down once for people and for programs: {@link Text}, {@link
 * Json}, {@link Csv} and {@link Html} render it.
 *
 * @param title its first line for people; empty if it has none
 * @param blocks what it says, in order
 * @param warnings what is legal but probably not meant, one line each: {@code FILE:LINE:COLUMN:
 *     problem (why) suggestion}
 */
public record Report(String title, List<Block> blocks, List<String> warnings) {
  /** Keeps copies. */
  public Report {
    blocks = List.copyOf(blocks);
    warnings = List.copyOf(warnings);
  }

  /** The same with warnings. */
  public Report warned(List<String> others) {
    return new Report(title, blocks, Stream.concat(warnings.stream(), others.stream()).toList());
  }

  /** A report without warnings. */
  public Report(String title, List<Block> blocks) {
    this(title, blocks, List.of());
  }

  /** Several reports of one kind as one; a lone one stays what it is. */
  public static Report of(String key, List<Report> reports) {
    return reports.size() == 1
        ? reports.get(0)
        : new Report("", List.of(new Block.Several(key, reports)));
  }

  /** The same with one block more. */
  public Report with(Block block) {
    return new Report(title, Stream.concat(blocks.stream(), Stream.of(block)).toList(), warnings);
  }

  /** Its warnings and those of the reports in it, each once. */
  public List<String> allWarnings() {
    return Stream.concat(
            warnings.stream(),
            blocks.stream().flatMap(Block::reports).flatMap(r -> r.allWarnings().stream()))
        .distinct()
        .toList();
  }
}
