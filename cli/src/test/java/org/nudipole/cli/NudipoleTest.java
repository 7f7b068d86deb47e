package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.data.Material;
import org.nudipole.macros.language.Commands;
import org.nudipole.macros.language.ShippedFiles;
import org.nudipole.macros.language.SourceFile;

/** Help, version, wrong usage, lists, and what happens when the program itself fails. */
class NudipoleTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "rate",
        "compare",
        "limit",
        "fit",
        "reweight",
        "export",
        "inspect",
        "verify",
        "list"
      })
  void everyCommandExplainsItself(String command) {
    Invocation help = Invocation.of(command, "--help");
    assertEquals(ExitCode.DONE, help.code());
    assertEquals("", help.err());
    for (String part : List.of("Usage: nudipole " + command, "Exit codes:", "Examples:")) {
      assertTrue(help.out().contains(part), help.out());
    }
    assertFalse(help.out().contains("\033"), "colours without a terminal");
    assertTrue(Invocation.of("--help").out().contains("  " + command + " "), command);
    assertEquals(help, Invocation.of("help", command));
    assertEquals(Invocation.of("--help"), Invocation.of("help"));
  }

  /** A longer example is broken where it cannot be pasted. */
  @Test
  void examplesCanBePasted() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    Nudipole.all(Nudipole.commandLine(List.of(), new Console(nowhere, nowhere, false)))
        .forEach(
            command -> {
              List<String> lines = List.of(command.getCommandSpec().usageMessage().footer());
              String whole = command.getUsageMessage();
              whole.lines().forEach(line -> assertTrue(line.length() <= 80, line));
              for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                boolean goesOn = i + 1 < lines.size() && lines.get(i + 1).startsWith("    ");
                assertEquals(goesOn, line.endsWith(" \\"), line);
              }
            });
  }

  /** An empty variable of a script is no name. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "rate|",
        "run|",
        "limit|",
        "compare|",
        "verify|",
        "inspect|",
        "export|--pyhf|",
        "fit||--free|/dipole/moment",
        "rate|cr51-cevns-ge|--csv|",
        "run|cr51-cevns-ge|-o|",
        "compare|a.h5||b.h5",
        "challenge|submit||a",
        "rate|cr51-cevns-ge|--set|",
        "limit|cr51-cevns-ge|--data|"
      })
  void nothingIsNoName(String line) {
    Invocation run = Invocation.of(line.split("\\|", -1));
    assertEquals(ExitCode.USAGE, run.code(), run.err());
    assertTrue(run.err().matches("nudipole: \\S+ \"\" \\(it is empty\\) give (?s).*"), run.err());
  }

  @Test
  void theVersionHasRevisionAndJava() {
    Invocation version = Invocation.of("--version");
    assertEquals(ExitCode.DONE, version.code());
    assertTrue(version.out().contains("nudipole "), version.out());
    assertTrue(version.out().contains("revision "), version.out());
    assertTrue(version.out().contains(System.getProperty("java.version")), version.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "rnu",
        "run",
        "run a.mac --thread 2",
        "run a.mac b.mac",
        "list nothing",
        "inspect",
        "verify",
        "rate a.mac --seed x",
        "--nothing"
      })
  void wrongUsageIsExitCodeTwo(String line) {
    Invocation wrong = Invocation.of(line.isEmpty() ? new String[0] : line.split(" ", -1));
    assertEquals(ExitCode.USAGE, wrong.code());
    assertEquals("", wrong.out());
    assertTrue(wrong.err().startsWith("nudipole: "), wrong.err());
  }

  @ParameterizedTest
  @CsvSource({
    "run a.mac b.mac,b.mac (nudipole run takes no more arguments)",
    "rnu,rnu (no command has this name)",
    "rate a.mac --sed 3,--sed (nudipole rate has no such option)",
    "rate a.mac --seed x,'x' is not a whole number of 64 bits",
    "list nothing,SUBJECT: nothing is called nothing"
  })
  void wrongUsageIsToldInTheWordsOfTheUser(String line, String message) {
    String err = Invocation.of(line.split(" ", -1)).err();
    assertTrue(err.contains(message), err);
  }

  @Test
  void aMisspeltOptionIsSuggested() {
    String err = Invocation.of("run", "a.mac", "--dry-rum").err();
    assertTrue(err.contains("--dry-run"), err);
  }

  @Test
  void listsHaveOneEntryEach() {
    assertEquals(List.copyOf(Material.names()), listed("materials"));
    assertEquals(List.copyOf(Commands.paths()), listed("commands"));
    String materials = Invocation.of("list", "materials").out();
    assertTrue(materials.contains("LXe    2.860 g/cm3"), materials);
    assertTrue(materials.contains("GXe    0.005894 g/cm3"), materials);
    assertTrue(Invocation.of("list", "sources").unbroken().contains("746.5 keV (81.63 %)"));
    assertTrue(Invocation.of("list", "sources").unbroken().contains("half-life 27.7025 day"));
    assertTrue(Invocation.of("list", "units").out().contains("MCi"));
    Invocation macros = Invocation.of("list", "macros");
    assertTrue(macros.out().lines().anyMatch(l -> l.matches("cr51-cevns-ge +\\S.*")), macros.out());
  }

  @Test
  void aListedMacroIsWhatOneTypes() throws IOException {
    List<SourceFile> shipped = ShippedFiles.all();
    List<String> names = new ArrayList<>();
    for (SourceFile macro : shipped) {
      String name = ShippedFiles.typed(macro);
      names.add(name);
      assertEquals(macro.path(), new ShippedFiles().find(name, "").orElseThrow().path());
    }
    assertEquals(shipped.size(), names.stream().distinct().count());
    assertTrue(
        names.containsAll(
            List.of("tutorial", "coherent-csi-2021", "limits/coherent-csi-2021", "lxe-tpc")),
        names::toString);
    assertEquals(names, listed("macros"));
  }

  // A long entry goes on in indented lines.
  private static List<String> listed(String subject) {
    return Invocation.of("list", subject)
        .out()
        .lines()
        .filter(line -> !line.startsWith(" "))
        .map(line -> line.split(" ", 2)[0])
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sources", "materials", "macros", "commands", "units"})
  void noListIsWiderThanATerminal(String subject) {
    Invocation list = subject.isEmpty() ? Invocation.of("list") : Invocation.of("list", subject);
    assertEquals(0, list.code(), list.err());
    list.out().lines().forEach(line -> assertTrue(line.length() <= 80, line));
  }

  /** The same words in the same order, and nothing broken that belongs together. */
  @Test
  void examplesAreBrokenWhereTheyCanBePasted() {
    String example =
        "  nudipole limit cr51-cevns-ge --set \"/dipole/moment=3e-11 muB\" --significance -o x/"
            + " --scan \"/run/exposure 1 day .. 100 day log 10\" > limit.txt";
    for (int width = 55; width < 200; width++) {
      List<String> lines = Examples.fitted(List.of("", example, "behind"), width);
      assertEquals("", lines.get(0));
      assertEquals("behind", lines.get(lines.size() - 1));
      List<String> broken = lines.subList(1, lines.size() - 1);
      assertEquals(example.strip(), String.join("\n", broken).strip().replace(" \\\n   ", ""));
      for (int i = 0; i < broken.size(); i++) {
        assertTrue(broken.get(i).length() <= width, width + ": " + broken.get(i));
        assertEquals(i + 1 < broken.size(), broken.get(i).endsWith(" \\"), broken.get(i));
        assertFalse(broken.get(i).endsWith("--scan \\"), broken.get(i));
      }
    }
  }

  @Test
  void theOverviewNamesEverySubject() {
    String out = Invocation.of("list").out();
    for (String subject : List.of("sources", "materials", "macros", "commands", "units")) {
      assertTrue(out.lines().anyMatch(line -> line.startsWith(subject)), out);
    }
  }

  @Test
  void aBugIsExitCodeFourWithoutStackTrace() {
    Invocation bug = failing(() -> new IllegalStateException("no such thing"));
    assertEquals(ExitCode.INTERNAL, bug.code());
    assertTrue(bug.err().contains("no such thing (this is a bug)"), bug.err());
    assertTrue(bug.err().contains(Nudipole.TRACE + "=1"), bug.err());
    assertFalse(bug.err().contains("\tat "), bug.err());
  }

  @Test
  void outOfMemoryHasAMessageOfItsOwn() {
    Invocation full = failing(() -> new OutOfMemoryError("Java heap space"));
    assertEquals(ExitCode.INTERNAL, full.code());
    assertTrue(full.err().contains("-Xmx"), full.err());
    assertFalse(full.err().contains("bug"), full.err());
  }

  @Test
  void aClosedPipeIsNoFaultAndAFullDiskIsOne() throws IOException {
    assertFalse(after("Broken pipe").isIncomplete());
    assertTrue(after("No space left on device").isIncomplete());
    assertTrue(after("No space left on device").reason().contains("No space left on device"));
  }

  private static StandardOutput after(String message) {
    StandardOutput output =
        new StandardOutput(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException(message);
              }
            });
    try (PrintStream stream = new PrintStream(output, true, StandardCharsets.UTF_8)) {
      stream.println("answer");
    }
    return output;
  }

  /** A program in which printing a line throws. */
  private static Invocation failing(Supplier<Throwable> failure) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream out =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8) {
          @Override
          public void println(String line) {
            Throwable thrown = failure.get();
            if (thrown instanceof Error e) {
              throw e;
            }
            throw (RuntimeException) thrown;
          }
        };
    Console console = new Console(out, new PrintStream(err, true, StandardCharsets.UTF_8), false);
    int code = Nudipole.execute(List.of("list", "units"), console);
    return new Invocation(code, "", err.toString(StandardCharsets.UTF_8));
  }
}
