package org.nudipole.macros.run;

import org.nudipole.detector.background.BackgroundExpectation;

/**
 * What became of one background of a run.
 *
 * @param expectation expected and detected events of the exposure, from quadrature
 * @param generated generated events
 * @param detected detected ones among them
 */
public record BackgroundCount(BackgroundExpectation expectation, long generated, long detected) {}
