package org.nudipole.detector.xenon;

/**
 * Quanta are counted first; each of them is an ion with the same probability.
 *
 * @param quanta their number
 * @param probability that a quantum is an ion, in (0, 1]
 */
record SharedIonisation(RoundedNormal quanta, double probability) implements Ionisation {
  // Terms below this part of the greatest are left out.
  private static final double SMALL = 1e-17;

  @Override
  public long leastQuanta() {
    return quanta.least();
  }

  @Override
  public long mostQuanta() {
    return quanta.most();
  }

  @Override
  public double ions() {
    return quanta.mean() * probability;
  }

  @Override
  public double quantaSigma() {
    return quanta.sigma();
  }

  @Override
  public double ionSigma() {
    return Math.sqrt(quanta.mean() * probability * (1 - probability));
  }

  @Override
  public void row(long count, long step, double[] scratch, Row row) {
    double all = quanta.probability(count);
    if (probability == 1) {
      if (count % step == 0) {
        row.accept((int) count, all);
      }
      return;
    }
    // Terms relative to the greatest by their ratios; their sum normalises them.
    double odds = probability / (1 - probability);
    int mode = (int) Math.min(count, (long) ((count + 1) * probability));
    scratch[mode] = 1;
    double sum = 1;
    int least = mode;
    while (least > 0 && scratch[least] > SMALL) {
      scratch[least - 1] = scratch[least] * least / ((count - least + 1) * odds);
      sum += scratch[--least];
    }
    int most = mode;
    while (most < count && scratch[most] > SMALL) {
      scratch[most + 1] = scratch[most] * (count - most) * odds / (most + 1);
      sum += scratch[++most];
    }
    for (long ions = (least + step - 1) / step * step; ions <= most; ions += step) {
      row.accept((int) ions, all * scratch[(int) ions] / sum);
    }
  }
}
