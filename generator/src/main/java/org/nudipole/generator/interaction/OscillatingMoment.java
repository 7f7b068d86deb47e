package org.nudipole.generator.interaction;

import java.util.List;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.mathematics.Quadrature;
import org.nudipole.generator.mathematics.Remembered;
import org.nudipole.generator.mixing.Mixing;
import org.nudipole.generator.mixing.MomentMatrix;
import org.nudipole.generator.source.MassComposition;

/**
 * The coherent sum over light mass states that oscillate in vacuum, mu^2(L, E) = sum over final
 * states j of |sum over k of lambda_jk U*_alpha,k exp(-i m_k^2 L / 2E)|^2, with the mean square
 * over the detector for {@link #value}. Immutable.
 */
public final class OscillatingMoment implements EffectiveMoment {
  private final List<TransitionAmplitudes> amplitudes;
  private final Baselines baselines;
  private final List<Remembered> meanSquares;

  private OscillatingMoment(List<TransitionAmplitudes> amplitudes, Baselines baselines) {
    this.amplitudes = amplitudes;
    this.baselines = baselines;
    meanSquares =
        amplitudes.stream()
            .map(transition -> new Remembered(energy -> meanSquare(transition, energy)))
            .toList();
  }

  /**
   * The moment into some final states.
   *
   * @param moments moments in the basis of mass states
   * @param baselines distances from the source over the detector
   */
  public static OscillatingMoment of(
      Mixing mixing, MomentMatrix moments, FinalStates states, Baselines baselines) {
    return new OscillatingMoment(
        Flavour.weak().stream()
            .map(flavour -> new TransitionAmplitudes(mixing, moments, states, flavour))
            .toList(),
        baselines);
  }

  @Override
  public double value(Flavour flavour, double energy) {
    return Math.sqrt(meanSquares.get(flavour.ordinal()).applyAsDouble(energy));
  }

  private double meanSquare(TransitionAmplitudes transition, double energy) {
    Quadrature.Rule rule = baselines.rule(transition.fastest() / energy);
    double[] points = rule.points();
    double[] weights = rule.weights();
    double sum = 0;
    for (int i = 0; i < points.length; i++) {
      sum += weights[i] * transition.square(points[i] / energy);
    }
    return sum;
  }

  @Override
  public Bounds bounds(Flavour flavour, double from, double to) {
    TransitionAmplitudes transition = amplitudes(flavour);
    if (!(from > 0)) {
      return Bounds.of(0, Math.sqrt(transition.most()));
    }
    // The mean changes with 1/E no faster than slope x mean distance.
    double inverse = (1 / from + 1 / to) / 2;
    double middle = meanSquare(transition, 1 / inverse);
    double change = transition.slope() * baselines.mean() * (1 / from - 1 / to) / 2;
    return Bounds.of(
        Math.sqrt(Math.max(0, middle - change)),
        Math.sqrt(Math.min(transition.most(), middle + change)));
  }

  @Override
  public boolean isZero(Flavour flavour) {
    return amplitudes(flavour).most() == 0;
  }

  @Override
  public EffectiveMoment of(MassComposition composition) {
    throw new IllegalArgumentException("an incoherent mixture of mass states does not oscillate");
  }

  @Override
  public EffectiveMoment at(double baseline) {
    return new OscillatingMoment(amplitudes, Baselines.at(baseline));
  }

  @Override
  public boolean oscillates() {
    return !baselines.isOne();
  }

  @Override
  public double acceptance(Flavour flavour, double energy, double baseline) {
    TransitionAmplitudes transition = amplitudes(flavour);
    double middle = (baselines.low() + baselines.high()) / 2;
    double reach = (baselines.high() - baselines.low()) / 2;
    double change = transition.slope() * reach / energy;
    double bound = Math.min(transition.most(), transition.square(middle / energy) + change);
    double acceptance = transition.square(baseline / energy) / Bounds.of(0, bound).upper();
    if (!(acceptance <= 1)) {
      throw new IllegalStateException(
          "oscillation above its bound at distance "
              + baseline
              + " from the source (it is between "
              + baselines.low()
              + " and "
              + baselines.high()
              + "); this is a bug, please report it with the macro");
    }
    return acceptance;
  }

  private TransitionAmplitudes amplitudes(Flavour flavour) {
    return amplitudes.get(flavour.ordinal());
  }
}
