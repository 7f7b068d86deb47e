package org.nudipole.detector.background;

import org.nudipole.generator.Density;

/** A background with a continuous spectrum; its density need not be normalised. */
public sealed interface ContinuousBackground extends BackgroundSpectrum, Density
    permits BetaBackground, ExponentialBackground, FlatBackground, TabulatedBackground {
  /** Integral of the density over its range, in closed form. */
  double integral();
}
