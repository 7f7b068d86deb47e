package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nudipole.cli.batch.BatchSystem;

/** Job files: what their tasks do, asked of a shell where they are scripts. */
@Tag("canonical")
class ClusterJobCommandTest {
  /** A word that a shell or a submit description would take apart. */
  private static final String AWKWARD = "/control/alias=a 'b' \"$HOME\" `c` \\";

  @TempDir private Path folder;

  private String macro() throws Exception {
    Path odd = Files.createDirectory(folder.resolve("it's a \"folder\""));
    return ExampleMacros.single(odd, 100_000);
  }

  // The arguments of every call that the tasks of a script make.
  private List<List<String>> calls(Path script, int tasks, int code) throws Exception {
    Path fake = folder.resolve("fake");
    Path said = folder.resolve("said");
    Files.writeString(
        fake, "#!/bin/sh\nprintf '%s\\n' \"$@\" end >> '" + said + "'\nexit " + code + "\n");
    assertTrue(fake.toFile().setExecutable(true));
    for (int task = 1; task <= tasks; task++) {
      ProcessBuilder builder = new ProcessBuilder("sh", script.toString());
      builder.environment().put("NUDIPOLE", fake.toString());
      builder.environment().put("SLURM_ARRAY_TASK_ID", Integer.toString(task));
      assertEquals(code, builder.start().waitFor());
    }
    List<List<String>> calls = new ArrayList<>(List.of(new ArrayList<>()));
    for (String line : Files.readAllLines(said)) {
      if (line.equals("end")) {
        calls.add(new ArrayList<>());
      } else {
        calls.get(calls.size() - 1).add(line);
      }
    }
    return calls.subList(0, calls.size() - 1);
  }

  private static String after(List<String> words, String option) {
    return words.get(words.indexOf(option) + 1);
  }

  /** However many tasks there are, together they make each shard once. */
  @ParameterizedTest
  @CsvSource({"1, 1", "7, 7", "7, 3", "5, 4"})
  void theTasksOfSlurmMakeEveryShardOnce(int shards, int tasks) throws Exception {
    String macro = macro();
    Path job = folder.resolve("job.sh");
    Path into = folder.resolve("a 'place'");
    Invocation made =
        Invocation.of(
            "cluster-job",
            macro,
            "--set",
            "/random/seed=7",
            "--alias",
            "mass=1 keV",
            "--shards",
            "" + shards,
            "--tasks",
            "" + tasks,
            "--system",
            "slurm",
            "--folder",
            into.toString(),
            "-o",
            job.toString());
    assertEquals(ExitCode.DONE, made.code(), made::err);
    assertTrue(Files.readString(job).contains("#SBATCH --array=1-" + tasks + "\n"));
    List<List<String>> calls = calls(job, tasks, 0);
    assertEquals(
        IntStream.rangeClosed(1, shards)
            .mapToObj(i -> i + "/" + shards)
            .collect(Collectors.toSet()),
        calls.stream().map(call -> after(call, "--shard")).collect(Collectors.toSet()));
    assertEquals(shards, calls.size());
    for (List<String> call : calls) {
      assertEquals(
          List.of("run", macro, "--set", "/random/seed=7", "--alias", "mass=1 keV"),
          call.subList(0, 6));
      assertTrue(call.contains("--resume"));
      assertEquals(into + "/", after(call, "-o"));
    }
  }

  /** A shard that fails does not keep its task from the others, and the task fails. */
  @Test
  void aFailedShardIsTold() throws Exception {
    Path job = folder.resolve("job.sh");
    String[] words = {"--shards", "6", "--tasks", "2", "--system", "slurm", "-o", job.toString()};
    Invocation made =
        Invocation.of(
            Stream.concat(Stream.of("cluster-job", macro()), Stream.of(words))
                .toArray(String[]::new));
    assertEquals(ExitCode.DONE, made.code(), made::err);
    assertEquals(6, calls(job, 2, 3).size());
  }

  /** An array of Slurm has at most 1000 tasks unless its site says otherwise. */
  @Test
  void aThousandTasksAreTheMost() throws Exception {
    String text = job(BatchSystem.SLURM, "2500");
    assertTrue(text.contains("--array=1-1000\n"), text);
    assertTrue(job(BatchSystem.HTCONDOR, "2500").contains("\nqueue 2500\n"));
  }

  /** Each system is named once. */
  @Test
  void anUnknownSystemIsToldTheKnownOnes() {
    Invocation wrong =
        Invocation.of("cluster-job", "cr51-cevns-ge", "--shards", "3", "--system", "pbs");
    assertEquals(ExitCode.USAGE, wrong.code());
    assertTrue(
        wrong
            .err()
            .contains(
                "expected one of "
                    + Stream.of(BatchSystem.values()).map(Enum::name).toList()
                    + " (case-insensitive) but was 'pbs'"),
        wrong.err());
  }

  private String job(BatchSystem system, String shards) throws Exception {
    Invocation made =
        Invocation.of(
            "cluster-job", "cr51-cevns-ge", "--shards", shards, "--system", system.toString());
    assertEquals(ExitCode.DONE, made.code(), made::err);
    return made.out();
  }

  /** Between double quotes, words with blanks in single ones, quotes doubled, dollars by name. */
  @Test
  void condorReadsItsArguments() throws Exception {
    String macro = macro();
    Invocation made = Invocation.of("cluster-job", macro, "--shards", "3", "--system", "htcondor");
    assertEquals(ExitCode.DONE, made.code(), made::err);
    String line =
        made.out()
            .lines()
            .filter(l -> l.startsWith("arguments = "))
            .findFirst()
            .orElseThrow()
            .substring("arguments = ".length());
    String escaped = macro.replace("\"", "\"\"").replace("'", "''");
    assertTrue(line.startsWith("\"run '" + escaped + "' --shard $INT(Shard)/3 --resume "), line);
    assertTrue(line.endsWith("\""), line);
  }

  /** Faults of the macro come before the queue. */
  @ParameterizedTest
  @EnumSource(BatchSystem.class)
  void aFaultyMacroIsNoJob(BatchSystem system) throws Exception {
    Path job = folder.resolve("job");
    for (List<String> wrong :
        List.of(
            List.of("nothing.mac", "--shards", "3"),
            List.of("cr51-cevns-ge", "--set", AWKWARD, "--shards", "3"),
            List.of("cr51-cevns-ge", "--shards", "0"),
            List.of("cr51-cevns-ge", "--shards", "100001"),
            List.of("cr51-cevns-ge", "--shards", "3", "--tasks", "0"),
            List.of("cr51-cevns-ge", "--shards", "3", "--memory", "-1"))) {
      List<String> words = new ArrayList<>(List.of("cluster-job"));
      words.addAll(wrong);
      words.addAll(List.of("--system", system.toString(), "-o", job.toString()));
      Invocation made = Invocation.of(words.toArray(String[]::new));
      assertEquals(ExitCode.USAGE, made.code(), () -> wrong + made.err());
      assertFalse(Files.exists(job));
      assertFalse(made.err().isBlank());
    }
  }
}
