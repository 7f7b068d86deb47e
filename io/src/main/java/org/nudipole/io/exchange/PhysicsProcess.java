package org.nudipole.io.exchange;

/**
 * A process that events are of.
 *
 * @param id number in records of events
 * @param name a few words
 * @param description a sentence
 */
public record PhysicsProcess(int id, String name, String description) {}
