package org.nudipole.packages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nudipole.io.hdf5.OutsideTool;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The manual pages say what the help says, no word of it lost in a language of markup. */
@Tag("jar")
class ManPagesTest {
  @TempDir private static Path folder;

  private static Installation installation;

  @BeforeAll
  static void unpack() throws Exception {
    installation = Installation.ofTarball("nudipole-" + Installation.VERSION, folder);
  }

  @Test
  void everyWordOfTheHelpIsInThePage() throws Exception {
    for (CommandLine command : ManPages.commands(ManPages.program()).toList()) {
      String page = plain(read(page(command)));
      for (String text : texts(command.getCommandSpec())) {
        assertTrue(
            page.contains(words(text)),
            () -> ManPages.name(command) + " lacks: " + words(text) + "\nin: " + page);
      }
    }
  }

  @Test
  void eightyColumnsHoldEveryPage() throws Exception {
    OutsideTool.assume("man", "--version");
    for (CommandLine command : ManPages.commands(ManPages.program()).toList()) {
      String shown =
          Installation.said(
              folder,
              Map.of("MANWIDTH", "80", "LC_ALL", "C.UTF-8", "MANPAGER", "cat"),
              "man",
              "--warnings",
              "-l",
              page(command).toAbsolutePath().toString());
      assertEquals(
          List.of(),
          shown.lines().filter(line -> line.length() > 80 || line.contains("warning:")).toList(),
          ManPages.name(command));
    }
  }

  private static Path page(CommandLine command) {
    return installation.folder().resolve("share/man/man1/" + ManPages.name(command) + ".1.gz");
  }

  /** The sentences of a command, its examples, and of each option its names and its sentence. */
  private static List<String> texts(CommandSpec command) {
    return Stream.of(
            Stream.of(command.usageMessage().description()),
            Stream.of(command.usageMessage().footer()).filter(line -> line.startsWith("  ")),
            command.options().stream().flatMap(option -> Stream.of(option.names())),
            command.args().stream().flatMap(arg -> Stream.of(arg.description())),
            command.usageMessage().exitCodeList().values().stream())
        .flatMap(text -> text)
        .filter(text -> !text.contains("${")) // a value by its name, which the next test sees
        .toList();
  }

  private static String words(String text) {
    return text.replace("%n", " ")
        .replace("%%", "%")
        .replace("`", "")
        .replaceAll("\\s+", " ")
        .strip();
  }

  // What a reader sees of a page's source: no changes of the typeface, no names of characters.
  private static String plain(String roff) {
    return roff.replaceAll("(?m)^\\.(\\\\\"|[a-zA-Z]+ ?(?!\")).*$", "")
        .replaceAll("\\\\f(\\([A-Z]{2}|[A-Z])", "")
        .replaceAll("\\\\\\(cq|\\\\\\(aq|\\\\\\*\\(Aq|’", "'")
        .replace("\\(rs", "\\")
        .replace("\\-", "-")
        .replace("\\&", "")
        .replace("\\.", ".")
        .replaceAll("\\s+", " ");
  }

  private static String read(Path page) throws Exception {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(page))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
