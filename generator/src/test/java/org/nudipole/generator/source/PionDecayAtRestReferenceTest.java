package org.nudipole.generator.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;

class PionDecayAtRestReferenceTest {
  private final PionDecayAtRest source = new PionDecayAtRest(BeamPulse.named("sns"));

  /**
   * 29.792 MeV as tabulated with the CENNS-10 and CsI releases; energy conservation in the decay of
   * a pion at rest: sqrt(E^2 + m_mu^2) + E = m_pi.
   */
  @Test
  void energyOfThePromptLineFollowsFromTheMasses() {
    double energy = source.lines().get(0).energy();
    assertEquals(29.792, energy / Units.MEV, 0.0005);
    assertEquals(
        139.57039, Math.hypot(energy / Units.MEV, 105.6583755) + energy / Units.MEV, 1e-12);
    assertEquals(Flavour.NU_MU, source.lines().get(0).flavour());
  }

  @Test
  void everyPionGivesOneNeutrinoOfEachKind() {
    assertEquals(3, source.intensity(), 1e-12);
    source.continua().forEach(c -> assertEquals(1, c.intensity(), 1e-12));
  }

  @Test
  void onlyTheMuonNeutrinoIsPrompt() {
    BeamPulse pulse = source.pulse().orElseThrow();
    assertEquals(pulse.prompt(), pulse.arrival(Flavour.NU_MU));
    assertEquals(pulse.delayed(), pulse.arrival(Flavour.NU_E));
    assertEquals(pulse.delayed(), pulse.arrival(Flavour.ANTI_NU_MU));
  }
}
