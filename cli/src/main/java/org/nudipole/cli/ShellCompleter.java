package org.nudipole.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jline.builtins.Completers;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.nudipole.macros.language.CommandSpec;
import org.nudipole.macros.language.Commands;
import org.nudipole.macros.language.ControlCommands;
import org.nudipole.macros.language.Form;
import org.nudipole.macros.language.Parameter;
import org.nudipole.macros.language.UnitCatalogue;
import picocli.CommandLine;
import picocli.shell.jline3.PicocliJLineCompleter;

/** What may stand at the cursor: as the commands of macros and of the program say. */
final class ShellCompleter implements Completer {
  private final CommandLine program;
  private final Completer files = new Completers.FileNameCompleter();
  private final Completer ofProgram;

  /**
   * Completes the commands of a program too.
   *
   * @param program its commands, with the words of their arguments
   */
  ShellCompleter(CommandLine program) {
    this.program = program;
    ofProgram = new PicocliJLineCompleter(program.getCommandSpec());
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    List<String> before = line.words().subList(0, line.wordIndex());
    if (before.isEmpty()) {
      offer(Commands.paths(), candidates);
      offer(ShellCommand.WORDS.keySet(), candidates);
      offer(program.getSubcommands().keySet(), candidates);
      return;
    }
    Optional<CommandSpec> command = Commands.find(before.get(0));
    if (command.isPresent()) {
      argument(command.get(), before, reader, line, candidates);
    } else if (before.get(0).equals(ShellCommand.SHOW)) {
      offer(Commands.paths(), candidates);
    } else if (program.getSubcommands().containsKey(before.get(0))) {
      ofProgram.complete(reader, line, candidates);
      files.complete(reader, line, candidates);
    }
  }

  private void argument(
      CommandSpec command,
      List<String> before,
      LineReader reader,
      ParsedLine line,
      List<Candidate> candidates) {
    Set<String> words = new LinkedHashSet<>();
    String last = before.get(before.size() - 1);
    boolean measured = last.matches("[-+.0-9].*");
    boolean file = false;
    for (Form form : command.forms()) {
      if (before.size() == 1 && !form.keyword().isEmpty()) {
        words.add(form.keyword());
      }
      for (Parameter parameter : form.parameters()) {
        words.addAll(parameter.choices());
        file |= parameter instanceof Parameter.Table || parameter instanceof Parameter.Text;
        if (measured && parameter instanceof Parameter.Quantity quantity) {
          words.addAll(UnitCatalogue.symbols(quantity.dimension()));
        } else if (measured && parameter instanceof Parameter.Vector vector) {
          words.addAll(UnitCatalogue.symbols(vector.dimension()));
        }
      }
    }
    if (command.equals(ControlCommands.EXECUTE)) {
      words.addAll(Completions.macros());
    }
    offer(words, candidates);
    if (file) {
      files.complete(reader, line, candidates);
    }
  }

  private static void offer(Iterable<String> words, List<Candidate> candidates) {
    words.forEach(word -> candidates.add(new Candidate(word)));
  }
}
