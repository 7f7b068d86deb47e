package org.nudipole.statistics.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The committed table of coverage is what toys give; their streams do not depend on threads. */
@Tag("canonical")
@Tag("long")
class CoverageTableTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "statistics.md");
  private static final Pattern SECTION = Pattern.compile("(?s)## Coverage\n.*?\n(?=## )");
  private static final int TOYS = 4000;

  @Test
  void theCommittedTableIsCurrent() throws IOException {
    String section = Coverage.markdown(TOYS);
    String page = Files.readString(DOCUMENT);
    if (Boolean.getBoolean("nudipole.docs.write")) {
      page = SECTION.matcher(page).replaceFirst(Matcher.quoteReplacement(section));
      Files.writeString(DOCUMENT, page);
    }
    Matcher committed = SECTION.matcher(page);
    assertEquals(
        section,
        committed.find() ? committed.group() : "",
        "docs/statistics.md is stale: ./mvnw -Plong -pl macros -am test -Dtest=CoverageTableTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dnudipole.docs.write=true");
  }
}
