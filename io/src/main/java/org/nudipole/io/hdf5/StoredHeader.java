package org.nudipole.io.hdf5;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a file says beside its columns: {@code /run@seed} is the attribute {@code seed} of the group
 * {@code /run}, {@code /run/macro} is a data set.
 *
 * @param path the file, for messages
 * @param values attributes and data sets by name
 */
public record StoredHeader(Path path, SortedMap<String, StoredValue> values) {
  /** Whether there is such an attribute or data set. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** One text. */
  public String text(String name) {
    List<String> texts = texts(name);
    if (texts.size() != 1) {
      throw wrong(name, "no text");
    }
    return texts.get(0);
  }

  /** One text; empty if it is missing. */
  public String optionalText(String name) {
    return has(name) ? text(name) : "";
  }

  /** Texts. */
  public List<String> texts(String name) {
    return of(name, value(name).texts(), "no text");
  }

  /** One number. */
  public double number(String name) {
    double[] numbers = numbers(name);
    if (numbers.length != 1) {
      throw wrong(name, "no number");
    }
    return numbers[0];
  }

  /** Numbers. */
  public double[] numbers(String name) {
    return of(name, value(name).numbers(), "no number");
  }

  /** One integer. */
  public long integer(String name) {
    long[] integers = integers(name);
    if (integers.length != 1) {
      throw wrong(name, "no integer");
    }
    return integers[0];
  }

  /** Integers. */
  public long[] integers(String name) {
    return of(name, value(name).integers(), "no integer");
  }

  private StoredValue value(String name) {
    StoredValue value = values.get(name);
    if (value == null) {
      throw new EventFileException(path, "lacks " + name + " (the header is damaged)");
    }
    return value;
  }

  private <T> T of(String name, Optional<T> value, String fault) {
    return value.orElseThrow(() -> wrong(name, fault));
  }

  private EventFileException wrong(String name, String fault) {
    return new EventFileException(path, name + " is " + fault + " (the header is damaged)");
  }
}
