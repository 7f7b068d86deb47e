package org.nudipole.packages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.spi.ToolProvider;

/** What the program itself prints for shells, as the files in which an installation has it. */
final class CompletionScripts {
  private CompletionScripts() {}

  /** Writes the files of bash, zsh and fish, each with the name that its shell looks for. */
  static void write(Path folder) throws IOException {
    Files.writeString(folder.resolve("nudipole"), script("bash"));
    Files.writeString(folder.resolve("_nudipole"), autoloaded(script("zsh")));
    Files.writeString(folder.resolve("nudipole.fish"), script("fish"));
  }

  // A file that zsh loads at the first completion, told by its first line; that one the last line
  // answers. What the script
  // calls compopt is an alias of its own, which a file that is read as a whole does not see: here
  // it does nothing, as there.
  private static String autoloaded(String script) {
    return "#compdef nudipole\nfunctions[compopt]=:\n"
        + script
        + "\n_bash_complete -o default -F _complete_nudipole\n";
  }

  private static String script(String shell) throws IOException {
    // Not that of the system's class path, on which Maven may have none of this.
    ServiceLoader<ToolProvider> tools =
        ServiceLoader.load(ToolProvider.class, CompletionScripts.class.getClassLoader());
    ToolProvider program =
        tools.stream()
            .map(ServiceLoader.Provider::get)
            .filter(tool -> tool.name().equals("nudipole"))
            .findFirst()
            .orElseThrow();
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(answer, false, UTF_8)) {
      int code = program.run(out, System.err, "completion", shell);
      if (code != 0) {
        throw new IOException("nudipole completion " + shell + " ends with " + code);
      }
    }
    // Shells read these files and do not start them.
    return answer.toString(UTF_8).replaceFirst("^#!.*\n", "");
  }
}
