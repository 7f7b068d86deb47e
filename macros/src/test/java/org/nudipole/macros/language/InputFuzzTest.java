package org.nudipole.macros.language;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.data.Table;
import org.nudipole.generator.data.TableException;
import org.nudipole.io.EventFileCheck;

/**
 * Whatever bytes a macro, a table or an event file has, reading it gives what it holds or says what
 * is wrong with it; nothing else is raised.
 *
 * <p>The methods with bytes read the corpus in {@code src/test/resources}; with {@code
 * JAZZER_FUZZ=1} Jazzer goes on from there, guided by what the bytes reach (README.md). The others
 * change the corpus at random.
 */
@Tag("canonical")
class InputFuzzTest {
  @TempDir static Path folder;

  @FuzzTest(maxDuration = "10m")
  void macro(byte[] input) {
    MacroFuzzTest.read(input, List.of(), List.of());
  }

  /** A table in text or HDF5 that a command names. */
  @FuzzTest(maxDuration = "10m")
  void table(byte[] input) {
    try {
      Table table = Table.parse("t.csv", contentOf(input));
      for (String column : table.columns()) {
        table.numbers(column);
      }
    } catch (MacroException | TableException expected) {
      assertTrue(expected.getMessage().contains("t.csv"), expected.getMessage());
    }
  }

  @FuzzTest(maxDuration = "10m")
  void eventFile(byte[] input) {
    Path file = folder.resolve("events.h5");
    try {
      Files.write(file, input);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (String fault : EventFileCheck.faults(file)) {
      assertTrue(fault.contains("events.h5"), fault);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void changedTables(long seed) throws IOException {
    changed("table", 2_000, seed, this::table);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void changedEventFiles(long seed) throws IOException {
    changed("eventFile", 500, seed, this::eventFile);
  }

  private static String contentOf(byte[] table) {
    FileSource source =
        new FileSource() {
          @Override
          public Optional<SourceFile> find(String name, String from) {
            byte[] bytes =
                name.equals("t.csv")
                    ? table
                    : "/response/quenching table t.csv\n/run/expose\n".getBytes(UTF_8);
            return Optional.of(new SourceFile(name, bytes, this));
          }
        };
    RunSettings run = new MacroParser(List.of(source)).parse("t.mac", List.of(), List.of()).get(0);
    return run.tables().get("t.csv");
  }

  private static void changed(String corpus, int tries, long seed, Consumer<byte[]> reader)
      throws IOException {
    List<Path> inputs;
    Path directory =
        Path.of("src/test/resources/org/nudipole/macros/language/InputFuzzTestInputs", corpus);
    try (Stream<Path> files = Files.list(directory)) {
      inputs = files.sorted().toList();
    }
    UniformRandomProvider random = new SplitMix64(seed);
    for (int i = 0; i < tries; i++) {
      Path input = inputs.get(random.nextInt(inputs.size()));
      byte[] bytes = Files.readAllBytes(input);
      StringBuilder changes = new StringBuilder();
      for (int change = random.nextInt(1, 5); change > 0; change--) {
        bytes = changed(bytes, random, changes);
      }
      try {
        reader.accept(bytes);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ", try " + i + ": " + input + changes, e);
      }
    }
  }

  /** One change: a bit, a number, a piece from elsewhere, or the end cut off. */
  private static byte[] changed(byte[] bytes, UniformRandomProvider random, StringBuilder told) {
    if (bytes.length < 9) {
      return new byte[random.nextInt(64)];
    }
    byte[] changed = bytes.clone();
    int at = random.nextInt(bytes.length - 8);
    int kind = random.nextInt(12);
    told.append(", ").append(kind).append(" at ").append(at);
    switch (kind) {
      case 0 -> {
        return Arrays.copyOf(bytes, at);
      }
      case 1 -> System.arraycopy(bytes, random.nextInt(bytes.length - 8), changed, at, 8);
      case 2 -> ByteBuffer.wrap(changed).putLong(at, random.nextLong() >>> random.nextInt(64));
      case 3, 4 -> changed[at] = (byte) random.nextInt(256);
      case 5 -> changed[at] = (byte) -1;
      case 6 -> changed[at] = (byte) ",\n#\"-0".charAt(random.nextInt(6));
      default -> changed[at] ^= (byte) (1 << random.nextInt(8));
    }
    return changed;
  }
}
