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
import org.nudipole.detector.response.Window;
import org.nudipole.generator.Column;
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
    double[] edges = Experiment.bins(run).edges();
    double[] across = second.map(axis -> axis.bins().edges()).orElse(new double[2]);
    Map<String, double[]> components = components(edges, across);
    int cells = across.length - 1;
    List<Table.Column<Integer>> columns = new ArrayList<>();
    ends(columns, edges, run.common().response().column(), cell -> cell / cells);
    second.ifPresent(axis -> ends(columns, across, axis.column(), cell -> cell % cells));
    components.forEach((name, events) -> columns.add(number(name, name, "1", c -> events[c])));
    columns.add(
        number(
            "total",
            "total",
            "1",
            cell -> components.values().stream().mapToDouble(c -> c[cell]).sum()));
    if (run.isOfModules()) {
      modules(edges, across)
          .forEach((name, events) -> columns.add(number(name, name, "1", c -> events[c])));
    }
    List<Integer> rows = IntStream.range(0, (edges.length - 1) * cells).boxed().toList();
    return Csv.table(
        List.of(
            "title: expected detected events, " + macro + " run " + run.settings().number(),
            "source: " + Program.title() + ", " + Program.revision() + ", quadrature"),
        List.of(new Table<>("", columns, rows)));
  }

  private static void ends(
      List<Table.Column<Integer>> columns, double[] edges, Column axis, IntUnaryOperator bin) {
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
  private Map<String, double[]> modules(double[] edges, double[] across) {
    Map<String, double[]> totals = new LinkedHashMap<>();
    for (BoundModule module : run.parts()) {
      components(module.prediction(), edges, across)
          .values()
          .forEach(cells -> add(totals, Background.OF_MODULE + module.name(), cells));
    }
    return totals;
  }

  private Map<String, double[]> components(double[] edges, double[] across) {
    Map<String, double[]> sums = new LinkedHashMap<>();
    for (BoundModule module : run.parts()) {
      components(module.prediction(), edges, across)
          .forEach((name, cells) -> add(sums, name, cells));
    }
    return sums;
  }

  // Cell by cell, the second axis faster.
  private Map<String, double[]> components(Prediction module, double[] edges, double[] across) {
    Map<String, double[]> components = new LinkedHashMap<>();
    boolean timed = second.filter(axis -> axis.column().equals(Column.PULSE_TIME)).isPresent();
    List<Window> cells = second.isPresent() ? Window.cells(edges, across) : Window.bins(edges);
    List<Channel> channels = module.density().channels();
    FoldedSpectrum folded = new FoldedSpectrum(module.density(), module.experiment().response());
    double[][] signal =
        timed
            ? Arrays.stream(folded.binned(edges, across, true))
                .map(SpectrumTable::flat)
                .toArray(double[][]::new)
            : folded.expected(cells, true);
    for (int c = 0; c < channels.size(); c++) {
      String process = ScatteringProcess.on(channels.get(c).target()).label();
      add(components, process + "_" + channels.get(c).interaction().label(), signal[c]);
    }
    for (FoldedBackground background : module.experiment().foldedBackgrounds()) {
      add(
          components,
          background.background().label(),
          timed ? flat(background.binned(edges, across)) : background.expected(cells, true));
    }
    return components;
  }

  private static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }

  private static void add(Map<String, double[]> components, String name, double[] cells) {
    double[] sum = components.computeIfAbsent(name, n -> new double[cells.length]);
    Arrays.setAll(sum, i -> sum[i] + cells[i]);
  }
}
