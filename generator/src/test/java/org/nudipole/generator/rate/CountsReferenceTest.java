package org.nudipole.generator.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.generator.Constants;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.interaction.CoherentScattering;
import org.nudipole.generator.interaction.DipoleUpscattering;
import org.nudipole.generator.interaction.ElectronScattering;
import org.nudipole.generator.interaction.Helm;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.interaction.NucleonCouplings;
import org.nudipole.generator.source.ElectronCaptureSource;

/**
 * Expected counts against a separate numpy/scipy quadrature of the same formulas with independently
 * coded tables. Quoted with five digits; abundances and masses agree to 1e-5, so 1e-4.
 */
class CountsReferenceTest {
  private static final double TOLERANCE = 1e-4;

  @ParameterizedTest
  @CsvSource({"-1, 4019.4", "0, 7747.0", "50, 7714.3", "300, 6534.8"})
  void chromiumOnGermanium(double massKeV, double expected) {
    Material germanium = Material.named("Ge");
    Helm helm = Helm.lewinSmith();
    Interaction interaction =
        massKeV < 0
            ? new CoherentScattering(NucleonCouplings.treeLevel(Constants.SIN2_THETA_W), helm)
            : new DipoleUpscattering(massKeV * Units.KEV, 1e-10, helm);
    double fluence = 1.1e13 * Units.PER_CM2_S * 55.4 * Units.DAY;
    EventDensity density =
        EventDensity.of(
                ElectronCaptureSource.named("cr51"),
                fluence,
                germanium.nuclei(),
                germanium.density() * 2000 * Units.CM3,
                List.of(interaction))
            .above(8 * Units.EV);
    assertEquals(expected, new RecoilSpectrum(density).total(), TOLERANCE * expected);
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 0.1, 1e9, 304.98",
    "-2, 0.1, 1e9, 306.48",
    "0, 1, 10, 3.1412",
    "50, 1, 10, 3.1220"
  })
  void chromiumOnXenonElectrons(double massKeV, double fromKeV, double toKeV, double expected) {
    Material xenon = Material.named("LXe");
    List<Target> targets = massKeV == -2 ? xenon.freeElectrons() : xenon.shells();
    List<Interaction> interactions = new ArrayList<>();
    interactions.add(
        massKeV < 0
            ? new ElectronScattering(Constants.SIN2_THETA_W)
            : new DipoleUpscattering(massKeV * Units.KEV, 1e-11, Helm.lewinSmith()));
    double fluence = 1e11 * Units.PER_CM2_S * 30 * Units.DAY;
    EventDensity density =
        EventDensity.of(
                ElectronCaptureSource.named("cr51"), fluence, targets, Units.TONNE, interactions)
            .above(fromKeV * Units.KEV);
    RecoilSpectrum spectrum = new RecoilSpectrum(density);
    double counts = 0;
    for (Channel channel : density.channels()) {
      counts += spectrum.expected(channel, fromKeV * Units.KEV, toKeV * Units.KEV);
    }
    assertEquals(expected, counts, TOLERANCE * expected);
  }
}
