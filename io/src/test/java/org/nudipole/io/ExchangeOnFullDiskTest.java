package org.nudipole.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nudipole.io.exchange.EventRecord;
import org.nudipole.io.exchange.ExchangeFormat;
import org.nudipole.io.exchange.HepEvtLayout;
import org.nudipole.io.exchange.NamedWeight;
import org.nudipole.io.exchange.Particle;
import org.nudipole.io.exchange.RecordWriter;
import org.nudipole.io.exchange.RunDescription;
import org.nudipole.io.exchange.TableSource;
import org.nudipole.io.exchange.TableWriter;

/** A disk that fills while events leave: what was written goes, and an older file stays. */
@Tag("canonical")
class ExchangeOnFullDiskTest {
  private static final int EVENTS = 3000;

  @TempDir private Path folder;

  private static void write(ExchangeFormat format, EventFileReader events, PartFile part)
      throws IOException {
    if (format.content() == ExchangeFormat.Content.COLUMNS) {
      TableSource source = new TableSource(events, List.of("time", "recoil_energy"), false);
      TableWriter writer = format.rows(part.output(), source.description(text -> text));
      writer.write(source.read(0));
      writer.finish();
      return;
    }
    RunDescription run =
        new RunDescription(
            events.header(),
            events.summary(),
            EVENTS,
            0,
            false,
            1,
            1,
            OptionalDouble.empty(),
            List.of(),
            List.of(),
            List.of(new NamedWeight("CV", "one")));
    RecordWriter writer = format.records(part.output(), run, HepEvtLayout.MARLEY);
    Particle one = new Particle(12, 0, 0.1, 0.2, 0.3, 0.4);
    for (int i = 0; i < EVENTS; i++) {
      writer.write(
          new EventRecord(i, 1, one, one, one, one, 1, "", 0, 1, 2, 3, 4, new double[] {1}));
    }
    writer.finish();
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsLeft(ExchangeFormat format) throws IOException {
    Path source = folder.resolve("events.h5");
    ExampleRun.write(source, EVENTS);
    Path file = Files.writeString(folder.resolve("old" + format.suffix()), "older");
    try (EventFileReader events = EventFileReader.open(source)) {
      assertThrows(
          IOException.class,
          () -> {
            try (PartFile part =
                PartFile.create(file, true, 0, disk -> new FullDisk(disk, 20_000))) {
              write(format, events, part);
            }
          });
      assertEquals("older", Files.readString(file));
      try (Stream<Path> files = Files.list(folder)) {
        assertTrue(files.noneMatch(path -> path.toString().endsWith(".part")));
      }
      try (PartFile part = PartFile.create(file, true, 0, disk -> new FullDisk(disk, 10_000_000))) {
        write(format, events, part);
        part.complete();
      }
      assertTrue(Files.size(file) > 20_000);
    }
  }
}
