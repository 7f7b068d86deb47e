package org.nudipole.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.nudipole.cli.plot.Figure;
import org.nudipole.cli.plot.PlotFormat;
import org.nudipole.cli.report.Block;
import org.nudipole.cli.report.ContourFigure;
import org.nudipole.cli.report.LimitFigure;
import org.nudipole.cli.report.LimitReport;
import org.nudipole.cli.report.OutputException;
import org.nudipole.cli.report.Report;
import org.nudipole.cli.report.RunTable;
import org.nudipole.cli.report.SignificanceReport;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.MacroException;
import org.nudipole.macros.language.RunSettings;
import org.nudipole.statistics.limit.Contour;
import org.nudipole.statistics.limit.ContourScan;
import org.nudipole.statistics.limit.LimitCurve;
import org.nudipole.statistics.limit.LimitPoint;
import org.nudipole.statistics.limit.SignificanceScan;
import org.nudipole.statistics.limit.Templates;
import org.nudipole.statistics.limit.Workers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nudipole limit}: expected and observed upper limits on a parameter of a macro. */
@Command(
    name = "limit",
    header = "Upper limits on a parameter of a macro, expected and from data.",
    description = {
      "Binned Poisson likelihood of the detected events over the observed value, templates from the"
          + " analytic arm, the nuisances of /fit/nuisance profiled. One-sided profile likelihood"
          + " ratio unless another convention is chosen; the convention is printed.",
      "The expected band holds the limits of experiments without a signal at -2, -1, 0, 1 and 2"
          + " standard deviations.",
      "Thresholds and band are asymptotic, which fails where fewer than some 10 events decide (a"
          + " warning says so); with --toys both are counted among toy experiments thrown at each"
          + " value that is tried, right at any number of events. --feldman-cousins always takes"
          + " toys; with toys --two-sided has the same ordering and limits.",
      "Several macros are limited one by one, or with --combine by one likelihood: the product of"
          + " theirs, with nuisances of their own unless --correlate makes those of one name one.",
      "--contour adds the region in the scanned parameter and the limited one together: Delta chi2"
          + " of two parameters, 4.605 at 90 %%, or with --feldman-cousins thresholds from toys. It"
          + " is closed where the data hold a signal, and open where they do not."
    },
    footer = {
      "",
      "Examples:",
      "  nudipole limit cr51-cevns-ge",
      "  nudipole limit cr51-cevns-ge --plot limit.pdf \\",
      "    --scan \"/dipole/mass 1 keV .. 1 MeV log 40\"",
      "  nudipole limit limits/xenonnt-2022 limits/coherent-csi-2021 --two-sided",
      "  nudipole limit cr51-cevns-ge cr51-cevns-si \\",
      "    --set \"/fit/nuisance=normalisation 0.02\"",
      "  nudipole limit --combine limits/xenonnt-2022 limits/lz-ws2024 \\",
      "    limits/pandax4t-run1 --two-sided",
      "  nudipole limit limits/nucleus-like-al2o3 --toys 2000 --cls",
      "  nudipole limit cr51-cevns-ge --set \"/dipole/moment=3e-11 muB\" --significance \\",
      "    --scan \"/run/exposure 1 day .. 100 day log 10\"",
      "  nudipole limit cr51-cevns-ge --data events.h5 \\",
      "    --scan \"/dipole/mass 10 keV .. 740 keV log 30\" --contour --plot contour.pdf"
    })
final class LimitCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "MACRO",
      arity = "1..*",
      description =
          "Macro files, or names of shipped ones; every run of one with loops is limited by itself.")
  private List<String> macros = new ArrayList<>();

  @Mixin private LimitOptions limits = new LimitOptions();

  @Option(
      names = "--contour",
      description =
          "Find the region in both parameters, that of --scan and that of --parameter, and mark the"
              + " best fit; --plot draws it.")
  private boolean contour;

  @Option(
      names = "--combine",
      description = "Take all macros together, in one likelihood; their names differ.")
  private boolean combine;

  @Mixin private CorrelateOption correlate = new CorrelateOption();

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--significance",
      description =
          "Add p-value and Z of the data against no signal, and Z expected of Asimov data with the"
              + " signal of the macro.")
  private boolean significance;

  @Mixin private MacroChanges changes = new MacroChanges();

  @Mixin private AnswerOptions answer = new AnswerOptions();

  @Written
  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Write the points into a CSV file too; an older one is replaced.")
  private Path csv;

  @Written
  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description = "Draw the limits of all macros, as png, svg or pdf by suffix.")
  private Path plot;

  @Option(
      names = "--no-published",
      description =
          "Draw --plot without the published limits on effective moments, which stand left of the"
              + " axis of the sterile mass.")
  private boolean noPublished;

  /**
   * What is asked of a run.
   *
   * @param label what tells the run from the others of its macro; empty of a lone one
   * @param signal what the macro has for the number that is limited
   */
  private record Asked(LimitCurve curve, String label, OptionalDouble signal) {}

  private final Workers workers = Workers.found();

  LimitCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<LimitReport> reports = curves().stream().map(this::report).toList();
    limits.warn(reports, changes, console);
    if (csv != null) {
      OutputFiles.write(csv, LimitReport.csv(reports));
    }
    if (plot != null) {
      draw(reports);
    }
    Report whole =
        (combine
                ? reports.get(0).report()
                : Report.of("curves", reports.stream().map(LimitReport::report).toList()))
            .warned(changes.warnings());
    if (reports.stream().anyMatch(LimitReport::isOfScan)) {
      whole = whole.with(new Block.Note("")).with(LimitReport.runs(reports));
    }
    boolean drawn = answer.hasPage() && limits.isScan() && LimitFigure.fault(reports).isEmpty();
    answer.give(
        console, drawn ? whole.with(new Block.Picture("limits", figure(reports).svg())) : whole);
    List<String> failures = reports.stream().flatMap(r -> r.failures().stream()).toList();
    failures.forEach(console::complain);
    return failures.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private LimitReport report(Asked asked) {
    LimitCurve curve = asked.curve();
    Templates templates = limits.checked(curve);
    List<LimitPoint> points = curve.points(templates, workers);
    Optional<Contour> region =
        contour
            ? Optional.of(new ContourScan(curve, templates, workers).contour())
            : Optional.empty();
    List<String> named =
        curve.experiments().stream().map(e -> data.named(e.name(), e.run())).toList();
    return new LimitReport(
        named,
        asked.label(),
        curve,
        templates,
        points,
        region,
        significance ? Optional.of(significance(asked, templates)) : Optional.empty());
  }

  private SignificanceReport significance(Asked asked, Templates templates) {
    LimitCurve curve = asked.curve();
    OptionalDouble signal = asked.signal();
    if (curve.parameter().nothing().isEmpty()) {
      throw wrong(
          "--significance ("
              + curve.parameter().text()
              + " is no signal, which data are compared with none of) name one by --parameter");
    }
    if (curve.counts().isEmpty() && signal.isEmpty()) {
      throw wrong(
          "--significance (there are no data, and the macro has no signal to expect) give --data,"
              + " or --set \""
              + curve.parameter().exampleSetting()
              + "\"");
    }
    return new SignificanceReport(
        curve, signal, new SignificanceScan(curve, templates, signal, workers).points());
  }

  // Faults of all options and macros before the work for any.
  private List<Asked> curves() {
    List<String> faults = new ArrayList<>(optionFaults());
    List<Fault> inMacros = new ArrayList<>();
    data.of(macros, combine);
    List<Asked> curves = new ArrayList<>();
    for (String macro : macros) {
      try {
        curves.addAll(curves(macro));
      } catch (MacroException e) {
        inMacros.addAll(e.faults());
      } catch (ParameterException e) {
        faults.add(e.getMessage());
      }
    }
    if (faults.isEmpty() && inMacros.isEmpty() && combine) {
      faults.addAll(
          correlate.faults(
              curves.stream().flatMap(one -> one.curve().experiments().stream()).toList()));
    }
    if (faults.isEmpty() && inMacros.isEmpty()) {
      if (plot != null) {
        OutputFiles.checkFolder(plot, "--plot");
      }
      answer.check();
      return combine ? List.of(combined(curves)) : curves;
    }
    if (faults.isEmpty()) {
      throw new MacroException(inMacros);
    }
    inMacros.forEach(fault -> faults.add(fault.toString()));
    throw wrong(String.join("\n", faults.stream().distinct().toList()));
  }

  private List<String> optionFaults() {
    List<String> faults = new ArrayList<>(limits.faults());
    if (plot != null) {
      try {
        PlotFormat.of(plot);
      } catch (IllegalArgumentException e) {
        faults.add("--plot: " + e.getMessage());
      }
    }
    if (!combine && !correlate.names().isEmpty()) {
      faults.add("--correlate without --combine (macros one by one share nothing) add --combine");
    }
    if (!limits.isScan() && contour) {
      faults.add(ContourFigure.NO_SCAN);
    } else if (!limits.isScan() && plot != null) {
      faults.add(LimitFigure.NO_SCAN);
    }
    return faults;
  }

  private void draw(List<LimitReport> reports) {
    String fault = contour ? "" : LimitFigure.fault(reports);
    if (!fault.isEmpty()) {
      throw wrong(fault);
    }
    try {
      figure(reports).write(plot);
    } catch (IOException e) {
      throw OutputException.of(plot, e);
    }
  }

  private Figure figure(List<LimitReport> reports) {
    return contour ? ContourFigure.of(reports) : LimitFigure.of(reports, !noPublished);
  }

  // Each run of a macro; one where macros are taken together.
  private List<Asked> curves(String macro) {
    List<RunConfiguration> runs =
        combine
            ? List.of(LimitInput.single(macro, changes, console, spec, limits::varied))
            : LimitInput.runs(macro, changes, console, limits::varied);
    List<RunSettings> settings = runs.stream().map(RunConfiguration::settings).toList();
    List<String> labels = RunTable.labels(settings);
    return IntStream.range(0, runs.size())
        .mapToObj(i -> asked(macro, runs.get(i), labels.get(i)))
        .toList();
  }

  private Asked asked(String macro, RunConfiguration run, String label) {
    LimitOptions.Asked asked = limits.of(run, background -> data.experiment(macro, background));
    return new Asked(asked.curve(), label, asked.signal());
  }

  // The experiments of all curves in one likelihood; what is limited is the same in all.
  private Asked combined(List<Asked> curves) {
    LimitCurve first = curves.get(0).curve();
    LimitCurve combined =
        new LimitCurve(
            curves.stream().flatMap(one -> one.curve().experiments().stream()).toList(),
            correlate.names(),
            first.parameter(),
            first.profiled(),
            first.scan(),
            first.settings());
    return new Asked(combined, "", curves.get(0).signal());
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
