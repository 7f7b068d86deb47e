package org.nudipole.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.spi.ToolProvider;

/** The program for others in the same JVM, who find it by its name and need not know it. */
public final class NudipoleTool implements ToolProvider {
  @Override
  public String name() {
    return "nudipole";
  }

  @Override
  public int run(PrintStream out, PrintStream err, String... args) {
    return Nudipole.execute(List.of(args), new Console(out, err, false));
  }

  @Override
  public int run(PrintWriter out, PrintWriter err, String... args) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    ByteArrayOutputStream diagnostics = new ByteArrayOutputStream();
    int code = run(stream(answer), stream(diagnostics), args);
    out.print(answer.toString(StandardCharsets.UTF_8));
    err.print(diagnostics.toString(StandardCharsets.UTF_8));
    out.flush();
    err.flush();
    return code;
  }

  private static PrintStream stream(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }
}
