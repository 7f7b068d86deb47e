package org.nudipole.macros.language;

import java.util.List;

/** A value that a command was given. */
public sealed interface Value {
  /** The value in macro syntax, numbers and units as they were written. */
  String text();

  /**
   * A number with a unit.
   *
   * @param number the number as written
   * @param unit the unit as written
   * @param value number times unit, in {@link org.nudipole.generator.Units}
   */
  record Quantity(String number, Unit unit, double value) implements Value {
    @Override
    public String text() {
      return number + " " + unit.symbol();
    }
  }

  /**
   * Several numbers with one unit.
   *
   * @param numbers the numbers as written
   * @param unit the unit as written
   * @param values numbers times unit, in {@link org.nudipole.generator.Units}
   */
  record Vector(List<String> numbers, Unit unit, List<Double> values) implements Value {
    @Override
    public String text() {
      return String.join(" ", numbers) + " " + unit.symbol();
    }
  }

  /**
   * A number without dimension.
   *
   * @param text the number as written
   * @param value its value
   */
  record Number(String text, double value) implements Value {}

  /**
   * An integer.
   *
   * @param value its value
   */
  record Integer(long value) implements Value {
    @Override
    public String text() {
      return Long.toString(value);
    }
  }

  /**
   * A word.
   *
   * @param text the word
   */
  record Word(String text) implements Value {}

  /**
   * Several different words.
   *
   * @param words the words in the order written
   */
  record Words(List<String> words) implements Value {
    @Override
    public String text() {
      return String.join(" ", words);
    }
  }

  /**
   * A table read while parsing.
   *
   * @param path where it was found
   * @param content its text
   */
  record Table(String path, String content) implements Value {
    /**
     * Its header and rows.
     *
     * @throws org.nudipole.generator.data.TableException if it has none
     */
    public org.nudipole.generator.data.Table parsed() {
      return org.nudipole.generator.data.Table.parse(path, content);
    }

    @Override
    public String text() {
      return path;
    }
  }

  /**
   * Free text, such as a file name.
   *
   * @param text the text
   */
  record Text(String text) implements Value {}

  /**
   * A standard deviation of a number.
   *
   * @param number the standard deviation as written
   * @param unit its unit as written, {@link #PERCENT} of the number, or empty for a plain number
   * @param value the standard deviation in that unit
   */
  record Spread(String number, String unit, double value) implements Value {
    /** Stands behind a standard deviation that is a part of its number. */
    public static final String PERCENT = "%";

    @Override
    public String text() {
      return (number + " " + unit).strip();
    }

    /** Whether it is in per cent. */
    public boolean isRelative() {
      return unit.equals(PERCENT);
    }
  }
}
