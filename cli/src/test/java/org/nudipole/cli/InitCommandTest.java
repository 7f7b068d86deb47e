package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.generator.data.Material;
import org.nudipole.macros.language.SourceKind;

/** Macros that {@code init} writes: each can be run as it is. */
@Tag("canonical")
class InitCommandTest {
  @TempDir private Path folder;

  static List<String> sources() {
    return SourceKind.all();
  }

  static List<String> materials() {
    return List.copyOf(Material.names());
  }

  @ParameterizedTest
  @MethodSource("sources")
  void everySourceGivesAMacroThatRuns(String source) throws IOException {
    List<String> options = new ArrayList<>(List.of("--source", source));
    if (SourceKind.of(source) == SourceKind.TABULATED) {
      options.addAll(List.of("--table", table("/MeV").toString()));
    }
    runs(options);
  }

  @ParameterizedTest
  @MethodSource("materials")
  void everyMaterialGivesAMacroThatRuns(String material) throws IOException {
    runs(List.of("--material", material));
  }

  /** A table whose spectrum is a flux says all of the strength; its name has a blank. */
  @Test
  void aTableOfAFluxNeedsNoStrength() throws IOException {
    runs(List.of("--source", "table", "--table", table("/cm2/s/MeV").toString()));
    assertFalse(written().contains("/source/activity"), written());
    assertTrue(written().contains("/source/table \"a table.csv\""), written());
  }

  @Test
  void bothInteractionsHaveAQuenching() throws IOException {
    runs(List.of("--interaction", "cevns eves", "--threshold", "5 eVee"));
    assertTrue(written().contains("/response/quenching lindhard\n"), written());
  }

  @Test
  void aFaultWritesNothing() {
    Path file = folder.resolve("my.mac");
    Invocation unit = Invocation.of("init", file.toString(), "--mass", "3", "--yes");
    assertEquals(ExitCode.USAGE, unit.code());
    assertTrue(unit.err().startsWith("--mass:1:"), unit.err());
    Invocation low = Invocation.of("init", file.toString(), "--threshold", "5 MeV", "--yes");
    assertEquals(ExitCode.USAGE, low.code());
    assertTrue(low.err().contains("/response/threshold"), low.err());
    Invocation foreign = Invocation.of("init", file.toString(), "--power", "3 GW", "--yes");
    assertEquals(ExitCode.USAGE, foreign.code());
    assertTrue(foreign.err().contains("--power 3 GW"), foreign.err());
    Invocation missing = Invocation.of("init", file.toString(), "--source", "table", "--yes");
    assertEquals(ExitCode.USAGE, missing.code());
    assertTrue(missing.err().contains("--table"), missing.err());
    assertFalse(Files.exists(file));
  }

  @Test
  void whatIsThereStays() throws IOException {
    Path file = Files.writeString(folder.resolve("my.mac"), "# mine\n");
    assertEquals(ExitCode.INPUT_OUTPUT, Invocation.of("init", file.toString()).code());
    assertEquals("# mine\n", written());
    assertEquals(ExitCode.DONE, Invocation.of("init", file.toString(), "--force").code());
  }

  /** A wrong answer is asked for again; an empty one is that in brackets. */
  @Test
  void questionsAreAskedUntilTheyCanBeRead() throws IOException {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Console console = new Console(stream, stream, false);
    String answers = "reactor\n\n15\n15 m\nSi\n\n\n\n\n";
    int code =
        InitCommand.of(console, Optional.of(new BufferedReader(new StringReader(answers))))
            .execute(folder.resolve("my.mac").toString());
    String said = err.toString(StandardCharsets.UTF_8);
    assertEquals(0, code, said);
    assertTrue(said.contains("no unit"), said);
    assertTrue(said.contains("[20 m]"), said);
    String text = written();
    for (String line :
        List.of(
            "/source/use reactor",
            "/source/power 3 GW",
            "/source/distance 15 m",
            "/detector/material Si",
            "/detector/mass 1 kg")) {
      assertTrue(text.contains("\n" + line + "\n"), text);
    }
  }

  private void runs(List<String> options) throws IOException {
    String file = folder.resolve("my.mac").toString();
    List<String> line = new ArrayList<>(List.of("init", file, "--yes"));
    line.addAll(options);
    Invocation made = Invocation.of(line.toArray(String[]::new));
    assertEquals(0, made.code(), made.err());
    Invocation check = Invocation.of("macro", "check", file);
    assertEquals(0, check.code(), check.err());
    assertEquals(written(), Invocation.of("macro", "format", file).out(), "in canonical spacing");
    String events = folder.resolve("my.h5").toString();
    Invocation run =
        Invocation.of("run", file, "-o", events, "--set", "/run/beamOn=100", "--threads", "1");
    assertEquals(0, run.code(), run.err());
  }

  private String written() throws IOException {
    return Files.readString(folder.resolve("my.mac"));
  }

  private Path table(String unit) throws IOException {
    return Files.writeString(
        folder.resolve("a table.csv"),
        "# columns: energy,nu_e\n# units: MeV," + unit + "\n0.5,0\n1,0.8\n3,0.2\n");
  }
}
