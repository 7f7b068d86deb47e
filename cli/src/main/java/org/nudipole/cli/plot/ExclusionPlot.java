package org.nudipole.cli.plot;

import java.awt.Color;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYDifferenceRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Upper limits against another parameter: curves with their bands and, in a strip left of the
 * frame, numbers from the literature for 0 of that parameter.
 *
 * @param title title
 * @param lines lines below the title, such as the convention
 * @param x horizontal axis
 * @param y vertical axis
 * @param curves limits
 * @param published numbers from the literature, possibly none
 */
public record ExclusionPlot(
    String title,
    List<String> lines,
    Axis x,
    Axis y,
    List<ExclusionCurve> curves,
    List<PublishedLimit> published)
    implements FramedFigure {
  /** Width of the frame over that of the strip of published limits. */
  private static final int FRAME = 19;

  private static final int STRIP = 6;

  /** Copies the lists. */
  public ExclusionPlot {
    lines = List.copyOf(lines);
    curves = List.copyOf(curves);
    published = List.copyOf(published);
  }

  @Override
  public Plot plot(XYPlot frame) {
    frame.setDomainAxis(Style.horizontal(x));
    for (ExclusionCurve curve : curves) {
      for (int b = 0; b < curve.bands().size(); b++) {
        band(frame, curve, curve.bands().get(b), b == 0 ? 40 : 70);
      }
    }
    lines(frame);
    if (published.isEmpty()) {
      return frame;
    }
    CombinedRangeXYPlot both = new CombinedRangeXYPlot(Style.vertical(y));
    both.setOrientation(PlotOrientation.VERTICAL);
    both.setGap(0);
    both.add(new PublishedStrip(published, y).panel(), STRIP);
    both.add(frame, FRAME);
    return both;
  }

  private void lines(XYPlot panel) {
    XYSeriesCollection data = new XYSeriesCollection();
    MarkedLines renderer = new MarkedLines(curves);
    for (int i = 0; i < curves.size(); i++) {
      ExclusionCurve curve = curves.get(i);
      data.addSeries(series(curve.name(), curve.x(), curve.y()));
      renderer.setSeriesPaint(i, Style.colour(curve.colour()));
      renderer.setSeriesStroke(i, Style.stroke(curve.dashed() ? 1 : 0));
      renderer.setSeriesShape(i, Style.marker(curve.colour()));
    }
    renderer.setLegendLine(new Line2D.Double(-16, 0, 16, 0));
    add(panel, data, renderer);
  }

  private void band(XYPlot panel, ExclusionCurve curve, ExclusionCurve.Band band, int alpha) {
    // A band ends where one of its ends does.
    List<double[]> ends = new ArrayList<>();
    for (int i = 0; i < curve.x().length; i++) {
      double low = band.low()[i];
      double high = band.high()[i];
      if (Double.isFinite(low) && Double.isFinite(high)) {
        ends.add(new double[] {curve.x()[i], low, high});
      }
    }
    XYSeriesCollection data = new XYSeriesCollection();
    XYSeries upper = new XYSeries("upper", false, true);
    XYSeries lower = new XYSeries("lower", false, true);
    for (double[] end : ends) {
      lower.add(x.visible(end[0]), y.visible(end[1]));
      upper.add(x.visible(end[0]), y.visible(end[2]));
    }
    data.addSeries(upper);
    data.addSeries(lower);
    Color plain = Style.colour(curve.colour());
    Color pale = new Color(plain.getRed(), plain.getGreen(), plain.getBlue(), alpha);
    XYDifferenceRenderer renderer = new XYDifferenceRenderer(pale, pale, false);
    Color none = new Color(0, 0, 0, 0);
    renderer.setSeriesPaint(0, none);
    renderer.setSeriesPaint(1, none);
    renderer.setDefaultSeriesVisibleInLegend(false);
    add(panel, data, renderer);
  }

  private static void add(XYPlot panel, XYSeriesCollection data, XYItemRenderer renderer) {
    int index = panel.getDataset(0) == null ? 0 : panel.getDatasetCount();
    panel.setDataset(index, data);
    panel.setRenderer(index, renderer);
  }

  private XYSeries series(String name, double[] abscissae, double[] ordinates) {
    XYSeries series = new XYSeries(name, false, true);
    for (int i = 0; i < ordinates.length; i++) {
      series.add(
          x.visible(abscissae[i]),
          Double.isFinite(ordinates[i]) ? (Number) y.visible(ordinates[i]) : null);
    }
    return series;
  }
}
