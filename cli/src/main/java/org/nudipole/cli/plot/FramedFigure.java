package org.nudipole.cli.plot;

import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;

/** A picture with a title, lines below it, and a frame of two axes. */
public sealed interface FramedFigure extends Figure
    permits SpectrumPlot, ExclusionPlot, ContourPlot {
  /** Lines below the title. */
  List<String> lines();

  /** Horizontal axis. */
  Axis x();

  /** Vertical axis. */
  Axis y();

  /** What stands in the frame, and what may stand below it. */
  Plot plot(XYPlot frame);

  @Override
  default JFreeChart chart() {
    Typeface.load();
    XYPlot frame = Style.panel(x(), y(), Style.Y_TICKS);
    // Later data sets are drawn over earlier ones.
    frame.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    return Style.figure(title(), lines(), plot(frame));
  }
}
