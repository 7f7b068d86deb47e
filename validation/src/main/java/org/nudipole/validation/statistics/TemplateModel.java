package org.nudipole.validation.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Expected counts from templates: nu = sum of the fixed components + s times the sum of the signal
 * components, each with its morphs. Parameters are s, if there is a signal, and the pulls.
 *
 * @param fixed components that are not scaled
 * @param signal components for s = 1; may be empty
 * @param nuisances names of the pulls
 */
public record TemplateModel(List<Component> fixed, List<Component> signal, List<String> nuisances)
    implements CountModel {
  /** Name of the parameter that scales the signal. */
  public static final String STRENGTH = "s";

  /** Keeps copies and checks that all components have the same bins. */
  public TemplateModel {
    fixed = List.copyOf(fixed);
    signal = List.copyOf(signal);
    nuisances = List.copyOf(nuisances);
    if (Stream.concat(fixed.stream(), signal.stream()).mapToInt(Component::bins).distinct().count()
        != 1) {
      throw new IllegalArgumentException("components need the same bins, and there must be one");
    }
  }

  @Override
  public List<FitParameter> parameters() {
    List<FitParameter> parameters = new ArrayList<>();
    if (!signal.isEmpty()) {
      parameters.add(new FitParameter(STRENGTH, 0, 0, Double.POSITIVE_INFINITY, false));
    }
    nuisances.forEach(name -> parameters.add(FitParameter.pull(name)));
    return List.copyOf(parameters);
  }

  @Override
  public int bins() {
    return (fixed.isEmpty() ? signal : fixed).get(0).bins();
  }

  @Override
  public double[] counts(double[] values) {
    double[] alpha = alpha(values);
    double[] counts = new double[bins()];
    fixed.forEach(c -> c.add(alpha, 1, counts));
    signal.forEach(c -> c.add(alpha, values[0], counts));
    return counts;
  }

  @Override
  public double[][] derivatives(double[] values) {
    double[] alpha = alpha(values);
    double[][] rows = new double[values.length][bins()];
    double[][] slopes = Arrays.copyOfRange(rows, first(), rows.length);
    fixed.forEach(c -> c.addSlopes(alpha, 1, slopes));
    signal.forEach(c -> c.addSlopes(alpha, values[0], slopes));
    signal.forEach(c -> c.add(alpha, 1, rows[0]));
    return rows;
  }

  @Override
  public double curvature(double[] values, double[] weights, int one, int other) {
    double[] alpha = alpha(values);
    int first = first();
    int pull = Math.max(one, other) - first;
    if (Math.min(one, other) < first) {
      return pull < 0 ? 0 : signal.stream().mapToDouble(c -> c.slope(alpha, weights, pull)).sum();
    }
    if (one != other) {
      return 0;
    }
    return fixed.stream().mapToDouble(c -> c.curvature(alpha, weights, pull)).sum()
        + signal.stream().mapToDouble(c -> values[0] * c.curvature(alpha, weights, pull)).sum();
  }

  // Index of the first pull among the parameters.
  private int first() {
    return signal.isEmpty() ? 0 : 1;
  }

  private double[] alpha(double[] values) {
    return Arrays.copyOfRange(values, first(), values.length);
  }
}
