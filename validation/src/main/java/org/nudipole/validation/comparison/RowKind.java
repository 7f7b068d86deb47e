package org.nudipole.validation.comparison;

/**
 * Rows of a file that look alike but for continuous quantities: those of one {@link ChannelKey}, or
 * of one background. Texts are for a reader.
 *
 * @param name all of them together
 * @param target name of the target
 * @param energy energy of the line of the source, or that it is a continuum
 * @param pdg code of the neutrino
 * @param interaction label in the column {@code interaction}
 * @param part part of the cross section
 * @param expected expected events
 * @param detected expected detected events
 */
record RowKind(
    String name,
    String target,
    String energy,
    String pdg,
    String interaction,
    String part,
    double expected,
    double detected) {}
