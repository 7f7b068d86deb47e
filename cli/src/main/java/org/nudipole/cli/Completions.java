package org.nudipole.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.nudipole.macros.language.Commands;
import org.nudipole.macros.language.ShippedFiles;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The words that an argument may be, from what its label says. */
final class Completions {
  private Completions() {}

  /** The words of an argument that a shell may offer; none for a number or a file. */
  static List<String> words(ArgSpec arg) {
    if (arg.completionCandidates() != null) {
      List<String> words = new ArrayList<>();
      arg.completionCandidates().forEach(words::add);
      return words;
    }
    String label = arg.paramLabel();
    return label.equals("MACRO") ? macros() : label.startsWith("COMMAND") ? commands() : List.of();
  }

  /** Whether an argument may be a file or a folder. */
  static boolean isFile(ArgSpec arg) {
    return List.of("MACRO", "FILE", "DIR", "PATH", "OUT", "ANSWER", "PUBLIC").stream()
        .anyMatch(arg.paramLabel()::endsWith);
  }

  /** The names of the shipped macros. */
  static List<String> macros() {
    try {
      return List.copyOf(new TreeSet<>(new ShippedFiles().names()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> commands() {
    return List.copyOf(Commands.paths());
  }

  /** Tells the parser of command lines the words of every argument, for scripts made of it. */
  static void tell(CommandLine program) {
    Nudipole.all(program).map(CommandLine::getCommandSpec).forEach(Completions::tell);
  }

  private static void tell(CommandSpec command) {
    for (OptionSpec option : List.copyOf(command.options())) {
      offered(option)
          .ifPresent(
              words -> {
                command.remove(option);
                command.addOption(OptionSpec.builder(option).completionCandidates(words).build());
              });
    }
    for (PositionalParamSpec parameter : List.copyOf(command.positionalParameters())) {
      offered(parameter)
          .ifPresent(
              words -> {
                command.remove(parameter);
                command.addPositional(
                    PositionalParamSpec.builder(parameter).completionCandidates(words).build());
              });
    }
  }

  private static Optional<List<String>> offered(ArgSpec arg) {
    return Optional.of(words(arg))
        .filter(words -> !words.isEmpty() && arg.completionCandidates() == null);
  }
}
