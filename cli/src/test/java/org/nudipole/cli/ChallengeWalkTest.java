package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nudipole.io.Python;

/** The worked challenge of docs/challenges.md, command by command, with fewer data sets. */
@Tag("canonical")
class ChallengeWalkTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern COMMAND =
      Pattern.compile("^    (echo|\\./nudipole|python3) ((?:.*\\\\\\n)*.*)$", Pattern.MULTILINE);
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
  private static final Pattern FILE =
      Pattern.compile("ge-challenge(/public)?|[\\w-]+\\.(txt|json|csv|html|bin)");

  @TempDir private Path folder;

  @Test
  void everyCommandOfThePageWorks() throws IOException {
    String page = Files.readString(ROOT.resolve("docs").resolve("challenges.md"));
    List<String> done = new ArrayList<>();
    for (Matcher command = COMMAND.matcher(page); command.find(); ) {
      List<String> words = words(command.group(2).replace("--data-sets 12", "--data-sets 2"));
      done.add(command.group(1).equals("./nudipole") ? words.get(1) : command.group(1));
      switch (command.group(1)) {
        case "echo" -> Files.writeString(Path.of(words.get(2)), words.get(0));
        case "python3" -> {
          Python.Result result =
              Python.with("h5py", "numpy", "scipy").run(ROOT, words.toArray(String[]::new));
          assertEquals(0, result.code(), result.output());
        }
        default -> {
          Invocation invocation = Invocation.of(words.toArray(String[]::new));
          assertEquals(ExitCode.DONE, invocation.code(), words + invocation.err());
        }
      }
    }
    assertEquals(
        List.of("echo", "create", "python3", "submit", "baseline", "score", "python3"), done);
    for (String team : List.of("python", "baseline")) {
      assertTrue(
          Files.readString(folder.resolve("scores.csv")).contains("\"" + team + "\",data-2"));
      assertTrue(Files.readString(folder.resolve("board.html")).contains("<td>" + team + "</td>"));
    }
    assertEquals(3, Files.readAllLines(folder.resolve("board.csv")).size());
    String board = score("answer.json", "baseline.json").out();
    assertTrue(board.contains("6 other public files are as published"), board);
    assertFalse(
        Invocation.of("challenge", "submit", file("ge-challenge"), file("answer.json"))
            .out()
            .contains("Outside"));
    assertTrue(board.contains("python") && board.contains("baseline"), board);
    for (String wrong : List.of("wrong\n", "", "wrong horse battery\n")) {
      Files.writeString(folder.resolve("secret.txt"), wrong);
      Invocation closed = score("answer.json");
      assertEquals(ExitCode.FAILED, closed.code(), closed.err());
      assertTrue(closed.err().contains("the seal does not open (wrong passphrase"), closed.err());
    }
  }

  /** What can go wrong with the baseline is said before it works, and nothing is written. */
  @Test
  void faultsOfTheBaseline() throws IOException {
    Invocation none = Invocation.of("challenge", "baseline", folder.toString(), "-o", file("a"));
    assertEquals(ExitCode.INPUT_OUTPUT, none.code());
    assertTrue(none.err().contains("challenge.json: cannot read (no such file)"), none.err());
    Path there = Files.writeString(folder.resolve("there.json"), "mine");
    Invocation old =
        Invocation.of("challenge", "baseline", folder.toString(), "-o", there.toString());
    assertEquals(ExitCode.INPUT_OUTPUT, old.code());
    assertTrue(old.err().contains("exists (it is not overwritten)"), old.err());
    assertEquals("mine", Files.readString(there));
    Invocation lost = Invocation.of("challenge", "baseline", ".", "-o", file("no/where.json"));
    assertEquals(ExitCode.INPUT_OUTPUT, lost.code());
    assertTrue(lost.err().contains("there is no folder"), lost.err());
    Invocation nobody = Invocation.of("challenge", "baseline", ".", "--team", " ", "-o", file("a"));
    assertEquals(ExitCode.USAGE, nobody.code());
    Invocation two = Invocation.of("challenge", "baseline", ".", "--team", "a\nb", "-o", file("a"));
    assertEquals(ExitCode.USAGE, two.code());
    assertTrue(two.err().contains("U+000A"), two.err());
  }

  @Test
  void aMissingFileIsNoFailedCheck() {
    Invocation none = Invocation.of("challenge", "submit", file("nosuch"), file("answer.json"));
    assertEquals(ExitCode.INPUT_OUTPUT, none.code());
    assertTrue(none.err().contains("cannot read (no such file)"), none.err());
  }

  @Test
  void aShortPassphraseIsWrongUsage() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "short\n");
    Invocation create =
        create(secret, "/dipole/moment 1e-11 muB .. 1e-10 muB", file("ge-challenge"));
    assertEquals(ExitCode.USAGE, create.code());
    assertTrue(create.err().contains("a passphrase of 5 characters"), create.err());
    assertFalse(Files.exists(folder.resolve("ge-challenge")));
  }

  @Test
  void allFaultsOfAnOrganiserAreToldAtOnce() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "short\n");
    String[] common = {
      "challenge", "create", "--passphrase-file", secret.toString(), "-o", file("ge-challenge")
    };
    assertTold(
        Stream.of("nosuch", "--hide", "/dipole/moment 1e-11 muB .. 1e-10 muB"),
        common,
        "a passphrase of 5 characters",
        "nosuch:1:1");
    assertTold(
        Stream.of(
            "cr51-cevns-ge",
            "--hide=/run/exposure 1 day .. 2 day",
            "--hide=/dipole/mass 1 keV .. 2 keV",
            "--null-probability=2",
            "--sideband=-1",
            "--data-sets=0"),
        common,
        "a passphrase of 5 characters",
        "null probability 2.0",
        "sideband -1.0",
        "0 data sets",
        "/run/exposure (every analyst knows it",
        "signal /dipole/moment is not hidden");
    assertTold(
        Stream.of("cr51-cevns-ge", "--hide=/dipole/mass 1 kev .. 2 keV", "--hide=/dipole/moment 3"),
        common,
        "a passphrase of 5 characters",
        "did you mean keV?",
        "two limits with .. between them");
    assertTold(
        Stream.of("nosuch", "--hide=/dipole/mass 1 keV", "--data-sets=0", "--calibration=-3"),
        common,
        "a passphrase of 5 characters",
        "two limits with .. between them",
        "0 data sets",
        "-3 calibration events",
        "nosuch:1:1");
    assertTold(
        Stream.of(
            "cr51-cevns-ge",
            "--hide=/dipole/moment 1e-11 muB .. 1e-10 muB",
            "--data-sets=0",
            "--set=/dipole/mss=3 keV"),
        common,
        "0 data sets",
        "did you mean /dipole/mass?");
  }

  /** A file that is missing is no wrong use, unless something else is. */
  @Test
  void aMissingPassphraseIsToldBesideOtherFaults() throws IOException {
    String[] common = {
      "challenge", "create", "--passphrase-file", file("no.txt"), "-o", file("ge-challenge")
    };
    String hide = "--hide=/dipole/moment 1e-11 muB .. 1e-10 muB";
    assertTold(Stream.of("nosuch", hide), common, "nosuch:1:1", "cannot read the passphrase");
    Invocation alone =
        Invocation.of(
            Stream.concat(Stream.of(common), Stream.of("cr51-cevns-ge", hide))
                .toArray(String[]::new));
    assertEquals(ExitCode.INPUT_OUTPUT, alone.code(), alone.err());
  }

  private void assertTold(Stream<String> words, String[] common, String... faults)
      throws IOException {
    List<Path> before = files();
    Invocation create =
        Invocation.of(Stream.concat(Stream.of(common), words).toArray(String[]::new));
    assertEquals(ExitCode.USAGE, create.code(), create.err());
    for (String fault : faults) {
      assertTrue(create.err().contains(fault), () -> fault + " in " + create.err());
    }
    assertEquals(before, files());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  /** The moment of the macro is 0 unless it is given. */
  @Test
  void aHiddenValueWithoutEffectIsRefused() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "correct horse battery\n");
    Invocation create = create(secret, "/dipole/mass 10 keV .. 300 keV log", file("ge-challenge"));
    assertEquals(ExitCode.USAGE, create.code(), create.err());
    assertTrue(
        create.err().contains("/dipole/mass (all of its prior gives the same events"),
        create.err());
    assertEquals(List.of(secret), files());
  }

  /** At the upper end: no efficiency, of which the option is told, and no event. */
  @Test
  void aPriorWithoutAnExperimentIsRefused() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "correct horse battery\n");
    Invocation create =
        create(secret, "/response/efficiency constant 0.5 .. 1.5", file("ge-challenge"));
    assertEquals(ExitCode.USAGE, create.code(), create.err());
    assertTrue(create.err().startsWith("--hide[1]: "), create.err());
    assertFalse(create.err().contains("--set["), create.err());
    create = create(secret, "/response/threshold 10 eVnr .. 1 keVnr", file("ge-challenge"));
    assertEquals(ExitCode.USAGE, create.code(), create.err());
    assertTrue(create.err().contains("nothing would be detected"), create.err());
  }

  private static Invocation create(Path secret, String hidden, String output) {
    return Invocation.of(
        "challenge",
        "create",
        "cr51-cevns-ge",
        "--set",
        "/run/expose",
        "--hide",
        hidden,
        "--passphrase-file",
        secret.toString(),
        "-o",
        output);
  }

  private Invocation score(String... answers) {
    List<String> words = new ArrayList<>(List.of("challenge", "score", file("ge-challenge")));
    List.of(answers).forEach(answer -> words.add(file(answer)));
    words.addAll(List.of("--passphrase-file", file("secret.txt")));
    return Invocation.of(words.toArray(String[]::new));
  }

  private String file(String name) {
    return folder.resolve(name).toAbsolutePath().toString();
  }

  private List<String> words(String line) {
    List<String> words = new ArrayList<>();
    for (Matcher word = WORD.matcher(line.replace("\\\n", " ")); word.find(); ) {
      String text = word.group(1) == null ? word.group(2) : word.group(1);
      words.add(FILE.matcher(text).matches() ? file(text) : text);
    }
    return words;
  }
}
