package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** No output takes the place of what its command reads. */
class OverwritingTest {
  /** Options of type Path that are read, or that must not exist. */
  // Or only named, for a job.
  private static final Set<String> READ =
      Set.of("--passphrase-file", "create -o", "cluster-job --folder");

  @TempDir private Path folder;

  @Test
  void theMacroIsKeptUnderAllItsNames() throws IOException {
    Path macro = Path.of(ExampleMacros.write(folder, "keep.mac", ExampleMacros.SET_UP));
    Path soft = Files.createSymbolicLink(folder.resolve("soft"), Path.of("keep.mac"));
    Path hard = Files.createLink(folder.resolve("hard"), macro);
    Path folders = Files.createSymbolicLink(folder.resolve("way"), folder);
    List<Path> names =
        List.of(
            macro, soft, hard, folder.resolve(".").resolve("keep.mac"), folders.resolve("hard"));
    for (Path name : names) {
      for (String option : List.of("--csv", "--spectrum", "--html")) {
        refused(macro, "rate", macro.toString(), option, name.toString());
        refused(macro, "rate", name.toString(), option, macro.toString());
      }
      refused(macro, "limit", "cr51-cevns-ge", macro.toString(), "--csv", name.toString());
      refused(macro, "export", "--pyhf", macro.toString(), "-o", name.toString());
    }
  }

  @Test
  void whatAMacroReadsIsKept() throws IOException {
    Path table =
        Path.of(
            ExampleMacros.write(
                folder,
                "table.csv",
                "# columns: energy quenching\n# units: keVnr 1\n0.1 0.2\n900 0.2\n"));
    Path inner = Path.of(ExampleMacros.write(folder, "inner.mac", ExampleMacros.SET_UP));
    String middle = ExampleMacros.write(folder, "middle.mac", "/control/execute inner.mac\n");
    String outer =
        ExampleMacros.write(
            folder,
            "outer.mac",
            "/control/alias q table.csv\n/control/execute middle.mac\n"
                + "/response/quenching table {q}\n/run/beamOn 10\n");
    for (Path read : List.of(table, inner, Path.of(middle))) {
      refused(read, "rate", outer, "--csv", read.toString());
      Path link = Files.createSymbolicLink(folder.resolve(read.getFileName() + ".h5"), read);
      refused(read, "run", outer, "-o", link.toString());
      refused(read, "run", outer, "-o", link.toString(), "--force");
      refused(read, "run", outer, "--set", "/output/file=" + link, "--force");
    }
    Path other = Files.copy(table, folder.resolve("other.csv"));
    refused(other, "rate", outer, "--alias", "q=" + other, "--csv", other.toString());
    refused(
        other,
        "rate",
        outer,
        "--set",
        "/response/quenching=table " + other,
        "--csv",
        other.toString());
    assertEquals(ExitCode.DONE, Invocation.of("rate", outer, "--csv", other.toString()).code());
  }

  @Test
  void eventFilesAndDataAreKept() throws IOException {
    String macro =
        ExampleMacros.write(
            folder, "m.mac", ExampleMacros.SET_UP + "/output/columns full\n/run/expose\n");
    Path events = folder.resolve("e.h5");
    String file = events.toString();
    assertEquals(ExitCode.DONE, Invocation.of("run", macro, "-o", file).code());
    refused(events, "compare", file, "--html", file);
    refused(events, "compare", "other.h5", file, "--plot", file);
    refused(events, "inspect", file, "--html", file);
    refused(events, "fit", file, "--free", "/dipole/moment", "--html", file);
    refused(
        Path.of(macro), "fit", file, "--macro", macro, "--free", "/dipole/moment", "--html", macro);
    refused(events, "reweight", file, "--set", "/dipole/moment=2e-10 muB", "-o", file, "--force");
    refused(events, "limit", macro, "--data", file, "--csv", file);
    refused(events, "limit", macro, "--data", macro + "=" + file, "--csv", file);
    refused(events, "export", "--pyhf", macro, "--data", file, "-o", file);
    assertEquals(ExitCode.DONE, Invocation.of("verify", file).code());
  }

  @Test
  void aChallengeIsKept() throws IOException {
    String secret = ExampleMacros.write(folder, "secret.txt", "a long passphrase\n");
    String macro = ExampleMacros.write(folder, "m.mac", ExampleMacros.SET_UP + "/run/beamOn 10\n");
    Path made = folder.resolve("made");
    Invocation create =
        Invocation.of(
            "challenge",
            "create",
            macro,
            "--hide",
            "/dipole/moment 1e-11 muB .. 1e-10 muB log",
            "--passphrase-file",
            secret,
            "-o",
            made.toString());
    assertEquals(ExitCode.DONE, create.code(), create.err());
    Path answer = Path.of(ExampleMacros.write(folder, "answer.json", "{}"));
    Path open = made.resolve("public");
    List<Path> kept =
        new ArrayList<>(List.of(answer, Path.of(secret), made.resolve("sealed/truth.json")));
    try (var files = Files.walk(open)) {
      kept.addAll(files.filter(Files::isRegularFile).toList());
    }
    assertTrue(kept.size() > 5, kept::toString);
    for (Path file : kept) {
      for (String option : List.of("--csv", "--board-csv", "--html", "--opened")) {
        refused(
            file,
            "challenge",
            "score",
            made.toString(),
            answer.toString(),
            "--passphrase-file",
            secret,
            option,
            file.toString());
      }
      if (file.startsWith(open)) {
        refused(file, "challenge", "baseline", open.toString(), "-o", file.toString(), "--force");
      }
    }
  }

  @Test
  void twoOutputsAreTwoFiles() throws IOException {
    String macro = ExampleMacros.write(folder, "m.mac", ExampleMacros.SET_UP);
    String out = folder.resolve("out").toString();
    String same = folder.resolve("./out").toString();
    Invocation rate = Invocation.of("rate", macro, "--csv", out, "--html", same);
    assertEquals(ExitCode.USAGE, rate.code(), rate.err());
    assertTrue(rate.err().contains("out (this file would be written twice)"), rate.err());
    assertTrue(Files.notExists(Path.of(out)));
    // A device is not replaced.
    Invocation nowhere = Invocation.of("rate", macro, "--csv", "/dev/null", "--html", "/dev/null");
    assertEquals(ExitCode.DONE, nowhere.code(), nowhere.err());
  }

  /** A new option that names a file says whether it is written. */
  @Test
  void everyOutputIsMarked() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    Nudipole.all(Nudipole.commandLine(List.of(), new Console(nowhere, nowhere, false)))
        .forEach(
            command -> {
              CommandSpec spec = command.getCommandSpec();
              for (OptionSpec option : spec.options()) {
                String name = option.names()[0];
                if (option.type().equals(Path.class)
                    && !READ.contains(name)
                    && !READ.contains(spec.name() + " " + name)) {
                  assertTrue(Overwriting.isWritten(option), () -> spec.name() + " " + name);
                }
              }
            });
  }

  private static void refused(Path kept, String... command) throws IOException {
    byte[] before = Files.readAllBytes(kept);
    Invocation run = Invocation.of(command);
    assertEquals(ExitCode.USAGE, run.code(), () -> String.join(" ", command) + "\n" + run.err());
    assertTrue(run.err().contains("(the command reads this file)"), run.err());
    assertArrayEquals(before, Files.readAllBytes(kept));
  }
}
