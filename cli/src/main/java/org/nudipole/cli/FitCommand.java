package org.nudipole.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.nudipole.cli.plot.Sheet;
import org.nudipole.cli.report.Block;
import org.nudipole.cli.report.FitFigure;
import org.nudipole.cli.report.FitReport;
import org.nudipole.cli.report.ImpactReport;
import org.nudipole.cli.report.Report;
import org.nudipole.generator.mathematics.ConvergenceException;
import org.nudipole.io.EventSet;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.RunSettings;
import org.nudipole.macros.run.EventInput;
import org.nudipole.statistics.limit.Effect;
import org.nudipole.statistics.limit.Experiment;
import org.nudipole.statistics.limit.Hypothesis;
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
      "Binned Poisson likelihood of the detected events over the observed value, with the file's"
          + " own macro as the model and its /fit commands. Prints the best fit, its errors and"
          + " intervals of the profile likelihood, and the correlations.",
      "The number of events measures the rate under /run/expose; under /run/beamOn it is taken as"
          + " if the exposure had been such that it was expected. With --macro FILE is a table of"
          + " counts (docs/statistics.md).",
      "The events of several files of one experiment are added up; with --combine each file is an"
          + " experiment with its own macro, and nuisances are its own."
    },
    footer = {
      "",
      "Examples:",
      "  nudipole fit events.h5 --free /dipole/moment",
      "  nudipole fit events.h5 --free /dipole/moment,/dipole/mass",
      "  nudipole fit job1.h5 job2.h5 job3.h5 --free /dipole/moment",
      "  nudipole fit --combine ge.h5 si.h5 --free /dipole/moment,/dipole/mass",
      "  nudipole fit events.h5 --free /dipole/moment --plot fit.pdf",
      "  nudipole fit events.h5 --free /dipole/moment --impacts impacts.pdf \\",
      "    --set \"/fit/nuisance=normalisation 0.02\"",
      "  nudipole fit events.h5 --free /interaction/sin2ThetaW \\",
      "    --set \"/fit/nuisance=normalisation 0.02\""
    })
final class FitCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "Event files or folders of shards, whose events are taken together, or a table of"
              + " counts.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--combine",
      description = "Take each file for an experiment of its own, all in one likelihood.")
  private boolean combine;

  @Mixin private CorrelateOption correlate = new CorrelateOption();

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

  @Option(
      names = "--toys",
      paramLabel = "N",
      description =
          "Take the p-value of the goodness of fit from N toy experiments of the best fit, each"
              + " fitted anew. Default: that of chi2, which holds for many events in all bins.")
  private Integer toys;

  @Written
  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description =
          "Draw data, best fit, what it is made of, and the pulls of the nuisances, as png, svg or"
              + " pdf by suffix: one picture, with the experiments of --combine, and both axes of a"
              + " /fit/plane, below each other. An existing picture is replaced.")
  private Path plot;

  @Written
  @Option(
      names = "--impacts",
      paramLabel = "FILE",
      arity = "0..1",
      parameterConsumer = OptionalOutput.class,
      description =
          "Rank the nuisances by their impact on the first of --free: its change where one is held"
              + " an error after the fit above or below its best value and all others are fitted"
              + " anew. With FILE as bars beside the pulls (png, svg or pdf by suffix), or as a"
              + " table (csv). An existing file is replaced.")
  private Path impacts;

  @Mixin private MacroChanges changes = new MacroChanges();

  @Mixin private AnswerOptions answer = new AnswerOptions();

  FitCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    answer.check();
    files().forEach(PictureFile::checkFolder);
    try {
      FitReport report = report(experiments());
      changes.telling().warn(report.warnings(), console);
      Report told = report.report().warned(changes.warnings());
      if (answer.hasPage() || plot != null) {
        Optional<Sheet> picture = FitFigure.of(report);
        if (answer.hasPage() && picture.isPresent()) {
          told = told.with(new Block.Picture("data and best fit", picture.get().svg()));
        }
        if (plot != null) {
          picture.ifPresent(new PictureFile("--plot", plot)::write);
        }
      }
      if (impacts != null) {
        told = ranked(report.impacts(), told);
      }
      answer.give(console, told);
      return ExitCode.DONE;
    } catch (ConvergenceException e) {
      console.complain(named() + ": no fit: " + e.getMessage());
      return ExitCode.FAILED;
    }
  }

  // With the impacts, whose table or picture goes where it is wanted.
  private Report ranked(ImpactReport ranking, Report told) {
    if (isTable(impacts)) {
      OutputFiles.write(impacts, ranking.csv());
    } else if (!impacts.equals(OptionalOutput.NONE)) {
      new PictureFile("--impacts", impacts).write(ranking.picture());
    }
    Report whole = ranking.of(told);
    return answer.hasPage()
        ? whole.with(new Block.Picture("impacts", ranking.picture().svg()))
        : whole;
  }

  private static boolean isTable(Path file) {
    return file.toString().endsWith(".csv");
  }

  private List<PictureFile> files() {
    List<PictureFile> files = new ArrayList<>();
    if (plot != null) {
      files.add(new PictureFile("--plot", plot));
    }
    if (impacts != null && !impacts.equals(OptionalOutput.NONE)) {
      files.add(new PictureFile("--impacts", impacts));
    }
    return files;
  }

  private String named() {
    return files.stream().map(Path::toString).collect(Collectors.joining(" + "));
  }

  private List<Experiment> experiments() {
    List<Path> tables = files.stream().filter(LimitInput::isTable).toList();
    if (!tables.isEmpty() && (files.size() > 1 || combine)) {
      throw wrong(
          tables.get(0)
              + " among several files (a table of counts has no model) fit it alone, or combine"
              + " macros that name their /fit/data: limit --combine");
    }
    if (!tables.isEmpty() && macro == null) {
      throw wrong("a table of counts without --macro (it has no model) add --macro MACRO");
    }
    if (combine && macro != null) {
      throw wrong("--macro with --combine (each file is fitted with its own) drop one of them");
    }
    if (!tables.isEmpty()) {
      return List.of(
          LimitInput.experiment(
              named(),
              LimitInput.single(macro, changes, console, spec, this::varied),
              List.of(files.get(0).toString()),
              spec));
    }
    if (files.stream().distinct().count() < files.size()) {
      throw wrong("a file is given twice (its events would count twice) give each file once");
    }
    return combine
        ? files.stream().map(file -> pooled(List.of(file)).experiment(file.toString())).toList()
        : List.of(pooled(files).experiment(named()));
  }

  private PooledEvents pooled(List<Path> all) {
    RunConfiguration run =
        macro == null
            ? own(PooledEvents.inputs(all).get(0))
            : LimitInput.single(macro, changes, console, spec, this::varied);
    return PooledEvents.of(all, run, true, spec);
  }

  private RunConfiguration own(EventInput file) {
    try (EventSet reader = file.unchecked()) {
      RunConfiguration stored = EventData.of(reader).own();
      return changes
          .telling()
          .tell(RunConfiguration.of(stored.settings().with(changes.sets())), console, this::varied);
    }
  }

  private List<FreeParameter> varied(RunSettings settings) {
    return free.stream().map(text -> FreeParameter.of(text, settings)).toList();
  }

  private FitReport report(List<Experiment> experiments) {
    Hypothesis settings = Experiment.hypothesis(experiments);
    RunSettings first = settings.runs().get(0);
    List<FreeParameter> parameters = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    if (!(level > 0 && level < 1)) {
      faults.add("--cl " + level + " (a confidence level) give one between 0 and 1");
    }
    if (toys != null && toys < 50) {
      faults.add("--toys " + toys + " (too few to tell a p-value) give at least 50");
    }
    for (String name : free) {
      try {
        FreeParameter parameter = FreeParameter.of(name, first);
        RunModel.start(parameter, settings);
        if (parameters.stream().anyMatch(p -> p.text().equals(parameter.text()))) {
          throw new IllegalArgumentException(
              parameter.text() + " (it is given twice) name each parameter once");
        }
        parameters.add(parameter);
      } catch (IllegalArgumentException e) {
        faults.add("--free " + e.getMessage());
      }
    }
    faults.addAll(correlate.faults(experiments));
    files().stream()
        .filter(file -> !isTable(file.file()))
        .forEach(file -> file.fault().ifPresent(faults::add));
    if (!faults.isEmpty()) {
      throw wrong(String.join("\n", faults));
    }
    Templates templates = Templates.of(experiments, correlate.names());
    if (impacts != null && templates.pulls().isEmpty()) {
      throw wrong(
          "--impacts (the macro has no nuisance) add one, such as --set \"/fit/nuisance=normalisation"
              + " 0.02\"");
    }
    RunModel model;
    try {
      parameters.forEach(Effect::requireRate);
      model = new RunModel(settings, parameters, templates);
      model.requireEffects();
    } catch (NoEffectException e) {
      new VariedRun(settings, parameters.get(0), templates)
          .requirePossible(Experiment.counts(experiments).orElseThrow());
      throw wrong("--free " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw wrong("--free " + e.getMessage());
    }
    return FitReport.of(
        experiments, model, level, toys == null ? OptionalInt.empty() : OptionalInt.of(toys));
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
