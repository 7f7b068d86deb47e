package org.nudipole.cli.plot;

/**
 * A number from the literature, drawn beside limits for orientation.
 *
 * @param label its text
 * @param low limit, or lower end of a preferred interval
 * @param high upper end of a preferred interval; equal to {@code low} for a limit
 */
public record PublishedLimit(String label, double low, double high) {}
