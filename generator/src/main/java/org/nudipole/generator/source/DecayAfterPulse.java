package org.nudipole.generator.source;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.Erfcx;
import org.nudipole.generator.Require;

/**
 * Neutrinos of the last of some decays one after another, of particles that a Gaussian pulse makes:
 * their time is the sum of a normal deviate and one exponential deviate for each decay,
 *
 * <pre>
 *   F(t) = Phi(z) - sum_i c_i g_i(t),   f(t) = sum_i c_i g_i(t) / tau_i,
 *   g_i(t) = exp(k_i^2 / 2 - k_i z) Phi(z - k_i),   k_i = sigma / tau_i,   z = (t - mean) / sigma,
 *   c_i = prod_(j != i) tau_i / (tau_i - tau_j),
 * </pre>
 *
 * <p>the exponentially modified Gaussian (E. Grushka, Anal. Chem. 44 (1972) 1733) in partial
 * fractions. An instantaneous pulse has sigma = 0 and g_i(t) = exp(-(t - mean) / tau_i).
 *
 * @param mean mean time of the pulse, time
 * @param sigma its standard deviation, time; 0 for an instantaneous one
 * @param lifetimes mean lives of the particles, one or more and no two alike, time
 */
public record DecayAfterPulse(double mean, double sigma, List<Double> lifetimes)
    implements ArrivalTime {
  private static final double ROOT_TWO = Math.sqrt(2);

  // A normal distribution holds less than 1e-18 outside these standard deviations, an exponential
  // one beyond these lives.
  private static final double[] DEVIATIONS = {-9, -6, -4, -2, -1, 0, 1, 2, 4, 6, 9};
  private static final double[] LIVES = {0.25, 0.5, 1, 2, 4, 8, 16, 30, 50};

  /** Checks the ranges and keeps a copy. */
  public DecayAfterPulse {
    Require.finite("mean of the pulse", mean);
    Require.notNegative("width of the pulse", sigma);
    lifetimes = List.copyOf(lifetimes);
    lifetimes.forEach(lifetime -> Require.positive("lifetime", lifetime));
    if (lifetimes.isEmpty() || lifetimes.stream().distinct().count() < lifetimes.size()) {
      throw new IllegalArgumentException(
          "lifetimes " + lifetimes + " (there must be one or more, no two alike)");
    }
  }

  @Override
  public double density(double time) {
    double sum = 0;
    for (int i = 0; i < lifetimes.size(); i++) {
      sum += share(i) * undecayed(i, time) / lifetimes.get(i);
    }
    return sum;
  }

  @Override
  public double cumulative(double time) {
    double sum = made(time);
    for (int i = 0; i < lifetimes.size(); i++) {
      sum -= share(i) * undecayed(i, time);
    }
    return sum;
  }

  @Override
  public double[] breaks() {
    double[] pulse = sigma > 0 ? DEVIATIONS : new double[] {0};
    DoubleStream decays =
        lifetimes.stream().flatMapToDouble(t -> Arrays.stream(LIVES).map(n -> n * t));
    // Decays go on where the pulse ends.
    double end = mean + pulse[pulse.length - 1] * sigma;
    return Stream.of(Arrays.stream(pulse).map(n -> mean + n * sigma), decays.map(t -> end + t))
        .flatMapToDouble(s -> s)
        .sorted()
        .distinct()
        .toArray();
  }

  // c_i
  private double share(int i) {
    double life = lifetimes.get(i);
    return IntStream.range(0, lifetimes.size())
        .filter(j -> j != i)
        .mapToDouble(j -> life / (life - lifetimes.get(j)))
        .reduce(1, (a, b) -> a * b);
  }

  // Phi(z): the part of the pulse before a time.
  private double made(double time) {
    if (sigma == 0) {
      return time >= mean ? 1 : 0;
    }
    return Erfc.value((mean - time) / sigma / ROOT_TWO) / 2;
  }

  // g_i: what a pulse into a single decay has made and not decayed yet.
  private double undecayed(int i, double time) {
    double life = lifetimes.get(i);
    if (sigma == 0) {
      return time >= mean ? StrictMath.exp((mean - time) / life) : 0;
    }
    double z = (time - mean) / sigma;
    double k = sigma / life;
    double x = (k - z) / ROOT_TWO;
    // Each form where its exponent is negative: neither overflows, whatever the ratio of the times.
    return x > 0
        ? StrictMath.exp(-z * z / 2) * Erfcx.value(x) / 2
        : StrictMath.exp(k * (k / 2 - z)) * Erfc.value(x) / 2;
  }
}
