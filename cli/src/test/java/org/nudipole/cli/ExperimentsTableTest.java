package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The committed table of the experiments is what their macros give. */
@Tag("canonical")
class ExperimentsTableTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "experiments.md");

  @Test
  void theCommittedTableIsCurrent() throws IOException {
    String table = ExperimentsTable.markdown();
    if (Boolean.getBoolean("nudipole.docs.write")) {
      Files.writeString(DOCUMENT, table);
    }
    assertEquals(
        table,
        Files.readString(DOCUMENT),
        "docs/experiments.md is stale: ./mvnw -pl macros -am test -Dtest=ExperimentsTableTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dnudipole.docs.write=true");
  }
}
