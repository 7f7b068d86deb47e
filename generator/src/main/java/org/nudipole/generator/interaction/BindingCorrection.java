package org.nudipole.generator.interaction;

import java.util.Arrays;
import java.util.Set;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Table;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.source.TabulatedSpectrum;

/**
 * What a many-body calculation of the atom gives over the stepping approximation, as a function of
 * the deposit: linear between the points, 1 outside them.
 *
 * @param charges charge numbers of the atoms whose bound electrons it holds for; all if empty
 * @param ratio the ratio against the deposit T, through its points
 */
public record BindingCorrection(Set<Integer> charges, TabulatedSpectrum ratio) {
  private static final int XENON = 54;

  /** Keeps a copy. */
  public BindingCorrection {
    charges = Set.copyOf(charges);
  }

  /**
   * The relativistic random phase approximation for xenon, J.-W. Chen et al., Phys. Lett. B 774
   * (2017) 656, over stepping, from 0.25 to 28 keV: read off curves for solar pp and 7Be neutrinos,
   * with a scatter of 1 %, and an indication rather than a measurement.
   */
  public static BindingCorrection rrpa() {
    Table table = Table.resource("xe_rrpa_ratio.csv");
    return new BindingCorrection(
        Set.of(XENON),
        TabulatedSpectrum.of(
            Arrays.stream(table.numbers("energy")).map(energy -> energy * Units.KEV).toArray(),
            table.numbers("ratio")));
  }

  /** Whether it holds for a target: bound electrons of one of its atoms. */
  public boolean holdsFor(Target target) {
    return !target.isNucleus()
        && target.bindingEnergy() > 0
        && (charges.isEmpty() || charges.contains(target.z()));
  }

  /** The factor at a deposit. */
  public double value(double deposit) {
    return deposit >= ratio.low() && deposit <= ratio.high() ? ratio.value(deposit) : 1;
  }

  /** Proved bounds of the factor for deposits in [low, high]. */
  public Bounds bounds(double low, double high) {
    if (high < ratio.low() || low > ratio.high()) {
      return new Bounds(1, 1);
    }
    Bounds inside = ratio.bounds(Math.max(low, ratio.low()), Math.min(high, ratio.high()));
    return low >= ratio.low() && high <= ratio.high()
        ? inside
        : new Bounds(Math.min(1, inside.lower()), Math.max(1, inside.upper()));
  }
}
