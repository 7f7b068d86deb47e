package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("canonical")
class RehearsalTest {
  /** A command that failed would leave the classes it needs out of the archive, and say nothing. */
  @Test
  void everyCommandSucceeds(@TempDir Path folder) {
    String macro = Path.of("..", "macros", "experiments", "cr51-cevns-ge.mac").toString();
    for (List<String> command : Rehearsal.commands(macro, folder)) {
      Invocation invocation = Invocation.of(command.toArray(String[]::new));
      assertEquals(0, invocation.code(), command + invocation.err());
    }
  }
}
