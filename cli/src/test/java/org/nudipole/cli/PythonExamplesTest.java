package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.io.Python;

/** The examples of docs/examples that use the Python package, where their libraries are. */
@Tag("canonical")
class PythonExamplesTest {
  private static final Path EXAMPLES =
      Path.of("..", "docs", "examples").toAbsolutePath().normalize();

  /** Examples that other tests run. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "challenge_participant.py",
          "check_commitment.py",
          "verify_event_file.py",
          "workspace_limit.py");

  private static final Set<String> HERE =
      Set.of(
          "picture_of_events.py", "scan_of_masses.py", "table_of_targets.py", "fit_of_a_moment.py");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "picture_of_events.py, matplotlib, 'in.h5 out.png', 'chi2 [0-9]+ in [0-9]+ bins.*'",
    "scan_of_masses.py, matplotlib, 'out.png', '(?s).*1e\\+03 keV +0 events, limit nan mu_B.*'",
    "table_of_targets.py, pandas, 'in.h5', '(?s).*cevns +Ge70 .*sum [0-9.]+, by integration 4888.6.*'",
    "fit_of_a_moment.py, iminuit, '', '(?s)[0-9]+ events, moment .* valid True.*'"
  })
  void runs(String script, String library, String arguments, String output) throws IOException {
    Python python = Python.with("h5py", "numpy", library).in(ProgramScript.in(folder));
    List<String> words = new ArrayList<>(List.of(EXAMPLES.resolve(script).toString()));
    Stream.of(arguments.split(" ", -1)).filter(word -> !word.isEmpty()).forEach(words::add);
    if (words.contains("in.h5")) {
      String file = folder.resolve("in.h5").toString();
      String[] run = {"run", "tutorial", "--set", "/run/beamOn=20000", "-q", "-o", file};
      assertEquals(0, Invocation.of(run).code());
    }
    Python.Result result = python.run(folder, words.toArray(String[]::new));
    assertEquals(0, result.code(), result.output());
    assertTrue(result.output().strip().matches(output), result.output());
    if (words.contains("out.png")) {
      assertTrue(Files.size(folder.resolve("out.png")) > 10_000);
    }
  }

  @Test
  void everyExampleIsRunSomewhere() throws IOException {
    Set<String> known = new TreeSet<>(ELSEWHERE);
    known.addAll(HERE);
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      assertEquals(
          known,
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".py"))
              .collect(Collectors.toCollection(TreeSet::new)));
    }
  }
}
