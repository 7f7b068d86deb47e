/**
 * Exact sampling: random streams, alias tables, piecewise-constant envelopes with proved bounds.
 */
package org.nudipole.generator.sampling;
