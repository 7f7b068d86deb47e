package org.nudipole.generator.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.generator.Constants;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.interaction.ElectronScattering;
import org.nudipole.generator.mathematics.Quadrature;
import org.nudipole.generator.mixing.MassOrdering;
import org.nudipole.generator.rate.EventDensity;
import org.nudipole.generator.rate.RecoilSpectrum;

/** The Sun against published numbers and separate calculations. */
class SolarSourceReferenceTest {
  private static final SolarOscillation LMA =
      SolarOscillation.largeMixingAngle(MassOrdering.NORMAL.mixing());

  /** Sums of the published tables; the spectra are normalised to 1e-7. */
  @ParameterizedTest
  @CsvSource({
    "B16-GS98, 6.53678e10, 5.46e6",
    "B16-AGSS09, 6.53018e10, 4.50e6",
    "BS05, 6.54335e10, 5.69e6"
  })
  void fluxes(String name, double total, double boron) {
    SolarModel model = SolarModel.named(name);
    SolarSource all =
        SolarSource.of(model, EnumSet.allOf(SolarComponent.class), LMA, Optional.empty());
    SolarSource emitted =
        SolarSource.emitted(model, EnumSet.allOf(SolarComponent.class), Optional.empty());
    assertEquals(boron, model.flux(SolarComponent.B8) / Units.PER_CM2_S, 1e-9 * boron);
    // Six digits of the sum.
    assertEquals(total, all.intensity() / Units.PER_CM2_S, 2e-6 * total);
    assertEquals(emitted.intensity(), all.intensity(), 1e-10 * emitted.intensity());
  }

  /**
   * Mean energies: 13N, 15O, 17F and pp after J. N. Bahcall, Neutrino Astrophysics (1989) with
   * three digits, 8B and hep as in the papers of the tables; the tables are thinned.
   */
  @ParameterizedTest
  @CsvSource({
    "pp, 0.2668, 2e-3",
    "b8, 6.735, 1e-3",
    "hep, 9.628, 1e-3",
    "n13, 0.707, 2e-3",
    "o15, 0.997, 2e-3",
    "f17, 0.999, 2e-3"
  })
  void meanEnergies(String name, double mev, double tolerance) {
    TabulatedSpectrum spectrum = SolarComponent.named(name).spectrum().orElseThrow();
    double mean =
        Quadrature.integral(
            e -> e * spectrum.value(e), spectrum.low(), spectrum.high(), spectrum.breaks());
    assertEquals(mev, mean / Units.MEV, tolerance * mev);
  }

  /** beta = 0.2035 (n_e / 100 mol cm-3) (E / MeV) (7.5e-5 eV2 / Dm2), evaluated by hand. */
  @Test
  void matterTermInCustomaryUnits() {
    double density = 100 * Constants.AVOGADRO / Units.CM3;
    AdiabaticConversion conversion = AdiabaticConversion.of(MassOrdering.NORMAL.mixing(), density);
    assertEquals(0.20353, conversion.matterTerm(Units.MEV), 1e-5);
  }

  /**
   * P_e1, P_e2 and the three P_ea from the eigenvectors of the 3 x 3 Hamiltonian in matter (numpy),
   * adiabatic. The two-flavour formula leaves out the effect of matter on the third state, of
   * relative order 2EV/Dm31^2: up to 4e-3 at 14 MeV.
   */
  @ParameterizedTest
  @CsvSource({
    "pp, 0.267, 0.65290447, 0.32505291, 0.53706236, 0.18049525, 0.28244239",
    "be7, 0.8613, 0.60403099, 0.37378714, 0.51962355, 0.19434473, 0.28603172",
    "pep, 1.442, 0.57722175, 0.40052409, 0.51005878, 0.20194095, 0.28800027",
    "b8, 5, 0.24919275, 0.72760090, 0.39300789, 0.29489941, 0.31209270",
    "b8, 14, 0.04124423, 0.93312022, 0.31827784, 0.35419518, 0.32752697"
  })
  void conversionIsThatOfThreeFlavours(
      String name, double mev, double first, double second, double e, double mu, double tau) {
    MassComposition states = LMA.composition().apply(SolarComponent.named(name));
    double energy = mev * Units.MEV;
    assertEquals(first, states.probability(1, energy), 4e-3 * first);
    assertEquals(second, states.probability(2, energy), 4e-3 * second);
    assertEquals(e, probability(states, Flavour.NU_E, energy), 4e-3 * e);
    assertEquals(mu, probability(states, Flavour.NU_MU, energy), 4e-3 * mu);
    assertEquals(tau, probability(states, Flavour.NU_TAU, energy), 4e-3 * tau);
  }

  /** Survival probabilities of Borexino, Nature 562 (2018) 505, within one standard deviation. */
  @ParameterizedTest
  @CsvSource({
    "pp, 0.267, 0.57, 0.09",
    "be7, 0.862, 0.53, 0.05",
    "pep, 1.44, 0.43, 0.11",
    "b8, 8.1, 0.37, 0.08"
  })
  void survivalProbabilitiesOfBorexino(String name, double mev, double measured, double error) {
    MassComposition states = LMA.composition().apply(SolarComponent.named(name));
    assertEquals(measured, probability(states, Flavour.NU_E, mev * Units.MEV), error);
  }

  /**
   * Events with T above 1 keV of pp and 7Be neutrinos on the free electrons of one tonne of xenon
   * in a year, with 54 electrons per 131.293 g/mol: the recoil integral in closed form, the
   * integral over energy with 16 points between the nodes of the spectrum, mixing as squares of the
   * PDG matrix (numpy). The molar mass of the isotopes differs by 1e-5, the electron density is the
   * same.
   */
  @ParameterizedTest
  @CsvSource({
    "pp, lma, 297.68184, 26.22326, 40.93377",
    "be7, lma, 112.83373, 8.55427, 12.61716",
    "b8, lma, 0.95756884, 0.13850584, 0.13741039",
    "pp, none, 555.06929, 0, 0",
    "be7, none, 216.91125, 0, 0"
  })
  void freeElectronsOfXenon(String name, String oscillation, double e, double mu, double tau) {
    Set<SolarComponent> one = EnumSet.of(SolarComponent.named(name));
    SolarSource sun =
        oscillation.equals("lma")
            ? SolarSource.of(SolarModel.B16_GS98, one, LMA, Optional.empty())
            : SolarSource.emitted(SolarModel.B16_GS98, one, Optional.empty());
    EventDensity density =
        EventDensity.of(
                sun,
                Units.YEAR,
                Material.named("LXe").freeElectrons(),
                Units.TONNE,
                List.of(new ElectronScattering(Constants.SIN2_THETA_W)))
            .above(Units.KEV);
    assertEquals(e, expected(density, Flavour.NU_E), 3e-5 * e);
    assertEquals(mu, expected(density, Flavour.NU_MU), 3e-5 * mu);
    assertEquals(tau, expected(density, Flavour.NU_TAU), 3e-5 * tau);
  }

  private static double expected(EventDensity density, Flavour flavour) {
    RecoilSpectrum spectrum = new RecoilSpectrum(density);
    return density.channels().stream()
        .filter(channel -> channel.flavour() == flavour)
        .mapToDouble(spectrum::expected)
        .sum();
  }

  private static double probability(MassComposition states, Flavour flavour, double energy) {
    return new FlavourConversion(states, LMA.mixing(), flavour).probability(energy);
  }
}
