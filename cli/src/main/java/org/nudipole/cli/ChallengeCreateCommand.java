package org.nudipole.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.nudipole.cli.report.Block;
import org.nudipole.cli.report.OutputException;
import org.nudipole.cli.report.Report;
import org.nudipole.macros.language.DipoleCommands;
import org.nudipole.macros.language.MacroException;
import org.nudipole.macros.language.MacroParser;
import org.nudipole.validation.challenge.ChallengePlan;
import org.nudipole.validation.challenge.HiddenValue;
import org.nudipole.validation.challenge.Organiser;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nudipole challenge create}. */
@Command(
    name = "create",
    header = "Draw a hidden truth, generate its data, seal the truth.",
    description = {
      "Writes DIR/public, which is all that analysts get, and DIR/sealed, encrypted under the"
          + " passphrase. A macro that ends in /run/expose gives a Poisson number of events; one"
          + " that ends in /run/beamOn N exactly N detected ones, so that only their shape tells. What"
          + " --set and --alias give is public."
    },
    footer = {
      "",
      "Example:",
      "  nudipole challenge create cr51-cevns-ge --set /run/expose \\",
      "    --hide \"/dipole/mass 10 keV .. 300 keV log\" \\",
      "    --hide \"/dipole/moment 1e-11 muB .. 1e-10 muB log\" \\",
      "    --null-probability 0.5 --data-sets 3 --passphrase-file secret.txt \\",
      "    -o ge-challenge"
    })
final class ChallengeCreateCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "MACRO",
      description = "Macro file, or the name of a shipped one (`nudipole list macros`).")
  private String macro = "";

  @Mixin private MacroChanges changes = new MacroChanges();

  @Option(
      names = "--hide",
      paramLabel = "RANGE",
      required = true,
      description =
          "Hide the value of a command, \"COMMAND FROM .. TO\"; it is drawn between the limits, with"
              + " log behind them in its logarithm.")
  private List<String> hidden = new ArrayList<>();

  @Option(
      names = "--signal",
      paramLabel = "COMMAND",
      description =
          "Which hidden value is 0 in a data set without signal; other hidden signals are so too."
              + " Default: /dipole/moment, or the only one, or the only signal.")
  private String signal = "";

  @Option(
      names = "--null-probability",
      paramLabel = "P",
      description = "Probability that a data set has no signal. Default: ${DEFAULT-VALUE}.")
  private double nullProbability;

  @Option(
      names = "--data-sets",
      paramLabel = "N",
      description = "Data sets, each with a truth of its own. Default: ${DEFAULT-VALUE}.")
  private int dataSets = 1;

  @Option(
      names = "--calibration",
      paramLabel = "N",
      description = "Add N events with their truth, made without signal.")
  private Long calibration;

  @Option(
      names = "--sideband",
      paramLabel = "X",
      description = "Add data without signal, of X times the exposure.")
  private double sideband;

  @Mixin private PassphraseFile passphrase = new PassphraseFile();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      required = true,
      description = "Folder of the challenge; it must not exist.")
  private Path output;

  ChallengeCreateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<String> faults = new ArrayList<>();
    Optional<ChallengePlan> plan = plan(faults);
    Optional<char[]> secret = Optional.empty();
    Optional<OutputException> unread = Optional.empty();
    try {
      secret = Optional.of(passphrase.chosen());
    } catch (ParameterException e) {
      faults.add(e.getMessage());
    } catch (OutputException e) {
      unread = Optional.of(e);
    }
    if (secret.isEmpty() || !faults.isEmpty()) {
      check(plan, faults);
      // Alone it is no wrong use.
      if (faults.isEmpty()) {
        throw unread.orElseThrow();
      }
      unread.ifPresent(e -> faults.add(e.getMessage()));
      throw new ParameterException(spec.commandLine(), String.join("\n", faults));
    }
    try {
      changes.telling().tell(plan.orElseThrow().published(), console, plan.orElseThrow()::hiddenIn);
      Organiser.of(plan.orElseThrow()).create(output, secret.orElseThrow());
    } catch (FileAlreadyExistsException e) {
      throw new OutputException(
          List.of(output + ": exists (a challenge is not overwritten) choose another -o"));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    } catch (IOException e) {
      throw OutputException.of(output, e);
    }
    console.say(
        new Report(
            "",
            List.of(
                Block.line("public", output.resolve("public") + "  give this away"),
                Block.line(
                    "sealed", output.resolve("sealed") + "  keep this and the passphrase"))));
    return ExitCode.DONE;
  }

  private Optional<ChallengePlan> plan(List<String> faults) {
    List<HiddenValue> values = new ArrayList<>();
    for (String text : hidden) {
      try {
        values.add(HiddenValue.parse(text));
      } catch (IllegalArgumentException e) {
        faults.add("--hide " + e.getMessage());
      }
    }
    OptionalLong known = calibration == null ? OptionalLong.empty() : OptionalLong.of(calibration);
    if (!faults.isEmpty()) {
      faults.addAll(ChallengePlan.faults(nullProbability, dataSets, known, sideband));
      return Optional.empty();
    }
    List<String> names = values.stream().map(h -> h.prior().parameter()).toList();
    List<String> signals =
        values.stream().filter(HiddenValue::isSignal).map(h -> h.prior().parameter()).toList();
    String standard =
        names.size() == 1
            ? names.get(0)
            : signals.size() == 1 ? signals.get(0) : DipoleCommands.MOMENT.path();
    try {
      return Optional.of(
          new ChallengePlan(
              macro,
              changes.sets(),
              changes.aliases(),
              values,
              signal.isEmpty() ? standard : signal,
              nullProbability,
              dataSets,
              known,
              sideband));
    } catch (IllegalArgumentException e) {
      faults.add(e.getMessage());
      return Optional.empty();
    }
  }

  // Creating checks the plan too; this is to tell its faults beside others. Without a plan only the
  // lines of the macro can be read.
  private void check(Optional<ChallengePlan> plan, List<String> faults) {
    try {
      if (plan.isPresent()) {
        plan.get().check();
      } else {
        MacroParser.standard().read(macro, changes.sets(), changes.aliases()).runsOrThrow();
      }
    } catch (MacroException | IllegalArgumentException e) {
      faults.add(e.getMessage());
    }
  }
}
