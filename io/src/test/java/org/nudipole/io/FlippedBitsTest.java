package org.nudipole.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Units;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.io.hdf5.FilteredChunks;
import org.nudipole.io.hdf5.OutsideTool;

/**
 * A byte that changes anywhere in a file is found, or changes nothing that the file says.
 *
 * <p>What a file says is read here by jhdf alone (but for filters that it does not know), without
 * what the checks use, and where it is installed by h5dump.
 */
@Tag("canonical")
class FlippedBitsTest {
  private static final int ROWS = 20;

  @TempDir private Path folder;

  @Test
  void eventFile() throws Exception {
    flip(event(), 150, 1);
  }

  @Test
  void compressedFileOfDetectedEvents() throws Exception {
    flip(compressed(), 150, 6);
  }

  @Test
  @Tag("long")
  void manyOfACompressedFile() throws Exception {
    flip(compressed(), 3_000, 7);
  }

  @Test
  void challengeFile() throws Exception {
    flip(challenge(), 150, 2);
  }

  @Test
  @Tag("long")
  void manyOfAnEventFile() throws Exception {
    flip(event(), 5_000, 3);
  }

  @Test
  @Tag("long")
  void manyOfAChallengeFile() throws Exception {
    flip(challenge(), 2_000, 4);
  }

  @Test
  void fileThatWasRewritten() throws Exception {
    flip(rewritten("-f", "SZIP=8,NN"), 150, 8);
  }

  /** Headers of an older kind, which have no checksums, and chunks, compressed or not. */
  @ParameterizedTest
  @Tag("long")
  @ValueSource(
      strings = {
        "-l CHUNK=7",
        "-f GZIP=6",
        "-f SZIP=8,NN",
        "-f SHUF -f SZIP=16,EC",
        "-f SHUF -f FLET"
      })
  void manyOfFilesThatWereRewritten(String way) throws Exception {
    flip(rewritten(way.split(" ", -1)), 1_500, 5);
  }

  private Path rewritten(String... way) throws Exception {
    OutsideTool.assume("h5repack", "--version");
    Path copy = folder.resolve("copy.h5");
    List<String> command = new ArrayList<>(List.of("h5repack"));
    command.addAll(List.of(way));
    command.addAll(List.of(event().toString(), copy.toString()));
    OutsideTool.Result result = OutsideTool.run(command.toArray(new String[0]));
    assertEquals(0, result.exit(), result.output());
    return copy;
  }

  private Path event() {
    Path path = folder.resolve("event.h5");
    List<Column> columns = new ArrayList<>(ExampleRun.STANDARD);
    // Of this one the format says nothing.
    columns.add(new Column("weight", Column.Type.F64, "", 1, "weight"));
    RunHeader header =
        ExampleRun.header(
            ROWS,
            Shard.WHOLE,
            "/run/beamOn 20\n",
            Map.of("t", "1 2"),
            Map.of("t", TableDigests.of("1 2")));
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    SplittableRandom random = new SplittableRandom(7);
    try (EventFileWriter writer = EventFileWriter.create(path, header, columns, false)) {
      EventBatch batch = ExampleRun.fill(new EventBatch(false), 0, ROWS, 0);
      double[] weights = random.doubles(ROWS).toArray();
      writer.write(0, ROWS, c -> c.name().equals("weight") ? weights : batch.values(c));
      long detected = EventFileWriter.sum(batch.detected, ROWS);
      writer.finish(new RunSummary(detected, 19.5, 0.25, "", Optional.empty()));
    }
    return path;
  }

  private Path compressed() {
    Path path = folder.resolve("compressed.h5");
    RunHeader header = ExampleRun.header(ROWS, new Selection(true, List.of(), List.of()));
    try (ChunkedFileWriter writer =
        ChunkedFileWriter.create(path, header, ExampleRun.STANDARD, 6, false)) {
      writer.write(ExampleRun.fill(new EventBatch(false), 0, ROWS, 0));
      writer.finish(19.5, 0.25);
    }
    return path;
  }

  private Path challenge() {
    Path path = folder.resolve("challenge.h5");
    SplittableRandom random = new SplittableRandom(8);
    ChallengeFileWriter.write(
        path,
        new ChallengeHeader("nudipole 0.1.0", "ab".repeat(16), 3 * Units.DAY),
        List.of(Column.TIME, Column.observed("keVnr", Units.KEV)),
        List.of(random.doubles(ROWS).toArray(), random.doubles(ROWS).toArray()));
    return path;
  }

  private void flip(Path file, int count, long seed) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    assertEquals(List.of(), faults(file));
    // A process for each would take the most of the time.
    boolean dumps = count > 1_000 && dumps();
    String content = content(file);
    String dump = dumps ? dump(file) : "";
    // Half of them hit what is no zero: most zeros are gaps before the columns.
    int[] places = IntStream.range(0, bytes.length).filter(i -> bytes[i] != 0).toArray();
    Path flipped = folder.resolve("flipped.h5");
    SplittableRandom random = new SplittableRandom(seed);
    int found = 0;
    for (int trial = 0; trial < count; trial++) {
      byte[] changed = bytes.clone();
      // One bit, or all that one byte may become.
      int place =
          random.nextBoolean()
              ? random.nextInt(bytes.length)
              : places[random.nextInt(places.length)];
      int bits = random.nextBoolean() ? 1 << random.nextInt(8) : 1 + random.nextInt(255);
      changed[place] ^= (byte) bits;
      Files.write(flipped, changed);
      if (!faults(flipped).isEmpty()) {
        found++;
      } else {
        String what = "byte " + place + " of " + bytes.length + ", bits " + bits;
        assertEquals(content, content(flipped), what);
        if (dumps && trial % 8 == 0) {
          // What the library refuses to read nobody takes for sound.
          String other = dump(flipped);
          assertTrue(other.isEmpty() || other.equals(dump), what + ": " + first(dump, other));
        }
      }
    }
    assertTrue(found > count / 3, found + " of " + count);
  }

  private static List<String> faults(Path file) {
    try {
      return ChallengeFileReader.isChallenge(file)
          ? ChallengeFileReader.faults(file)
          : EventFileCheck.faults(file);
    } catch (EventFileException e) {
      return List.of(e.getMessage());
    }
  }

  private static String first(String one, String other) {
    List<String> lines = other.lines().toList();
    int same =
        (int)
            IntStream.range(0, lines.size())
                .takeWhile(i -> lines.get(i).equals(one.lines().skip(i).findFirst().orElse("")))
                .count();
    return same < lines.size() ? lines.get(same) : "it ends there";
  }

  private static boolean dumps() throws Exception {
    try {
      return OutsideTool.run("h5dump", "--version").exit() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static String dump(Path file) throws Exception {
    OutsideTool.Result result = OutsideTool.run("h5dump", "-m", "%.17g", file.toString());
    String text = result.output();
    return result.exit() != 0
        ? ""
        : text.substring(text.indexOf('\n') + 1) // behind the name of the file
            // The same text may have room behind it.
            .replaceAll("STRSIZE \\d+;", "");
  }

  private static String content(Path file) {
    Map<String, String> content = new TreeMap<>();
    try (HdfFile hdf = new HdfFile(file)) {
      collect(hdf, "", content);
    }
    return content.toString();
  }

  private static void collect(Node node, String path, Map<String, String> into) {
    for (Attribute attribute : node.getAttributes().values()) {
      into.put(
          path + "@" + attribute.getName(),
          attribute.getDataType().getClass()
              + Arrays.toString(attribute.getDimensions())
              + text(attribute.getData()));
    }
    if (node instanceof Group group) {
      group.getChildren().forEach((name, child) -> collect(child, path + "/" + name, into));
    } else if (node instanceof Dataset stored) {
      Dataset dataset = FilteredChunks.of(stored);
      into.put(
          path,
          dataset.getJavaType()
              + Arrays.toString(dataset.getDimensionsAsLong())
              + text(dataset.isEmpty() ? null : dataset.getData()));
    }
  }

  private static String text(Object data) {
    if (data instanceof double[] numbers) {
      ByteBuffer bits = ByteBuffer.allocate(8 * numbers.length);
      bits.asDoubleBuffer().put(numbers);
      return Arrays.toString(bits.array());
    }
    return data != null && data.getClass().isArray()
        ? Arrays.deepToString(new Object[] {data})
        : String.valueOf(data);
  }
}
