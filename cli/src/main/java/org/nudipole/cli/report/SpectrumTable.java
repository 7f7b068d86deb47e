package org.nudipole.cli.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nudipole.detector.FoldedSpectrum;
import org.nudipole.detector.background.FoldedBackground;
import org.nudipole.detector.response.Window;
import org.nudipole.generator.Column;
import org.nudipole.generator.rate.Channel;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.run.Program;
import org.nudipole.statistics.limit.LimitCurve;

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
    double[] edges = LimitCurve.bins(run).edges();
    double[] across = second.map(axis -> axis.bins().edges()).orElse(new double[2]);
    Map<String, double[]> components = components(edges, across);
    List<Column> axes = new ArrayList<>(List.of(run.experiment().response().column()));
    second.map(SecondAxis::column).ifPresent(axes::add);
    List<String> names = new ArrayList<>();
    List<String> units = new ArrayList<>();
    for (Column axis : axes) {
      names.addAll(List.of(axis.name() + "_low", axis.name() + "_high"));
      units.addAll(List.of(axis.units(), axis.units()));
    }
    for (String component : components.keySet()) {
      names.add(component);
      units.add("1");
    }
    names.add("total");
    units.add("1");
    List<String> lines = new ArrayList<>();
    lines.add("# title: expected detected events, " + macro + " run " + run.settings().number());
    lines.add("# source: " + Program.title() + ", " + Program.revision() + ", quadrature");
    lines.add("# columns: " + String.join(",", names));
    lines.add("# units: " + String.join(",", units));
    for (int i = 0; i < edges.length - 1; i++) {
      for (int j = 0; j < across.length - 1; j++) {
        List<Double> row = new ArrayList<>(ends(edges, i, axes.get(0)));
        if (axes.size() > 1) {
          row.addAll(ends(across, j, axes.get(1)));
        }
        int cell = i * (across.length - 1) + j;
        double[] values = components.values().stream().mapToDouble(c -> c[cell]).toArray();
        Arrays.stream(values).forEach(row::add);
        row.add(Arrays.stream(values).sum());
        lines.add(row.stream().map(Object::toString).collect(Collectors.joining(",")));
      }
    }
    return lines;
  }

  private static List<Double> ends(double[] edges, int bin, Column column) {
    return List.of(written(edges[bin] / column.unit()), written(edges[bin + 1] / column.unit()));
  }

  // As the user gave it, without what the conversion of units left in the last digits.
  private static double written(double end) {
    return new BigDecimal(end).round(new MathContext(12)).doubleValue();
  }

  // Cell by cell, the second axis faster.
  private Map<String, double[]> components(double[] edges, double[] across) {
    Map<String, double[]> components = new LinkedHashMap<>();
    boolean timed = second.filter(axis -> axis.column().equals(Column.PULSE_TIME)).isPresent();
    List<Window> cells = second.isPresent() ? Window.cells(edges, across) : Window.bins(edges);
    List<Channel> channels = run.density().channels();
    FoldedSpectrum folded = new FoldedSpectrum(run.density(), run.experiment().response());
    double[][] signal =
        timed
            ? Arrays.stream(folded.binned(edges, across, true))
                .map(SpectrumTable::flat)
                .toArray(double[][]::new)
            : folded.expected(cells, true);
    for (int c = 0; c < channels.size(); c++) {
      String interaction = channels.get(c).target().isNucleus() ? "cevns_" : "eves_";
      add(components, interaction + channels.get(c).interaction().label(), signal[c]);
    }
    for (FoldedBackground background : run.experiment().foldedBackgrounds()) {
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
