package org.nudipole.generator.source;

import java.util.Arrays;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Density;
import org.nudipole.generator.Require;
import org.nudipole.generator.data.TableAxis;
import org.nudipole.generator.mathematics.Nodes;

/**
 * A spectrum of a table, linear between nodes, or constant in bins, and zero outside: neutrinos per
 * unit of the source's strength (decay, fission, ...) and energy. Its bounds and its integral are
 * exact up to rounding.
 */
public final class TabulatedSpectrum implements Density {
  private final Nodes energies;

  /** The densities at the begin and at the end of the line behind each node but the last. */
  private final double[] begins;

  private final double[] ends;

  private TabulatedSpectrum(Nodes energies, double[] begins, double[] ends) {
    this.energies = energies;
    this.begins = begins;
    this.ends = ends;
  }

  /**
   * A spectrum in a table: a line through points, or in each bin a constant.
   *
   * @param places energies, energy
   * @param densities neutrinos per energy at these or in these bins, 1/energy
   * @throws IllegalArgumentException that names the node if they are not a spectrum
   */
  public static TabulatedSpectrum of(TableAxis.Places places, double[] densities) {
    if (!places.bins()) {
      return of(places.values(), densities);
    }
    double[] edges = places.values();
    double[] atEdges = Arrays.copyOf(densities, edges.length);
    atEdges[edges.length - 1] = densities[densities.length - 1];
    TabulatedSpectrum checked = of(edges, atEdges);
    return new TabulatedSpectrum(checked.energies, densities.clone(), densities.clone());
  }

  /**
   * The spectrum through given nodes.
   *
   * @param energies strictly rising neutrino energies, energy, not negative
   * @param densities neutrinos per energy at these energies, 1/energy, not negative, not all zero
   * @throws IllegalArgumentException that names the node if they are not a spectrum
   */
  public static TabulatedSpectrum of(double[] energies, double[] densities) {
    if (energies.length != densities.length || energies.length < 2) {
      throw new IllegalArgumentException(
          energies.length
              + " energies and "
              + densities.length
              + " densities (a spectrum is a line through two or more nodes) give one density per"
              + " energy");
    }
    for (int i = 0; i < energies.length; i++) {
      Require.notNegative("energy of node " + (i + 1), energies[i]);
      Require.notNegative("density of node " + (i + 1), densities[i]);
      if (i > 0 && energies[i] <= energies[i - 1]) {
        throw new IllegalArgumentException(
            "energy "
                + energies[i]
                + " of node "
                + (i + 1)
                + " after "
                + energies[i - 1]
                + " (energies rise from node to node) sort the table and merge equal energies");
      }
    }
    if (Arrays.stream(densities).allMatch(density -> density == 0)) {
      throw new IllegalArgumentException(
          "a spectrum of zeros (it emits nothing) leave the source out");
    }
    int lines = energies.length - 1;
    return new TabulatedSpectrum(
        new Nodes(energies),
        Arrays.copyOf(densities, lines),
        Arrays.copyOfRange(densities, 1, lines + 1));
  }

  /** The same spectrum times a positive factor. */
  TabulatedSpectrum times(double factor) {
    return new TabulatedSpectrum(energies, times(factor, begins), times(factor, ends));
  }

  private static double[] times(double factor, double[] densities) {
    return Arrays.stream(densities).map(density -> factor * density).toArray();
  }

  /** Neutrinos per unit of the source's strength: the integral of the spectrum, by trapezoids. */
  public double total() {
    double sum = 0;
    for (int i = 1; i < energies.size(); i++) {
      sum += energies.width(i) * (ends[i - 1] + begins[i - 1]) / 2;
    }
    return sum;
  }

  /** Energies of the nodes, where the slope jumps: edges of panels for quadrature and of cells. */
  public double[] nodes() {
    return energies.places();
  }

  /** {@inheritDoc} The nodes between the ends. */
  @Override
  public double[] breaks() {
    return Arrays.copyOfRange(energies.places(), 1, energies.size() - 1);
  }

  @Override
  public double low() {
    return energies.low();
  }

  @Override
  public double high() {
    return energies.high();
  }

  /** {@inheritDoc} Zero outside; between two bins the smaller one holds. */
  @Override
  public double value(double energy) {
    if (!energies.contains(energy)) {
      return 0;
    }
    int right = energies.end(energy);
    if (energy == energies.at(right) && right < begins.length) {
      return Math.min(ends[right - 1], begins[right]);
    }
    // Two weights that are not negative: no difference of densities, which would lose the digits of
    // the smaller one.
    double rightWeight = energies.fraction(energy, right);
    double leftWeight = (energies.at(right) - energy) / energies.width(right);
    return leftWeight * begins[right - 1] + rightWeight * ends[right - 1];
  }

  /**
   * {@inheritDoc} A line is largest and smallest at its ends: of those in the interval the right
   * ones, for a line begins where the last one ended, and a bin is the same at both.
   */
  @Override
  public Bounds bounds(double from, double to) {
    double first = value(from);
    double last = value(to);
    double lower = Math.min(first, last);
    double upper = Math.max(first, last);
    for (int i = energies.firstFrom(from); i < energies.size() && energies.at(i) <= to; i++) {
      if (i > 0 && energies.at(i) > from) {
        lower = Math.min(lower, ends[i - 1]);
        upper = Math.max(upper, ends[i - 1]);
      }
    }
    return Bounds.of(lower, upper);
  }
}
