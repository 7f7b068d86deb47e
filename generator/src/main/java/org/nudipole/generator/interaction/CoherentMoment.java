package org.nudipole.generator.interaction;

import java.util.List;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.mixing.Mixing;
import org.nudipole.generator.mixing.MomentMatrix;
import org.nudipole.generator.source.MassComposition;

/**
 * The coherent sum over the light mass states of a flavour before they have oscillated, mu^2 = sum
 * over final states j of |sum over k of lambda_jk U*_alpha,k|^2.
 *
 * @param moments mu / mu_B of each flavour, in the order of {@link Flavour}
 */
public record CoherentMoment(List<Double> moments) implements EffectiveMoment {
  /** Of the greatest moment; a sum that is smaller is one of roundings. */
  private static final double ROUNDING = 1e-14;

  /** Keeps a copy. */
  public CoherentMoment {
    moments = List.copyOf(moments);
  }

  /**
   * The moment into some final states.
   *
   * @param moments moments in the basis of mass states
   */
  public static CoherentMoment of(Mixing mixing, MomentMatrix moments, FinalStates states) {
    double rounding = ROUNDING * moments.elements().largest();
    return new CoherentMoment(
        Flavour.weak().stream()
            .map(f -> Math.sqrt(new TransitionAmplitudes(mixing, moments, states, f).square(0)))
            .map(moment -> moment > rounding ? moment : 0)
            .toList());
  }

  @Override
  public double value(Flavour flavour, double energy) {
    return moments.get(flavour.ordinal());
  }

  @Override
  public Bounds bounds(Flavour flavour, double from, double to) {
    return new Bounds(value(flavour, from), value(flavour, from));
  }

  @Override
  public boolean isZero(Flavour flavour) {
    return moments.get(flavour.ordinal()) == 0;
  }

  @Override
  public EffectiveMoment of(MassComposition composition) {
    throw new IllegalArgumentException("an incoherent mixture of mass states has no coherent sum");
  }
}
