package org.nudipole.io;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The attribute {@code table_sha256}: one line per table in the manner of {@code sha256sum}, digest
 * and name.
 */
final class TableDigests {
  private static final String SEPARATOR = "  ";
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})" + SEPARATOR + "(.+)");

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
