package org.nudipole.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Units;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.io.hdf5.OutsideTool;

class EventFileReaderTest {
  @TempDir Path folder;

  @Test
  void headerComesBack() {
    Path path = folder.resolve("a.h5");
    RunSummary written = ExampleRun.write(path, 77);
    RunHeader expected = ExampleRun.header(77);
    try (EventFileReader file = EventFileReader.open(path)) {
      RunHeader header = file.header();
      assertEquals(expected.exposure(), header.exposure(), 1e-14 * expected.exposure());
      assertEquals(expected.cut(), header.cut());
      for (int i = 0; i < 2; i++) {
        TargetRow row = expected.targets().get(i);
        TargetRow stored = header.targets().get(i);
        assertEquals(row.bindingEnergy(), stored.bindingEnergy(), 1e-14 * row.bindingEnergy());
        assertEquals(row.mass(), stored.mass(), 1e-14 * row.mass());
        assertEquals(
            row,
            new TargetRow(
                stored.name(),
                stored.z(),
                stored.a(),
                stored.shell(),
                row.bindingEnergy(),
                row.mass()));
      }
      assertEquals(
          List.of(
              expected.generator(),
              expected.sourceRevision(),
              expected.architecture(),
              expected.seed(),
              expected.expectedEvents(),
              expected.expectedDetected(),
              expected.events(),
              expected.shard(),
              expected.formatVersion(),
              expected.macro(),
              expected.settings(),
              expected.warnings(),
              expected.tables(),
              expected.tableSha256()),
          List.of(
              header.generator(),
              header.sourceRevision(),
              header.architecture(),
              header.seed(),
              header.expectedEvents(),
              header.expectedDetected(),
              header.events(),
              header.shard(),
              header.formatVersion(),
              header.macro(),
              header.settings(),
              header.warnings(),
              header.tables(),
              header.tableSha256()));
      DetectorModule module = expected.modules().get(0);
      assertEquals(1, header.modules().size());
      assertEquals(module.mass(), header.modules().get(0).mass(), 1e-14 * module.mass());
      assertEquals(
          module.distance(), header.modules().get(0).distance(), 1e-14 * module.distance());
      assertEquals(module.flux(), header.modules().get(0).flux(), 1e-14 * module.flux());
      assertEquals(List.of("cevns", "eves"), header.labels().get("interaction"));
      assertEquals(written, file.summary());
    }
  }

  @Test
  void columnsComeBackInPieces() {
    long events = EventBatch.CAPACITY + 1000;
    Path path = folder.resolve("a.h5");
    ExampleRun.write(path, events);
    EventBatch batch = ExampleRun.fill(new EventBatch(false), 1, events, 0);
    try (EventFileReader file = EventFileReader.open(path)) {
      double[] times = file.doubles("time", EventBatch.CAPACITY + 300, 700);
      int[] interactions = file.integers("interaction", EventBatch.CAPACITY + 300, 700);
      double[] pdg = file.doubles("neutrino_pdg", EventBatch.CAPACITY + 300, 700);
      double[] x = file.doubles("vertex_x", EventBatch.CAPACITY + 300, 700);
      for (int i = 0; i < 700; i++) {
        assertEquals(batch.time[300 + i] / Units.S, times[i]);
        assertEquals((300 + i) % 256, interactions[i]);
        assertEquals(batch.neutrinoPdg[300 + i], pdg[i]);
        assertEquals((float) (batch.vertexX[300 + i] / Units.CM), x[i]);
      }
      assertEquals(0, file.doubles("time", events, 0).length);
      assertThrows(IndexOutOfBoundsException.class, () -> file.doubles("time", events - 1, 2));
      assertThrows(IndexOutOfBoundsException.class, () -> file.doubles("time", -1, 2));
      assertThrows(EventFileException.class, () -> file.integers("time", 0, 1));
      EventFileException e =
          assertThrows(EventFileException.class, () -> file.doubles("energy", 0, 1));
      assertTrue(e.getMessage().contains("has no column energy (it has detected, interaction"));
      assertEquals("u8", file.column("detected").type());
      assertEquals("f32", file.column("vertex_x").type());
      assertEquals("i16", file.column("target").type());
    }
  }

  @Test
  void runWithoutEventsComesBack() {
    Path path = folder.resolve("a.h5");
    ExampleRun.write(path, 0);
    try (EventFileReader file = EventFileReader.open(path)) {
      assertEquals(0, file.header().events());
      assertArrayEquals(new double[0], file.doubles("time", 0, 0));
      assertEquals(11, file.columns().size());
    }
    assertEquals(List.of(), EventFileCheck.faults(path));
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    Path path = folder.resolve("a.h5");
    refused(path, "cannot read (no such file or folder)");
    refused(folder, "it is a folder");
    Files.write(path, new byte[0]);
    refused(path, "is empty");
    Files.writeString(path, "energy,time\n1,2\n");
    refused(path, "is no HDF5 file");
    Files.delete(path);
    EventFileWriter writer =
        EventFileWriter.create(
            path, ExampleRun.header(3L * EventBatch.CAPACITY), ExampleRun.STANDARD, false);
    try (writer) {
      writer.write(ExampleRun.fill(new EventBatch(false), 2, 3L * EventBatch.CAPACITY, 0));
      refused(
          folder.resolve("a.h5.part"),
          "is unfinished (the run that wrote it was stopped; 1 of 3 blocks");
    }
  }

  /** Wherever a file is cut, the message says so. */
  @Test
  void truncatedFilesAreRefused() throws IOException {
    Path path = folder.resolve("a.h5");
    ExampleRun.write(path, 1000);
    byte[] bytes = Files.readAllBytes(path);
    Path cut = folder.resolve("cut.h5");
    for (int length = 60; length < bytes.length; length += 1777) {
      Files.write(cut, Arrays.copyOf(bytes, length));
      refused(cut, "is truncated");
    }
    Files.write(cut, Arrays.copyOf(bytes, bytes.length - 1));
    refused(cut, "is truncated");
  }

  /** Whatever byte is wrong, nothing but a clear message comes out. */
  @Test
  void flippedBytesNeverGiveAnotherException() throws IOException {
    Path path = folder.resolve("a.h5");
    ExampleRun.write(
        path,
        ExampleRun.header(
            20, Shard.WHOLE, "/run/beamOn 20", Map.of("t", "1 2"), Map.of("t", "ab".repeat(32))),
        ExampleRun.STANDARD);
    byte[] bytes = Files.readAllBytes(path);
    // Nearly all zeros are the gaps before the columns.
    int[] places = IntStream.range(0, bytes.length).filter(i -> bytes[i] != 0).toArray();
    Path flipped = folder.resolve("flipped.h5");
    SplittableRandom random = new SplittableRandom(1);
    int refused = 0;
    for (int trial = 0; trial < 1000; trial++) {
      byte[] changed = bytes.clone();
      changed[places[random.nextInt(places.length)]] ^= (byte) (1 << random.nextInt(8));
      Files.write(flipped, changed);
      try (EventFileReader file = EventFileReader.open(flipped)) {
        assertEquals(20, file.header().events());
      } catch (EventFileException e) {
        refused++;
        assertTrue(e.getMessage().startsWith(flipped.toString()), e.getMessage());
      }
    }
    assertTrue(refused > 500, "checksums of the HDF5 headers see most of them: " + refused);
  }

  /** What another program puts before the file moves every address in it. */
  @Test
  void aUserBlockIsSkipped() throws Exception {
    OutsideTool.assume("h5repack", "--version");
    Path path = folder.resolve("a.h5");
    ExampleRun.write(path, 100);
    // A shorter one makes h5repack run for ever.
    Path block = Files.writeString(folder.resolve("block"), "#!/bin/sh\n" + "#".repeat(502));
    Path copy = folder.resolve("copy.h5");
    OutsideTool.run("h5repack", "-u", "" + block, "-b", "512", "" + path, "" + copy);
    assertEquals(List.of(), EventFileCheck.faults(copy));
    assertEquals('#', Files.readAllBytes(copy)[0]);
  }

  private static void refused(Path path, String why) {
    EventFileException e = assertThrows(EventFileException.class, () -> EventFileReader.open(path));
    assertTrue(e.getMessage().contains(why), e.getMessage());
    assertEquals(path, e.path());
  }

  /** Answers list them, and must not differ between two starts of Java. */
  @Test
  void tablesKeepTheirOrder() {
    Map<String, String> tables = new LinkedHashMap<>();
    Map<String, String> digests = new LinkedHashMap<>();
    for (int i = 20; i > 0; i--) {
      tables.put("t" + i, "");
      digests.put("t" + i, "");
    }
    RunHeader header = ExampleRun.header(1, Shard.WHOLE, "", tables, digests);
    assertEquals(List.copyOf(tables.keySet()), List.copyOf(header.tables().keySet()));
    assertEquals(List.copyOf(digests.keySet()), List.copyOf(header.tableSha256().keySet()));
  }
}
