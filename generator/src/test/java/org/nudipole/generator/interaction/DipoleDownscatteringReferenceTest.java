package org.nudipole.generator.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.generator.Constants;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Target;

/**
 * Scattering of nu_4 into light neutrinos against squared amplitudes and limits of
 * dipole_downscattering.py, explicit Dirac matrices on four-momenta: 1e-9, the digits that its
 * cancelling products keep. A nucleus there has the spin 1/2, so the same formula.
 */
class DipoleDownscatteringReferenceTest {
  private static Target target(double mass) {
    return new Target("X", 1, 0, "free", 1, 0, mass, 1);
  }

  @ParameterizedTest
  @CsvSource({
    "0.51099895, 0.25, 0.26, 2.541834742422e-02, 6.519094392053e-02, 2.590169055555e-02, 4.783098367567e-45, -0.958723419049",
    "0.51099895, 0.25, 0.26, 2.541834742422e-02, 6.519094392053e-02, 4.070683064898e-02, 4.138815642318e-45, 0.009083707978",
    "0.51099895, 0.25, 0.26, 2.541834742422e-02, 6.519094392053e-02, 6.337472249181e-02, 2.798093819462e-45, 0.940312669090",
    "0.51099895, 0.25, 0.8613, 1.254350600049e-03, 6.466997502749e-01, 1.421230820493e-03, 2.768648816791e-45, -0.932095584527",
    "0.51099895, 0.25, 0.8613, 1.254350600049e-03, 6.466997502749e-01, 2.848136618578e-02, 9.306490896036e-46, 0.054956512209",
    "0.51099895, 0.25, 0.8613, 1.254350600049e-03, 6.466997502749e-01, 5.362091007230e-01, 2.059611731319e-47, 0.935219281806",
    "0.51099895, 0.1, 0.3, 2.786793890837e-04, 1.552809877054e-01, 3.162460563719e-04, 1.285419234240e-44, -0.932720314636",
    "0.51099895, 0.1, 0.3, 2.786793890837e-04, 1.552809877054e-01, 6.578268069184e-03, 4.017889089441e-45, 0.014397429432",
    "0.51099895, 0.1, 0.3, 2.786793890837e-04, 1.552809877054e-01, 1.284511159872e-01, 1.241234060651e-46, 0.912113706224",
    "0.51099895, 1.2, 1.442, 1.788954004484e-01, 9.127332083280e-01, 1.848221713546e-01, 3.383245873515e-46, -0.950765611546",
    "0.51099895, 1.2, 1.442, 1.788954004484e-01, 9.127332083280e-01, 4.040838685303e-01, 2.530953434812e-46, 0.113964459881",
    "0.51099895, 1.2, 1.442, 1.788954004484e-01, 9.127332083280e-01, 8.691835765212e-01, 1.030014302376e-46, 0.953513420384",
    "0.51099895, 5.0, 5.0006, 2.230095417198e+00, 2.306891430857e+00, 2.231605995078e+00, 6.209617406028e-43, -0.959541522309",
    "0.51099895, 5.0, 5.0006, 2.230095417198e+00, 2.306891430857e+00, 2.268168425829e+00, 6.118214152578e-43, 0.005834870484",
    "0.51099895, 5.0, 5.0006, 2.230095417198e+00, 2.306891430857e+00, 2.304549519202e+00, 6.029515486934e-43, 0.940677686438",
    "37215.5, 5.0, 9.0, 3.090433195645e-05, 3.648740165502e-03, 3.399866244684e-05, 1.704325705491e-43, -0.943731987377",
    "37215.5, 5.0, 9.0, 3.090433195645e-05, 3.648740165502e-03, 3.358003533315e-04, 9.087099320341e-44, 0.000000006751",
    "37215.5, 5.0, 9.0, 3.090433195645e-05, 3.648740165502e-03, 3.162126429687e-03, 1.043359411534e-44, 0.916411593414"
  })
  void crossSectionLimitsAndDirection(
      double targetMass,
      double heavyMass,
      double energy,
      double low,
      double high,
      double recoil,
      double value,
      double cosine) {
    Target target = target(targetMass * Units.MEV);
    Interaction down = new DipoleDownscattering(heavyMass * Units.MEV, 1e-11, new PointLike());
    double e = energy * Units.MEV;
    assertEquals(low, down.lowest(e, target) / Units.MEV, 1e-9 * low);
    assertEquals(high, down.highest(e, target) / Units.MEV, 1e-9 * high);
    double found = down.differential(Flavour.NU_4, e, target, recoil * Units.MEV);
    assertEquals(value, found / (Units.CM2 / Units.MEV), 1e-9 * value);
    assertEquals(cosine, down.kinematics(e, target).recoilCosine(recoil * Units.MEV), 1e-8);
    // The least energy for a recoil at either limit is this energy.
    assertEquals(energy, down.leastEnergy(target, low * Units.MEV) / Units.MEV, 1e-9 * energy);
    assertEquals(energy, down.leastEnergy(target, high * Units.MEV) / Units.MEV, 1e-9 * energy);
  }

  /** Without a mass it is the massless dipole cross section. */
  @Test
  void masslessLimit() {
    Target electron = target(Constants.ELECTRON_MASS);
    Interaction down = new DipoleDownscattering(0, 1e-11, new PointLike());
    Interaction up = new DipoleUpscattering(0, 1e-11, new PointLike());
    double energy = 0.8613 * Units.MEV;
    assertEquals(up.highest(energy, electron), down.highest(energy, electron));
    for (double keV : new double[] {0.1, 20, 600}) {
      assertEquals(
          up.differential(Flavour.NU_E, energy, electron, keV * Units.KEV),
          down.differential(Flavour.NU_4, energy, electron, keV * Units.KEV));
    }
  }

  /** Every neutrino has one of the two, and what escapes from the Sun has its velocity. */
  @Test
  void whoScatters() {
    Interaction down = new DipoleDownscattering(250 * Units.KEV, 1e-11, new PointLike());
    Interaction up = new DipoleUpscattering(250 * Units.KEV, 1e-11, new PointLike());
    for (Flavour flavour : Flavour.values()) {
      assertEquals(flavour == Flavour.NU_4, down.scatters(flavour));
      assertEquals(flavour != Flavour.NU_4, up.scatters(flavour));
    }
    Target electron = target(Constants.ELECTRON_MASS);
    // (1385 km/s / c)^2 / 2 = 1.067e-5 above the mass.
    assertFalse(down.highest(250.0026 * Units.KEV, electron) > 0);
    assertTrue(down.highest(250.0027 * Units.KEV, electron) > 0);
  }
}
