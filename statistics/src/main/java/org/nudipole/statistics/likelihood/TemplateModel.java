package org.nudipole.statistics.likelihood;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.nudipole.generator.mathematics.ConvergenceException;

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
    for (int k = 0; k < nuisances.size(); k++) {
      parameters.add(FitParameter.pull(nuisances.get(k), least(k), most(k)));
    }
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

  /**
   * Refuses data with events in a bin where neither the signal nor anything else is expected.
   *
   * @throws ConvergenceException naming the bin
   */
  public void requirePossible(Dataset data) {
    double[] some = start();
    if (!signal.isEmpty()) {
      some[0] = 1;
    }
    double[] counts = data.counts();
    double[] with = counts(some);
    double[] without = counts(start());
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0 && with[i] == 0 && without[i] == 0) {
        throw new BinnedLikelihood(this, data).impossible(start());
      }
    }
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
      return pull < 0 ? 0 : slope(alpha, weights, pull);
    }
    int another = Math.min(one, other) - first;
    return fixed.stream().mapToDouble(c -> c.curvature(alpha, weights, pull, another)).sum()
        + signal.stream()
            .mapToDouble(c -> values[0] * c.curvature(alpha, weights, pull, another))
            .sum();
  }

  // Sum over the bins of a weight times the derivative of the signal by one pull.
  private double slope(double[] alpha, double[] weights, int pull) {
    double[][] slopes = new double[nuisances.size()][bins()];
    signal.forEach(c -> c.addSlopes(alpha, 1, slopes));
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * slopes[pull][i];
    }
    return sum;
  }

  // Where a normalisation reaches 0, or a number ends.
  private double least(int pull) {
    DoubleStream zero =
        components()
            .flatMap(c -> c.normalisations().stream())
            .filter(n -> n.pull() == pull)
            .mapToDouble(n -> -1 / n.sigma());
    return DoubleStream.concat(zero, morphs(pull).mapToDouble(Morph::low))
        .max()
        .orElse(Double.NEGATIVE_INFINITY);
  }

  private double most(int pull) {
    return morphs(pull).mapToDouble(Morph::high).min().orElse(Double.POSITIVE_INFINITY);
  }

  private Stream<Morph> morphs(int pull) {
    return components().flatMap(c -> c.morphs().stream()).filter(m -> m.pull() == pull);
  }

  private Stream<Component> components() {
    return Stream.concat(fixed.stream(), signal.stream());
  }

  // Index of the first pull among the parameters.
  private int first() {
    return signal.isEmpty() ? 0 : 1;
  }

  private double[] alpha(double[] values) {
    return Arrays.copyOfRange(values, first(), values.length);
  }
}
