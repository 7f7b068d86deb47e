package org.nudipole.macros.language;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Canonical spacing changes how a macro looks and nothing else. */
@Tag("canonical")
class MacroFormatTest {
  /** The packaged files, every macro among them formatted. */
  private static final class Formatted implements FileSource {
    @Override
    public Optional<SourceFile> find(String name, String from) throws IOException {
      return new ShippedFiles()
          .find(name, from)
          .map(
              file ->
                  new SourceFile(
                      file.path(),
                      file.path().endsWith(".mac")
                          ? MacroFormat.of(file).getBytes(UTF_8)
                          : file.bytes(),
                      this));
    }
  }

  static List<SourceFile> shipped() throws IOException {
    return ShippedFiles.all();
  }

  private static String format(String text) {
    return MacroFormat.of(new SourceFile("t.mac", text.getBytes(UTF_8), new ShippedFiles()));
  }

  @Test
  void spacingIsCanonicalAndWordsStay() {
    assertEquals(
        """
        # title   with its blanks

        /detector/mass 10 kg  # ten
          # indented
        /control/foreach run.mac m "1   2 # 3" x
        /fit/vary /response/resolution #width 0.1  # of one
        """
            .replace("  # indented", "# indented"),
        format(
            "\ufeff\n\n# title   with its blanks  \r\n\r\n\r\n \t/detector/mass\t 10   kg # ten\n"
                + "  # indented\n/control/foreach run.mac  m \"1   2 # 3\" x\n"
                + "/fit/vary /response/resolution  #width 0.1 # of one\n\n \n"));
    assertEquals("", format(" \n\n"));
    assertEquals("/run/expose\n", format("/run/expose"));
  }

  @Test
  void whatIsNoTextIsRefused() {
    MacroException refused =
        assertThrows(MacroException.class, () -> format("/run/expose\n/run/\u00a0x\n"));
    assertTrue(refused.getMessage().startsWith("t.mac:2:6"), refused.getMessage());
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void formattedTwiceIsTheSame(SourceFile macro) {
    String once = MacroFormat.of(macro);
    assertEquals(once, format(once));
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void formattedIsTheSameExperiment(SourceFile macro) {
    ParsedMacro plain =
        new MacroParser(List.of(new ShippedFiles()))
            .read(ShippedFiles.typed(macro), List.of(), List.of());
    ParsedMacro formatted =
        new MacroParser(List.of(new Formatted()))
            .read(ShippedFiles.typed(macro), List.of(), List.of());
    assertEquals(plain.faults(), formatted.faults());
    assertEquals(plain.runs().size(), formatted.runs().size());
    for (int k = 0; k < plain.runs().size(); k++) {
      assertEquals(plain.runs().get(k).toMacro(), formatted.runs().get(k).toMacro());
      assertEquals(plain.runs().get(k).tables(), formatted.runs().get(k).tables());
    }
  }
}
