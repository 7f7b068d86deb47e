package org.nudipole.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nudipole.cli.report.Json;

/** A strict JSON reader (RFC 8259) without nesting limits, written apart from {@link Json}. */
final class JsonReader {
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  private final String text;
  private int at;

  private JsonReader(String text) {
    this.text = text;
  }

  /** The one object that {@code text} is. */
  static Map<String, Object> object(String text) {
    JsonReader reader = new JsonReader(text);
    Object value = reader.value();
    reader.blanks();
    if (reader.at != text.length()) {
      throw new IllegalArgumentException("text after the object: " + text.substring(reader.at));
    }
    return object(value);
  }

  /** A value that is an object. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }

  /** The objects of a value that is an array of them. */
  static List<Map<String, Object>> objects(Object value) {
    return ((List<?>) value).stream().map(JsonReader::object).toList();
  }

  private Object value() {
    blanks();
    char c = text.charAt(at);
    return switch (c) {
      case '{' -> members();
      case '[' -> array();
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    at++;
    while (!skipped('}')) {
      if (!members.isEmpty()) {
        expect(',');
      }
      blanks();
      String key = string();
      expect(':');
      if (members.containsKey(key)) {
        throw new IllegalArgumentException("member " + key + " twice");
      }
      members.put(key, value());
    }
    return members;
  }

  private List<Object> array() {
    List<Object> values = new ArrayList<>();
    at++;
    while (!skipped(']')) {
      if (!values.isEmpty()) {
        expect(',');
      }
      values.add(value());
    }
    return values;
  }

  private String string() {
    StringBuilder string = new StringBuilder();
    expect('"');
    while (text.charAt(at) != '"') {
      char c = text.charAt(at++);
      if (c < ' ') {
        throw new IllegalArgumentException("control character in a string");
      }
      if (c != '\\') {
        string.append(c);
        continue;
      }
      char escape = text.charAt(at++);
      switch (escape) {
        case 'n' -> string.append('\n');
        case 't' -> string.append('\t');
        case 'r' -> string.append('\r');
        case 'b' -> string.append('\b');
        case 'f' -> string.append('\f');
        case '"', '\\', '/' -> string.append(escape);
        case 'u' -> {
          string.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
          at += 4;
        }
        default -> throw new IllegalArgumentException("escape \\" + escape);
      }
    }
    at++;
    return string.toString();
  }

  private Object word(String word, Object value) {
    if (!text.startsWith(word, at)) {
      throw new IllegalArgumentException("at " + text.substring(at));
    }
    at += word.length();
    return value;
  }

  private Object number() {
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    if (!number.lookingAt()) {
      throw new IllegalArgumentException("no value at " + text.substring(at));
    }
    at = number.end();
    String digits = number.group();
    return Objects.isNull(number.group(2)) && Objects.isNull(number.group(3))
        ? (Object) Long.valueOf(digits)
        : Double.valueOf(digits);
  }

  private boolean skipped(char c) {
    blanks();
    if (text.charAt(at) != c) {
      return false;
    }
    at++;
    return true;
  }

  private void expect(char c) {
    if (!skipped(c)) {
      throw new IllegalArgumentException("no " + c + " at " + text.substring(at));
    }
  }

  private void blanks() {
    while (at < text.length() && " \n\r\t".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }
}
