package org.nudipole.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nudipole.cli.report.Json;
import org.nudipole.cli.report.MacroNames;
import org.nudipole.generator.axis.Digits;
import org.nudipole.generator.mathematics.ConvergenceException;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.DipoleCommands;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.RunSettings;
import org.nudipole.statistics.likelihood.Dataset;
import org.nudipole.statistics.likelihood.Hypotheses;
import org.nudipole.statistics.likelihood.SignalStrength;
import org.nudipole.statistics.likelihood.Workspace;
import org.nudipole.statistics.limit.ClosedException;
import org.nudipole.statistics.limit.Experiment;
import org.nudipole.statistics.limit.Hypothesis;
import org.nudipole.statistics.limit.NoEffectException;
import org.nudipole.statistics.limit.Templates;
import org.nudipole.statistics.limit.VariedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nudipole export}: the model of a limit for other programs. */
@Command(
    name = "export",
    header = "Write the likelihood of a limit for other programs.",
    description = {
      "--pyhf writes a HistFactory workspace as JSON: the templates that `nudipole limit` uses, their"
          + " nuisances and the data. Its parameter of interest s is the square of the moment over"
          + " 1e-10 mu_B, or the strength of an interaction of your own. Each macro, and each module"
          + " with bins of its own, is a channel."
    },
    footer = {
      "",
      "Examples:",
      "  nudipole export --pyhf cr51-cevns-ge > workspace.json",
      "  nudipole export --pyhf cr51-cevns-ge \\",
      "    --set \"/fit/nuisance=normalisation 0.02\" -o workspace.json",
      "  nudipole export --pyhf limits/xenonnt-2022 limits/lz-ws2024 -o both.json"
    })
final class ExportCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "MACRO",
      arity = "1..*",
      description = "Macro files of one run each, or names of shipped ones, taken together.")
  private List<String> macros = new ArrayList<>();

  @Option(names = "--pyhf", description = "A workspace of pyhf; there is no other format.")
  private boolean pyhf;

  @Option(
      names = "--parameter",
      paramLabel = "COMMAND",
      description =
          "The moment whose square scales the signal, or a strength. Default: ${DEFAULT-VALUE}.")
  private String parameter = DipoleCommands.MOMENT.path();

  @Mixin private CorrelateOption correlate = new CorrelateOption();

  @Mixin private DataOption data = new DataOption();

  @Mixin private MacroChanges changes = new MacroChanges();

  @Written
  @Option(
      names = "-o",
      paramLabel = "FILE",
      description = "Write into this file, which is replaced, and not to standard output.")
  private Path output;

  ExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (!pyhf) {
      throw wrong("no format is chosen (the likelihood can be written as a workspace) add --pyhf");
    }
    Map<String, Object> workspace;
    try {
      workspace = workspace();
    } catch (ConvergenceException e) {
      console.complain(String.join(" + ", macros) + ": no workspace: " + e.getMessage());
      return ExitCode.FAILED;
    }
    String text = Json.of(workspace);
    if (output == null) {
      console.out().println(text);
      return ExitCode.DONE;
    }
    OutputFiles.write(output, List.of(text));
    return ExitCode.DONE;
  }

  private FreeParameter signal(RunSettings settings) {
    FreeParameter signal;
    try {
      signal = FreeParameter.of(parameter, settings);
    } catch (IllegalArgumentException e) {
      throw wrong("--parameter " + e.getMessage());
    }
    if (signal.nothing().isEmpty()) {
      throw wrong(
          "--parameter "
              + parameter
              + " (a workspace scales templates, which only a signal does) choose one, such as "
              + DipoleCommands.MOMENT.path());
    }
    return signal;
  }

  private Experiment experiment(String macro) {
    RunConfiguration run =
        LimitInput.single(
            macro, changes, console, spec, s -> List.of(FreeParameter.of(parameter, s)));
    FreeParameter signal = signal(run.settings());
    try {
      return data.experiment(macro, RunConfiguration.of(LimitInput.withoutSignal(run, signal)));
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  private List<Experiment> experiments() {
    data.of(macros, macros.size() > 1);
    List<Experiment> all = macros.stream().map(this::experiment).toList();
    List<String> faults = correlate.faults(all);
    if (!faults.isEmpty()) {
      throw wrong(String.join("\n", faults));
    }
    // A workspace does not say what was added up.
    List<String> scaled =
        all.stream()
            .filter(one -> one.exposureFactor() != 1)
            .map(
                one ->
                    one.name()
                        + ": its data have "
                        + Digits.brief(one.exposureFactor())
                        + " times the exposure of the macro (files are added up) expected counts"
                        + " are scaled by it")
            .toList();
    changes.telling().warn(scaled, console);
    return all;
  }

  // Names of the parts of the bins, of letters that every reader takes.
  private static List<String> channels(List<Experiment> experiments) {
    List<String> names =
        MacroNames.of(experiments.stream().map(Experiment::name).toList()).stream()
            .map(name -> name.replaceAll("[^A-Za-z0-9._-]", "_"))
            .toList();
    List<String> channels = new ArrayList<>();
    for (int k = 0; k < names.size(); k++) {
      RunConfiguration run = experiments.get(k).run();
      String name = experiments.size() > 1 ? names.get(k) : "observed";
      if (run.blocks() > 1) {
        run.detector().names().forEach(module -> channels.add(name + "_" + module));
      } else {
        channels.add(name);
      }
    }
    return channels;
  }

  private Map<String, Object> workspace() {
    List<Experiment> experiments = experiments();
    Hypothesis background = Experiment.hypothesis(experiments);
    FreeParameter moment = signal(background.runs().get(0));
    Optional<double[]> observed = Experiment.counts(experiments);
    Templates templates = Templates.of(experiments, correlate.names());
    List<Workspace.Channel> channels = templates.channels(channels(experiments));
    VariedRun varied = new VariedRun(background, moment, templates);
    Hypotheses hypotheses;
    try {
      hypotheses = varied.hypotheses().hypotheses();
    } catch (ClosedException | NoEffectException e) {
      observed.ifPresent(varied::requirePossible);
      throw wrong("--parameter " + parameter + " (there is no signal: " + e.getMessage() + ")");
    } catch (IllegalArgumentException e) {
      throw wrong("--parameter " + parameter + " (there is no signal: " + e.getMessage() + ")");
    }
    Dataset counts =
        observed
            .map(n -> new Dataset(n, new double[hypotheses.pulls()]))
            .orElseGet(hypotheses::asimov);
    Optional<VariedRun.Linear> linear = varied.linear();
    if (linear.isPresent()) {
      linear.get().model().requirePossible(counts);
      return new Workspace(
              linear.get().model(), counts, linear.get().low(), linear.get().high(), channels)
          .object();
    }
    if (!(hypotheses instanceof SignalStrength strength)) {
      throw wrong(
          "--parameter "
              + parameter
              + " (it interferes, so the signal is no template times a number) export another");
    }
    strength.model().requirePossible(counts);
    return new Workspace(strength.model(), counts, 0, Double.POSITIVE_INFINITY, channels).object();
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
