package org.nudipole.generator.axis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinningTest {
  @Test
  void linearAndLogarithmicMeetTheirEnds() {
    assertArrayEquals(new double[] {-1, 0, 1, 2}, Binning.linear(-1, 2, 3).edges(), 1e-15);
    double[] edges = Binning.logarithmic(1e-3, 1e3, 6).edges();
    assertArrayEquals(new double[] {1e-3, 1e-2, 1e-1, 1, 10, 100, 1e3}, edges, 1e-12);
    assertEquals(1e-3, edges[0]);
    assertEquals(1e3, edges[6]);
    double[] odd = Binning.linear(0.1, 0.7, 7).edges();
    assertEquals(0.1, odd[0]);
    assertEquals(0.7, odd[7]);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64, 1000})
  void everyEdgeOpensItsBinAndTheLastClosesTheAxis(int bins) {
    Binning binning = Binning.logarithmic(1e-6, 40, bins);
    for (int i = 0; i < bins; i++) {
      assertEquals(i, binning.index(binning.low(i)));
      assertEquals(i, binning.index(Math.nextDown(binning.high(i))));
    }
    assertEquals(bins - 1, binning.index(40));
    assertEquals(bins, binning.index(Math.nextUp(40.0)));
    assertEquals(bins, binning.index(Double.POSITIVE_INFINITY));
    assertEquals(Binning.UNDERFLOW, binning.index(Math.nextDown(binning.low(0))));
    assertEquals(Binning.UNDERFLOW, binning.index(Double.NEGATIVE_INFINITY));
    assertEquals(Binning.UNDEFINED, binning.index(Double.NaN));
  }

  @Test
  void equalContentOfAnExponential() {
    Binning binning = Binning.equalContent(x -> -Math.expm1(-x), 0, 30, 4);
    double[] quartiles = {0, Math.log(4.0 / 3), Math.log(2), Math.log(4), 30};
    assertArrayEquals(quartiles, binning.edges(), 1e-9);
  }

  @Test
  void equalContentDropsEdgesThatCoincideOnAJump() {
    Binning binning =
        Binning.equalContent(new double[] {0, 1, 1.000001, 2}, new double[] {0, 0, 1, 1}, 10);
    assertEquals(10, binning.size());
    Binning step = Binning.equalContent(x -> x < 1 ? 0 : 1, 0, 2, 10);
    assertEquals(2, step.size());
    assertEquals(1, step.high(0), 1e-11);
  }

  @Test
  void refusesWhatIsNoBinning() {
    assertThrows(IllegalArgumentException.class, () -> new Binning(new double[] {1}));
    assertThrows(IllegalArgumentException.class, () -> new Binning(new double[] {1, 1}));
    assertThrows(IllegalArgumentException.class, () -> new Binning(new double[] {1, Double.NaN}));
    assertThrows(
        IllegalArgumentException.class, () -> new Binning(new double[] {0, Double.NaN, 1}));
    assertThrows(IllegalArgumentException.class, () -> Binning.linear(0, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> Binning.logarithmic(0, 1, 3));
    assertThrows(IllegalArgumentException.class, () -> Binning.equalContent(x -> 0, 0, 1, 3));
  }

  @Test
  void edgesCannotBeChangedFromOutside() {
    double[] edges = {0, 1, 2};
    Binning binning = new Binning(edges);
    edges[1] = 5;
    binning.edges()[1] = 5;
    assertEquals(new Binning(new double[] {0, 1, 2}), binning);
  }

  @Test
  void describesARunOfBinsInTheUnitAskedFor() {
    Binning binning = Binning.linear(0, 0.004, 4);
    assertEquals("1 to 3 keV", binning.describe(1, 2, 1e-3, "keV"));
    assertEquals("0.001 to 0.002", binning.describe(1, 1, 1, ""));
  }
}
