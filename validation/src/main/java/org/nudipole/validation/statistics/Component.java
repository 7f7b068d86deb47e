package org.nudipole.validation.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One contribution to the expected counts.
 *
 * @param name name for a reader, such as {@code sm}
 * @param nominal counts per bin where all pulls are 0
 * @param morphs how they change with the pulls; the changes add up
 */
public record Component(String name, double[] nominal, List<Morph> morphs) {
  /** Copies. */
  public Component {
    nominal = nominal.clone();
    morphs = List.copyOf(morphs);
  }

  /** A copy of the counts where all pulls are 0. */
  @Override
  public double[] nominal() {
    return nominal.clone();
  }

  /**
   * The sum of components times factors, with their morphs.
   *
   * @param components components with the same bins and pulls; the first gives the name
   * @param factors one for each
   */
  public static Component combination(List<Component> components, double... factors) {
    Component first = components.get(0);
    List<Morph> morphs = new ArrayList<>();
    for (int m = 0; m < first.morphs.size(); m++) {
      int index = m;
      morphs.add(
          new Morph(
              first.morphs.get(m).pull(),
              sum(components.stream().map(c -> c.morphs.get(index).up()).toList(), factors),
              sum(components.stream().map(c -> c.morphs.get(index).down()).toList(), factors)));
    }
    return new Component(
        first.name, sum(components.stream().map(Component::nominal).toList(), factors), morphs);
  }

  /** Greatest modulus of a count where all pulls are 0. */
  public double largest() {
    return Arrays.stream(nominal).map(Math::abs).max().orElse(0);
  }

  private static double[] sum(List<double[]> arrays, double[] factors) {
    double[] sum = new double[arrays.get(0).length];
    for (int a = 0; a < factors.length; a++) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += factors[a] * arrays.get(a)[i];
      }
    }
    return sum;
  }

  int bins() {
    return nominal.length;
  }

  /** Adds the counts times a factor. */
  void add(double[] pulls, double factor, double[] counts) {
    for (int i = 0; i < counts.length; i++) {
      double sum = nominal[i];
      for (Morph morph : morphs) {
        sum += morph.change(i, pulls[morph.pull()]);
      }
      counts[i] += factor * sum;
    }
  }

  /** Adds the derivatives by the pulls times a factor. */
  void addSlopes(double[] pulls, double factor, double[][] slopes) {
    for (Morph morph : morphs) {
      double[] row = slopes[morph.pull()];
      for (int i = 0; i < row.length; i++) {
        row[i] += factor * morph.slope(i, pulls[morph.pull()]);
      }
    }
  }

  /** Sum over the bins of a weight times the second derivative by one pull. */
  double curvature(double[] pulls, double[] weights, int pull) {
    double sum = 0;
    for (Morph morph : morphs) {
      if (morph.pull() == pull) {
        for (int i = 0; i < weights.length; i++) {
          sum += weights[i] * morph.curvature(i, pulls[pull]);
        }
      }
    }
    return sum;
  }

  /** Sum over the bins of a weight times the derivative by one pull. */
  double slope(double[] pulls, double[] weights, int pull) {
    double sum = 0;
    for (Morph morph : morphs) {
      if (morph.pull() == pull) {
        for (int i = 0; i < weights.length; i++) {
          sum += weights[i] * morph.slope(i, pulls[pull]);
        }
      }
    }
    return sum;
  }
}
