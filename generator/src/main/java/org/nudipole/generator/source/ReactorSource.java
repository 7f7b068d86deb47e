package org.nudipole.generator.source;

import java.util.List;
import org.nudipole.generator.Require;

/**
 * A nuclear reactor at constant power: electron antineutrinos per fission, of which there are
 * thermal power / {@link #energyPerFission} per time.
 *
 * @param energyPerFission mean thermal energy per fission, energy
 * @param continua its spectra, per fission
 */
public record ReactorSource(double energyPerFission, List<Continuum> continua)
    implements NeutrinoSource {
  /** Name in macros. */
  public static final String NAME = "reactor";

  /** Checks the energy and keeps a copy. */
  public ReactorSource {
    Require.positive("energy per fission", energyPerFission);
    continua = List.copyOf(continua);
  }

  /**
   * A reactor after a model with the usual energies per fission.
   *
   * @param fractions shares of the fissions; a model without fractions takes only the energy per
   *     fission from them
   */
  public static ReactorSource of(ReactorModel model, FissionFractions fractions) {
    return of(model, fractions, FissionEnergies.usual());
  }

  /**
   * A reactor after a model.
   *
   * @param fractions shares of the fissions; a model without fractions takes only the energy per
   *     fission from them
   * @param energies energies per fission
   */
  public static ReactorSource of(
      ReactorModel model, FissionFractions fractions, FissionEnergies energies) {
    return new ReactorSource(fractions.mean(energies::of), model.continua(fractions));
  }

  /**
   * Fissions per time, 1/time.
   *
   * @param power thermal power, energy/time
   */
  public double fissionRate(double power) {
    return power / energyPerFission;
  }

  @Override
  public String name() {
    return NAME;
  }

  /** {@inheritDoc} None. */
  @Override
  public List<Line> lines() {
    return List.of();
  }
}
