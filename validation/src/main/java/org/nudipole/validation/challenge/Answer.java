package org.nudipole.validation.challenge;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nudipole.generator.Require;

/**
 * What an analyst says of one data set.
 *
 * @param discovery whether a signal is claimed
 * @param significance its significance in Gaussian standard deviations
 * @param estimates what is said of the hidden values, by parameter
 */
public record Answer(boolean discovery, double significance, Map<String, Estimate> estimates) {
  /** Checks the significance and keeps a copy in the same order. */
  public Answer {
    Require.notNegative("significance", significance);
    estimates = Collections.unmodifiableMap(new LinkedHashMap<>(estimates));
  }
}
