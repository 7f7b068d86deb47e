package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nudipole.cli.report.FileComparison;
import org.nudipole.cli.report.Text;
import org.nudipole.generator.EventBatch;
import org.nudipole.io.EventFileReader;
import org.nudipole.macros.run.EventInput;

/** What rows of backgrounds hold, and that {@code compare} sees when they do not. */
class BackgroundRowsTest {
  private static final String MACRO =
      ComparedRuns.DIPOLE
          .replace("200000", "70000")
          .replace(
              "/run/exposure",
              """
          /background/flat hum 200000 counts 0 20 eV
          /background/line peak 200000 counts 12 eV
          /background/flat model 200000 counts 5 15 eV
          /background/level model observed
          /run/exposure""");

  @TempDir private static Path folder;

  private static Path original;

  @BeforeAll
  static void run() throws IOException {
    original = ComparedRuns.run(folder, "original", MACRO);
  }

  @Test
  void rowsHoldWhatTheFormatSays() {
    try (EventFileReader file = EventFileReader.open(original)) {
      assertEquals(
          List.of("cevns", "eves", "hum", "model", "peak"), file.column("interaction").labels());
      assertEquals(
          List.of("sm", "dipole", "interference", "background"), file.column("part").labels());
      int n = EventBatch.CAPACITY;
      int[] interaction = file.integers("interaction", 0, n);
      double[] recoil = file.doubles("recoil_energy", 0, n);
      double[] observed = file.doubles("observed", 0, n);
      int[] detected = file.integers("detected", 0, n);
      int[] target = file.integers("target", 0, n);
      int[] pdg = file.integers("neutrino_pdg", 0, n);
      double[] energy = file.doubles("neutrino_energy", 0, n);
      int[] seen = new int[5];
      for (int i = 0; i < n; i++) {
        int code = interaction[i];
        seen[code]++;
        assertEquals(code >= 2, target[i] == -1);
        assertEquals(code >= 2, pdg[i] == 0);
        assertEquals(code >= 2, energy[i] == 0);
        if (code == 3) {
          assertEquals(0, recoil[i]);
          assertTrue(observed[i] >= 0.005 && observed[i] <= 0.015);
          assertEquals(observed[i] >= 0.008 ? 1 : 0, detected[i]);
        } else if (code == 4) {
          assertEquals(0.012, recoil[i], 1e-15);
        }
      }
      double share = 200_000 / file.header().expectedEvents();
      for (int code = 2; code < 5; code++) {
        // Five standard deviations of a binomial number.
        assertEquals(n * share, seen[code], 5 * Math.sqrt(n * share * (1 - share)));
      }
    }
  }

  @Test
  void biasedRowsAreFound() throws IOException {
    Path file = copy("biased");
    StoredBytes.editColumn(file, "recoil_energy", scaled(1.01));
    StoredBytes.editColumn(file, "observed", scaled(1.01));
    StoredBytes.editColumn(file, "time", scaled(0.9));
    StoredBytes.editColumn(file, "recoil_dx", BackgroundRowsTest::ones);
    StoredBytes.editColumn(file, "neutrino_dz", BackgroundRowsTest::ones);
    StoredBytes.editColumn(file, "dsigma_sm", BackgroundRowsTest::doubles);
    finds(
        file,
        "recoil_energy (hum)",
        "recoil_energy (peak)",
        "observed (model)",
        "observed (peak)",
        "time (background)",
        "recoil_dx of a background",
        "neutrino_dz of a background",
        "dsigma_sm of a background");
  }

  @Test
  void rowsThatAreHalfBackgroundAreFound() throws IOException {
    Path file = copy("target");
    StoredBytes.editColumn(file, "target", bytes -> fill(bytes, (byte) 0));
    finds(file, "channels");
    file = copy("part");
    StoredBytes.editColumn(file, "part", bytes -> fill(bytes, (byte) 0));
    finds(file, "part");
  }

  @Test
  void anotherRateOrLabelIsAContradiction() throws IOException {
    Path file = copy("rate");
    StoredBytes.editMacro(file, "/background/line peak 200000", "/background/line peak 200001");
    String out = ComparedRuns.nudipole("compare", file.toString()).out();
    assertTrue(out.contains("expected_events: the file says"), out);
    file = copy("label");
    StoredBytes.editMacro(file, "/background/line peak", "/background/line Peak");
    out = ComparedRuns.nudipole("compare", file.toString()).out();
    assertTrue(out.contains("labels of interaction: the file says cevns eves hum"), out);
  }

  @Test
  void thePictureNamesThem() throws IOException {
    Path picture = folder.resolve("backgrounds.svg");
    ComparedRuns.Answer answer =
        ComparedRuns.nudipole("compare", original.toString(), "--plot", picture.toString());
    assertEquals(ExitCode.DONE, answer.code(), answer.out() + answer.err());
    String svg = Files.readString(picture);
    assertTrue(svg.contains("hum") && svg.contains("model") && svg.contains("peak"), svg);
  }

  private static void finds(Path file, String... tests) {
    FileComparison result = FileComparison.of(EventInput.of(file), 1e-4);
    for (String test : tests) {
      List<String> found =
          lines(result).stream()
              .filter(line -> line.contains("FAILED  ") || line.contains("CONTRADICTION"))
              .filter(line -> line.contains(test))
              .toList();
      assertFalse(found.isEmpty(), test + ": " + String.join("\n", lines(result)));
    }
  }

  private static Path copy(String name) throws IOException {
    return Files.copy(original, folder.resolve(name + ".h5"), StandardCopyOption.REPLACE_EXISTING);
  }

  private static Consumer<ByteBuffer> scaled(double factor) {
    return bytes -> {
      for (int at = 0; at < bytes.limit(); at += Double.BYTES) {
        bytes.putDouble(at, bytes.getDouble(at) * factor);
      }
    };
  }

  private static void ones(ByteBuffer bytes) {
    for (int at = 0; at < bytes.limit(); at += Float.BYTES) {
      bytes.putFloat(at, 1);
    }
  }

  private static void doubles(ByteBuffer bytes) {
    for (int at = 0; at < bytes.limit(); at += Double.BYTES) {
      bytes.putDouble(at, 1);
    }
  }

  private static void fill(ByteBuffer bytes, byte value) {
    for (int i = 0; i < bytes.limit(); i++) {
      bytes.put(i, value);
    }
  }

  private static List<String> lines(FileComparison result) {
    return Text.lines(result.report(), 1000);
  }
}
