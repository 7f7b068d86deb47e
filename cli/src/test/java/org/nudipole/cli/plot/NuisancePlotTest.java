package org.nudipole.cli.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.IntervalXYDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of nuisances, and several figures in one picture. */
class NuisancePlotTest {
  private static final List<NuisancePlot.Row> ROWS =
      List.of(
          new NuisancePlot.Row("first", -0.5, 0.8),
          new NuisancePlot.Row("second", 2.5, 0.9),
          new NuisancePlot.Row("without an error", 0, Double.NaN));

  @TempDir private Path folder;

  private static XYPlot pulls(NuisancePlot plot) {
    return ((CombinedRangeXYPlot) plot.chart().getXYPlot()).getSubplots().get(0);
  }

  @Test
  void pullsStandInRowsFromTheTopWithTheirErrors() {
    XYPlot panel = pulls(new NuisancePlot("pulls", ROWS, ""));
    IntervalXYDataset data = (IntervalXYDataset) panel.getDataset();
    for (int i = 0; i < ROWS.size(); i++) {
      double error = i == 2 ? 0 : ROWS.get(i).error();
      assertEquals(3 - i, data.getYValue(0, i));
      assertEquals(ROWS.get(i).pull() - error, data.getStartXValue(0, i));
      assertEquals(ROWS.get(i).pull() + error, data.getEndXValue(0, i));
    }
    assertTrue(panel.getDomainAxis().getRange().contains(3.4), "the longest error");
    assertTrue(panel.getDomainAxis().getRange().contains(-3.4), "both sides alike");
  }

  /** Numbers that need an exponent stand apart. */
  @Test
  void longLabelsAreFewer() {
    List<NuisancePlot.Row> rows = List.of(new NuisancePlot.Row("one", 0, 1).with(4e-10, -3.5e-10));
    XYPlot panel =
        ((CombinedRangeXYPlot) new NuisancePlot("impacts", rows, "moment").chart().getXYPlot())
            .getSubplots()
            .get(1);
    List<?> ticks =
        panel
            .getDomainAxis()
            .refreshTicks(null, null, new Rectangle2D.Double(0, 0, 300, 300), RectangleEdge.BOTTOM);
    int letters = ticks.stream().mapToInt(tick -> ((NumberTick) tick).getText().length()).sum();
    assertTrue(ticks.size() >= 2 && letters <= 34, ticks.size() + " with " + letters);
  }

  @Test
  void aPictureIsAsHighAsItsFigures() throws IOException {
    NuisancePlot rows = new NuisancePlot("pulls", ROWS, "");
    Path file = folder.resolve("a.pdf");
    new Sheet(List.of(SpectrumPlotTest.falling(1000), rows)).write(file);
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      assertEquals(1, document.getNumberOfPages());
      assertEquals(600 + rows.height(), document.getPage(0).getMediaBox().getHeight());
    }
  }
}
