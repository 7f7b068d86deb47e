package org.nudipole.generator.rate;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import org.nudipole.generator.Density;
import org.nudipole.generator.mathematics.GaussRule;
import org.nudipole.generator.mathematics.Quadrature;

/**
 * Integrals over a neutrino spectrum phi from a least energy up, with the values of phi at the
 * points of the rule kept: panels between the breaks of the spectrum, of an octave at most and
 * graded towards its end, where spectra of beta decays may fall like a root. Cross sections are
 * polynomials in 1/E, so ten points on an octave give all digits, and few on the narrow panels of a
 * table. What is smooth needs but ten points for all panels of an octave together. Immutable.
 */
public final class SpectrumQuadrature {
  private static final int OCTAVES_TO_ZERO = 24;
  private static final int GRADES = 8;

  /** A short rule begins at every so many panels. */
  private static final int STRIDE = 8;

  /** Short rules in one octave of a long table. */
  private static final int MOST_RULES = 256;

  /** So many points of an octave make a short rule at once. */
  private static final int MOST_POINTS = 4096;

  private final Density spectrum;
  private final double[] edges;
  private final int[] first;
  private final double[] points;
  private final double[] weights;

  /** From some edges to the end of their octave; elsewhere empty. */
  private final Quadrature.Rule[] rest;

  /** The edge at the end of the octave. */
  private final int[] end;

  /**
   * Builds the rule.
   *
   * @param spectrum neutrinos per energy
   */
  public SpectrumQuadrature(Density spectrum) {
    this.spectrum = spectrum;
    edges = edges(spectrum);
    first = new int[edges.length];
    Quadrature.Rule[] panels = new Quadrature.Rule[edges.length - 1];
    for (int p = 0; p < panels.length; p++) {
      panels[p] = Quadrature.gauss(edges[p], edges[p + 1]);
      first[p + 1] = first[p] + panels[p].points().length;
    }
    points = new double[first[edges.length - 1]];
    weights = new double[points.length];
    for (int p = 0; p < panels.length; p++) {
      double[] at = panels[p].points();
      for (int i = 0; i < at.length; i++) {
        points[first[p] + i] = at[i];
        weights[first[p] + i] = panels[p].weights()[i] * spectrum.value(at[i]);
      }
    }
    end = octaves(edges);
    rest = new Quadrature.Rule[edges.length];
    Quadrature.Rule none = new Quadrature.Rule(new double[0], new double[0]);
    Arrays.fill(rest, none);
    for (int last = edges.length - 1, begin; last > 0; last = begin) {
      begin = begin(last);
      int stride = Math.max(STRIDE, (last - begin) / MOST_RULES);
      for (int p = begin + (last - 1 - begin) / stride * stride; p >= begin; p -= stride) {
        // A long table takes the short rule of what follows, or its time would grow as a square.
        boolean direct = first[last] - first[p] <= MOST_POINTS;
        int to = direct ? last : p + stride;
        Quadrature.Rule more = direct ? none : rest[to];
        rest[p] =
            GaussRule.of(
                joined(points, first[p], first[to], more.points()),
                joined(weights, first[p], first[to], more.weights()));
      }
    }
  }

  // The first panel of the octave that ends at an edge.
  private int begin(int last) {
    int begin = last - 1;
    while (begin > 0 && end[begin - 1] == last) {
      begin--;
    }
    return begin;
  }

  private static double[] joined(double[] values, int from, int to, double[] more) {
    double[] joined = Arrays.copyOfRange(values, from, to + more.length);
    System.arraycopy(more, 0, joined, to - from, more.length);
    return joined;
  }

  // The edge that ends the octave of each panel; octaves are counted from the highest energy down.
  private static int[] octaves(double[] edges) {
    int last = edges.length - 1;
    int[] end = new int[edges.length];
    end[last] = last;
    double low = edges[last] / 2;
    int current = last;
    for (int p = last - 1; p >= 0; p--) {
      while (edges[p + 1] <= low) {
        current = p + 1;
        low /= 2;
      }
      end[p] = current;
    }
    return end;
  }

  /** Integral of phi(E) f(E) over the energies of the spectrum above {@code least}. */
  public double integral(DoubleUnaryOperator f, double least) {
    int panel = firstPanel(least);
    return begin(f, least, panel) + sum(f, points, weights, first[panel], points.length);
  }

  /**
   * The same for a function that is smooth over an octave, such as a polynomial in 1/E: with fewer
   * points.
   */
  public double smoothIntegral(DoubleUnaryOperator f, double least) {
    int panel = firstPanel(least);
    double sum = begin(f, least, panel);
    while (panel + 1 < edges.length) {
      Quadrature.Rule rule = rest[panel];
      if (rule.points().length > 0) {
        sum += sum(f, rule.points(), rule.weights(), 0, rule.points().length);
        panel = end[panel];
      } else {
        sum += sum(f, points, weights, first[panel], first[panel + 1]);
        panel++;
      }
    }
    return sum;
  }

  // The first whole panel above an energy.
  private int firstPanel(double least) {
    int found = Arrays.binarySearch(edges, least);
    return found >= 0 ? found : Math.min(edges.length - 1, -1 - found);
  }

  // The part of a panel below the first whole one.
  private double begin(DoubleUnaryOperator f, double least, int panel) {
    if (!(least > edges[0] && least < edges[panel])) {
      return 0;
    }
    Quadrature.Rule rule = Quadrature.gauss(least, edges[panel]);
    double sum = 0;
    for (int i = 0; i < rule.points().length; i++) {
      double energy = rule.points()[i];
      sum += rule.weights()[i] * spectrum.value(energy) * f.applyAsDouble(energy);
    }
    return sum;
  }

  private static double sum(
      DoubleUnaryOperator f, double[] points, double[] weights, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
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
