package org.nudipole.cli.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;

/** What the picture of limits shows. */
class ExclusionPlotTest {
  private static XYPlot plot(PublishedLimit... published) {
    ExclusionCurve curve =
        new ExclusionCurve(
            "limit",
            new double[] {1, 10, 100},
            new double[] {1e-11, Double.NaN, 3e-11},
            List.of(),
            false,
            0,
            true);
    return new ExclusionPlot(
            "limits",
            List.of(),
            new Axis("mass (keV)", true, 1, 100),
            new Axis("moment", true, 1e-12, 1e-8),
            List.of(curve),
            List.of(published))
        .chart()
        .getXYPlot();
  }

  // In a strip of their own, where no curve is.
  private static List<XYTextAnnotation> names(PublishedLimit... published) {
    CombinedRangeXYPlot both = (CombinedRangeXYPlot) plot(published);
    XYPlot strip = both.getSubplots().get(0);
    assertEquals(0, strip.getDatasetCount());
    assertEquals(1, both.getSubplots().get(1).getDatasetCount());
    return strip.getAnnotations().stream()
        .filter(XYTextAnnotation.class::isInstance)
        .map(XYTextAnnotation.class::cast)
        .toList();
  }

  @Test
  void aPointWithoutALimitInterruptsTheCurve() {
    XYDataset data = plot().getDataset(0);
    assertEquals(1e-11, data.getYValue(0, 0));
    assertNull(data.getY(0, 1));
    assertEquals(3e-11, data.getYValue(0, 2));
  }

  @Test
  void numbersFarApartAreNamedWhereTheyAre() {
    List<XYTextAnnotation> names =
        names(new PublishedLimit("one", 1e-10, 1e-10), new PublishedLimit("two", 1e-11, 4e-11));
    assertEquals(2e-11, names.get(0).getY(), 1e-15);
    assertEquals(1e-10, names.get(1).getY(), 1e-15);
  }

  @Test
  void numbersCloseTogetherAreNamedAboveEachOther() {
    List<XYTextAnnotation> names =
        names(
            new PublishedLimit("one", 2.9e-11, 2.9e-11),
            new PublishedLimit("two", 2.8e-11, 2.8e-11),
            new PublishedLimit("three", 3e-11, 3e-11));
    assertEquals(
        List.of("two", "one", "three"), names.stream().map(XYTextAnnotation::getText).toList());
    for (int i = 1; i < 3; i++) {
      // 3.2 % of four decades.
      assertEquals(Math.pow(10, 4 * 0.032), names.get(i).getY() / names.get(i - 1).getY(), 1e-9);
    }
  }

  @Test
  void placesKeepTheirDistanceAndStayInside() {
    assertArrayEquals(
        new double[] {0.2, 0.45, 0.55, 0.8},
        EvenPlaces.of(new double[] {0.2, 0.49, 0.51, 0.8}, 0.1),
        1e-12);
    assertArrayEquals(
        new double[] {0.05, 0.15, 0.25}, EvenPlaces.of(new double[] {0, 0, 0.01}, 0.1), 1e-12);
    assertArrayEquals(new double[] {0.85, 0.95}, EvenPlaces.of(new double[] {0.99, 1}, 0.1), 1e-12);
  }
}
