package org.nudipole.generator.interaction;

import org.apache.commons.math3.complex.Complex;
import org.nudipole.generator.Require;
import org.nudipole.generator.mathematics.ComplexMatrix;

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
  /** Of the product of the moduli; a real part that is smaller is one of roundings. */
  private static final double ROUNDING = 1e-14;

  /** A flavour that does not mix with the sterile neutrino. */
  public static final SterileOverlap NONE = new SterileOverlap(0, 0);

  /** Checks the ranges. */
  public SterileOverlap {
    Require.finite("Re(D W*)", product);
    Require.inRange("|W|^2", mixing, 0, 1);
  }

  /** The overlap of the amplitudes D, in Bohr magnetons, and W. */
  public static SterileOverlap of(Complex dipole, Complex weak) {
    double product =
        dipole.getReal() * weak.getReal() + dipole.getImaginary() * weak.getImaginary();
    double most = Math.sqrt(ComplexMatrix.square(dipole)) * Math.sqrt(ComplexMatrix.square(weak));
    return new SterileOverlap(
        Math.abs(product) > ROUNDING * most ? product : 0, ComplexMatrix.square(weak));
  }
}
