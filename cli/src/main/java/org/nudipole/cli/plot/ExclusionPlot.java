package org.nudipole.cli.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.annotations.XYBoxAnnotation;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYDifferenceRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Upper limits against another parameter: curves with their bands, and at the right edge, where
 * limits on moments have risen, numbers from the literature.
 *
 * @param title title
 * @param lines lines below the title, such as the convention
 * @param x horizontal axis
 * @param y vertical axis
 * @param curves limits
 * @param published numbers from the literature, possibly none; intervals are drawn across
 */
public record ExclusionPlot(
    String title,
    List<String> lines,
    Axis x,
    Axis y,
    List<ExclusionCurve> curves,
    List<PublishedLimit> published)
    implements FramedFigure {
  /** Part of the axis, from the right, over which a published limit is drawn. */
  private static final double PUBLISHED = 0.05;

  /** Behind a name, so that it can be read on a curve. */
  private static final Color VEIL = new Color(255, 255, 255, 210);

  /** Part of the axis that a name takes beside it. */
  private static final double COLUMN = 0.22;

  /** Part of the vertical axis that two names above each other need. */
  private static final double ROW = 0.03;

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
    published.stream().filter(p -> p.high() > p.low()).forEach(p -> shade(frame, p));
    int[] columns = columns();
    for (int i = 0; i < columns.length; i++) {
      PublishedLimit number = published.get(i);
      boolean interval = number.high() > number.low();
      double right = columns[i] * COLUMN;
      if (!interval) {
        line(frame, number, right);
      }
      name(frame, number, right + (interval ? 0.02 : PUBLISHED + 0.01));
    }
    lines(frame);
    return frame;
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

  private void shade(XYPlot panel, PublishedLimit interval) {
    panel.addAnnotation(
        new XYBoxAnnotation(
            x.low(),
            interval.low(),
            x.high(),
            interval.high(),
            Style.thin(),
            new Color(0, 0, 0, 0),
            new Color(120, 120, 120, 60)));
  }

  // A name that would be written over an earlier one stands in the next column to the left.
  private int[] columns() {
    int[] columns = new int[published.size()];
    double row = Math.pow(y.high() / y.low(), ROW);
    for (int i = 0; i < columns.length; i++) {
      double place = middle(published.get(i));
      for (int k = 0; k < i; k++) {
        double other = middle(published.get(k));
        if (Math.max(place, other) < row * Math.min(place, other)) {
          columns[i] = Math.max(columns[i], columns[k] + 1);
        }
      }
    }
    return columns;
  }

  private void line(XYPlot panel, PublishedLimit limit, double right) {
    panel.addAnnotation(
        new XYLineAnnotation(
            fromRight(right + PUBLISHED),
            limit.low(),
            fromRight(right),
            limit.low(),
            new BasicStroke(2f),
            Color.DARK_GRAY));
  }

  private void name(XYPlot panel, PublishedLimit number, double right) {
    XYTextAnnotation text = new XYTextAnnotation(number.label(), fromRight(right), middle(number));
    text.setTextAnchor(TextAnchor.CENTER_RIGHT);
    text.setFont(Style.note());
    text.setPaint(Color.DARK_GRAY);
    if (!(number.high() > number.low())) {
      // A curve may pass below it.
      text.setBackgroundPaint(VEIL);
    }
    panel.addAnnotation(text);
  }

  private static double middle(PublishedLimit number) {
    return Math.sqrt(number.low()) * Math.sqrt(number.high());
  }

  private double fromRight(double part) {
    return x.logarithmic()
        ? x.high() * Math.pow(x.low() / x.high(), part)
        : x.high() - part * (x.high() - x.low());
  }
}
