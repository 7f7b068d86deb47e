package org.nudipole.detector.background;

/** How the events of a background are spread over energy, whatever their number. */
public sealed interface BackgroundSpectrum permits ContinuousBackground, LineBackground {
  /** Least energy of an event, energy. */
  double low();

  /** Greatest energy of an event, energy. */
  double high();
}
