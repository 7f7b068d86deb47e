package org.nudipole.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A command line that was run inside this JVM.
 *
 * @param code exit code
 * @param out standard output
 * @param err standard error
 */
record Invocation(int code, String out, String err) {
  static Invocation of(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(stream(out), stream(err), false);
    int code = Nudipole.execute(List.of(args), console);
    console.out().flush();
    return new Invocation(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Standard output without the ends of lines that were too long for a terminal. */
  String unbroken() {
    return out.replaceAll("\\R +", " ");
  }

  /** The JSON object that is all of standard output. */
  Map<String, Object> json() {
    return JsonReader.object(out.strip());
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
