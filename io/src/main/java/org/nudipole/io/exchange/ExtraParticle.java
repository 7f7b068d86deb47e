package org.nudipole.io.exchange;

/**
 * A particle that not every program knows.
 *
 * @param pdg its code
 * @param name its name, one word
 * @param description a sentence
 * @param mass its mass, energy
 */
public record ExtraParticle(int pdg, String name, String description, double mass) {}
