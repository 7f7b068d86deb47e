/**
 * The mathematics that every part shares: quadrature, complex matrices, sparse grids, and random
 * deviates whose parameters change from event to event.
 */
package org.nudipole.generator.mathematics;
