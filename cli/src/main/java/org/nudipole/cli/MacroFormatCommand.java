package org.nudipole.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.nudipole.macros.language.MacroFormat;
import org.nudipole.macros.language.ShippedFiles;
import org.nudipole.macros.language.SourceFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nudipole macro format}: a macro in canonical spacing. */
@Command(
    name = "format",
    header = "Put a macro into canonical spacing; what it means stays.",
    description =
        "Words stand one blank apart, comments two behind a command, empty lines one by one; words"
            + " and comments are kept. Prints the result, or writes it with --write.",
    footer = {
      "",
      "Examples:",
      "  nudipole macro format my.mac",
      "  nudipole macro format my.mac run.mac --write"
    })
final class MacroFormatCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "MACRO", description = "Macro files.")
  private List<String> macros = new ArrayList<>();

  @Option(
      names = {"-w", "--write"},
      description = "Write the files in place of printing them; says which of them change.")
  private boolean write;

  MacroFormatCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<SourceFile> files = macros.stream().map(console.macros()::file).toList();
    // All of them before any is written: a faulty one leaves the others as they are.
    List<String> texts = files.stream().map(MacroFormat::of).toList();
    if (!write) {
      texts.forEach(console.out()::print);
      return ExitCode.DONE;
    }
    for (SourceFile file : files) {
      if (file.origin() instanceof ShippedFiles) {
        throw new ParameterException(
            spec.commandLine(), file.path() + " (a shipped macro) copy it to change it");
      }
    }
    for (int i = 0; i < files.size(); i++) {
      byte[] text = texts.get(i).getBytes(StandardCharsets.UTF_8);
      if (!Arrays.equals(text, files.get(i).bytes())) {
        OutputFiles.write(Path.of(files.get(i).path()), text);
        console.say(files.get(i).path() + ": formatted");
      }
    }
    return ExitCode.DONE;
  }
}
