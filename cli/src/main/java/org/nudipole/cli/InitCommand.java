package org.nudipole.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nudipole.cli.report.OutputException;
import org.nudipole.generator.data.Table;
import org.nudipole.generator.source.TabulatedSource;
import org.nudipole.io.InputFile;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.MacroException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nudipole init}: a first macro of one's own. */
@Command(
    name = "init",
    header = "Write a commented macro from a few questions, or from options.",
    description = {
      "Each option is a command of the macro language, and takes what that takes: a value with its"
          + " unit. On a terminal what is not given is asked for; elsewhere, and with --yes, the"
          + " values in brackets are taken.",
      "The macro is checked before it is written: with a fault nothing is."
    },
    footer = {
      "",
      "Examples:",
      "  nudipole init my.mac",
      "  nudipole init my.mac --source reactor --material Si --distance \"30 m\" --yes",
      "  nudipole init my.mac --interaction \"cevns eves\" --threshold \"100 eVee\" --yes"
    })
final class InitCommand implements Callable<Integer> {
  private final Console console;
  private final Optional<BufferedReader> user;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The macro to write, such as my.mac.")
  private Path file;

  @Option(
      names = {"-y", "--yes"},
      description = "Ask nothing.")
  private boolean yes;

  @Option(names = "--force", description = "Replace a file that is there.")
  private boolean force;

  @Mixin private Warnings warnings = new Warnings();

  private InitCommand(Console console, Optional<BufferedReader> user) {
    this.console = console;
    this.user = user;
  }

  /** The command, which asks where a user sits at a terminal. */
  static CommandLine of(Console console) {
    return of(
        console,
        Optional.ofNullable(System.console())
            .map(c -> new InputStreamReader(System.in, Charset.defaultCharset()))
            .map(BufferedReader::new));
  }

  /** The command with an option for each question. */
  static CommandLine of(Console console, Optional<BufferedReader> user) {
    CommandLine command = new CommandLine(new InitCommand(console, user));
    InitQuestion.all()
        .forEach(
            question ->
                command
                    .getCommandSpec()
                    .addOption(
                        OptionSpec.builder(question.option())
                            .paramLabel(question == InitQuestion.TABLE ? "FILE" : "VALUE")
                            .type(String.class)
                            .completionCandidates(
                                question.words().isEmpty() ? null : question.words())
                            .description(
                                question.command().path()
                                    + ": "
                                    + question.command().help()
                                    + question.told())
                            .build()));
    return command;
  }

  @Override
  public Integer call() throws IOException {
    OutputFiles.check(List.of(file), force);
    Map<InitQuestion, String> answers = new EnumMap<>(InitQuestion.class);
    for (InitQuestion question : InitQuestion.values()) {
      Optional<String> given = given(question);
      if (question.arises(answers, statesFlux(answers))) {
        answers.put(
            question, given.isPresent() ? checked(question, given.get()) : ask(question, answers));
      } else if (given.isPresent()) {
        throw wrong(
            question.option()
                + " "
                + given.get()
                + " (no question beside the other answers, such as "
                + InitQuestion.SOURCE.line(answers.get(InitQuestion.SOURCE))
                + ") leave it out");
      }
    }
    // A macro names its tables from where it stands.
    answers.computeIfPresent(InitQuestion.TABLE, (question, table) -> beside(table));
    MacroDraft draft = new MacroDraft(file, answers);
    warnings.tell(draft.bound(), console);
    OutputFiles.write(file, draft.text());
    console.say(file + ": written; `nudipole rate " + file + "` tells what it expects");
    return ExitCode.DONE;
  }

  private Optional<String> given(InitQuestion question) {
    return Optional.ofNullable(spec.findOption(question.option()).getValue());
  }

  private String checked(InitQuestion question, String answer) {
    List<Fault> faults = question.faults(answer);
    if (!faults.isEmpty()) {
      throw new MacroException(faults);
    }
    return answer;
  }

  // The next question, until the answer can be read.
  private String ask(InitQuestion question, Map<InitQuestion, String> before) throws IOException {
    String standard = question.standard(before);
    if (user.isEmpty() || yes) {
      if (standard.isEmpty()) {
        throw wrong(question.option() + " (nothing can be taken in its place) give it");
      }
      return checked(question, standard);
    }
    while (true) {
      String words = question.words().isEmpty() ? "" : String.join(" ", question.words()) + "; ";
      console.complain(question.command().path() + ": " + question.command().help());
      console.err().print("  " + words + "[" + standard + "] ");
      console.err().flush();
      String line = user.get().readLine();
      if (line == null) {
        throw new OutputException(List.of(file + ": not written (the answers ended) answer all"));
      }
      String answer = line.isBlank() ? standard : line.strip();
      List<Fault> faults = question.faults(answer);
      if (faults.isEmpty()) {
        return answer;
      }
      faults.forEach(fault -> console.complain("  " + fault));
    }
  }

  private String beside(String table) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    Path absolute = Path.of(table).toAbsolutePath().normalize();
    return folder == null ? table : folder.relativize(absolute).toString();
  }

  // Whether the table of the source says all of its strength.
  private static boolean statesFlux(Map<InitQuestion, String> answers) throws IOException {
    String table = answers.get(InitQuestion.TABLE);
    if (table == null) {
      return false;
    }
    String text = new String(InputFile.bytes(Path.of(table)), StandardCharsets.UTF_8);
    return TabulatedSource.read(Table.parse(table, text)).statesFlux();
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
