package org.nudipole.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.nudipole.generator.Units;

/**
 * Digests of earlier versions, and those of a simple file as an independent program computes them.
 */
@DisabledIfSystemProperty(
    named = Units.SCRAMBLE,
    matches = ".+",
    disabledReason = "pinned last bits")
class EventDigestRegressionTest {
  @TempDir Path folder;

  @Test
  void digestStays() {
    assertEquals(
        "1285e155d90f470bee4c4553367fd181071af13b148914834ba1add9a940958c",
        ExampleRun.write(folder.resolve("a.h5"), 70_000).digest());
  }

  /** Without rows it is the SHA-256 of nothing. */
  @Test
  void digestOfNoEvents() {
    assertEquals(
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        ExampleRun.write(folder.resolve("a.h5"), 0).digest());
  }
}
