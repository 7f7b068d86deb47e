package org.nudipole.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.nudipole.cli.report.Json;
import org.nudipole.cli.report.MacroNames;
import org.nudipole.generator.axis.Digits;
import org.nudipole.generator.mathematics.ConvergenceException;
import org.nudipole.io.exchange.ExchangeFormat;
import org.nudipole.io.exchange.HepEvtLayout;
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
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nudipole export}: events, or the model of a limit, for other programs. */
@Command(
    name = "export",
    header = "Write events, or the likelihood of a limit, for other programs.",
    description = {
      "Events of FILE (an event file, a folder of shards, or shards) go into -o NAME, whose ending"
          + " says how. Formats of particles need a file with full columns (/output/columns full).",
      "",
      "--pyhf writes a HistFactory workspace as JSON: the templates that `nudipole limit` uses, their"
          + " nuisances and the data. Its parameter of interest s is the square of the moment over"
          + " 1e-10 mu_B, or the strength of an interaction of your own. Each macro, and each module"
          + " with bins of its own, is a channel."
    },
    footer = {
      "",
      "Examples:",
      "  nudipole export events.h5 -o events.hepmc3",
      "  nudipole export events.h5 -o geant4.hepevt --layout geant4 --detected",
      "  nudipole export events.h5 -o events.csv --columns recoil_energy,observed",
      "  nudipole export --pyhf cr51-cevns-ge > workspace.json",
      "  nudipole export --pyhf cr51-cevns-ge \\",
      "    --set \"/fit/nuisance=normalisation 0.02\" -o workspace.json",
      "  nudipole export --pyhf limits/xenonnt-2022 limits/lz-ws2024 -o both.json"
    })
final class ExportCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = Overwriting.MACRO_OR_FILE,
      arity = "1..*",
      description =
          "An event file, a folder of shards or the shards of one run; with --pyhf macros of one run"
              + " each, or names of shipped ones, taken together.")
  private List<String> macros = new ArrayList<>();

  @Written
  @Option(
      names = "-o",
      paramLabel = "NAME",
      description =
          "File to write. A workspace without it goes to standard output, and replaces a file.")
  private Path output;

  @Mixin private EventExport events = new EventExport();

  @Option(names = "--pyhf", description = "A workspace of pyhf, of macros. The rest is for it.")
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

  private ExportCommand(Console console) {
    this.console = console;
  }

  /** The command, its help with the formats that there are. */
  static CommandLine commandLine(Console console) {
    CommandLine command = new CommandLine(new ExportCommand(console));
    UsageMessageSpec usage = command.getCommandSpec().usageMessage();
    List<String> description = new ArrayList<>();
    for (ExchangeFormat format : ExchangeFormat.values()) {
      description.add(listed(format.suffix(), format.help()));
    }
    for (HepEvtLayout layout : HepEvtLayout.values()) {
      description.add(listed("--layout " + layout.label(), layout.help()));
    }
    description.add("");
    List<String> written = List.of(usage.description());
    description.addAll(0, written.subList(0, 2));
    description.addAll(written.subList(2, written.size()));
    usage.description(description.toArray(String[]::new));
    return command;
  }

  private static String listed(String name, String help) {
    return "  " + name + " ".repeat(Math.max(1, 18 - name.length())) + help;
  }

  @Override
  public Integer call() {
    refuseOthers();
    if (!pyhf) {
      return events.write(console, spec, macros, Optional.ofNullable(output));
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

  // Options of the one kind of export with the other.
  private void refuseOthers() {
    Set<OptionSpec> ofEvents = Set.copyOf(spec.mixins().get("events").options());
    List<String> others =
        spec.commandLine().getParseResult().matchedOptions().stream()
            .filter(option -> !option.equals(spec.findOption("-o")))
            .filter(option -> ofEvents.contains(option) == pyhf)
            .map(option -> option.names()[0])
            .filter(name -> !name.equals("--pyhf"))
            .distinct()
            .toList();
    if (!others.isEmpty()) {
      throw wrong(
          String.join(", ", others)
              + (pyhf
                  ? " (it is about events, and --pyhf writes the likelihood of macros) leave it out"
                  : " (it is about the likelihood of macros, not about events) leave it out, or add"
                      + " --pyhf"));
    }
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
      return data.experiment(macro, RunConfiguration.of(LimitInput.atNull(run, signal)));
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
            .orElseGet(() -> templates.nothing(background).asimov());
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
