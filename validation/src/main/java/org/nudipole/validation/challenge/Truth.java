package org.nudipole.validation.challenge;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a data set was generated with and its analysts do not know.
 *
 * @param signal whether there is a signal; without one the signal parameter is 0
 * @param values hidden values in the units of their priors, by parameter
 */
public record Truth(boolean signal, Map<String, Double> values) {
  /** Keeps a copy in the same order. */
  public Truth {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
