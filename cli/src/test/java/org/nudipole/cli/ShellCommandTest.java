package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jline.reader.Candidate;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The shell on a dumb terminal, and on one of the system's. */
@Tag("canonical")
class ShellCommandTest {
  @TempDir private Path folder;

  /** What was said, and the exit code behind it. */
  private String shell(String... lines) {
    return shell(folder.resolve("history"), lines);
  }

  private String shell(Path history, String... lines) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    byte[] typed = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    int code =
        new CommandLine(new ShellCommand(new Console(stream, stream, false), () -> terminal(typed)))
            .execute("--history", history.toString());
    return said.toString(StandardCharsets.UTF_8) + code;
  }

  private static Terminal terminal(byte[] typed) throws IOException {
    return new DumbTerminal(new ByteArrayInputStream(typed), new ByteArrayOutputStream());
  }

  @Test
  void linesMakeAnExperimentWhoseRateIsThatOfTheMacro() throws IOException {
    String macro = ExampleMacros.write(folder, "a.mac", ExampleMacros.SET_UP);
    String json = Invocation.of("rate", macro, "--set", "/detector/mass=3 kg", "--json").out();
    String said = shell("/control/execute " + macro, "/detector/mass 3 kg", "rate --json", "exit");
    // Its present values are resolved: what stood for them in the macro is gone.
    assertEquals(json.replaceAll("\"aliases\": \\{[^}]*}", "\"aliases\": {}") + "0", said);
  }

  @Test
  void aFaultIsToldAndTheValuesStay() {
    String said =
        shell(
            "/detector/mass 3 kg",
            "/detector/mass 4",
            "/detector/masss 5 kg",
            "/response/threshold 5 eV",
            "undo",
            "show /detector/mass",
            "show /response/threshold",
            "undo",
            "undo");
    assertTrue(said.contains("session.mac:2:16: /detector/mass 4 (no unit)"), said);
    assertTrue(said.contains("did you mean /detector/mass?"), said);
    assertTrue(said.contains("/detector/mass  3 kg\n"), said);
    assertTrue(said.contains("/response/threshold   (none)\n"), said);
    assertTrue(said.endsWith("nothing to take back\n0"), said);
  }

  /** The first run is that of the macro, the next one has other random numbers. */
  @Test
  void runsAreThoseOfTheProgram() throws IOException {
    String macro = ExampleMacros.single(folder, 200);
    String one = folder.resolve("one.h5").toString();
    String two = folder.resolve("two.h5").toString();
    String three = folder.resolve("three.h5").toString();
    String said =
        shell("/control/execute " + macro, "run -o " + one, "run -o " + two, "macro expand");
    assertTrue(said.contains("/random/seed 1\n/random/run 2\n/source/use"), said);
    assertEquals(0, Invocation.of("run", macro, "-o", three).code());
    assertEquals(digest(three), digest(one));
    assertFalse(digest(three).equals(digest(two)));
  }

  @Test
  void helpTellsACommandOfTheMacro() {
    String said = shell("help /dipole/mass", "help rate", "nothing", "show /nothing");
    assertTrue(said.contains("/dipole/mass MASS unit"), said);
    assertTrue(said.contains("Usage: nudipole rate"), said);
    assertTrue(said.contains("nothing (no command has this name)"), said);
    assertTrue(said.contains("no command begins with /nothing"), said);
  }

  @Test
  void whatWasTypedIsKept() throws IOException {
    shell("/detector/mass 3 kg", "exit");
    assertTrue(Files.readString(folder.resolve("history")).contains("/detector/mass 3 kg"));
  }

  /** It is said once, and the shell goes on. */
  @Test
  void whatCannotBeKeptIsSaid() throws IOException {
    Path history = Files.createFile(folder.resolve("file")).resolve("history");
    String said = shell(history, "/detector/mass 3 kg", "show /detector/mass", "exit");
    assertTrue(said.startsWith("nudipole: " + history + " (cannot write"), said);
    assertEquals(said.indexOf("will not be kept"), said.lastIndexOf("will not be kept"), said);
    assertTrue(said.contains("/detector/mass  3 kg"), said);
    assertTrue(said.endsWith("0"), said);
  }

  @ParameterizedTest
  @CsvSource({
    "'/dipole/mo', /dipole/moment",
    "'/source/use ', reactor",
    "'/detector/mass 3 ', kg",
    "'/response/quenching ', lindhard",
    "'/control/execute ', conus-plus",
    "'show /det', /detector/mass",
    "'sh', show",
    "'rate --j', --json",
    "'limit ', limits/xenonnt-2022"
  })
  void wordsAreOffered(String line, String word) throws IOException {
    Console console = new Console(System.out, System.err, false);
    CommandLine program = Nudipole.commandLine(List.of(), console);
    Completions.tell(program);
    LineReader reader = LineReaderBuilder.builder().terminal(terminal(new byte[0])).build();
    ParsedLine parsed =
        new DefaultParser()
            .parse(line, line.length(), org.jline.reader.Parser.ParseContext.COMPLETE);
    List<Candidate> offered = new ArrayList<>();
    new ShellCompleter(program).complete(reader, parsed, offered);
    List<String> words = offered.stream().map(Candidate::value).toList();
    assertTrue(words.contains(word), words::toString);
    assertFalse(words.contains("mono") && !word.equals("reactor"), words::toString);
  }

  /**
   * Ctrl-C on a terminal of the system ends the run, and what follows is obeyed. The run would take
   * minutes on any machine, and writes nothing, for nothing is detected.
   */
  @Test
  void anInterruptStopsTheRunAndNotTheShell() throws Exception {
    ExampleMacros.write(folder, "a.mac", ExampleMacros.SET_UP);
    int code =
        typed(
            """
            wait(prompt)
            os.write(fd, b'/control/execute a.mac\\n'); wait(b'\\r\\n'); wait(prompt)
            os.write(fd, b'/response/threshold 1000 keVee\\n'); wait(b'\\r\\n'); wait(prompt)
            os.write(fd, b'/output/select detected\\n'); wait(b'\\r\\n'); wait(prompt)
            os.write(fd, b'/run/beamOn 10000000000\\n'); wait(b'events/s')
            os.write(fd, b'\\x03'); wait(b'interrupted'); wait(prompt)
            os.write(fd, b'show /detector/mass\\n'); wait(b'10 kg'); wait(prompt)
            os.write(fd, b'exit\\n')
            """);
    assertEquals(0, code, Files.readString(folder.resolve("said")));
    assertFalse(Files.exists(folder.resolve("session.h5")));
  }

  /** What cannot be stopped alone says so, and ends with the shell when it is asked again. */
  @Test
  void aSecondInterruptEndsTheShell() throws Exception {
    int code =
        typed(
            """
            wait(prompt)
            os.write(fd, b'limit limits/cr51-cevns-ge --toys 20000000\\n'); wait(b'\\r\\n')
            time.sleep(3)
            os.write(fd, b'\\x03'); wait(b'only a run can be stopped alone'); wait(b'ends the shell')
            os.write(fd, b'\\x03')
            """);
    assertEquals(ExitCode.INTERRUPTED, code, Files.readString(folder.resolve("said")));
    assertTrue(Files.readString(folder.resolve("h")).contains("--toys 20000000"));
  }

  // The exit code of a shell on a terminal of the system; 1 where a text did not come.
  private int typed(String steps) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "no python3");
    Path script =
        Files.writeString(
            folder.resolve("typing.script"),
            """
            import fcntl, os, pty, select, signal, struct, sys, termios, time
            pid, fd = pty.fork()
            if pid == 0:
                os.environ['TERM'] = 'xterm'
                signal.signal(signal.SIGINT, signal.SIG_DFL) # ignored by what runs in a background
                os.execv(sys.argv[1], sys.argv[1:])
            fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack('HHHH', 24, 80, 0, 0))
            unread = b''
            def wait(text):
                global unread
                end = time.time() + 200
                while text not in unread:
                    if time.time() > end or not select.select([fd], [], [], 200)[0]:
                        sys.exit('no ' + repr(text) + ' in ' + repr(unread))
                    unread += os.read(fd, 4096)
                unread = unread[unread.index(text) + len(text):]
            prompt = b'nudipole> '
            """
                + steps
                + """
            try:
                while os.read(fd, 4096):
                    pass
            except OSError:
                pass
            sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
            """);
    List<String> command =
        List.of(
            "/usr/bin/python3",
            script.toString(),
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dnudipole.terminal=true",
            "-cp",
            System.getProperty("java.class.path"),
            Nudipole.class.getName(),
            "shell",
            "--history",
            folder.resolve("h").toString());
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    assertTrue(process.waitFor(600, TimeUnit.SECONDS));
    return process.exitValue();
  }

  private static String digest(String file) {
    return Invocation.of("inspect", file, "--json").json().get("digest").toString();
  }
}
