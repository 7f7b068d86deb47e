package org.nudipole.cli.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.nudipole.cli.plot.Chart;

/** A part of a {@link Report}. */
public sealed interface Block
    permits Block.Fact,
        Block.Note,
        Block.Verbatim,
        Block.Entries,
        Block.Picture,
        Block.Drawn,
        Block.Part,
        Block.Several,
        Table {
  /**
   * A statement.
   *
   * @param label what it is about, for people; may be empty
   * @param text what it says to people; empty if it is for programs only
   * @param key its name for programs; empty if it is for people only
   * @param value what programs get: a string, number, boolean, list or map, an empty {@link
   *     java.util.OptionalDouble} for null, or an empty {@link java.util.Optional} for nothing
   */
  record Fact(String label, String text, String key, Object value) implements Block {}

  /** A statement for people. */
  static Fact line(String label, String text) {
    return new Fact(label, text, "", "");
  }

  /** A statement in the same words for people and programs. */
  static Fact fact(String label, String text) {
    return new Fact(label, text, label, text);
  }

  /** A value for programs. */
  static Fact value(String key, Object value) {
    return new Fact("", "", key, value);
  }

  /** A line for people, without a label. */
  record Note(String text) implements Block {}

  /** Lines for people that are kept as they are. */
  record Verbatim(List<String> lines) implements Block {}

  /**
   * Names for people with a sentence beside each: one line an entry where the terminal is wide
   * enough, else the sentence goes on below itself.
   *
   * @param of name to sentence
   * @param indent what stands before each
   */
  record Entries(Map<String, String> of, String indent) implements Block {
    /** Keeps a copy in the same order. */
    public Entries {
      of = Collections.unmodifiableMap(new LinkedHashMap<>(of));
    }
  }

  /**
   * A picture for pages.
   *
   * @param title what it shows
   * @param svg the picture as an SVG document
   */
  record Picture(String title, byte[] svg) implements Block {}

  /**
   * A picture that a page draws itself, and that answers to the pointer.
   *
   * @param chart its numbers
   */
  record Drawn(Chart chart) implements Block {}

  /** A report inside of another; an object of its own for programs. */
  record Part(String key, Report report) implements Block {}

  /** Reports of one kind; a list for programs. */
  record Several(String key, List<Report> all) implements Block {}

  /** The reports inside of it. */
  default Stream<Report> reports() {
    return this instanceof Part part
        ? Stream.of(part.report)
        : this instanceof Several several ? several.all.stream() : Stream.empty();
  }
}
