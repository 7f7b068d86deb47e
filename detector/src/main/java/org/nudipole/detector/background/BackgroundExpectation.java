package org.nudipole.detector.background;

/**
 * Expected events of a background.
 *
 * @param background the background
 * @param expected events in the exposure, detected or not; no generation cut applies to them
 * @param detected those that are detected
 */
public record BackgroundExpectation(Background background, double expected, double detected) {}
