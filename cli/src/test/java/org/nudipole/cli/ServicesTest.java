package org.nudipole.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.ServiceLoader;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.MacroException;
import org.nudipole.macros.language.SourceLocation;
import org.nudipole.macros.run.Ending;
import org.nudipole.statistics.limit.Workers;

/** What others in the same JVM find of this program, and it of them. */
@Tag("canonical")
class ServicesTest {
  private static final String[] FAULTY = {"limit", "cr51-cevns-ge", "--toys", "5"};

  private static ToolProvider tool() {
    return ServiceLoader.load(ToolProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(tool -> tool.name().equals("nudipole"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theProgramIsATool() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream told = new PrintStream(err, true, UTF_8);
    assertEquals(0, tool().run(new PrintStream(out, true, UTF_8), told, "list", "units"));
    assertTrue(out.toString(UTF_8).contains("keVee"), out::toString);
    assertEquals(ExitCode.USAGE, tool().run(told, told, FAULTY));
    assertTrue(err.toString(UTF_8).contains("--toys 5"), err::toString);
  }

  @Test
  void theToolWritesTextAsWell() {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = tool().run(new PrintWriter(out), new PrintWriter(err), FAULTY);
    assertEquals(ExitCode.USAGE, code);
    assertEquals("", out.toString());
    assertTrue(err.toString().contains("--toys 5"), err::toString);
  }

  @Test
  void othersEndLikeTheProgram() {
    Ending ending = ServiceLoader.load(Ending.class).findFirst().orElseThrow();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream told = new PrintStream(err, true, UTF_8);
    Fault fault = new Fault(new SourceLocation("a.mac", 3, 1), "wrong", "why", "mend it");
    assertEquals(ExitCode.USAGE, ending.failure(new MacroException(List.of(fault)), told));
    assertEquals(ExitCode.INPUT_OUTPUT, ending.failure(new IOException("no disk"), told));
    assertEquals(
        ExitCode.INPUT_OUTPUT,
        ending.failure(new UncheckedIOException("no worker", new IOException("x")), told));
    assertEquals(ExitCode.INTERNAL, ending.failure(new IllegalStateException("bug"), told));
    assertEquals(ExitCode.USAGE, ending.usage("no macro", told));
    for (String line : List.of("a.mac:3:1", "no disk", "no worker", "internal error", "no macro")) {
      assertTrue(err.toString(UTF_8).contains(line), err::toString);
    }
  }

  @Test
  void itsOwnThreadsWorkWhereNobodyElseDoes() {
    assertEquals(Workers.THREADS, Workers.found());
  }
}
