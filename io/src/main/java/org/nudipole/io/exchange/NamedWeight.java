package org.nudipole.io.exchange;

/**
 * A weight that every event has.
 *
 * @param name its name, one word
 * @param description what an event counts with it
 */
public record NamedWeight(String name, String description) {}
