package org.nudipole.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;

/**
 * Columns over 2 GiB, where an int overflows and where jhdf alone loses the end; needs 5 GB of
 * disk.
 */
@Tag("long")
class LargeFileTest {
  private static final long EVENTS = 280_000_000;

  @TempDir Path folder;

  @Test
  void columnsOverTwoGibibytes() {
    Path path = folder.resolve("a.h5");
    List<Column> columns = List.of(Column.TIME, Column.DETECTED, Column.RECOIL_ENERGY);
    RunSummary summary;
    try (EventFileWriter writer =
        EventFileWriter.create(path, ExampleRun.header(EVENTS), columns, false)) {
      EventBatch batch = new EventBatch(false);
      for (int b = 0; b < EventDigest.blocks(EVENTS); b++) {
        writer.write(fill(batch, b));
      }
      summary = writer.finish(1, 1);
    }
    try (EventFileReader file = EventFileReader.open(path)) {
      assertEquals(summary.digest(), EventDigest.of(file));
      assertEquals(EVENTS - 1, file.doubles("time", EVENTS - 1, 1)[0]);
    }
    CLibrary.assume();
    try (CLibrary file = new CLibrary(path)) {
      assertEquals(EVENTS, file.rows("/events/time"));
      for (long row : new long[] {0, 268_435_455, 268_435_456, EVENTS - 1}) {
        assertEquals(row, file.valueAt("/events/time", row));
        assertEquals(EVENTS - row, file.valueAt("/events/recoil_energy", row));
      }
    }
  }

  private static EventBatch fill(EventBatch batch, int block) {
    long first = (long) block * EventBatch.CAPACITY;
    batch.reset(first, (int) Math.min(EventBatch.CAPACITY, EVENTS - first));
    for (int i = 0; i < batch.size(); i++) {
      batch.time[i] = Column.TIME.unit() * (first + i);
      batch.recoilEnergy[i] = Column.RECOIL_ENERGY.unit() * (EVENTS - first - i);
    }
    return batch;
  }
}
