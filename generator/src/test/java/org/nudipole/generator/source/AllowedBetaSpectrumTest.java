package org.nudipole.generator.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;

class AllowedBetaSpectrumTest {
  @Test
  void positronsComeWithNeutrinosAndElectronsWithAntineutrinos() {
    assertEquals(Flavour.NU_E, zinc(BetaDecay.PLUS, 0).flavour());
    assertEquals(Flavour.ANTI_NU_E, zinc(BetaDecay.MINUS, 0).flavour());
  }

  /** At rest the electron has p F finite, the positron none, without screening. */
  @Test
  void onlyElectronsReachTheEndPoint() {
    AllowedBetaSpectrum electrons = zinc(BetaDecay.MINUS, 0);
    double end = electrons.value(electrons.high());
    assertTrue(end > 0);
    assertEquals(end, electrons.value(electrons.high() * (1 - 1e-9)), 1e-7 * end);
    assertEquals(0, zinc(BetaDecay.PLUS, 0).value(electrons.high()), 0);
    assertEquals(0, electrons.value(0), 0);
  }

  /** Screening slows positrons (their barrier is lower) and takes slow electrons away. */
  @Test
  void screeningMovesTheSpectraApart() {
    double energy = 0.9 * 330.1 * Units.KEV;
    double v0 = AllowedBetaSpectrum.screening(30);
    assertTrue(
        zinc(BetaDecay.PLUS, v0).value(energy) > 1.02 * zinc(BetaDecay.PLUS, 0).value(energy));
    assertTrue(
        zinc(BetaDecay.MINUS, v0).value(energy) < 0.999 * zinc(BetaDecay.MINUS, 0).value(energy));
  }

  @Test
  void nonsenseIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> AllowedBetaSpectrum.of(BetaDecay.PLUS, 0, Units.MEV, 1, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> AllowedBetaSpectrum.of(BetaDecay.PLUS, 119, Units.MEV, 1, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> AllowedBetaSpectrum.of(BetaDecay.PLUS, 29, Double.NaN, 1, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> AllowedBetaSpectrum.of(BetaDecay.PLUS, 29, Units.MEV, -1, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> AllowedBetaSpectrum.of(BetaDecay.PLUS, 29, Units.MEV, 1, -Units.KEV));
  }

  private static AllowedBetaSpectrum zinc(BetaDecay decay, double screening) {
    return AllowedBetaSpectrum.of(decay, 29, 330.1 * Units.KEV, 0.0142, screening);
  }

  /** An electron below the screening energy counts as one at rest: the spectrum turns there. */
  @Test
  void onlyAScreenedElectronTurnsTheSpectrum() {
    double end = 330.1 * Units.KEV;
    double v0 = 7 * Units.KEV;
    assertArrayEquals(new double[] {end - v0}, zinc(BetaDecay.MINUS, v0).breaks());
    assertArrayEquals(new double[0], zinc(BetaDecay.MINUS, 0).breaks());
    assertArrayEquals(new double[0], zinc(BetaDecay.MINUS, end).breaks());
    assertArrayEquals(new double[0], zinc(BetaDecay.PLUS, v0).breaks());
    assertEquals(0.0142, zinc(BetaDecay.MINUS, v0).total());
  }
}
