package org.nudipole.generator.axis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HistogramTest {
  @Test
  void countsEveryValueOfTheSliceOnce() {
    Histogram histogram = new Histogram(Binning.linear(0, 4, 4));
    double[] values = {99, -0.1, 0, 0.5, 1, 3.9, 4, 4.1, Double.NaN, Double.POSITIVE_INFINITY, 99};
    histogram.fill(values, 1, 10, 1);
    assertArrayEquals(new long[] {2, 1, 0, 2}, histogram.counts());
    assertEquals(1, histogram.underflow());
    assertEquals(2, histogram.overflow());
    assertEquals(1, histogram.undefined());
    assertEquals(9, histogram.total());
  }

  @Test
  void theUnitConvertsValues() {
    Histogram histogram = new Histogram(Binning.linear(0, 4e-3, 4));
    histogram.fill(new double[] {0.5, 2.5}, 0, 2, 1e-3);
    histogram.fill(new float[] {2.5f}, 0, 1, 1e-3);
    assertArrayEquals(new long[] {1, 0, 2, 0}, histogram.counts());
  }

  @Test
  void aRoundedOuterEdgeIsInsideAndOnlyThat() {
    double edge = 6.8278406325;
    float above = (float) edge > edge ? (float) edge : Math.nextUp((float) edge);
    Histogram histogram = new Histogram(Binning.linear(-edge, edge, 2));
    histogram.fill(new float[] {above, -above}, 0, 2, 1);
    assertArrayEquals(new long[] {1, 1}, histogram.counts());
    float far = above * (1 + 1e-6f);
    histogram.fill(new float[] {far, -far}, 0, 2, 1);
    assertEquals(1, histogram.overflow());
    assertEquals(1, histogram.underflow());
    histogram.fill(new double[] {above, -above}, 0, 2, 1);
    assertEquals(2, histogram.overflow());
  }
}
