package org.nudipole.cli.report;

import static org.nudipole.cli.report.Table.number;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.nudipole.detector.FoldedSpectrum;
import org.nudipole.detector.Prediction;
import org.nudipole.detector.background.Background;
import org.nudipole.detector.background.FoldedBackground;
import org.nudipole.detector.response.Cells;
import org.nudipole.detector.response.SecondAxis;
import org.nudipole.generator.Column;
import org.nudipole.generator.axis.Binning;
import org.nudipole.generator.interaction.ScatteringProcess;
import org.nudipole.generator.rate.Channel;
import org.nudipole.macros.binding.BoundModule;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.run.Program;
import org.nudipole.statistics.limit.Experiment;

/**
 * The folded spectrum of detected events in bins of the observable, or in cells of the plane with
 * another quantity: one column per interaction and part, one per background.
 *
 * @param macro name of the macro
 * @param run the run
 * @param second the other quantity
 */
public record SpectrumTable(String macro, RunConfiguration run, Optional<SecondAxis> second) {
  /** The lines of the table, header first. */
  public List<String> lines() {
    Cells cells = new Cells(Experiment.bins(run), second);
    Map<String, double[]> components = components(cells);
    List<Table.Column<Integer>> columns = new ArrayList<>();
    ends(columns, cells.first(), run.common().response().column(), cells::bin);
    second.ifPresent(axis -> ends(columns, axis.bins(), axis.column(), cells::binAcross));
    components.forEach((name, events) -> columns.add(number(name, name, "1", c -> events[c])));
    columns.add(
        number(
            "total",
            "total",
            "1",
            cell -> components.values().stream().mapToDouble(c -> c[cell]).sum()));
    if (run.isOfModules()) {
      modules(cells)
          .forEach((name, events) -> columns.add(number(name, name, "1", c -> events[c])));
    }
    List<Integer> rows = IntStream.range(0, cells.size()).boxed().toList();
    return Csv.table(
        List.of(
            "title: expected detected events, " + macro + " run " + run.settings().number(),
            "source: " + Program.title() + ", " + Program.revision() + ", quadrature"),
        List.of(new Table<>("", columns, rows)));
  }

  private static void ends(
      List<Table.Column<Integer>> columns, Binning bins, Column axis, IntUnaryOperator bin) {
    double[] edges = bins.edges();
    for (int end = 0; end < 2; end++) {
      int upper = end;
      String name = axis.name() + (end == 0 ? "_low" : "_high");
      columns.add(
          number(
              name,
              name,
              axis.units(),
              cell -> written(edges[bin.applyAsInt(cell) + upper] / axis.unit())));
    }
  }

  // As the user gave it, without what the conversion of units left in the last digits.
  private static double written(double end) {
    return new BigDecimal(end).round(new MathContext(12)).doubleValue();
  }

  // The total of each module.
  private Map<String, double[]> modules(Cells cells) {
    Map<String, double[]> totals = new LinkedHashMap<>();
    for (BoundModule module : run.parts()) {
      components(module.prediction(), cells)
          .values()
          .forEach(events -> add(totals, Background.OF_MODULE + module.name(), events));
    }
    return totals;
  }

  private Map<String, double[]> components(Cells cells) {
    Map<String, double[]> sums = new LinkedHashMap<>();
    for (BoundModule module : run.parts()) {
      components(module.prediction(), cells).forEach((name, events) -> add(sums, name, events));
    }
    return sums;
  }

  private static Map<String, double[]> components(Prediction module, Cells cells) {
    Map<String, double[]> components = new LinkedHashMap<>();
    List<Channel> channels = module.density().channels();
    FoldedSpectrum folded = new FoldedSpectrum(module.density(), module.experiment().response());
    double[][] signal = folded.detected(cells);
    for (int c = 0; c < channels.size(); c++) {
      String process = ScatteringProcess.on(channels.get(c).target()).label();
      add(components, process + "_" + channels.get(c).interaction().label(), signal[c]);
    }
    for (FoldedBackground background : module.experiment().foldedBackgrounds()) {
      add(components, background.background().label(), background.detected(cells));
    }
    return components;
  }

  private static void add(Map<String, double[]> components, String name, double[] cells) {
    double[] sum = components.computeIfAbsent(name, n -> new double[cells.length]);
    Arrays.setAll(sum, i -> sum[i] + cells[i]);
  }
}
