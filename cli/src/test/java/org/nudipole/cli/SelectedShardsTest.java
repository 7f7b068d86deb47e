package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.io.EventFileReader;

/** Shards of which not all is stored, or packed, are those of one file of the same kind. */
class SelectedShardsTest {
  private static final String DETECTED = "/output/select=detected";

  @TempDir private Path folder;

  private static String[] command(String... words) {
    List<String> all = new ArrayList<>(List.of("run", "cr51-cevns-ge", "--threads", "2"));
    // Five blocks; below the threshold of 8 eV, so that some events are not detected.
    Stream.of("/run/beamOn=300000", "/interaction/minRecoil=5 eV")
        .forEach(set -> all.addAll(List.of("--set", set)));
    all.addAll(List.of(words));
    return all.toArray(String[]::new);
  }

  private static String done(String... words) {
    Invocation run = Invocation.of(words);
    assertEquals(ExitCode.DONE, run.code(), run.out() + run.err());
    return run.out();
  }

  private static String[] with(String sets, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    Stream.of(sets.split("; ")).forEach(set -> all.addAll(List.of("--set", set)));
    return command(all.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        DETECTED,
        "/output/compress=4",
        DETECTED + "; /output/compress=1; /output/columns=time recoil_energy dsigma_sm",
        "/output/columns=recoil_energy observed; /output/precision=recoil_energy float"
      })
  void merge(String sets) throws IOException {
    Path whole = folder.resolve("whole.h5");
    Path shards = folder.resolve("d");
    Path merged = folder.resolve("merged.h5");
    done(with(sets, "-q", "-o", whole.toString()));
    String digest;
    try (EventFileReader reader = EventFileReader.open(whole)) {
      digest = reader.summary().digest();
    }
    String told = done(with(sets, "-o", shards + "/", "--shards", "3"));
    assertTrue(told.contains(digest), told);
    assertTrue(done("merge", shards.toString(), "-o", merged.toString()).contains(digest));
    assertEquals(-1, Files.mismatch(whole, merged));
    done("verify", shards.toString());
    assertEquals(figures(whole), figures(shards));
  }

  private static List<String> figures(Path events) {
    return done("inspect", events.toString(), "--json")
        .lines()
        .filter(line -> line.matches(".*\"(n_rows|n_events|n_detected|digest)\".*"))
        .map(String::strip)
        .toList();
  }

  /** Complete shards stay; one that was begun is made anew. */
  @Test
  void resume() throws IOException {
    Path whole = folder.resolve("whole.h5");
    Path shards = folder.resolve("d");
    Path merged = folder.resolve("merged.h5");
    String sets = DETECTED + "; /output/compress=1";
    done(with(sets, "-q", "-o", whole.toString()));
    done(with(sets, "-o", shards + "/", "--shard", "1/3"));
    Path complete = shards.resolve("events-00000.h5");
    Object before = Files.getLastModifiedTime(complete);
    Path part = shards.resolve("events-00001.h5.part");
    byte[] begun = Files.readAllBytes(complete);
    Files.write(part, Arrays.copyOf(begun, begun.length / 2));
    String told = done(with(sets, "-o", shards + "/", "--shards", "3", "--resume"));
    assertFalse(Files.exists(part));
    assertEquals(before, Files.getLastModifiedTime(complete), told);
    done("merge", shards.toString(), "-o", merged.toString());
    assertEquals(-1, Files.mismatch(whole, merged));
    // A second time there is nothing to do, for a single file too.
    done(with(sets, "-o", whole.toString(), "--resume"));
    assertEquals(-1, Files.mismatch(whole, merged));
  }

  /** Blocks that a plain file has are not thrown away for a packed one. */
  @Test
  void anotherRunsBlocksStay() throws IOException {
    Path file = folder.resolve("a.h5");
    Path part = folder.resolve("a.h5.part");
    done(command("-q", "-o", file.toString()));
    Files.move(file, part);
    Invocation other = Invocation.of(with(DETECTED, "-o", file.toString(), "--resume"));
    assertEquals(ExitCode.INPUT_OUTPUT, other.code(), other.err());
    assertTrue(other.err().contains("a.h5.part is of another run"), other.err());
    assertTrue(Files.exists(part));
  }
}
