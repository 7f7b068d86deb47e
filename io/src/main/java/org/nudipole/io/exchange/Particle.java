package org.nudipole.io.exchange;

/**
 * A particle of an event.
 *
 * @param pdg its PDG Monte Carlo code
 * @param mass its mass, energy
 * @param x momentum, energy
 * @param y momentum, energy
 * @param z momentum, energy
 * @param energy mass and kinetic energy, energy
 */
public record Particle(int pdg, double mass, double x, double y, double z, double energy) {}
