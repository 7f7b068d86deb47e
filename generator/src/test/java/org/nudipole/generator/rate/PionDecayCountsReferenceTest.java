package org.nudipole.generator.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.generator.Constants;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.interaction.CoherentScattering;
import org.nudipole.generator.interaction.FormFactor;
import org.nudipole.generator.interaction.Helm;
import org.nudipole.generator.interaction.KleinNystrand;
import org.nudipole.generator.interaction.NucleonCouplings;
import org.nudipole.generator.interaction.PointLike;
import org.nudipole.generator.mathematics.Quadrature;
import org.nudipole.generator.source.BeamPulse;
import org.nudipole.generator.source.PionDecayAtRest;

/** Pion decay at rest on nuclei, against other programs and the COHERENT experiment. */
class PionDecayCountsReferenceTest {
  private static final PionDecayAtRest SOURCE = new PionDecayAtRest(BeamPulse.named("instant"));

  /** Events of one neutrino of each flavour per cm2 on a mass. */
  private static EventDensity density(
      List<Target> targets, double mass, NucleonCouplings couplings, FormFactor form) {
    return EventDensity.of(
        SOURCE, 1 / Units.CM2, targets, mass, List.of(new CoherentScattering(couplings, form)));
  }

  // Cross section in cm2 of one nucleus, averaged over the neutrinos of some flavours.
  private static double average(String material, String isotope, FormFactor form, String flavours) {
    Target target =
        Material.named(material).nuclei().stream()
            .filter(t -> t.name().equals(isotope))
            .findFirst()
            .orElseThrow();
    EventDensity density =
        density(
            List.of(target),
            1 / target.perMass(),
            NucleonCouplings.treeLevel(Constants.SIN2_THETA_W),
            form);
    RecoilSpectrum spectrum = new RecoilSpectrum(density);
    return density.channels().stream()
        .filter(c -> flavours.equals("all") || c.flavour().label().equals(flavours))
        .mapToDouble(spectrum::expected)
        .average()
        .orElseThrow();
  }

  /**
   * Adaptive quadrature of scipy with formulas, form factors and nuclear masses (five digits) of
   * its own, in 1e-40 cm2; the average over all flavours is over one neutrino of each.
   */
  @ParameterizedTest
  @CsvSource({
    "CsI, Cs133, helm, all, 196.47023",
    "CsI, I127, helm, all, 178.22416",
    "LAr, Ar40, helm, all, 18.24734",
    "CsI, Cs133, kleinNystrand, all, 187.62871",
    "CsI, I127, kleinNystrand, all, 170.31167",
    "LAr, Ar40, kleinNystrand, all, 17.72099",
    "CsI, Cs133, helm, nu_e, 188.15260",
    "CsI, Cs133, helm, anti_nu_mu, 231.03577",
    "CsI, Cs133, helm, nu_mu, 170.22232",
    "LAr, Ar40, helm, nu_e, 17.49551",
    "LAr, Ar40, helm, anti_nu_mu, 22.30225",
    "LAr, Ar40, helm, nu_mu, 14.94426"
  })
  void averagesAreThoseOfAnotherQuadrature(
      String material, String isotope, String form, String flavours, double value) {
    FormFactor model = form.equals("helm") ? Helm.lewinSmith() : KleinNystrand.standard();
    double ours = average(material, isotope, model, flavours) / 1e-40;
    assertEquals(value, ours, 1e-5 * value);
  }

  /**
   * COHERENT quotes 189 +- 6 e-40 cm2 for the mean of caesium and iodine (Phys. Rev. Lett. 129
   * (2022) 081801), with form factors and couplings of its own: 3 %.
   */
  @Test
  void caesiumIodideIsWhatCoherentExpects() {
    double mean =
        (average("CsI", "Cs133", Helm.lewinSmith(), "all")
                + average("CsI", "I127", Helm.lewinSmith(), "all"))
            / 2;
    assertEquals(189e-40, mean, 0.03 * 189e-40);
  }

  /**
   * MARLEY 1.2.1 on 40Ar, electron neutrinos, no form factor, sin2(theta_W) = 0.23155: cross
   * section 2.00278e-39 cm2, which its approximate integral makes low by 2 E / M. Cross sections
   * grow like E^2, so E is 5/7 of the end point, 37.7 MeV, and the correction 0.203 %; 0.03 % for
   * constants and the next order. Mean recoil 26.711 +- 0.016 keV from its events.
   */
  @Test
  void electronNeutrinosOnArgonAreThoseOfMarley() {
    Target argon =
        Material.named("LAr").nuclei().stream()
            .filter(t -> t.name().equals("Ar40"))
            .findFirst()
            .orElseThrow();
    EventDensity density =
        density(
            List.of(argon),
            1 / argon.perMass(),
            NucleonCouplings.treeLevel(0.23155),
            new PointLike());
    Channel channel =
        density.channels().stream()
            .filter(c -> c.flavour() == Flavour.NU_E)
            .findFirst()
            .orElseThrow();
    double events = new RecoilSpectrum(density).expected(channel);
    double energy =
        Quadrature.integral(t -> t * channel.value(t), 0, channel.high(), channel.breaks());
    double exact = 2.00278e-39 * (1 + 2 * 37.735 / 37215.5);
    assertEquals(exact, events, 3e-4 * exact);
    assertEquals(26.711, energy / events / Units.KEV, 3 * 0.016);
  }

  /**
   * dukecevns: 1 t of natural argon, 1.39078e7 /cm2/s of each flavour for 8766 h, recoils above 0.1
   * keV, Klein-Nystrand with r0 = 1.2 fm, couplings 0.01836 and -0.5117: 37640.5 events. Adaptive
   * quadrature of the same settings gives 37552.1; the rest is its sums in steps of 0.1 keV and of
   * the neutrino energy, and rounded constants: 0.5 %.
   */
  @Test
  void argonCountsAreThoseOfDukecevns() {
    EventDensity density =
        density(
            Material.named("LAr").nuclei(),
            Units.TONNE,
            new NucleonCouplings(0.01836, -0.5117),
            new KleinNystrand(0.7 * Units.FM, 1.2 * Units.FM));
    double fluence = 1.39078e7 * 8766 * 3600;
    double events = fluence * new RecoilSpectrum(density.above(0.1 * Units.KEV)).total();
    assertEquals(37640.5, events, 0.005 * 37640.5);
    assertEquals(37552.1, events, 1e-5 * 37552.1);
  }
}
