package org.nudipole.macros.statistics;

import java.util.OptionalInt;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.validation.statistics.Convention;

/**
 * How limits are taken.
 *
 * @param convention what excluded means
 * @param level confidence level
 * @param toys number of toy experiments for the expected band, and for each threshold of
 *     Feldman-Cousins; empty for asymptotic bands
 * @param streams random streams of the toys
 */
public record LimitSettings(
    Convention convention, double level, OptionalInt toys, RandomStreams streams) {}
