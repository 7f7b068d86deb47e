package org.nudipole.generator.source;

import java.util.List;
import java.util.Optional;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;

/**
 * Neutrinos of positive pions that decay at rest, and of their muons that decay at rest too: per
 * pion one muon neutrino in a line of 29.792 MeV, one electron neutrino and one muon antineutrino
 * with the spectra of muon decay.
 *
 * @param beam time structure of the beam that makes the pions
 */
public record PionDecayAtRest(BeamPulse beam) implements NeutrinoSource {
  /** Name in macros. */
  public static final String NAME = "pidar";

  /** Charged pion mass, 139.57039 +- 0.00018 MeV (Particle Data Group 2022), energy. */
  static final double PION_MASS = 139.57039 * Units.MEV;

  // (m_pi^2 - m_mu^2) / (2 m_pi): two bodies, one without mass.
  private static final double LINE =
      (PION_MASS - MichelNuE.MUON_MASS) * (PION_MASS + MichelNuE.MUON_MASS) / (2 * PION_MASS);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Line> lines() {
    return List.of(new Line(Flavour.NU_MU, LINE, 1));
  }

  @Override
  public List<Continuum> continua() {
    return List.of(
        new Continuum(Flavour.NU_E, new MichelNuE()),
        new Continuum(Flavour.ANTI_NU_MU, new MichelAntiNuMu()));
  }

  @Override
  public Optional<BeamPulse> pulse() {
    return Optional.of(beam);
  }
}
