package org.nudipole.generator.interaction;

import java.util.List;
import java.util.stream.IntStream;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.mixing.Mixing;
import org.nudipole.generator.mixing.MomentMatrix;
import org.nudipole.generator.source.MassComposition;

/**
 * Moments of the mass states summed without their phases, mu^2 = sum over k of |U_alpha,k|^2
 * |lambda_jk|^2 over final states j and light initial states k: the short-baseline formulas of O.
 * G. Miranda et al., JHEP 12 (2021) 191 (arXiv:2109.09545), with "no cross terms".
 *
 * @param mixing the mixing
 * @param squares sum over the final states of |lambda_jk|^2 for k = 1 to 3, in mu_B^2
 */
public record IncoherentMoment(Mixing mixing, List<Double> squares) implements EffectiveMoment {
  /** Keeps a copy. */
  public IncoherentMoment {
    squares = List.copyOf(squares);
  }

  /**
   * The moment into some final states.
   *
   * @param moments moments in the basis of mass states
   */
  public static IncoherentMoment of(Mixing mixing, MomentMatrix moments, FinalStates states) {
    return new IncoherentMoment(
        mixing,
        IntStream.rangeClosed(1, Mixing.LIGHT).mapToObj(k -> states.square(moments, k)).toList());
  }

  @Override
  public double value(Flavour flavour, double energy) {
    double sum = 0;
    for (int k = 1; k <= squares.size(); k++) {
      sum += mixing.probability(flavour, k) * squares.get(k - 1);
    }
    return Math.sqrt(sum);
  }

  @Override
  public Bounds bounds(Flavour flavour, double from, double to) {
    double value = value(flavour, from);
    return new Bounds(value, value);
  }

  @Override
  public boolean isZero(Flavour flavour) {
    return value(flavour, 0) == 0;
  }

  @Override
  public EffectiveMoment of(MassComposition composition) {
    return new MixtureMoment(composition, squares);
  }
}
