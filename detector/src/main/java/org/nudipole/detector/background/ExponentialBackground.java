package org.nudipole.detector.background;

import java.util.Arrays;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Require;

/**
 * A falling exponential between two energies: density exp(-E / scale), 1 at E = 0.
 *
 * @param scale energy over which it falls by e, energy
 * @param low least energy, energy
 * @param high greatest energy, energy
 */
public record ExponentialBackground(double scale, double low, double high)
    implements ContinuousBackground {
  private static final double[] E_FOLDS = {2, 5, 10, 20, 40};

  /** Checks the ranges. */
  public ExponentialBackground {
    Require.positive("scale", scale);
    Require.notNegative("least energy", low);
    Require.positive("width of the range", high - low);
    // Where nothing is left in the numbers there is no spectrum either.
    Require.positive("exponential at the least energy", StrictMath.exp(-low / scale));
  }

  @Override
  public double integral() {
    return -scale * StrictMath.expm1((low - high) / scale) * StrictMath.exp(-low / scale);
  }

  @Override
  public double value(double energy) {
    return StrictMath.exp(-energy / scale);
  }

  /** {@inheritDoc} It is smooth, yet panels of many e-folds would not see where it is. */
  @Override
  public double[] breaks() {
    return Arrays.stream(E_FOLDS).map(n -> low + n * scale).filter(e -> e < high).toArray();
  }

  /** {@inheritDoc} It falls. */
  @Override
  public Bounds bounds(double from, double to) {
    return Bounds.of(value(to), value(from));
  }
}
