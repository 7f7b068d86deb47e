package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The committed table of published expectations is what the macros give. */
@Tag("canonical")
class PublishedTableTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "validation.md");
  private static final String BEGIN = "<!-- published: written by PublishedTableTest -->\n";
  private static final String END = "<!-- end of published -->\n";

  @Test
  void theCommittedTableIsCurrent() throws IOException {
    String text = Files.readString(DOCUMENT);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    assertTrue(begin >= BEGIN.length() && end >= begin, DOCUMENT + " has lost its marks");
    String table = PublishedTable.markdown();
    String committed = text.substring(begin, end);
    if (Boolean.getBoolean("nudipole.docs.write")) {
      Files.writeString(DOCUMENT, text.substring(0, begin) + table + text.substring(end));
      committed = table;
    }
    assertEquals(
        table,
        committed,
        "docs/validation.md is stale: ./mvnw -pl cli -am test -Dtest=PublishedTableTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dnudipole.docs.write=true");
  }

  /** 20 % off without an error: to be explained. */
  @Test
  void aDifferenceNeedsAReason() {
    assertThrows(IllegalStateException.class, () -> other(0, "").row());
    assertTrue(other(0, "a reason").row().endsWith("| 1.20 | a reason |"));
    assertTrue(other(0.25, "").row().endsWith("| within its error |"));
    assertTrue(other(0.25, "not understood: why").row().endsWith("| not understood: why |"));
  }

  private static PublishedValue other(double error, String reason) {
    return new PublishedValue(
        "item", "cr51-cevns-ge", List.of(), run -> 1.2, "1", 1, error, reason);
  }
}
