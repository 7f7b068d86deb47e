package org.nudipole.statistics.likelihood;

import java.util.ArrayList;
import java.util.List;

/**
 * One contribution to the expected counts: nominal x (1 + sum of sigma_k alpha_k) x the product of
 * the factors of its morphs.
 *
 * @param name name for a reader, such as {@code sm}
 * @param nominal counts per bin where all pulls are 0
 * @param normalisations uncertainties of the sum of its counts
 * @param morphs uncertainties of its shape, each of another pull
 */
public record Component(
    String name, double[] nominal, List<Normalisation> normalisations, List<Morph> morphs) {
  /** Copies. */
  public Component {
    nominal = nominal.clone();
    normalisations = List.copyOf(normalisations);
    morphs = List.copyOf(morphs);
  }

  /** A component without uncertainties. */
  public static Component exact(String name, double... nominal) {
    return new Component(name, nominal, List.of(), List.of());
  }

  /** A copy of the counts where all pulls are 0. */
  @Override
  public double[] nominal() {
    return nominal.clone();
  }

  /**
   * The sum of components times factors.
   *
   * @param components components with the same bins and uncertainties; the first gives the name
   * @param factors one for each
   */
  public static Component combination(List<Component> components, double... factors) {
    Component first = components.get(0);
    double[] nominal = sum(components.stream().map(c -> c.nominal).toList(), factors);
    List<Morph> morphs = new ArrayList<>();
    for (int m = 0; m < first.morphs.size(); m++) {
      int index = m;
      morphs.add(
          first
              .morphs
              .get(m)
              .of(
                  first.morphs.get(m).pull(),
                  nominal,
                  sum(components.stream().map(c -> c.morphs.get(index).up()).toList(), factors),
                  sum(components.stream().map(c -> c.morphs.get(index).down()).toList(), factors)));
    }
    return new Component(first.name, nominal, first.normalisations, morphs);
  }

  /**
   * This component among the bins and pulls of several experiments.
   *
   * @param other its name there
   * @param first index of its first bin there
   * @param bins number of bins there
   * @param pulls index there of each of its pulls
   */
  public Component placed(String other, int first, int bins, int[] pulls) {
    double[] counts = placed(nominal, first, bins);
    return new Component(
        other,
        counts,
        normalisations.stream().map(n -> new Normalisation(pulls[n.pull()], n.sigma())).toList(),
        morphs.stream()
            .map(
                m ->
                    m.of(
                        pulls[m.pull()],
                        counts,
                        placed(m.up(), first, bins),
                        placed(m.down(), first, bins)))
            .toList());
  }

  private static double[] placed(double[] own, int first, int bins) {
    double[] counts = new double[bins];
    System.arraycopy(own, 0, counts, first, own.length);
    return counts;
  }

  /** Greatest modulus of a count where all pulls are 0. */
  public double largest() {
    double largest = 0;
    for (double count : nominal) {
      largest = Math.max(largest, Math.abs(count));
    }
    return largest;
  }

  /** Its uncertainties: components that have the same can be added up. */
  public List<?> uncertainties() {
    return List.of(normalisations, morphs.stream().map(Morph::pull).toList());
  }

  int bins() {
    return nominal.length;
  }

  /** Counts per bin. */
  public double[] counts(double[] pulls) {
    double[] counts = new double[bins()];
    add(pulls, 1, counts);
    return counts;
  }

  /** Adds the counts times a factor. */
  void add(double[] pulls, double factor, double[] counts) {
    double scale = factor * scale(pulls);
    for (int i = 0; i < counts.length; i++) {
      counts[i] += scale * nominal[i] * shape(i, pulls, -1);
    }
  }

  /** Adds the derivatives by the pulls times a factor, a row for each pull. */
  void addSlopes(double[] pulls, double factor, double[][] slopes) {
    double scale = scale(pulls);
    for (Normalisation normalisation : normalisations) {
      double[] row = slopes[normalisation.pull()];
      for (int i = 0; i < row.length; i++) {
        row[i] += factor * normalisation.sigma() * nominal[i] * shape(i, pulls, -1);
      }
    }
    for (int m = 0; m < morphs.size(); m++) {
      Morph morph = morphs.get(m);
      double[] row = slopes[morph.pull()];
      double alpha = pulls[morph.pull()];
      for (int i = 0; i < row.length; i++) {
        row[i] += factor * scale * nominal[i] * morph.first(i, alpha) * shape(i, pulls, m);
      }
    }
  }

  /** Sum over the bins of a weight times the second derivative by two pulls. */
  double curvature(double[] pulls, double[] weights, int one, int other) {
    if (morphs.isEmpty()) {
      // Normalisations alone are linear.
      return 0;
    }
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * nominal[i] * curvature(i, pulls, one, other);
    }
    return sum;
  }

  // The second derivative of scale times shape; normalisations are linear.
  private double curvature(int bin, double[] pulls, int one, int other) {
    double second =
        sigma(one) * shapeSlope(bin, pulls, other) + sigma(other) * shapeSlope(bin, pulls, one);
    if (one != other) {
      double product = 1;
      boolean both = has(one) && has(other);
      for (Morph morph : morphs) {
        double alpha = pulls[morph.pull()];
        product *=
            morph.pull() == one || morph.pull() == other
                ? morph.first(bin, alpha)
                : morph.factor(bin, alpha);
      }
      return second + (both ? scale(pulls) * product : 0);
    }
    for (int m = 0; m < morphs.size(); m++) {
      if (morphs.get(m).pull() == one) {
        second += scale(pulls) * morphs.get(m).second(bin, pulls[one]) * shape(bin, pulls, m);
      }
    }
    return second;
  }

  private boolean has(int pull) {
    return morphs.stream().anyMatch(m -> m.pull() == pull);
  }

  private double sigma(int pull) {
    double sigma = 0;
    for (Normalisation normalisation : normalisations) {
      sigma += normalisation.pull() == pull ? normalisation.sigma() : 0;
    }
    return sigma;
  }

  private double shapeSlope(int bin, double[] pulls, int pull) {
    for (int m = 0; m < morphs.size(); m++) {
      if (morphs.get(m).pull() == pull) {
        return morphs.get(m).first(bin, pulls[pull]) * shape(bin, pulls, m);
      }
    }
    return 0;
  }

  private double scale(double[] pulls) {
    double scale = 1;
    for (Normalisation normalisation : normalisations) {
      scale += normalisation.sigma() * pulls[normalisation.pull()];
    }
    return scale;
  }

  // Product of the factors of all morphs but one.
  private double shape(int bin, double[] pulls, int but) {
    double product = 1;
    for (int m = 0; m < morphs.size(); m++) {
      if (m != but) {
        Morph morph = morphs.get(m);
        product *= morph.factor(bin, pulls[morph.pull()]);
      }
    }
    return product;
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
}
