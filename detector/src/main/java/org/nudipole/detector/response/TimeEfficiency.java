package org.nudipole.detector.response;

import org.nudipole.generator.Require;

/** Probability to detect an event as a function of its time in the pulse. */
public sealed interface TimeEfficiency {
  /** Probability in [0, 1]; it rises or falls between the {@link #edges}. */
  double probability(double time);

  /** Rising times where the probability turns or changes quickly. */
  double[] edges();

  /**
   * The same at all times.
   *
   * @param value efficiency in [0, 1]
   */
  record Constant(double value) implements TimeEfficiency {
    /** Checks the range. */
    public Constant {
      Require.inRange("time efficiency", value, 0, 1);
    }

    @Override
    public double probability(double time) {
      return value;
    }

    @Override
    public double[] edges() {
      return new double[0];
    }
  }

  /**
   * 1 up to a time, then exp(-rate (t - start)): one event per window is kept, and a later one is
   * hidden by what came before it (COHERENT CsI[Na], Phys. Rev. Lett. 129 (2022) 081801).
   *
   * @param start time of the turn, time
   * @param rate rate of the fall, 1/time
   */
  record Exponential(double start, double rate) implements TimeEfficiency {
    /** Checks the ranges. */
    public Exponential {
      Require.finite("start of the fall", start);
      Require.positive("rate of the fall", rate);
    }

    @Override
    public double probability(double time) {
      return time < start ? 1 : StrictMath.exp(-rate * (time - start));
    }

    @Override
    public double[] edges() {
      double life = 1 / rate;
      return new double[] {start, start + life / 2, start + 2 * life, start + 6 * life};
    }
  }

  /**
   * Linear between points; 0 before the first and behind the last.
   *
   * @param curve efficiency in [0, 1] against the time
   */
  record Tabulated(Curve curve) implements TimeEfficiency {
    /** Checks the range. */
    public Tabulated {
      for (int i = 0; i < curve.size(); i++) {
        Require.inRange("time efficiency", curve.value(i), 0, 1);
      }
    }

    @Override
    public double probability(double time) {
      boolean inside = time >= curve.energy(0) && time <= curve.energy(curve.size() - 1);
      return inside ? curve.at(time) : 0;
    }

    @Override
    public double[] edges() {
      return curve.nodes();
    }
  }
}
