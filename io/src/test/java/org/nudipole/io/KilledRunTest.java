package org.nudipole.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nudipole.generator.EventBatch;
import org.nudipole.io.hdf5.EventFileException;

/**
 * A process that dies in the middle of a run leaves no result, and a part file that says how far it
 * came.
 */
@Tag("canonical")
class KilledRunTest {
  private static final long EVENTS = 4L * EventBatch.CAPACITY;

  @TempDir Path folder;

  /** The process to be killed: writes two of four blocks, says so, and waits. */
  static final class Victim {
    private Victim() {}

    public static void main(String[] arguments) throws InterruptedException {
      try (EventFileWriter writer =
          EventFileWriter.create(
              Path.of(arguments[0]), ExampleRun.header(EVENTS), ExampleRun.STANDARD, false)) {
        writer.write(ExampleRun.fill(new EventBatch(false), 0, EVENTS, 0));
        writer.write(ExampleRun.fill(new EventBatch(false), 3, EVENTS, 0));
        System.out.println("ready");
        Thread.sleep(TimeUnit.MINUTES.toMillis(1));
      }
    }
  }

  @Test
  void leavesNoResult() throws Exception {
    Path path = folder.resolve("a.h5");
    Process victim =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                path.toString())
            .redirectErrorStream(true)
            .start();
    try {
      // The first line is this one: the HDF5 library and its logger print nothing.
      assertEquals("ready", victim.inputReader().readLine());
      for (boolean force : new boolean[] {false, true}) {
        refused(path, force, "another run writes it now");
      }
    } finally {
      victim.destroyForcibly().waitFor();
    }
    assertFalse(Files.exists(path));
    Path part = folder.resolve("a.h5.part");
    EventFileException e = assertThrows(EventFileException.class, () -> EventFileReader.open(part));
    assertTrue(e.getMessage().contains("2 of 4 blocks"), e.getMessage());
    refused(path, false, "left by a run that was killed) Give another name, or --force");
    assertTrue(Files.exists(part));
    try (EventFileWriter next =
        EventFileWriter.create(path, ExampleRun.header(0), ExampleRun.STANDARD, true)) {
      next.finish(1, 1);
    }
    assertFalse(Files.exists(part));
    assertEquals(List.of(), EventFileCheck.faults(path));
  }

  private static void refused(Path path, boolean force, String why) {
    EventFileException e =
        assertThrows(
            EventFileException.class,
            () -> EventFileWriter.create(path, ExampleRun.header(0), ExampleRun.STANDARD, force));
    assertTrue(e.getMessage().contains(why), e.getMessage());
  }
}
