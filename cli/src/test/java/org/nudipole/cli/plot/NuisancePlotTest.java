package org.nudipole.cli.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.jfree.chart.plot.XYPlot;
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
