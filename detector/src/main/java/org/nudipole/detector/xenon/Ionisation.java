package org.nudipole.detector.xenon;

/** The joint distribution of the number of quanta and of the ions among them. */
sealed interface Ionisation permits SharedIonisation, SeparateIonisation {
  /** The least number of quanta that counts. */
  long leastQuanta();

  /** The greatest number of quanta that counts. */
  long mostQuanta();

  /** Mean number of ions. */
  double ions();

  /** Standard deviation of the number of quanta. */
  double quantaSigma();

  /** Standard deviation of the number of ions at a given number of quanta. */
  double ionSigma();

  /** Probabilities of numbers of ions at one number of quanta. */
  interface Row {
    /**
     * Takes one of them.
     *
     * @param ions number of ions
     * @param probability joint one of quanta and ions
     */
    void accept(int ions, double probability);
  }

  /**
   * Gives the probabilities at one number of quanta for each number of ions that counts and is a
   * multiple of a step.
   *
   * @param scratch room for one number per quantum and one more
   */
  void row(long quanta, long step, double[] scratch, Row row);
}
