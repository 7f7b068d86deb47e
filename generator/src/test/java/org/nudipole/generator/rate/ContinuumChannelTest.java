package org.nudipole.generator.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.generator.Constants;
import org.nudipole.generator.Density;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.interaction.CoherentScattering;
import org.nudipole.generator.interaction.DipoleUpscattering;
import org.nudipole.generator.interaction.ElectronScattering;
import org.nudipole.generator.interaction.Helm;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.interaction.NucleonCouplings;
import org.nudipole.generator.interaction.PointLike;
import org.nudipole.generator.mathematics.Quadrature;
import org.nudipole.generator.source.Continuum;
import org.nudipole.generator.source.ElectronCaptureSource;
import org.nudipole.generator.source.MichelNuE;
import org.nudipole.generator.source.TabulatedSpectrum;

/** The integrals over neutrino energy of every process against plain sums, and in both orders. */
@Tag("slow")
class ContinuumChannelTest {
  private static final int STEPS = 400_000;

  /** A channel and the relative precision of its integrals. */
  record Case(ContinuumChannel channel, double precision) {
    @Override
    public String toString() {
      return channel.continuum().spectrum().getClass().getSimpleName()
          + " "
          + channel.interaction().getClass().getSimpleName()
          + " "
          + channel.interaction().finalMass() / Units.MEV
          + " MeV "
          + channel.target().name();
    }
  }

  static Stream<Case> cases() {
    Helm helm = Helm.lewinSmith();
    List<Interaction> interactions = new ArrayList<>();
    interactions.add(
        new CoherentScattering(NucleonCouplings.treeLevel(Constants.SIN2_THETA_W), helm));
    interactions.add(new ElectronScattering(Constants.SIN2_THETA_W));
    for (double mass : new double[] {0, 0.05, 0.2, 10}) {
      interactions.add(new DipoleUpscattering(mass * Units.MEV, 1e-10, helm));
    }
    Material xenon = Material.named("LXe");
    List<Target> targets =
        List.of(xenon.nuclei().get(4), xenon.shells().get(0), xenon.shells().get(12));
    List<Case> cases = new ArrayList<>();
    add(cases, Flavour.NU_E, new MichelNuE(), 1e-9, interactions, targets);
    Continuum positrons = ElectronCaptureSource.named("zn65").continua().get(0);
    add(cases, Flavour.NU_E, positrons.spectrum(), 1e-7, interactions, targets);
    // Its kinks are not edges of panels everywhere.
    add(cases, Flavour.ANTI_NU_E, table(), 1e-5, interactions, targets);
    return cases.stream();
  }

  private static void add(
      List<Case> cases,
      Flavour flavour,
      Density spectrum,
      double precision,
      List<Interaction> interactions,
      List<Target> targets) {
    SpectrumQuadrature rule = new SpectrumQuadrature(spectrum);
    for (Interaction interaction : interactions) {
      for (Target target : targets) {
        double low = interaction.lowest(spectrum.high(), target);
        double high = interaction.highest(spectrum.high(), target);
        if (interaction.actsOn(target) && high > low) {
          cases.add(
              new Case(
                  new ContinuumChannel(
                      new Continuum(flavour, spectrum),
                      rule,
                      target,
                      0,
                      interaction,
                      Math.max(low, 1e-6 * high),
                      high,
                      3),
                  precision));
        }
      }
    }
  }

  /** A reactor-like spectrum on 400 nodes. */
  private static TabulatedSpectrum table() {
    double[] energies = new double[400];
    double[] densities = new double[400];
    for (int i = 0; i < 400; i++) {
      double mev = 0.025 * (i + 1);
      energies[i] = mev * Units.MEV;
      densities[i] = Math.exp(0.87 - 0.16 * mev - 0.091 * mev * mev) / Units.MEV;
    }
    return TabulatedSpectrum.of(energies, densities);
  }

  /**
   * Midpoint sums over all neutrino energies, with the cross section cut off outside its limits;
   * their error is the step times the integrand where it starts.
   */
  @ParameterizedTest
  @MethodSource("cases")
  void valueIsAPlainSumOverNeutrinoEnergies(Case c) {
    ContinuumChannel channel = c.channel;
    Density spectrum = channel.continuum().spectrum();
    double step = (spectrum.high() - spectrum.low()) / STEPS;
    for (double part : new double[] {0.001, 0.03, 0.4, 0.8}) {
      double recoil = channel.low() + part * (channel.high() - channel.low());
      double sum = 0;
      double greatest = 0;
      for (int i = 0; i < STEPS; i++) {
        double term = channel.density(spectrum.low() + (i + 0.5) * step, recoil) * step;
        sum += term;
        greatest = Math.max(greatest, term);
      }
      assertTrue(sum > 0, () -> "recoil " + recoil);
      assertEquals(sum, channel.value(recoil), greatest + 1e-8 * sum);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void bothOrdersOfIntegrationAgree(Case c) {
    EventDensity density =
        new EventDensity(
            List.of(c.channel.target()),
            List.of(c.channel),
            GenerationCut.of(c.channel.low()),
            Optional.empty());
    double recoilsOutside = new RecoilSpectrum(density).total();
    Density spectrum = c.channel.continuum().spectrum();
    double energiesOutside =
        new NeutrinoSpectrum(List.of(c.channel))
            .binned(new double[] {spectrum.low(), spectrum.high()})[0];
    assertEquals(energiesOutside, recoilsOutside, c.precision * energiesOutside);
  }

  /**
   * CEvNS averaged over the nu_e spectrum of muon decay at rest on 40Ar, F = 1, sin^2 theta_W =
   * 0.23155, by MARLEY 1.2.1 (S. Gardiner, Comput. Phys. Commun. 269 (2021) 108123), whose
   * kinematics is low by 2E/M, 0.16 % at 30 MeV: 2.00278e-39 cm2; mean recoil 26.711 +- 0.016 keV.
   */
  @Test
  void muonDecayAtRestOnArgonAgreesWithMarley() {
    Interaction process =
        new CoherentScattering(NucleonCouplings.treeLevel(0.23155), new PointLike());
    Target argon =
        Material.named("LAr").nuclei().stream().filter(t -> t.a() == 40).findFirst().orElseThrow();
    Density spectrum = new MichelNuE();
    ContinuumChannel channel =
        new ContinuumChannel(
            new Continuum(Flavour.NU_E, spectrum),
            new SpectrumQuadrature(spectrum),
            argon,
            0,
            process,
            0,
            process.highest(spectrum.high(), argon),
            1);
    EventDensity density =
        new EventDensity(List.of(argon), List.of(channel), GenerationCut.of(0), Optional.empty());
    double total = new RecoilSpectrum(density).total();
    assertEquals(2.00278e-39 * Units.CM2, total, 3e-3 * total);
    double mean =
        Quadrature.integral(t -> t * channel.value(t), channel.low(), channel.high()) / total;
    assertEquals(26.711 * Units.KEV, mean, 4 * 0.016 * Units.KEV + 2e-3 * mean);
  }
}
