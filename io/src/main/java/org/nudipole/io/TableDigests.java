package org.nudipole.io;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The attribute {@code table_sha256}: one line per table in the manner of {@code sha256sum}, digest
 * and name.
 */
final class TableDigests {
  private static final String SEPARATOR = "  ";

  private TableDigests() {}

  static String text(Map<String, String> digests) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(digests)
        .forEach((name, sha) -> text.append(sha).append(SEPARATOR).append(name).append('\n'));
    return text.toString();
  }

  static Map<String, String> parse(String text) {
    Map<String, String> digests = new LinkedHashMap<>();
    for (String line : text.lines().toList()) {
      int end = line.indexOf(SEPARATOR);
      if (end > 0) {
        digests.put(line.substring(end + SEPARATOR.length()), line.substring(0, end));
      }
    }
    return digests;
  }

  /** SHA-256 of a table's text in UTF-8, hexadecimal digits. */
  static String of(String table) {
    byte[] bytes = table.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(EventDigest.sha256().digest(bytes));
  }
}
