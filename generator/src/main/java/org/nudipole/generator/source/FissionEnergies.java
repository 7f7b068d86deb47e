package org.nudipole.generator.source;

import java.util.Arrays;
import java.util.List;
import org.nudipole.generator.Require;

/**
 * Thermal energies that the fissions in a reactor set free.
 *
 * @param values one energy per fission and isotope in the order of {@link FissileIsotope}, energy
 */
public record FissionEnergies(List<Double> values) {
  /** Checks the energies. */
  public FissionEnergies {
    values = List.copyOf(values);
    if (values.size() != FissileIsotope.values().length) {
      throw new IllegalArgumentException(
          values.size() + " fission energies (one each for U235, U238, Pu239 and Pu241)");
    }
    for (FissileIsotope isotope : FissileIsotope.values()) {
      Require.positive("fission energy of " + isotope.label(), values.get(isotope.ordinal()));
    }
  }

  /** The energies of X. B. Ma et al., Phys. Rev. C 88 (2013) 014605. */
  public static FissionEnergies usual() {
    return new FissionEnergies(
        Arrays.stream(FissileIsotope.values()).map(FissileIsotope::energyPerFission).toList());
  }

  /** Energy of an isotope, energy. */
  public double of(FissileIsotope isotope) {
    return values.get(isotope.ordinal());
  }
}
