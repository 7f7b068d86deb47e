package org.nudipole.detector.xenon;

/** Ions and excitons are counted apart. */
final class SeparateIonisation implements Ionisation {
  private final RoundedNormal ion;
  private final RoundedNormal exciton;
  private final double[] ofIons;
  private final double[] ofExcitons;

  /** The distribution of both numbers. */
  SeparateIonisation(RoundedNormal ion, RoundedNormal exciton) {
    this.ion = ion;
    this.exciton = exciton;
    ofIons = ion.probabilities();
    ofExcitons = exciton.probabilities();
  }

  @Override
  public long leastQuanta() {
    return ion.least() + exciton.least();
  }

  @Override
  public long mostQuanta() {
    return ion.most() + exciton.most();
  }

  @Override
  public double ions() {
    return ion.mean();
  }

  @Override
  public double quantaSigma() {
    return StrictMath.hypot(ion.sigma(), exciton.sigma());
  }

  @Override
  public double ionSigma() {
    return ion.sigma() * exciton.sigma() / quantaSigma();
  }

  @Override
  public void row(long count, long step, double[] scratch, Row row) {
    long least = Math.max(ion.least(), count - exciton.most());
    long most = Math.min(ion.most(), count - exciton.least());
    for (long ions = (least + step - 1) / step * step; ions <= most; ions += step) {
      row.accept(
          (int) ions,
          ofIons[(int) (ions - ion.least())] * ofExcitons[(int) (count - ions - exciton.least())]);
    }
  }
}
