package org.nudipole.macros.language;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nudipole.io.hdf5.Hdf5Table;

/** Cuts a macro into lines of text; a line that is no text is a fault and reads as empty. */
final class Lines {
  /** Longest line, in characters, also after its aliases were put in. */
  static final int LONGEST = 8192;

  /** So many lines that are no text are named one by one. */
  private static final int MOST_FAULTS = 20;

  private Lines() {}

  /** The lines of a file, without line ends and byte order mark; none of an HDF5 file. */
  static List<String> of(SourceFile file, Faults faults) {
    if (!isText(file, faults)) {
      return List.of();
    }
    Faults found = new Faults();
    List<String> lines = lines(file, found);
    report(found.sorted(), faults);
    return lines;
  }

  /** Whether a file can be a macro, after reporting that it is something else. */
  static boolean isText(SourceFile file, Faults faults) {
    if (Hdf5Table.isHdf5(file.bytes())) {
      faults.add(
          new SourceLocation(file.path(), 1, 1),
          file.path(),
          "an HDF5 file, such as an event file, is no macro",
          "`nudipole inspect " + file.path() + "` shows what an event file holds");
      return false;
    }
    Optional<String> row = row(file);
    row.ifPresent(
        line ->
            faults.add(
                new SourceLocation(file.path(), 1, 1),
                file.path(),
                "it looks like a table, not a macro: no line begins with /, and one is "
                    + Printable.shown(line),
                "give the macro, which names the table in a command, such as "
                    + ResponseCommands.QUENCHING.path()
                    + " table "
                    + file.path()));
    return row.isEmpty();
  }

  // A row of numbers in a file without commands.
  private static Optional<String> row(SourceFile file) {
    String text = new String(file.bytes(), StandardCharsets.UTF_8);
    return text.lines().anyMatch(line -> line.stripLeading().startsWith("/"))
        ? Optional.empty()
        : text.lines()
            .map(String::strip)
            .filter(line -> NumberSyntax.isNumber(line.split("[ ,;\t]", 2)[0]))
            .findFirst();
  }

  // A file of another kind has a fault in nearly every line.
  private static void report(List<Fault> found, Faults faults) {
    found.stream()
        .limit(MOST_FAULTS)
        .forEach(f -> faults.add(f.location(), f.problem(), f.why(), f.suggestion()));
    if (found.size() > MOST_FAULTS) {
      faults.add(
          found.get(MOST_FAULTS).location(),
          found.size() - MOST_FAULTS + " more lines from here on",
          "they are no text either",
          "check that the file is a macro");
    }
  }

  private static List<String> lines(SourceFile file, Faults faults) {
    byte[] bytes = file.bytes();
    List<String> lines = new ArrayList<>();
    int start = hasMark(bytes) ? 3 : 0;
    for (int i = start; i < bytes.length; i++) {
      if (bytes[i] == '\n' || bytes[i] == '\r') {
        lines.add(line(bytes, start, i, begin(file, lines), faults));
        boolean pair = bytes[i] == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n';
        i += pair ? 1 : 0;
        start = i + 1;
      }
    }
    lines.add(line(bytes, start, bytes.length, begin(file, lines), faults));
    return lines;
  }

  private static SourceLocation begin(SourceFile file, List<String> before) {
    return new SourceLocation(file.path(), before.size() + 1, 1);
  }

  private static String line(
      byte[] bytes, int start, int end, SourceLocation begin, Faults faults) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer text = CharBuffer.allocate(end - start);
    ByteBuffer in = ByteBuffer.wrap(bytes, start, end - start);
    CoderResult result = decoder.decode(in, text, true);
    text.flip();
    if (result.isError()) {
      faults.add(
          begin.atColumn(text.length() + 1),
          String.format("byte 0x%02X", bytes[in.position()]),
          "the line is not UTF-8 text",
          "save the macro as UTF-8");
      return "";
    }
    String line = text.toString();
    if (line.length() > LONGEST) {
      faults.add(
          begin.atColumn(LONGEST + 1),
          "a line of " + line.length() + " characters",
          "a line may have " + LONGEST,
          "split it");
      return "";
    }
    for (int i = 0; i < line.length(); i++) {
      if (isInvisible(line.charAt(i))) {
        faults.add(
            begin.atColumn(i + 1),
            String.format("character U+%04X", (int) line.charAt(i)),
            "it cannot be seen in the macro",
            "delete it or write a blank");
        return "";
      }
    }
    return line;
  }

  /** Blank and tab are the only space; others would silently become part of a word. */
  private static boolean isInvisible(char c) {
    return c != ' '
        && c != '\t'
        && (Character.isISOControl(c)
            || Character.isSpaceChar(c)
            || Character.getType(c) == Character.FORMAT);
  }

  private static boolean hasMark(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }
}
