/** Binned likelihoods, fits, limits: from expected and observed counts to what they say. */
package org.nudipole.statistics.likelihood;
