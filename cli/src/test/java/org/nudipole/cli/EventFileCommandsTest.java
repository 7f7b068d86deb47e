package org.nudipole.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.Column;
import org.nudipole.io.EventFileReader;
import org.nudipole.io.StoredColumn;

/** The commands {@code inspect} and {@code verify}. */
class EventFileCommandsTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void run() throws IOException {
    file = folder.resolve("events.h5");
    String macro = ExampleMacros.single(folder, 300);
    assertEquals(ExitCode.DONE, Invocation.of("run", macro, "-o", file.toString()).code());
  }

  /** A column of codes says where their names are, and repeats none of them. */
  @Test
  void codesAreNamedByTheirLabelsAlone() throws IOException {
    ExampleMacros.write(
        folder, "cs.csv", "# columns: recoil,cross_section\n# units: keV,cm2/keV\n0,1e-38\n90,0\n");
    String macro =
        ExampleMacros.write(
            folder,
            "m.mac",
            ExampleMacros.SET_UP
                + "/interaction/crossSectionTable axion cs.csv\n/interaction/crossSectionStrength axion 1\n"
                + "/background/flat compton 5 /kg/day/keV 0 30 keV\n"
                + "/output/columns full\n/run/beamOn 3000\n");
    Path file = folder.resolve("codes.h5");
    Invocation run = Invocation.of("run", macro, "-o", file.toString());
    assertEquals(ExitCode.DONE, run.code(), run.err());
    try (EventFileReader reader = EventFileReader.open(file)) {
      for (Column column : List.of(Column.INTERACTION, Column.PART)) {
        StoredColumn stored = reader.column(column.name());
        assertTrue(stored.description().contains("its place, from 0, in the attribute labels"));
        assertFalse(stored.description().matches(".*[1-9].*"), stored.description());
        int[] codes = reader.integers(column.name(), 0, 3000);
        assertEquals(
            column.equals(Column.PART)
                ? Set.of("sm", "dipole", "background", "axion")
                : Set.of("cevns", "eves", "compton"),
            Arrays.stream(codes).mapToObj(c -> stored.labels().get(c)).collect(Collectors.toSet()));
      }
    }
  }

  @Test
  void inspectShowsHeaderAndColumns() {
    Invocation inspect = Invocation.of("inspect", file.toString());
    assertEquals(ExitCode.DONE, inspect.code(), inspect.err());
    for (String expected : List.of("recoil_energy", "keV", "300, ", "Cs133", "/run/beamOn 300")) {
      assertTrue(inspect.out().contains(expected), inspect.out());
    }
  }

  @Test
  void inspectJsonHasTheFieldsOfTheContract() {
    Map<String, Object> json = Invocation.of("inspect", file.toString(), "--json").json();
    assertEquals(300L, json.get("n_events"));
    assertTrue((Long) json.get("n_detected") <= 300, json::toString);
    assertTrue(json.get("digest").toString().matches("[0-9a-f]{64}"), json::toString);
    Map<?, ?> recoil = (Map<?, ?>) ((Map<?, ?>) json.get("columns")).get("recoil_energy");
    assertEquals("keV", recoil.get("units"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "truncated", "zeroed"})
  void inspectSaysWhyAFileCannotBeRead(String damage) throws IOException {
    Invocation inspect = Invocation.of("inspect", damaged(damage));
    assertEquals(ExitCode.INPUT_OUTPUT, inspect.code());
    assertEquals("", inspect.out());
    assertTrue(inspect.err().startsWith(folder + "/" + damage + ".h5: "), inspect.err());
    assertFalse(inspect.err().contains("\tat "), inspect.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "truncated", "zeroed", "flipped"})
  void verifyFailsOnDamage(String damage) throws IOException {
    Invocation verify = Invocation.of("verify", file.toString(), damaged(damage));
    assertEquals(ExitCode.FAILED, verify.code());
    assertTrue(verify.out().startsWith(file + ": ok"), verify.out());
    assertTrue(verify.out().contains(damage + ".h5: 1 fault"), verify.out());
    assertFalse(verify.out().contains("\tat "), verify.out());
  }

  @Test
  void verifyOfAMissingFileIsAnInputOutputErrorAndTheOthersAreChecked() {
    Invocation verify = Invocation.of("verify", folder + "/none.h5", file.toString());
    assertEquals(ExitCode.INPUT_OUTPUT, verify.code());
    assertEquals(file + ": ok" + System.lineSeparator(), verify.out());
    assertTrue(verify.err().contains("none.h5"), verify.err());
  }

  private String damaged(String damage) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    byte[] changed =
        switch (damage) {
          case "text" -> "recoil_energy,1.0\n".repeat(100).getBytes(UTF_8);
          case "truncated" -> Arrays.copyOf(bytes, bytes.length / 2);
          case "zeroed" -> {
            Arrays.fill(bytes, 8, 600, (byte) 0);
            yield bytes;
          }
          default -> {
            // The last column's data end the file, before them lies nothing but data.
            bytes[bytes.length - 100] ^= 1;
            yield bytes;
          }
        };
    return Files.write(folder.resolve(damage + ".h5"), changed).toString();
  }
}
