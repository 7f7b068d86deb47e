package org.nudipole.cli.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;

/** What the picture of limits shows. */
class ExclusionPlotTest {
  private static XYPlot panel(PublishedLimit... published) {
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

  private static List<XYTextAnnotation> names(PublishedLimit... published) {
    return panel(published).getAnnotations().stream()
        .filter(XYTextAnnotation.class::isInstance)
        .map(XYTextAnnotation.class::cast)
        .toList();
  }

  @Test
  void aPointWithoutALimitInterruptsTheCurve() {
    XYDataset data = panel().getDataset(0);
    assertEquals(1e-11, data.getYValue(0, 0));
    assertNull(data.getY(0, 1));
    assertEquals(3e-11, data.getYValue(0, 2));
  }

  @Test
  void numbersFarApartAreNamedBelowEachOther() {
    List<XYTextAnnotation> names =
        names(new PublishedLimit("one", 1e-11, 1e-11), new PublishedLimit("two", 1e-10, 1e-10));
    assertEquals(names.get(0).getX(), names.get(1).getX());
  }

  /** Each to the left of the one before it. */
  @Test
  void numbersCloseTogetherAreNamedSideBySide() {
    List<XYTextAnnotation> names =
        names(
            new PublishedLimit("one", 2.9e-11, 2.9e-11),
            new PublishedLimit("two", 2.8e-11, 2.8e-11),
            new PublishedLimit("three", 3e-11, 3e-11));
    assertEquals(
        List.of("one", "two", "three"), names.stream().map(XYTextAnnotation::getText).toList());
    assertTrue(names.get(1).getX() < names.get(0).getX() / 2);
    assertTrue(names.get(2).getX() < names.get(1).getX() / 2);
  }
}
