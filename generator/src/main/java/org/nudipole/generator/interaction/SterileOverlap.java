package org.nudipole.generator.interaction;

import org.nudipole.generator.Require;

/**
 * What the two amplitudes that take a neutrino of one flavour into the sterile neutrino have in
 * common: D of the dipole, D = sum_k lambda_4k c_k for a state sum_k c_k nu_k, and W of the weak
 * interaction without its coupling. Where the neutrino is the flavour a itself, W = U*_a4, and on
 * electrons W_V = g_V W and W_A = g_A W with the couplings of the flavour, charged current
 * included.
 *
 * @param product Re(D W*), with D in Bohr magnetons
 * @param mixing |W|^2, the part of the weak interactions that ends in the sterile neutrino
 */
public record SterileOverlap(double product, double mixing) {
  /** A flavour that does not mix with the sterile neutrino. */
  public static final SterileOverlap NONE = new SterileOverlap(0, 0);

  /** Checks the ranges. */
  public SterileOverlap {
    Require.finite("Re(D W*)", product);
    Require.inRange("|W|^2", mixing, 0, 1);
  }

  /** The overlap of D and W, given by real and imaginary parts, D in Bohr magnetons. */
  public static SterileOverlap of(
      double dipoleReal, double dipoleImaginary, double weakReal, double weakImaginary) {
    return new SterileOverlap(
        dipoleReal * weakReal + dipoleImaginary * weakImaginary,
        weakReal * weakReal + weakImaginary * weakImaginary);
  }

  /** The overlap for another size of the moments, all of them times a factor. */
  public SterileOverlap times(double factor) {
    return new SterileOverlap(product * factor, mixing);
  }
}
