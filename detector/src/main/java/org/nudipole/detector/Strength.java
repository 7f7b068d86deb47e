package org.nudipole.detector;

import org.nudipole.generator.Require;

/** How strong a source is, or how many neutrinos arrive. */
public sealed interface Strength {
  /**
   * An activity; particles leave in all directions.
   *
   * @param initial decays (or emissions) per time at the start of the exposure, 1/time
   */
  record Activity(double initial) implements Strength {
    /** Checks the range. */
    public Activity {
      Require.positive("activity", initial);
    }
  }

  /**
   * A flux at the detector, averaged over the exposure from its start to its end and summed over
   * lines and flavours; no further decay factor applies.
   *
   * @param average particles per area and time
   */
  record Flux(double average) implements Strength {
    /** Checks the range. */
    public Flux {
      Require.positive("flux", average);
    }
  }

  /**
   * The flux that the source itself states: its intensities are per area and time, at its nominal
   * distance. What of them arrives in an exposure, its emission time says.
   */
  record StatedBySource() implements Strength {}
}
