package org.nudipole.io;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The attribute {@code table_sha256}: one text per table in the manner of {@code sha256sum}, digest
 * and name; in format 1 one text with a line for each.
 */
final class TableDigests {
  private static final String SEPARATOR = "  ";
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})" + SEPARATOR + "(.+)");

  private TableDigests() {}

  static List<String> lines(Map<String, String> digests) {
    return new TreeMap<>(digests)
        .entrySet().stream().map(entry -> entry.getValue() + SEPARATOR + entry.getKey()).toList();
  }

  static Map<String, String> parse(List<String> lines) {
    Map<String, String> digests = new LinkedHashMap<>();
    for (String line : lines) {
      Matcher parts = LINE.matcher(line);
      if (!parts.matches()) {
        throw new IllegalArgumentException(
            "table_sha256 has a line that is no digest and name: " + line);
      }
      digests.put(parts.group(2), parts.group(1));
    }
    return digests;
  }

  /** SHA-256 of a table's text in UTF-8, hexadecimal digits. */
  static String of(String table) {
    byte[] bytes = table.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(EventDigest.sha256().digest(bytes));
  }
}
