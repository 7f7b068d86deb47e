package org.nudipole.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Units;

/** The reference C library reads what we wrote. */
class CLibraryTest {
  @TempDir Path folder;

  @BeforeAll
  static void assume() {
    CLibrary.assume();
  }

  @Test
  void readsAttributes() {
    Path path = folder.resolve("a.h5");
    RunSummary summary = ExampleRun.write(path, 1000);
    try (CLibrary file = new CLibrary(path)) {
      assertEquals("nudipole-events", file.textAttribute("/", "format"));
      assertEquals(2, file.integerAttribute("/", "format_version"));
      assertEquals("nudipole 0.1.0", file.textAttribute("/", "generator"));
      assertEquals("0123abcd", file.textAttribute("/", "source_revision"));
      assertEquals("amd64", file.textAttribute("/run", "architecture"));
      assertEquals(Long.MIN_VALUE + 42, file.integerAttribute("/run", "seed"));
      assertEquals(55.4 * 86400, file.numberAttribute("/run", "exposure_s"), 1e-9);
      assertEquals(4019.4, file.numberAttribute("/run", "expected_events"));
      assertEquals(4000.25, file.numberAttribute("/run", "expected_detected"));
      assertEquals(4020.5, file.numberAttribute("/run", "expected_events_mc"));
      assertEquals(1.25, file.numberAttribute("/run", "expected_events_mc_error"));
      assertEquals(0.7e-3, file.numberAttribute("/run", "min_recoil_keV"), 1e-15);
      assertEquals(1e-3, file.numberAttribute("/run", "min_recoil_cevns_keV"), 1e-15);
      assertEquals(0.7e-3, file.numberAttribute("/run", "min_recoil_eves_keV"), 1e-15);
      assertEquals(3e-11, file.numberAttribute("/run", "reference_moment_muB"), 0);
      assertEquals(1000, file.integerAttribute("/run", "n_events"));
      assertEquals(summary.detected(), file.integerAttribute("/run", "n_detected"));
      assertEquals(0, file.integerAttribute("/run", "shard_index"));
      assertEquals(1, file.integerAttribute("/run", "shard_count"));
      assertEquals(0, file.integerAttribute("/run", "first_event"));
      assertEquals(summary.digest(), file.textAttribute("/run", "digest"));
      assertArrayEquals(
          new String[] {
            "ab".repeat(32) + "  nuclides.csv",
            TableDigests.of(ExampleRun.TABLE) + "  quenching.csv"
          },
          file.textsAttribute("/run", "table_sha256"));
      assertEquals(10.6, file.numberAttribute("/run", "detector_mass_kg"), 1e-14);
      assertEquals(25, file.numberAttribute("/run", "distance_cm"), 1e-13);
      assertEquals(1.3e13, file.numberAttribute("/run", "flux_per_cm2_s"), 1);
      assertEquals("nudipole-events", file.textAttribute("/events", "format"));
      assertEquals("keV", file.textAttribute("/events/recoil_energy", "units"));
      assertEquals("", file.textAttribute("/events/detected", "units"));
      assertEquals(Column.TIME.description(), file.textAttribute("/events/time", "description"));
      assertArrayEquals(
          new String[] {"cevns", "eves"}, file.textsAttribute("/events/interaction", "labels"));
      assertEquals("MeV", file.textAttribute("/targets/mass", "units"));
      assertEquals("eV", file.textAttribute("/targets/binding_energy", "units"));
    }
  }

  @Test
  void readsTextsAndTargets() {
    Path path = folder.resolve("a.h5");
    ExampleRun.write(path, 10);
    try (CLibrary file = new CLibrary(path)) {
      // The macro is longer than the 64 kB of an attribute and holds letters outside ASCII.
      assertArrayEquals(new String[] {ExampleRun.MACRO}, file.texts("/run/macro"));
      assertArrayEquals(new String[] {ExampleRun.TABLE}, file.texts("/run/tables/quenching.csv"));
      assertArrayEquals(new String[] {"Ge72", "Xe.4d5/2"}, file.texts("/targets/name"));
      assertArrayEquals(new String[] {"", "4d5/2"}, file.texts("/targets/shell"));
      assertArrayEquals(
          new String[] {"/random/seed", "/source/use", "/source/activity"},
          file.texts("/run/settings/command"));
      assertArrayEquals(new double[] {42, Double.NaN, 5}, file.doubles("/run/settings/value"));
      assertArrayEquals(new String[] {"", "", "MCi"}, file.texts("/run/settings/unit"));
      assertArrayEquals(ExampleRun.header(10).warnings().toArray(), file.texts("/run/warnings"));
      assertArrayEquals(new int[] {32, 54}, file.integers("/targets/z"));
      assertArrayEquals(new int[] {72, 0}, file.integers("/targets/a"));
      assertArrayEquals(new double[] {0, 67.5}, file.doubles("/targets/binding_energy"), 1e-12);
      assertArrayEquals(new double[] {66995.3, 0.511}, file.doubles("/targets/mass"), 1e-9);
    }
  }

  @Test
  void readsTargetsWithoutAnyShell() {
    Path path = folder.resolve("a.h5");
    RunHeader h = ExampleRun.header(1);
    RunHeader nucleusOnly =
        new RunHeader(
            h.formatVersion(),
            h.generator(),
            h.sourceRevision(),
            h.architecture(),
            h.seed(),
            h.exposure(),
            h.expectedEvents(),
            h.expectedDetected(),
            h.cut(),
            h.referenceMoment(),
            h.events(),
            h.shard(),
            h.modules(),
            h.macro(),
            h.settings(),
            h.warnings(),
            h.tables(),
            h.tableSha256(),
            h.targets().subList(0, 1),
            h.labels(),
            h.selection());
    ExampleRun.write(path, nucleusOnly, ExampleRun.STANDARD);
    try (CLibrary file = new CLibrary(path)) {
      assertArrayEquals(new String[] {""}, file.texts("/targets/shell"));
    }
  }

  @Test
  void readsEveryColumnOfSeveralBlocks() {
    long events = 2 * EventBatch.CAPACITY + 12_345;
    Path path = folder.resolve("a.h5");
    ExampleRun.write(path, events);
    List<String> types = new ArrayList<>();
    try (CLibrary file = new CLibrary(path)) {
      double[] energy = file.doubles("/events/neutrino_energy");
      int[] pdg = file.integers("/events/neutrino_pdg");
      int[] interaction = file.integers("/events/interaction");
      int[] target = file.integers("/events/target");
      double[] vertexZ = file.doubles("/events/vertex_z");
      double[] time = file.doubles("/events/time");
      double[] observed = file.doubles("/events/observed");
      int[] detected = file.integers("/events/detected");
      EventBatch batch = new EventBatch(false);
      for (int b = 0; b < 3; b++) {
        ExampleRun.fill(batch, b, events, 0);
        for (int i = 0; i < batch.size(); i++) {
          int row = b * EventBatch.CAPACITY + i;
          assertEquals(batch.neutrinoEnergy[i] / Units.KEV, energy[row]);
          assertEquals(batch.neutrinoPdg[i], pdg[row]);
          assertEquals(batch.interaction[i] & 0xff, interaction[row]);
          assertEquals(batch.target[i], target[row]);
          assertEquals((float) (batch.vertexZ[i] / Units.CM), vertexZ[row]);
          assertEquals(batch.time[i] / Units.S, time[row]);
          assertEquals(batch.observed[i] / Units.KEV, observed[row]);
          assertEquals(batch.detected[i], detected[row]);
        }
      }
      assertArrayEquals(new int[] {1, 1, 1}, file.integers("/run/blocks_done"));
      ExampleRun.STANDARD.forEach(column -> types.add(file.type("/events/" + column.name())));
    }
    assertEquals(
        List.of(
            "f64le", "i8le", "u8le", "i16le", "f64le", "f32le", "f32le", "f32le", "f64le", "f64le",
            "u8le"),
        types);
  }

  @Test
  void readsAFileWithoutEvents() {
    Path path = folder.resolve("a.h5");
    ExampleRun.write(path, 0);
    try (CLibrary file = new CLibrary(path)) {
      assertEquals(0, file.rows("/events/time"));
      assertEquals(0, file.doubles("/events/time").length);
      assertEquals(0, file.rows("/run/blocks_done"));
      assertEquals(0, file.integerAttribute("/run", "n_events"));
    }
  }

  /** What is in the part file of a killed run: complete blocks, and a header that says which. */
  @Test
  void readsTheFileOfARunThatNeverEnded() {
    long events = 3 * EventBatch.CAPACITY;
    try (EventFileWriter writer =
        EventFileWriter.create(
            folder.resolve("a.h5"), ExampleRun.header(events), ExampleRun.STANDARD, false)) {
      EventBatch batch = ExampleRun.fill(new EventBatch(false), 1, events, 0);
      writer.write(batch);
      try (CLibrary file = new CLibrary(folder.resolve("a.h5.part"))) {
        assertArrayEquals(new int[] {0, 1, 0}, file.integers("/run/blocks_done"));
        assertEquals(-1, file.integerAttribute("/run", "n_detected"));
        assertEquals("", file.textAttribute("/run", "digest").strip());
        assertEquals(
            batch.time[7] / Units.S, file.doubles("/events/time")[EventBatch.CAPACITY + 7]);
      }
    }
  }
}
