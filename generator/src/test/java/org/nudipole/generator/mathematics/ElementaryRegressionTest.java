package org.nudipole.generator.mathematics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;

/** The bits of elementary functions are the same on every machine: those of a first one. */
@Tag("canonical")
class ElementaryRegressionTest {
  @Test
  void bitsOfManyValues() {
    UniformRandomProvider random = new RandomStreams(3).stream(0, Stage.SMEARING);
    long bits = 0;
    for (int i = 0; i < 500_000; i++) {
      double x = StrictMath.exp(80 * random.nextDouble() - 40);
      bits = bits * 31 + Double.doubleToLongBits(Elementary.log(x));
      bits = bits * 31 + Double.doubleToLongBits(Elementary.log1p(x));
      double y = 1200 * random.nextDouble() - 600;
      bits = bits * 31 + Double.doubleToLongBits(Elementary.exp(y));
    }
    assertEquals(2167966262145459673L, bits);
  }
}
