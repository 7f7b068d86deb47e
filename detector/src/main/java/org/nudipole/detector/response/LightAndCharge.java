package org.nudipole.detector.response;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongToDoubleFunction;
import java.util.stream.DoubleStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.nudipole.detector.xenon.QuantaDistribution;
import org.nudipole.detector.xenon.QuantaSampler;
import org.nudipole.detector.xenon.QuantumYield;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.sampling.RandomStreams.Stage;

/**
 * The step from an energy deposit in liquid xenon to two observables: the prompt signal S1 of its
 * photons and the signal S2 of its electrons, both in photoelectrons.
 */
public final class LightAndCharge implements ResponseStep {
  // Panels of the deposit, in keV: both signals spread by nearly a tenth of it.
  private static final double LOWEST = 0.1;
  private static final double HIGHEST = 1e5;
  private static final double RATIO = 1.35;

  private final QuantumYield nuclear;
  private final QuantumYield electronic;
  private final DetectedQuanta light;
  private final DetectedQuanta charge;
  private final double[] nuclearBreaks;
  private final double[] electronicBreaks;
  // Many functions are folded at one energy after the other: each keeps its last distribution.
  private volatile QuantaDistribution lastNuclear;
  private volatile QuantaDistribution lastElectronic;

  /**
   * The signals of a detector.
   *
   * @param nuclear quanta of nuclear recoils
   * @param electronic quanta of electronic recoils
   * @param light how photons are seen
   * @param charge how electrons are seen
   */
  public LightAndCharge(
      QuantumYield nuclear, QuantumYield electronic, DetectedQuanta light, DetectedQuanta charge) {
    this.nuclear = nuclear;
    this.electronic = electronic;
    this.light = light;
    this.charge = charge;
    nuclearBreaks = nuclear.breaks();
    electronicBreaks = electronic.breaks();
    lastNuclear = distribution(nuclear, 0);
    lastElectronic = distribution(electronic, 0);
  }

  private QuantaDistribution distribution(QuantumYield yield, double energy) {
    return yield.distribution(energy, light.blur(), charge.blur());
  }

  @Override
  public Stage stage() {
    return Stage.SMEARING;
  }

  @Override
  public void simulate(UniformRandomProvider random, EventBatch batch, List<Target> targets) {
    QuantaSampler quanta = new QuantaSampler(random);
    SharedStateContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
    boolean[] isNucleus = new boolean[targets.size()];
    for (int row = 0; row < isNucleus.length; row++) {
      isNucleus[row] = targets.get(row).isNucleus();
    }
    for (int i = 0; i < batch.size(); i++) {
      int row = batch.target[i];
      // A background has no target; it deposits like an electron.
      boolean nucleus = row >= 0 && isNucleus[row];
      quanta.draw(nucleus ? nuclear : electronic, batch.observed[i]);
      batch.observed[i] = light.sample(random, normal, quanta.photons());
      batch.observed2[i] = charge.sample(random, normal, quanta.electrons());
    }
  }

  @Override
  public Window fold(Window after, Target target) {
    if (after.first().isEverywhere() && after.second().isEverywhere()) {
      return after;
    }
    LongToDoubleFunction photons = light.expectation(after.first());
    LongToDoubleFunction electrons = charge.expectation(after.second());
    boolean nucleus = target.isNucleus();
    DoubleUnaryOperator folded =
        energy -> {
          QuantaDistribution.Reach reach = (nucleus ? nuclear : electronic).reach(energy);
          double ofLight =
              light.constantOn(after.first(), reach.leastPhotons(), reach.mostPhotons());
          double ofCharge =
              charge.constantOn(after.second(), reach.leastElectrons(), reach.mostElectrons());
          if (ofLight == 0 || ofCharge == 0) {
            return 0;
          }
          if (!Double.isNaN(ofLight) && !Double.isNaN(ofCharge)) {
            return ofLight * ofCharge;
          }
          QuantaDistribution quanta = at(nucleus, energy);
          if (!Double.isNaN(ofLight)) {
            return ofLight * quanta.ofElectrons(electrons);
          }
          return Double.isNaN(ofCharge)
              ? quanta.ofBoth(photons, electrons)
              : quanta.ofPhotons(photons) * ofCharge;
        };
    DoubleStream grid =
        DoubleStream.iterate(LOWEST, e -> e < HIGHEST, e -> e * RATIO).map(e -> e * Units.KEV);
    DoubleStream breaks = DoubleStream.of(nucleus ? nuclearBreaks : electronicBreaks);
    return Window.first(PiecewiseFunction.smooth(folded, DoubleStream.concat(grid, breaks)));
  }

  private QuantaDistribution at(boolean nucleus, double energy) {
    QuantaDistribution last = nucleus ? lastNuclear : lastElectronic;
    if (last.energy() == energy) {
      return last;
    }
    QuantaDistribution next = distribution(nucleus ? nuclear : electronic, energy);
    if (nucleus) {
      lastNuclear = next;
    } else {
      lastElectronic = next;
    }
    return next;
  }

  @Override
  public boolean alike(Target one, Target other) {
    return one.isNucleus() == other.isNucleus();
  }
}
