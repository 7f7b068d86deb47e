package org.nudipole.detector.background;

import org.nudipole.generator.Require;

/** How many events a background has. */
public sealed interface BackgroundRate {
  /**
   * A rate per energy: what the density of the spectrum, where it is 1, stands for.
   *
   * @param perEnergy events per mass, time and energy (or photoelectron)
   */
  record PerEnergy(double perEnergy) implements BackgroundRate {
    /** Checks the range. */
    public PerEnergy {
      Require.notNegative("rate", perEnergy);
    }
  }

  /**
   * A rate of the whole spectrum.
   *
   * @param perMass events per mass and time
   */
  record PerMass(double perMass) implements BackgroundRate {
    /** Checks the range. */
    public PerMass {
      Require.notNegative("rate", perMass);
    }
  }

  /**
   * A number in the whole exposure.
   *
   * @param number events, on average
   */
  record Counts(double number) implements BackgroundRate {
    /** Checks the range. */
    public Counts {
      Require.notNegative("counts", number);
    }
  }
}
