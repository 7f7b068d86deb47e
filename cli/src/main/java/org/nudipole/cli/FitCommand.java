package org.nudipole.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.nudipole.cli.report.Block;
import org.nudipole.cli.report.FitFigure;
import org.nudipole.cli.report.FitReport;
import org.nudipole.cli.report.Report;
import org.nudipole.generator.mathematics.ConvergenceException;
import org.nudipole.io.EventFileReader;
import org.nudipole.macros.binding.ObservedData;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.RunSettings;
import org.nudipole.statistics.limit.Effect;
import org.nudipole.statistics.limit.NoEffectException;
import org.nudipole.statistics.limit.RunModel;
import org.nudipole.statistics.limit.Templates;
import org.nudipole.statistics.limit.VariedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nudipole fit}: parameters of a macro from the events of a file. */
@Command(
    name = "fit",
    header = "Fit numbers of a macro to the events of a file.",
    description = {
      "Binned Poisson likelihood of the detected events over the observed value, with the file's own"
          + " macro as the model and its /fit commands. Prints the best fit, its errors and"
          + " intervals of the profile likelihood, and the correlations.",
      "The number of events measures the rate under /run/expose; under /run/beamOn it is taken as if"
          + " the exposure had been such that it was expected. With --macro FILE is a table of counts"
          + " (docs/statistics.md)."
    },
    footer = {
      "",
      "Examples:",
      "  nudipole fit events.h5 --free /dipole/moment",
      "  nudipole fit events.h5 --free /dipole/moment,/dipole/mass",
      "  nudipole fit events.h5 --free /interaction/sin2ThetaW \\",
      "    --set \"/fit/nuisance=normalisation 0.02\""
    })
final class FitCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "Event file, or table of counts.")
  private Path file;

  @Option(
      names = "--free",
      paramLabel = "PARAMETER",
      required = true,
      split = ",",
      description =
          "What is fitted: commands with a number, each with the words before the number, separated"
              + " by commas.")
  private List<String> free = new ArrayList<>();

  @Option(
      names = "--cl",
      paramLabel = "X",
      description = "Confidence level of the intervals. Default: ${DEFAULT-VALUE}.")
  private double level = 0.6827;

  @Option(
      names = "--macro",
      paramLabel = "MACRO",
      description = "The model, in place of the macro that an event file holds.")
  private String macro;

  @Mixin private MacroChanges changes = new MacroChanges();

  @Mixin private AnswerOptions answer = new AnswerOptions();

  FitCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    answer.check();
    boolean table = LimitInput.isTable(file);
    if (table && macro == null) {
      throw wrong("a table of counts without --macro (it has no model) add --macro MACRO");
    }
    try {
      FitReport report = table ? ofTable() : ofEvents();
      changes.telling().warn(report.warnings(), console);
      Report told = report.report().warned(changes.warnings());
      answer.give(
          console,
          answer.hasPage() && FitFigure.isDrawn(report)
              ? told.with(new Block.Picture("data and best fit", FitFigure.of(report).svg()))
              : told);
      return ExitCode.DONE;
    } catch (ConvergenceException e) {
      console.err().println(file + ": no fit: " + e.getMessage());
      return ExitCode.FAILED;
    }
  }

  private FitReport ofTable() {
    RunConfiguration run = LimitInput.single(macro, changes, console, spec, this::varied);
    ObservedData data = LimitInput.table(file, run, spec);
    return report(run, data, 1);
  }

  private FitReport ofEvents() {
    try (EventFileReader reader = EventFileReader.open(file)) {
      EventData events = EventData.of(reader);
      RunConfiguration own = events.own();
      RunConfiguration run =
          macro == null
              ? changes
                  .telling()
                  .tell(
                      RunConfiguration.of(own.settings().with(changes.sets())),
                      console,
                      this::varied)
              : LimitInput.single(macro, changes, console, spec, this::varied);
      double factor = events.isExposed() ? 1 : reader.header().events() / own.expectedEvents();
      return report(run, events.observed(run, spec), factor);
    }
  }

  private List<FreeParameter> varied(RunSettings settings) {
    return free.stream().map(text -> FreeParameter.of(text, settings)).toList();
  }

  private FitReport report(RunConfiguration run, ObservedData data, double factor) {
    List<FreeParameter> parameters = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    if (!(level > 0 && level < 1)) {
      faults.add("--cl " + level + " (a confidence level) give one between 0 and 1");
    }
    for (String name : free) {
      try {
        FreeParameter parameter = FreeParameter.of(name, run.settings());
        RunModel.start(parameter, run.settings());
        if (parameters.stream().anyMatch(p -> p.text().equals(parameter.text()))) {
          throw new IllegalArgumentException(
              parameter.text() + " (it is given twice) name each parameter once");
        }
        parameters.add(parameter);
      } catch (IllegalArgumentException e) {
        faults.add("--free " + e.getMessage());
      }
    }
    if (!faults.isEmpty()) {
      throw wrong(String.join("\n", faults));
    }
    Templates templates = Templates.of(data.bins(), run);
    RunModel model;
    try {
      parameters.forEach(Effect::requireRate);
      model = new RunModel(run.settings(), parameters, templates, factor);
      model.requireEffects();
    } catch (NoEffectException e) {
      new VariedRun(run.settings(), parameters.get(0), templates).requirePossible(data);
      throw wrong("--free " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw wrong("--free " + e.getMessage());
    }
    return FitReport.of(file.toString(), run, model, data, level);
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
