package org.nudipole.io;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Units;
import org.nudipole.generator.interaction.ScatteringProcess;
import org.nudipole.generator.rate.GenerationCut;

/** A run with invented events: any row can be made again from its index alone. */
final class ExampleRun {
  static final List<Column> STANDARD = Column.standard(Column.observed("keVnr", Units.KEV));
  static final String TABLE = "# energy keV\n0 0.1\n1 0.2\n";
  static final String MACRO =
      "/random/seed 42\n/run/beamOn 5 # µ_B, ν_e\n" + "# remark\n".repeat(9000);

  static final List<StoredSetting> SETTINGS =
      List.of(
          new StoredSetting("/random/seed", "seed", 42, "42", ""),
          new StoredSetting("/source/use", "keyword", Double.NaN, "cr51", ""),
          new StoredSetting("/source/activity", "activity", 5, "5", "MCi"));

  private ExampleRun() {}

  static RunHeader header(long events) {
    return header(events, Shard.WHOLE);
  }

  static RunHeader header(long events, Shard shard) {
    return header(
        events,
        shard,
        MACRO,
        Map.of("quenching.csv", TABLE),
        Map.of("quenching.csv", TableDigests.of(TABLE), "nuclides.csv", "ab".repeat(32)));
  }

  static RunHeader header(long events, Selection selection) {
    return header(
        events,
        Shard.WHOLE,
        MACRO,
        Map.of("quenching.csv", TABLE),
        Map.of("quenching.csv", TableDigests.of(TABLE), "nuclides.csv", "ab".repeat(32)),
        selection);
  }

  static RunHeader header(
      long events,
      Shard shard,
      String macro,
      Map<String, String> tables,
      Map<String, String> tableSha256) {
    return header(events, shard, macro, tables, tableSha256, Selection.EVERYTHING);
  }

  private static RunHeader header(
      long events,
      Shard shard,
      String macro,
      Map<String, String> tables,
      Map<String, String> tableSha256,
      Selection selection) {
    return new RunHeader(
        RunHeader.CURRENT_FORMAT,
        "nudipole 0.1.0",
        "0123abcd",
        "amd64",
        Long.MIN_VALUE + 42,
        55.4 * Units.DAY,
        4019.4,
        4000.25,
        new GenerationCut(
            Map.of(
                ScatteringProcess.CEVNS,
                1e-3 * Units.KEV,
                ScatteringProcess.EVES,
                0.7e-3 * Units.KEV)),
        3e-11,
        events,
        shard,
        List.of(new DetectorModule(10.6 * Units.KG, 25 * Units.CM, 1.3e13 * Units.PER_CM2_S)),
        macro,
        SETTINGS,
        List.of("warning: σ above the threshold", "warning: another"),
        tables,
        tableSha256,
        List.of(
            new TargetRow("Ge72", 32, 72, "", 0, 66995.3 * Units.MEV),
            new TargetRow("Xe.4d5/2", 54, 0, "4d5/2", 67.5 * Units.EV, 0.511 * Units.MEV)),
        Map.of("interaction", List.of("cevns", "eves"), "part", List.of("sm", "dipole")),
        selection);
  }

  /**
   * Fills block {@code block} of a run of {@code events} rows that starts at {@code firstEvent}.
   */
  static EventBatch fill(EventBatch batch, int block, long events, long firstEvent) {
    long row = (long) block * EventBatch.CAPACITY;
    batch.reset(firstEvent + row, (int) Math.min(EventBatch.CAPACITY, events - row));
    SplittableRandom random = new SplittableRandom(batch.firstEvent());
    for (int i = 0; i < batch.size(); i++) {
      batch.neutrinoEnergy[i] = (746.5 + random.nextInt(10)) * Units.KEV;
      batch.neutrinoPdg[i] = (byte) (random.nextBoolean() ? 12 : -14);
      batch.interaction[i] = (byte) (i % 256); // all unsigned values
      batch.target[i] = (short) (random.nextInt(3) - 1);
      batch.recoilEnergy[i] = (1e-3 + random.nextDouble()) * Units.KEV;
      batch.vertexX[i] = (float) (random.nextDouble(-5, 5) * Units.CM);
      batch.vertexY[i] = (float) (random.nextDouble(-5, 5) * Units.CM);
      batch.vertexZ[i] = (float) (random.nextDouble(-5, 5) * Units.CM);
      batch.time[i] = random.nextDouble() * Units.DAY;
      batch.observed[i] = random.nextDouble(-1, 1) * Units.KEV;
      batch.detected[i] = (byte) (batch.observed[i] > 0 ? 1 : 0);
    }
    return batch;
  }

  static RunSummary write(Path file, long events) {
    return write(file, header(events), STANDARD);
  }

  static RunSummary write(Path file, RunHeader header, List<Column> columns) {
    EventBatch batch = new EventBatch(false);
    try (EventFileWriter writer = EventFileWriter.create(file, header, columns, false)) {
      for (int b = 0; b < EventDigest.blocks(header.events()); b++) {
        writer.write(fill(batch, b, header.events(), header.shard().firstEvent()));
      }
      return writer.finish(4020.5, 1.25);
    }
  }
}
