package org.nudipole.macros.run;

import org.nudipole.detector.FoldedSpectrum;

/**
 * What became of one channel of a run.
 *
 * @param expectation expected and detected events of the exposure, from quadrature
 * @param generated generated events
 * @param detected detected ones among them
 */
public record ChannelCount(FoldedSpectrum.Expectation expectation, long generated, long detected) {}
