package org.nudipole.generator.rate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.interaction.DipoleUpscattering;
import org.nudipole.generator.interaction.Helm;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.interaction.InterferingScattering;
import org.nudipole.generator.mathematics.Quadrature;

/** Events over the neutrino energy, from cross sections that are integrated on paper. */
class NeutrinoSpectrumTest {
  private static final double FLUENCE = 3e15 / Units.CM2;
  private static final double MASS = 0.3 * Units.KG;
  private static final List<Target> SHELLS = Material.named("LXe").shells();

  private static List<ContinuumChannel> channels(
      List<Target> targets, double cut, Interaction process) {
    return EventDensity.of(new SkewedSource(), FLUENCE, targets, MASS, List.of(process))
        .above(cut)
        .channels()
        .stream()
        .filter(c -> c.component().equals(SkewedSource.CONTINUUM))
        .map(c -> (ContinuumChannel) c)
        .toList();
  }

  /** All subshells that recoils open, above a cut between their binding energies. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 3, 250})
  void binsOfElectronScattering(double cutKeV) {
    double cut = cutKeV * Units.KEV;
    double[] edges =
        DoubleStream.of(0.01, 0.2, 0.35, 0.5, 0.83, 1.7, 9).map(e -> e * Units.MEV).toArray();
    double[] expected = new double[edges.length - 1];
    double[] kinks =
        DoubleStream.concat(
                DoubleStream.of(SkewedSource.NODES),
                SHELLS.stream().mapToDouble(s -> Processes.least(Math.max(cut, s.bindingEnergy()))))
            .toArray();
    for (int i = 0; i < expected.length; i++) {
      expected[i] =
          Quadrature.integral(
              energy ->
                  FLUENCE
                      * MASS
                      * SkewedSource.SPECTRUM.value(energy)
                      * SHELLS.stream()
                          .mapToDouble(
                              s ->
                                  s.perMass()
                                      * s.electrons()
                                      * Processes.evesBetween(
                                          energy,
                                          Math.max(cut, s.bindingEnergy()),
                                          Double.MAX_VALUE))
                          .sum(),
              edges[i],
              edges[i + 1],
              kinks);
    }
    double[] ours = new NeutrinoSpectrum(channels(SHELLS, cut, Processes.EVES)).binned(edges);
    assertEquals(0, ours[0]);
    double most = DoubleStream.of(expected).max().orElseThrow();
    assertTrue(most > 0);
    assertArrayEquals(expected, ours, 1e-11 * most);
  }

  /** Between two recoils at one energy; a part of the recoils may be out of reach. */
  @Test
  void perEnergyIsTheCrossSectionBetweenTwoRecoils() {
    Target target = Material.named("LXe").freeElectrons().get(0);
    ContinuumChannel channel = channels(List.of(target), 0, Processes.EVES).get(0);
    for (double mev : new double[] {0.31, 0.62, 1.9}) {
      double energy = mev * Units.MEV;
      for (double[] range : new double[][] {{0, 1e9}, {0.02, 0.05}, {0.3, 2}}) {
        double from = range[0] * Units.MEV;
        double to = range[1] * Units.MEV;
        double expected =
            FLUENCE
                * MASS
                * target.perMass()
                * SkewedSource.SPECTRUM.value(energy)
                * target.electrons()
                * Processes.evesBetween(energy, from, to);
        assertEquals(expected, channel.perEnergy(energy, from, to), 1e-12 * expected);
      }
    }
  }

  /** The terms of a sum each within its own limits. */
  @Test
  void perEnergyOfASumIsThatOfItsTerms() {
    List<Target> target = Material.named("LXe").freeElectrons();
    InterferingScattering sum =
        new InterferingScattering(
            List.of(Processes.EVES, Processes.DIPOLE, Processes.INTERFERENCE));
    ContinuumChannel channel = channels(target, 0, sum).get(0);
    double from = 1 * Units.KEV;
    double to = 300 * Units.KEV;
    for (double mev : new double[] {0.35, 0.62, 1.9}) {
      double energy = mev * Units.MEV;
      double expected =
          Quadrature.integral(
              recoil -> channel.density(energy, recoil),
              from,
              Math.min(to, Processes.greatest(energy)),
              Processes.DIPOLE.lowest(energy, target.get(0)),
              Processes.DIPOLE.highest(energy, target.get(0)));
      assertEquals(expected, channel.perEnergy(energy, from, to), 1e-12 * expected);
    }
  }

  /** Where a mass opens within the spectrum: the other order of integration. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 2, 290, 700})
  void sumsOverEnergiesAndOverRecoilsAgree(double massKeV) {
    Interaction process = new DipoleUpscattering(massKeV * Units.KEV, 5e-11, Helm.lewinSmith());
    List<Target> targets = Material.named("LXe").freeElectrons();
    ContinuumChannel channel = channels(targets, 1 * Units.KEV, process).get(0);
    double total = new RecoilSpectrum(density(channel)).total();
    double ours =
        new NeutrinoSpectrum(List.of(channel)).binned(new double[] {0, 1e9 * Units.MEV})[0];
    assertEquals(total, ours, 1e-9 * total);
  }

  private static EventDensity density(Channel channel) {
    return new EventDensity(
        List.of(channel.target()),
        List.of(channel),
        GenerationCut.of(channel.low()),
        Optional.empty());
  }
}
