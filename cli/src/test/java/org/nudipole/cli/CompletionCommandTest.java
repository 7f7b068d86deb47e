package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.macros.language.ShippedFiles;

/** Scripts of {@code completion} in the shells that they are for; skipped where one is missing. */
@Tag("canonical")
class CompletionCommandTest {
  private static final long PATIENCE_SECONDS = 120;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "ra, rate",
    "run --thr, --threads",
    "rate conus-plus-, conus-plus-diodes conus-plus-lambda",
    "list ma, materials macros",
    "completion f, fish",
    "challenge create --pass, --passphrase-file",
    "limit --parameter /dipole/mo, /dipole/moment",
    "macro ch, check"
  })
  void bashAndFishComplete(String words, String completed) throws Exception {
    Set<String> expected = new TreeSet<>(List.of(completed.split(" ", -1)));
    if (isThere("bash")) {
      String array =
          Stream.of(("nudipole " + words).split(" ", -1))
              .map(word -> "'" + word + "'")
              .collect(Collectors.joining(" "));
      String call =
          "COMP_WORDS=("
              + array
              + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _complete_nudipole;"
              + " printf '%s\\n' \"${COMPREPLY[@]}\"";
      assertEquals(expected, answers("bash", "source " + script("bash") + "; " + call));
    }
    if (isThere("fish")) {
      String call = "complete -C 'nudipole " + words + "'";
      assertEquals(expected, answers("fish", "source " + script("fish") + "; " + call));
    }
  }

  /** Typed into a terminal, for zsh completes nowhere else. */
  @Test
  void zshCompletes() throws Exception {
    assumeTrue(isThere("zsh"), "no zsh");
    String typed =
        String.join(
            "\n",
            "zmodload zsh/zpty",
            "zpty z 'TERM=dumb zsh -f -i'",
            "zpty -w z 'ZDOTDIR=" + folder + " source " + script("zsh") + "; print rea''dy'",
            "zpty -r -m z all '*ready*'",
            "zpty -w -n z $'nudipole rat\\tconus-plus-d\\t'",
            "zpty -r -m z all '*diodes*'",
            "print -r -- $all",
            "zpty -d z");
    Set<String> seen = answers("zsh", typed);
    assertTrue(
        seen.stream().anyMatch(line -> line.replaceAll("\\s", "").contains("conus-plus-diodes")),
        seen::toString);
  }

  @Test
  void everyCommandAndEveryShippedMacroIsInTheScripts() throws IOException {
    List<String> words = new ArrayList<>(new ShippedFiles().names());
    Nudipole.all(Nudipole.commandLine(List.of(), new Console(System.out, System.err, false)))
        .skip(1)
        .forEach(
            command -> {
              words.add(command.getCommandName());
              command.getCommandSpec().options().forEach(o -> words.add(o.longestName()));
            });
    assertTrue(words.size() > 150, words::toString);
    for (String shell : List.of("bash", "zsh", "fish")) {
      String text = Invocation.of("completion", shell).out();
      for (String word : words) {
        String bare = word.replaceFirst("^--", "");
        assertTrue(text.contains(shell.equals("fish") ? bare : word), shell + " lacks " + word);
      }
    }
  }

  @Test
  void anotherShellIsRefused() {
    Invocation other = Invocation.of("completion", "tcsh");
    assertEquals(ExitCode.USAGE, other.code());
    assertTrue(other.err().contains("tcsh") && other.err().contains("fish"), other.err());
  }

  private Path script(String shell) throws IOException {
    Path file = folder.resolve("completion." + shell);
    return Files.exists(file)
        ? file
        : Files.writeString(file, Invocation.of("completion", shell).out());
  }

  // A build server has all of them: one without fails at the first call.
  private static boolean isThere(String shell) {
    return "true".equals(System.getenv("CI"))
        || Arrays.stream(System.getenv("PATH").split(":", -1))
            .anyMatch(place -> Files.isExecutable(Path.of(place, shell)));
  }

  // First words of lines: fish adds descriptions.
  private Set<String> answers(String shell, String text) throws Exception {
    List<String> command = new ArrayList<>(List.of(shell));
    if (shell.equals("zsh")) {
      command.add("-f");
    }
    command.addAll(List.of("-c", text));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("HOME", folder.toString());
    // What the functions of bash say where no line is being typed.
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.redirectInput(Path.of("/dev/null").toFile());
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), shell);
    return out.lines()
        .map(line -> shell.equals("zsh") ? line : line.split("\t", -1)[0].strip())
        .filter(line -> !line.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
