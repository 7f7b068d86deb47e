package org.nudipole.detector.response;

import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.nudipole.detector.xenon.DescribedYield;
import org.nudipole.detector.xenon.KnownQuanta;
import org.nudipole.detector.xenon.QuantaSampler;
import org.nudipole.detector.xenon.QuantumYield;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.sampling.BinomialTables;
import org.nudipole.generator.sampling.RandomStreams.Stage;

/**
 * The step from an energy deposit in liquid xenon to two observables: the prompt signal S1 of its
 * photons and the signal S2 of its electrons, both in photoelectrons.
 */
public final class LightAndCharge implements ResponseStep {
  // Panels of the deposit, in keV: both signals spread by nearly a tenth of it.
  private static final double LOWEST = 0.1;
  private static final double HIGHEST = 1e5;
  // Recoils that are described, then drawn.
  private static final int BLOCK = 64;

  private static final double RATIO = 1.35;

  private final KnownQuanta nuclear;
  private final KnownQuanta electronic;
  private final DetectedQuanta light;
  private final DetectedQuanta charge;
  private final double[] nuclearBreaks;
  private final double[] electronicBreaks;
  // Made by the first thread that draws: a rate needs none.
  private Tables tables;

  private record Tables(
      BinomialTables light,
      BinomialTables charge,
      DescribedYield nuclear,
      DescribedYield electronic) {}

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
    this.nuclear = KnownQuanta.of(nuclear, light.blur(), charge.blur());
    this.electronic = KnownQuanta.of(electronic, light.blur(), charge.blur());
    this.light = light;
    this.charge = charge;
    nuclearBreaks = nuclear.breaks();
    electronicBreaks = electronic.breaks();
  }

  private synchronized Tables tables() {
    if (tables == null) {
      tables =
          new Tables(
              light.seen(),
              charge.seen(),
              new DescribedYield(nuclear.ofRecoil()),
              new DescribedYield(electronic.ofRecoil()));
    }
    return tables;
  }

  @Override
  public Stage stage() {
    return Stage.SMEARING;
  }

  @Override
  public void simulate(UniformRandomProvider random, EventBatch batch, List<Target> targets) {
    QuantaSampler quanta = new QuantaSampler(random);
    SharedStateContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
    Tables tables = tables();
    boolean[] isNucleus = new boolean[targets.size()];
    for (int row = 0; row < isNucleus.length; row++) {
      isNucleus[row] = targets.get(row).isNucleus();
    }
    DescribedYield[] yields = new DescribedYield[BLOCK];
    double[] described = new double[BLOCK * QuantumYield.DESCRIPTION];
    double[] photons = new double[BLOCK];
    double[] electrons = new double[BLOCK];
    for (int from = 0; from < batch.size(); from += BLOCK) {
      int rows = Math.min(BLOCK, batch.size() - from);
      for (int i = 0; i < rows; i++) {
        int row = batch.target[from + i];
        // A background has no target; it deposits like an electron.
        yields[i] = row >= 0 && isNucleus[row] ? tables.nuclear : tables.electronic;
        yields[i].describe(batch.observed[from + i], described, i * QuantumYield.DESCRIPTION);
      }
      for (int i = 0; i < rows; i++) {
        quanta.draw(yields[i].ofRecoil(), described, i * QuantumYield.DESCRIPTION);
        photons[i] = quanta.photons();
        electrons[i] = quanta.electrons();
      }
      for (int i = 0; i < rows; i++) {
        photons[i] = tables.light.sample(random, photons[i]);
      }
      for (int i = 0; i < rows; i++) {
        electrons[i] = tables.charge.sample(random, electrons[i]);
      }
      for (int i = 0; i < rows; i++) {
        batch.observed[from + i] = light.sample(normal, photons[i]);
        batch.observed2[from + i] = charge.sample(normal, electrons[i]);
      }
    }
  }

  @Override
  public List<Window> fold(List<Window> after, Target target) {
    boolean nucleus = target.isNucleus();
    KnownQuanta quanta = nucleus ? nuclear : electronic;
    FoldedQuanta folded = new FoldedQuanta(light, charge, quanta);
    DoubleStream grid =
        DoubleStream.iterate(LOWEST, e -> e < HIGHEST, e -> e * RATIO).map(e -> e * Units.KEV);
    double[] cuts =
        DoubleStream.concat(grid, DoubleStream.of(nucleus ? nuclearBreaks : electronicBreaks))
            .toArray();
    return after.stream()
        .map(
            window ->
                window.first().isEverywhere() && window.second().isEverywhere()
                    ? window
                    : Window.first(
                        PiecewiseFunction.smooth(folded.product(window), DoubleStream.of(cuts))))
        .toList();
  }

  @Override
  public boolean alike(Target one, Target other) {
    return one.isNucleus() == other.isNucleus();
  }
}
