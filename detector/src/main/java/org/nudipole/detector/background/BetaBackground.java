package org.nudipole.detector.background;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.source.AllowedBetaSpectrum;
import org.nudipole.generator.source.BetaDecay;

/**
 * Electrons of an allowed beta decay to the ground state, such as that of tritium: the antineutrino
 * takes E_nu and leaves T = Q - E_nu in the detector. Density per decay: the integral is 1.
 *
 * @param antineutrinos spectrum of the antineutrinos of one decay
 */
public record BetaBackground(AllowedBetaSpectrum antineutrinos) implements ContinuousBackground {
  private static final int GRADES = 12;

  /**
   * The electrons of a decay, attracted by the daughter and screened by the parent's electrons.
   *
   * @param endPoint Q, largest kinetic energy of the electron, energy
   * @param daughterZ charge number of the daughter nucleus, at least 2
   */
  public static BetaBackground of(double endPoint, int daughterZ) {
    return new BetaBackground(
        AllowedBetaSpectrum.of(
            BetaDecay.MINUS, daughterZ, endPoint, 1, AllowedBetaSpectrum.screening(daughterZ - 1)));
  }

  @Override
  public double low() {
    return 0;
  }

  @Override
  public double high() {
    return antineutrinos.high();
  }

  @Override
  public double integral() {
    return antineutrinos.total();
  }

  @Override
  public double value(double energy) {
    return antineutrinos.value(high() - energy);
  }

  @Override
  public Bounds bounds(double from, double to) {
    return antineutrinos.bounds(Math.max(0, high() - to), high() - from);
  }

  /**
   * {@inheritDoc} Where an electron begins to count as one at rest, and narrowing panels above it:
   * the spectrum begins there like a root.
   */
  @Override
  public double[] breaks() {
    return Arrays.stream(antineutrinos.breaks())
        .map(e -> high() - e)
        .flatMap(
            turn ->
                DoubleStream.concat(
                    DoubleStream.of(turn),
                    DoubleStream.iterate((high() - turn) / 4, r -> r / 4)
                        .limit(GRADES)
                        .map(r -> turn + r)))
        .sorted()
        .toArray();
  }
}
