package org.nudipole.detector.xenon;

/**
 * Sums the distribution of photons and electrons over the numbers of ions, on the lattices that the
 * smoothness of each factor permits.
 *
 * @param ionisation quanta and ions
 * @param escape electrons of a number of ions
 */
record RecombinationSum(Ionisation ionisation, EscapingElectrons escape) {
  private static final double NEGLIGIBLE = 1e-18;
  // With less than this at the bounds of the electrons, their distribution counts as smooth.
  private static final double SMOOTH = 1e-11;
  // The spectrum of a binomial distribution falls more slowly than that of a normal one.
  private static final double OF_BINOMIAL = 0.6;

  QuantaDistribution distribution(double energy, double light, double charge) {
    double ions = ionisation.ions();
    double part = 1 - escape.recombination();
    long step = 1;
    long stride = 1;
    long ionStep = 1;
    if (escape.atBounds(ions) < SMOOTH) {
      double quanta = (ionisation.leastQuanta() + ionisation.mostQuanta()) / 2.0;
      double ofLight = light * Math.sqrt(quanta - part * ions);
      double ofCharge = charge * Math.sqrt(part * ions);
      double scale = escape.scale(ions);
      double ofIons = OF_BINOMIAL * ionisation.ionSigma();
      double ofElectrons = StrictMath.hypot(part * ofIons, scale);
      ionStep = QuantaDistribution.stride(ofIons, scale / part);
      stride = QuantaDistribution.stride(ofElectrons, ofLight, ofCharge);
      step =
          QuantaDistribution.stride(
              ionisation.quantaSigma(), ofLight, ofElectrons * quanta / (part * ions));
    }
    long first = ionisation.leastQuanta() / step * step;
    int rows = (int) ((ionisation.mostQuanta() - first) / step) + 1;
    int most = (int) (first + (rows - 1) * step);
    EscapingElectrons.Row[] escaping = new EscapingElectrons.Row[(int) (most / ionStep) + 1];
    double[] scratch = new double[most + 1];
    double[][] weights = new double[rows][];
    for (int row = 0; row < rows; row++) {
      double[] sum = new double[(int) ((first + row * step) / stride) + 1];
      weights[row] = sum;
      add(first + row * step, stride, ionStep, escaping, scratch, sum);
    }
    return QuantaDistribution.normalised(energy, first, step, stride, weights);
  }

  // Adds the electrons at one number of quanta.
  private void add(
      long quanta,
      long stride,
      long ionStep,
      EscapingElectrons.Row[] escaping,
      double[] scratch,
      double[] sum) {
    ionisation.row(
        quanta,
        ionStep,
        scratch,
        (ions, probability) -> {
          if (probability > NEGLIGIBLE) {
            int index = (int) (ions / ionStep);
            if (escaping[index] == null) {
              escaping[index] = escape.row(ions, stride);
            }
            EscapingElectrons.Row row = escaping[index];
            double[] electrons = row.probabilities();
            for (int i = 0; i < electrons.length; i++) {
              sum[row.first() + i] += probability * electrons[i];
            }
          }
        });
  }
}
