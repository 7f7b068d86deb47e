package org.nudipole.generator.interaction;

import java.util.List;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.source.MassComposition;

/**
 * The moment of an incoherent mixture of mass states, such as neutrinos from the Sun: mu^2 = sum
 * over k of P_ek |lambda_jk|^2 over final states j and light initial states k. What the share P_e4
 * adds has other kinematics: {@link DipoleDownscattering}.
 *
 * @param composition the mixture
 * @param squares sum over the final states of |lambda_jk|^2 for k = 1 to 3, in mu_B^2
 */
public record MixtureMoment(MassComposition composition, List<Double> squares)
    implements EffectiveMoment {
  /** Keeps a copy. */
  public MixtureMoment {
    squares = List.copyOf(squares);
  }

  @Override
  public double value(Flavour flavour, double energy) {
    double sum = 0;
    for (int k = 1; k <= squares.size(); k++) {
      sum += composition.probability(k, energy) * squares.get(k - 1);
    }
    return Math.sqrt(sum);
  }

  @Override
  public Bounds bounds(Flavour flavour, double from, double to) {
    double lower = 0;
    double upper = 0;
    for (int k = 1; k <= squares.size(); k++) {
      Bounds probability = composition.bounds(k, from, to);
      lower += probability.lower() * squares.get(k - 1);
      upper += probability.upper() * squares.get(k - 1);
    }
    return Bounds.of(Math.sqrt(lower), Math.sqrt(upper));
  }

  @Override
  public boolean isZero(Flavour flavour) {
    return squares.stream().allMatch(square -> square == 0);
  }

  @Override
  public EffectiveMoment of(MassComposition other) {
    return new MixtureMoment(other, squares);
  }
}
