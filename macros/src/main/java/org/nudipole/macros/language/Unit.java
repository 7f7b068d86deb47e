package org.nudipole.macros.language;

/**
 * A unit that macros may use.
 *
 * @param symbol case-sensitive name
 * @param dimension what it measures
 * @param factor one of this unit in {@link org.nudipole.generator.Units}; {@code muB}, {@code
 *     V/cm}, {@code PE}, {@code e} and roots count as 1
 * @param scale scale of the observable that it refers to; plain energies are {@link
 *     ObservedScale#AS_OBSERVED}
 */
public record Unit(String symbol, Dimension dimension, double factor, ObservedScale scale) {}
