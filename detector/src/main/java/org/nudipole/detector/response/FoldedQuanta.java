package org.nudipole.detector.response;

import java.util.IdentityHashMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongToDoubleFunction;
import org.nudipole.detector.xenon.KnownQuanta;
import org.nudipole.detector.xenon.QuantaDistribution;

/**
 * Expectations of products of a function of the light and one of the charge as functions of the
 * energy. The products of the cells of a plane have their factors in common: at one energy each
 * function of the light is summed over photons once, whatever it is multiplied with. For one
 * thread.
 */
final class FoldedQuanta {
  private final DetectedQuanta light;
  private final DetectedQuanta charge;
  private final KnownQuanta known;
  private final IdentityHashMap<PiecewiseFunction, Factor> lights = new IdentityHashMap<>();
  private final IdentityHashMap<PiecewiseFunction, Factor> charges = new IdentityHashMap<>();
  // What is known at the last energy.
  private double energy = Double.NaN;
  private QuantaDistribution.Reach reach;
  private QuantaDistribution quanta;

  /**
   * Expectations in one detector.
   *
   * @param light how photons are seen
   * @param charge how electrons are seen
   * @param known the quanta of recoils
   */
  FoldedQuanta(DetectedQuanta light, DetectedQuanta charge, KnownQuanta known) {
    this.light = light;
    this.charge = charge;
    this.known = known;
  }

  /** A function of one of the two signals. */
  private static final class Factor {
    final PiecewiseFunction after;
    final LongToDoubleFunction ofQuanta;
    // At an energy: its value if that is the same for all quanta, and sums over the photons.
    double knownAt = Double.NaN;
    double constant;
    double[] byElectrons;

    Factor(PiecewiseFunction after, DetectedQuanta seen) {
      this.after = after;
      ofQuanta = seen.expectation(after);
    }
  }

  /** The expectation of a product as a function of the energy. */
  DoubleUnaryOperator product(Window after) {
    Factor ofLight = lights.computeIfAbsent(after.first(), f -> new Factor(f, light));
    Factor ofCharge = charges.computeIfAbsent(after.second(), f -> new Factor(f, charge));
    return at -> product(ofLight, ofCharge, at);
  }

  private double product(Factor first, Factor second, double at) {
    if (at != energy) {
      reach = known.ofRecoil().reach(at);
      quanta = null;
      energy = at;
    }
    double ofLight = constant(first, light, reach.leastPhotons(), reach.mostPhotons());
    double ofCharge = constant(second, charge, reach.leastElectrons(), reach.mostElectrons());
    if (ofLight == 0 || ofCharge == 0) {
      return 0;
    }
    if (!Double.isNaN(ofLight) && !Double.isNaN(ofCharge)) {
      return ofLight * ofCharge;
    }
    quanta = quanta == null ? known.at(at) : quanta;
    if (!Double.isNaN(ofLight)) {
      return ofLight * quanta.ofElectrons(second.ofQuanta);
    }
    if (!Double.isNaN(ofCharge)) {
      return quanta.ofPhotons(first.ofQuanta) * ofCharge;
    }
    if (first.byElectrons == null) {
      first.byElectrons = quanta.byElectrons(first.ofQuanta);
    }
    return quanta.ofBoth(first.byElectrons, second.ofQuanta);
  }

  private double constant(Factor factor, DetectedQuanta seen, long least, long most) {
    if (factor.knownAt != energy) {
      factor.constant = seen.constantOn(factor.after, least, most);
      factor.byElectrons = null;
      factor.knownAt = energy;
    }
    return factor.constant;
  }
}
