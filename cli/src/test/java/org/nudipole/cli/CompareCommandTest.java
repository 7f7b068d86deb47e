package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.cli.report.FileComparison;
import org.nudipole.cli.report.Text;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.macros.run.EventInput;

/** What {@code compare} says about files that are not what their macro generates. */
@Tag("canonical")
class CompareCommandTest {
  @TempDir private static Path folder;
  private static Path original;

  @BeforeAll
  static void generate() throws IOException {
    original = ComparedRuns.run(folder, "original", ComparedRuns.DIPOLE);
  }

  @ParameterizedTest
  @CsvSource({
    "mass 100 keV, mass 110 keV",
    "moment 1e-10 muB, moment 2e-10 muB",
    "sin2ThetaW 0.23857, sin2ThetaW 0.23867",
    "formFactor helm 4.2 fm, formFactor pointLike",
    "exposure 55.4 day, exposure 55.5 day",
    "threshold 8 eV, threshold 9 eV"
  })
  void anEditedMacroDisagreesAndTheExpectationSaysSo(String from, String to) throws IOException {
    Path file = copy("edited");
    StoredBytes.editMacro(file, from, to);
    ComparedRuns.Answer answer = ComparedRuns.nudipole("compare", file.toString());
    assertEquals(ExitCode.FAILED, answer.code(), answer.out() + answer.err());
    assertTrue(answer.out().contains("expected_detected: the file says "), answer.out());
    assertTrue(answer.out().contains("DISAGREES"), answer.out());
  }

  @Test
  void anotherSeedOrNumberOfEventsIsNamed() throws IOException {
    Path file = copy("header");
    StoredBytes.editMacro(file, "/random/seed 1", "/random/seed 2");
    StoredBytes.editMacro(file, "beamOn 200000", "beamOn 200001");
    String out = ComparedRuns.nudipole("compare", file.toString()).out();
    assertTrue(out.contains("seed: the file says 1, its macro gives 2"), out);
    assertTrue(out.contains("n_events: the file says 200000, its macro gives 200001"), out);
  }

  /** Whoever weights events by their columns needs the moment that these count in. */
  @Test
  void anotherReferenceMomentIsNamed() throws IOException {
    String matrix = ComparedRuns.DIPOLE.replace("/dipole/moment 1e-10", "/dipole/lambda 14 1e-10");
    Path file = ComparedRuns.run(folder, "matrix", matrix.replace("beamOn 200000", "beamOn 1000"));
    StoredBytes.editMacro(file, "14 1e-10 muB", "14 2e-10 muB");
    String out = Invocation.of("compare", file.toString()).unbroken();
    assertTrue(
        out.contains("reference_moment_muB: the file says 1.0E-10, its macro gives 2.0E-10"), out);
  }

  @Test
  void aFixedNumberOfEventsIsNoPoissonCount() throws IOException {
    Path file = copy("expose");
    StoredBytes.editMacro(file, "/run/beamOn 200000", "/run/expose");
    ComparedRuns.Answer answer = ComparedRuns.nudipole("compare", file.toString());
    assertEquals(ExitCode.FAILED, answer.code());
    assertTrue(answer.out().contains("FAILED  n_events: Poisson"), answer.out());
  }

  @Test
  void aMacroThatIsNoMacroIsNamedWithThePlace() throws IOException {
    Path file = copy("broken");
    StoredBytes.editMacro(file, "/dipole/mass 100 keV", "/dipole/mess 100 keV");
    ComparedRuns.Answer answer = ComparedRuns.nudipole("compare", file.toString());
    assertEquals(ExitCode.FAILED, answer.code());
    assertTrue(answer.out().matches("(?s).*/run/macro:\\d+:\\d+: .*mess.*"), answer.out());
  }

  /** The header is untouched, so only shapes and kinematics can tell. */
  @Test
  void biasedEventsAreFound() {
    assertAll(
        () -> finds("recoil_energy", "recoil_energy", scaled(1.01)),
        () -> finds("recoil_energy", "recoil_dx", bytes -> bytes.putDouble(8, Double.NaN)),
        () -> finds("recoil_energy", "recoil_dx", bytes -> bytes.putDouble(8, 0)),
        () -> finds("recoil_energy", "recoil_dx", bytes -> bytes.putDouble(8, -1)),
        () -> finds("observed", "observed", scaled(1.01)),
        () -> finds("time", "time", CompareCommandTest::sorted),
        () -> finds("neutrino_energy", "neutrino_energy", scaled(1 + 1e-9)),
        () -> finds("vertex_x", "vertex radius", scaledSingle(0.99f)),
        () -> finds("vertex_z", "vertex_z", CompareCommandTest::uniform),
        () -> finds("target", "channels", bytes -> bytes.put(0, (byte) (bytes.get(0) + 5))),
        () -> finds("part", "part", CompareCommandTest::swappedParts),
        () -> finds("recoil_dx", "recoil_dx", CompareCommandTest::negated),
        () -> finds("neutrino_dz", "neutrino_dx", CompareCommandTest::negated),
        () -> finds("dsigma_sm", "dsigma_sm", scaled(1 + 1e-8)),
        () -> finds("dsigma_dipole", "dsigma_dipole", scaled(1 - 1e-8)),
        () -> finds("dsigma_interference", "dsigma_interference", bytes -> bytes.putDouble(8, 1)),
        () -> finds("detected", "detected", bytes -> fill(bytes, (byte) 1)));
  }

  /** A shift of the whole pulse by 10 ns, a fifteenth of its width. */
  @Test
  void biasedPulseTimesAreFound() throws IOException {
    Path file =
        ComparedRuns.run(
            folder,
            "pulse",
            """
            /source/use pidar
            /source/pulse sns
            /source/flux 1e7 /cm2/s
            /detector/material LAr
            /detector/mass 24 kg
            /interaction/use cevns
            /interaction/minRecoil 1 keV
            /response/timeWindow 0 6 us
            /run/exposure 100 day
            /run/beamOn 200000
            """);
    assertTrue(FileComparison.of(EventInput.of(file), 1e-4).agrees());
    StoredBytes.editColumn(
        file,
        "pulse_time",
        bytes -> {
          for (int at = 0; at < bytes.limit(); at += Double.BYTES) {
            bytes.putDouble(at, bytes.getDouble(at) + 10);
          }
        });
    FileComparison result = FileComparison.of(EventInput.of(file), 1e-4);
    assertTrue(
        lines(result).stream()
            .anyMatch(line -> line.contains("FAILED") && line.contains("pulse_time (nu_mu)")),
        () -> String.join("\n", lines(result)));
  }

  /**
   * Of a continuous source, whose energies the rows alone tell; nothing of it is an error of ours.
   */
  @Test
  void energiesThatNoNeutrinoHasAreFound() throws IOException {
    Path file =
        ComparedRuns.run(
            folder,
            "continuum",
            """
            /source/use pidar
            /source/flux 1e7 /cm2/s
            /detector/material LAr
            /detector/mass 24 kg
            /interaction/use cevns
            /interaction/minRecoil 1 keV
            /run/exposure 100 day
            /output/columns full
            /run/beamOn 2000
            """);
    for (double energy : new double[] {Double.NaN, 0, -5, 1e-300, Double.POSITIVE_INFINITY}) {
      StoredBytes.editColumn(
          file,
          "neutrino_energy",
          bytes -> {
            for (int at = 0; at < 20 * Double.BYTES; at += Double.BYTES) {
              bytes.putDouble(at, energy);
            }
          });
      ComparedRuns.Answer answer = ComparedRuns.nudipole("compare", file.toString());
      assertEquals(ExitCode.FAILED, answer.code(), energy + ": " + answer.err());
      assertTrue(answer.out().contains("neutrino_energy"), answer.out());
    }
  }

  /** 5.05 in single precision is greater than 5.05: so a vertex next to the surface is stored. */
  @Test
  void aVertexRoundedOverTheSurfaceIsNoContradiction() throws IOException {
    Path file =
        ComparedRuns.run(
            folder,
            "box",
            """
            /source/use cr51
            /source/flux 1.1e13 /cm2/s
            /detector/material Ge
            /detector/shape box
            /detector/size 10.1 10.1 10.1 cm
            /interaction/use cevns
            /response/threshold 8 eV
            /run/exposure 10 day
            /run/beamOn 1000
            """);
    StoredBytes.editColumn(file, "vertex_x", bytes -> bytes.putFloat(0, 5.05f));
    StoredBytes.editColumn(file, "vertex_y", bytes -> bytes.putFloat(0, -5.05f));
    // The digest tells of the change; no test of a column may.
    String out = ComparedRuns.nudipole("compare", file.toString()).out();
    assertFalse(out.contains("FAILED"), out);
    StoredBytes.editColumn(file, "vertex_x", bytes -> bytes.putFloat(0, 5.0501f));
    out = ComparedRuns.nudipole("compare", file.toString()).out();
    assertTrue(out.contains("FAILED  vertex_x"), out);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 100, 5000, 1_000_000})
  void aTruncatedFileIsRefusedWithAMessage(int length) throws IOException {
    byte[] all = Files.readAllBytes(original);
    Path file = Files.write(folder.resolve("truncated.h5"), Arrays.copyOf(all, length));
    refused(file);
  }

  @Test
  void foreignAndMissingFilesAreRefusedWithAMessage() throws IOException {
    refused(Files.writeString(folder.resolve("text.h5"), "no HDF5"));
    refused(folder.resolve("missing.h5"));
    refused(folder);
  }

  /** One byte at a time, anywhere: the answer is a verdict or a refusal, and never a bug. */
  @Test
  void aDamagedByteIsReportedAndNeverABug() throws IOException {
    Path small =
        ComparedRuns.run(
            folder,
            "small",
            """
            /source/use cr51
            /source/flux 1.1e13 /cm2/s
            /detector/material Ge
            /detector/mass 20 kg
            /interaction/use cevns
            /response/threshold 8 eV
            /run/exposure 10 day
            /run/beamOn 10
            """);
    byte[] bytes = Files.readAllBytes(small);
    UniformRandomProvider random = new RandomStreams(3).stream(0, RandomStreams.Stage.RECOIL);
    Path file = folder.resolve("damaged.h5");
    for (int i = 0; i < 200; i++) {
      int at = random.nextInt(bytes.length);
      byte[] damaged = bytes.clone();
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, damaged);
      ComparedRuns.Answer answer = ComparedRuns.nudipole("compare", file.toString());
      assertTrue(
          answer.code() == ExitCode.DONE
              || answer.code() == ExitCode.FAILED
              || answer.code() == ExitCode.INPUT_OUTPUT,
          "byte " + at + ": " + answer.err());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "none, '/run/beamOn 200000', '/run/expose', '55.4 day', '1 s'",
    "blind, '/response/threshold 8 eV', '/response/threshold 1 MeV', '100 keV', '1 keV'",
  })
  void noEventsOrNoneDetectedAreComparedToo(
      String name, String from, String to, String other, String than) throws IOException {
    String macro = ComparedRuns.DIPOLE.replace(from, to).replace(other, than);
    Path file =
        ComparedRuns.run(
            folder,
            name,
            macro.replace("/run/exposure", "/interaction/minRecoil 1 eV\n/run/exposure"));
    Path picture = folder.resolve(name + ".png");
    ComparedRuns.Answer answer =
        ComparedRuns.nudipole("compare", file.toString(), "--plot", picture.toString());
    assertEquals(ExitCode.DONE, answer.code(), answer.out() + answer.err());
  }

  @Test
  void wrongUsageIsNamed() {
    String file = original.toString();
    usage("limits", "compare", file, "--plot", "a.png", "--range", "0 keV");
    usage("--log-bins", "compare", file, "--log-bins");
    usage("it has detected, ", "compare", file, "--plot", "a.png", "--column", "recoil");
    usage(".png", "compare", file, "--plot", "a.gif");
    usage("--alpha", "compare", file, "--alpha", "2");
    usage("FILE", "compare");
  }

  @Test
  void filesAndColumnsAreDrawnAsAsked() throws IOException {
    Path other = copy("other");
    Path picture = folder.resolve("asked.svg");
    ComparedRuns.Answer answer =
        ComparedRuns.nudipole(
            "compare",
            original.toString(),
            other.toString(),
            "--plot",
            picture.toString(),
            "--column",
            "recoil_energy",
            "--range",
            "0 eV .. 20 eV linear 10");
    assertEquals(ExitCode.DONE, answer.code(), answer.out() + answer.err());
    String svg = Files.readString(picture);
    for (String text : List.of("recoil energy (eV)", "original.h5 (", "other.h5 (")) {
      assertTrue(svg.contains(text), text);
    }
    assertFalse(svg.contains("analytic"), svg);
  }

  @Test
  void aPictureWithoutAFolderIsRefusedBeforeTheWork() {
    String picture = folder.resolve("no/such/a.png").toString();
    ComparedRuns.Answer answer =
        ComparedRuns.nudipole("compare", original.toString(), "--plot", picture);
    assertEquals(ExitCode.INPUT_OUTPUT, answer.code(), answer.out() + answer.err());
    assertTrue(answer.err().startsWith(picture + ": cannot be written (there is no"), answer.err());
    assertEquals("", answer.out());
  }

  @Test
  void jsonIsOneObjectWithEveryFile() {
    ComparedRuns.Answer answer =
        ComparedRuns.nudipole("compare", "--json", original.toString(), "missing.h5");
    assertEquals(ExitCode.INPUT_OUTPUT, answer.code());
    String json = answer.out().strip();
    assertTrue(json.startsWith("{") && json.endsWith("}"), json);
    for (String member : List.of("\"files\": [", "\"tests\": [", "\"p\": ", "\"error\": ")) {
      assertTrue(json.contains(member), json);
    }
  }

  private static void finds(String column, String test, Consumer<ByteBuffer> edit)
      throws IOException {
    Path file = copy("biased");
    StoredBytes.editColumn(file, column, edit);
    FileComparison result = FileComparison.of(EventInput.of(file), 1e-4);
    List<String> found =
        lines(result).stream()
            .filter(line -> line.contains("FAILED  ") || line.contains("CONTRADICTION"))
            .filter(line -> !line.contains("digest"))
            .filter(line -> line.contains(test))
            .toList();
    assertFalse(found.isEmpty(), column + ": " + String.join("\n", lines(result)));
  }

  private static void refused(Path file) {
    ComparedRuns.Answer answer = ComparedRuns.nudipole("compare", file.toString());
    assertEquals(ExitCode.INPUT_OUTPUT, answer.code(), answer.out() + answer.err());
    assertTrue(answer.err().startsWith(file.toString()), answer.err());
    assertFalse(answer.err().contains("Exception"), answer.err());
  }

  private static void usage(String named, String... arguments) {
    ComparedRuns.Answer answer = ComparedRuns.nudipole(arguments);
    assertEquals(ExitCode.USAGE, answer.code(), answer.out() + answer.err());
    assertTrue(answer.err().contains(named), answer.err());
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

  private static Consumer<ByteBuffer> scaledSingle(float factor) {
    return bytes -> {
      for (int at = 0; at < bytes.limit(); at += Float.BYTES) {
        bytes.putFloat(at, bytes.getFloat(at) * factor);
      }
    };
  }

  private static void negated(ByteBuffer bytes) {
    scaledSingle(-1).accept(bytes);
  }

  // Uniform in the exposure instead of following the decay.
  private static void sorted(ByteBuffer bytes) {
    int n = bytes.limit() / Double.BYTES;
    for (int i = 0; i < n; i++) {
      bytes.putDouble(i * Double.BYTES, 55.4 * 86400 * (i + 0.5) / n);
    }
  }

  // Uniform along the axis instead of 1/r^2: the cylinder is 13.66 cm high.
  private static void uniform(ByteBuffer bytes) {
    UniformRandomProvider random = new RandomStreams(99).stream(0, RandomStreams.Stage.VERTEX);
    for (int at = 0; at < bytes.limit(); at += Float.BYTES) {
      bytes.putFloat(at, (float) (13.65 * (random.nextDouble() - 0.5)));
    }
  }

  private static void swappedParts(ByteBuffer bytes) {
    for (int i = 0; i < bytes.limit(); i++) {
      bytes.put(i, (byte) (1 - bytes.get(i)));
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
