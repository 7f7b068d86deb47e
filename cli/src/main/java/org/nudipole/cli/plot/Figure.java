package org.nudipole.cli.plot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;

/** What every picture has: a title, lines below it, two axes, and a file to go to. */
public sealed interface Figure permits SpectrumPlot, ExclusionPlot, ContourPlot {
  /** Title. */
  String title();

  /** Lines below the title. */
  List<String> lines();

  /** Horizontal axis. */
  Axis x();

  /** Vertical axis. */
  Axis y();

  /** What stands in the frame, and what may stand below it. */
  Plot plot(XYPlot frame);

  /**
   * Writes the picture; an existing file is replaced at once, or not at all on failure.
   *
   * @param file target, with suffix .png, .svg or .pdf
   * @throws IllegalArgumentException if the suffix is another one
   * @throws IllegalStateException if this Java cannot draw text
   * @throws IOException if the file cannot be written
   */
  default void write(Path file) throws IOException {
    PlotFormat.of(file);
    Picture.write(chart(), file);
  }

  /** The picture as an SVG document. */
  default byte[] svg() {
    try {
      return Picture.svg(chart());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // it goes into memory
    }
  }

  /** The chart, for tests of what is drawn. */
  default JFreeChart chart() {
    System.setProperty("java.awt.headless", "true");
    Typeface.load();
    XYPlot frame = Style.panel(x(), y(), 8);
    // Later data sets are drawn over earlier ones.
    frame.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    return Style.figure(title(), lines(), plot(frame));
  }
}
