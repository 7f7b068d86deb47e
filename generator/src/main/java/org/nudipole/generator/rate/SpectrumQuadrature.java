package org.nudipole.generator.rate;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import org.nudipole.generator.Density;
import org.nudipole.generator.Quadrature;

/**
 * Integrals over a neutrino spectrum phi from a least energy up, with the values of phi at the
 * points of the rule kept: panels between the breaks of the spectrum, of an octave at most and
 * graded towards its end, where spectra of beta decays may fall like a root. Cross sections are
 * polynomials in 1/E, so ten points on an octave give all digits, and few on the narrow panels of a
 * table. Immutable.
 */
public final class SpectrumQuadrature {
  private static final int OCTAVES_TO_ZERO = 24;
  private static final int GRADES = 8;

  private final Density spectrum;
  private final double[] edges;
  private final int[] first;
  private final double[] points;
  private final double[] weights;

  /**
   * Builds the rule.
   *
   * @param spectrum neutrinos per energy
   */
  public SpectrumQuadrature(Density spectrum) {
    this.spectrum = spectrum;
    edges = edges(spectrum);
    first = new int[edges.length];
    for (int p = 0; p + 1 < edges.length; p++) {
      first[p + 1] = first[p] + Quadrature.gauss(edges[p], edges[p + 1]).points().length;
    }
    points = new double[first[edges.length - 1]];
    weights = new double[points.length];
    for (int p = 0; p + 1 < edges.length; p++) {
      Quadrature.Rule rule = Quadrature.gauss(edges[p], edges[p + 1]);
      for (int i = 0; i < rule.points().length; i++) {
        points[first[p] + i] = rule.points()[i];
        weights[first[p] + i] = rule.weights()[i] * spectrum.value(rule.points()[i]);
      }
    }
  }

  /** Integral of phi(E) f(E) over the energies of the spectrum above {@code least}. */
  public double integral(DoubleUnaryOperator f, double least) {
    int last = edges.length - 1;
    if (!(least < edges[last])) {
      return 0;
    }
    double sum = 0;
    int panel = 0;
    if (least > edges[0]) {
      int found = Arrays.binarySearch(edges, least);
      panel = found >= 0 ? found : -1 - found;
      Quadrature.Rule rule = Quadrature.gauss(least, edges[panel]);
      for (int i = 0; i < rule.points().length && found < 0; i++) {
        double energy = rule.points()[i];
        sum += rule.weights()[i] * spectrum.value(energy) * f.applyAsDouble(energy);
      }
    }
    for (int i = first[panel]; i < points.length; i++) {
      sum += weights[i] * f.applyAsDouble(points[i]);
    }
    return sum;
  }

  private static double[] edges(Density spectrum) {
    TreeSet<Double> edges = new TreeSet<>();
    edges.add(spectrum.low());
    edges.add(spectrum.high());
    Arrays.stream(spectrum.breaks()).forEach(edges::add);
    double before = edges.lower(spectrum.high());
    for (int i = 0; i < GRADES; i++) {
      before += (spectrum.high() - before) * 3 / 4;
      edges.add(before);
    }
    double to = spectrum.high();
    for (int i = 0; i < OCTAVES_TO_ZERO && to / 2 > spectrum.low(); i++) {
      to /= 2;
      edges.add(to);
    }
    return edges.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
