package org.nudipole.generator.interaction;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.SplitMix64;

/** The numbers of one try of a property. Where the property does not hold they are told. */
final class Draw {
  private final UniformRandomProvider random;
  private final Map<String, Object> drawn = new LinkedHashMap<>();

  private Draw(UniformRandomProvider random) {
    this.random = random;
  }

  /**
   * Tries a property with numbers of a seed.
   *
   * @throws AssertionError with the seed and all that was drawn, if the property does not hold
   */
  static void tries(int count, long seed, Consumer<Draw> property) {
    UniformRandomProvider random = new SplitMix64(seed);
    for (int i = 0; i < count; i++) {
      Draw draw = new Draw(random);
      try {
        property.accept(draw);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ", try " + i + ", " + draw.drawn + ": " + e, e);
      }
    }
  }

  /** A number between two others; one in twenty is one of the ends. */
  double between(double low, double high, String name) {
    int edge = random.nextInt(40);
    double value = edge == 0 ? low : edge == 1 ? high : low + random.nextDouble() * (high - low);
    return noted(name, Math.min(high, value));
  }

  /** One of several values. */
  <T> T among(T[] values, String name) {
    return noted(name, values[random.nextInt(values.length)]);
  }

  /** True or false. */
  boolean flag(String name) {
    return noted(name, random.nextBoolean());
  }

  private <T> T noted(String name, T value) {
    drawn.put(name, value);
    return value;
  }
}
