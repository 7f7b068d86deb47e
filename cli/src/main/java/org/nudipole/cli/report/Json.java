package org.nudipole.cli.report;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * JSON text of maps, collections, strings, numbers and booleans. Numbers have every digit that it
 * takes to read the same double; an empty {@link OptionalDouble} and {@link #NULL} are null.
 */
public final class Json {
  /** What is written as null. */
  static final Object NULL = new Object();

  private final StringBuilder text = new StringBuilder();

  private Json() {}

  /**
   * Writes a value on one line per member of the outer object, inner values in one line.
   *
   * @throws IllegalArgumentException for NaN, infinity, or a type that JSON does not know
   */
  public static String of(Map<String, ?> object) {
    Json json = new Json();
    json.members(object, ",\n ");
    return json.text.toString();
  }

  private void members(Map<?, ?> object, String separator) {
    text.append('{');
    String before = "";
    for (Map.Entry<?, ?> member : object.entrySet()) {
      text.append(before);
      before = separator;
      string(member.getKey().toString());
      text.append(": ");
      value(member.getValue());
    }
    text.append('}');
  }

  private void value(Object value) {
    if (value instanceof Map<?, ?> object) {
      members(object, ", ");
    } else if (value instanceof Collection<?> list) {
      array(list);
    } else if (value instanceof String string) {
      string(string);
    } else if (value instanceof Double number) {
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException(number + " (JSON has finite numbers only)");
      }
      text.append(number);
    } else if (value instanceof OptionalDouble number) {
      value(number.isPresent() ? (Object) number.getAsDouble() : NULL);
    } else if (value == NULL) {
      text.append("null");
    } else if (value instanceof Long || value instanceof Integer || value instanceof Boolean) {
      text.append(value);
    } else {
      throw new IllegalArgumentException("no JSON for " + value.getClass());
    }
  }

  private void array(Collection<?> list) {
    text.append('[');
    Iterator<?> values = list.iterator();
    while (values.hasNext()) {
      value(values.next());
      text.append(values.hasNext() ? ", " : "");
    }
    text.append(']');
  }

  private void string(String string) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      switch (c) {
        case '"', '\\' -> text.append('\\').append(c);
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (c < ' ' || Character.isSurrogate(c)) {
            text.append(String.format("\\u%04x", (int) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }
}
