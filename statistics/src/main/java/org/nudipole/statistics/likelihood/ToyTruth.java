package org.nudipole.statistics.likelihood;

import java.io.Serializable;

/**
 * What toys are thrown from. Two that are the same have the same toys in every process.
 *
 * @param toys number of toys
 * @param ensemble number of the ensemble of random numbers
 * @param counts true expected counts
 * @param pulls true pulls
 * @param scale a size of the parameter that matters, for fits of the toys
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ToyTruth(int toys, int ensemble, double[] counts, double[] pulls, double scale)
    implements Serializable {}
