package org.nudipole.cli.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/**
 * The look that all figures share: typeface, palette, axes with ticks inside, frame. Lengths in
 * points.
 */
final class Style {
  /** Width and height of a figure. */
  static final int WIDTH = 800;

  static final int HEIGHT = 600;

  /** About how many labels fit below a figure. */
  /** Letters of ticks and of the blanks between them below a panel of half the width. */
  private static final int HALF_A_LINE = 34;

  private static final int X_TICKS = 8;

  /** About how many labels fit beside a figure. */
  static final int Y_TICKS = 8;

  /** Most characters of the name of a row. */
  private static final int LONGEST = 36;

  private static final float TITLE_SIZE = 17;
  private static final float LABEL_SIZE = 15;
  private static final float TEXT_SIZE = 13;
  private static final float NOTE_SIZE = 10.5f;

  /**
   * Colours that readers with any colour vision tell apart (M. Okabe, K. Ito, 2008), dark ones
   * first.
   */
  private static final Color[] PALETTE = {
    new Color(0, 114, 178),
    new Color(213, 94, 0),
    new Color(0, 158, 115),
    new Color(204, 121, 167),
    new Color(230, 159, 0),
    new Color(86, 180, 233)
  };

  /** Size of markers of points over that of curves. */
  private static final double SMALL = 0.65;

  /** Radius of a marker. */
  private static final double MARKER = 5;

  /**
   * Markers: number of corners, by how many degrees the first is turned away from the top, and the
   * radius between two corners relative to that of a corner. A disc, square, triangle, diamond,
   * triangle, star and cross.
   */
  private static final double[][] MARKERS = {
    {24, 0, 1},
    {4, 45, 0.707},
    {3, 0, 0.5},
    {4, 0, 0.707},
    {3, 180, 0.5},
    {5, 0, 0.4},
    {4, 45, 0.3}
  };

  private static final float[][] DASHES = {null, {8, 4}, {2, 3}, {9, 3, 2, 3}};

  /** A disc for simulated points. */
  static final Shape POINT = new Ellipse2D.Double(-2.6, -2.6, 5.2, 5.2);

  private Style() {}

  /** Colour of the i-th curve. */
  static Color colour(int i) {
    return PALETTE[i % PALETTE.length];
  }

  /**
   * Stroke of the i-th curve: solid first, then dashed, so that print without colour is readable
   * too.
   */
  static BasicStroke stroke(int i) {
    float[] dash = DASHES[i % DASHES.length];
    return dash == null
        ? new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
        : new BasicStroke(1.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0);
  }

  /** Marker of the i-th curve. */
  static Shape marker(int i) {
    double[] form = MARKERS[i % MARKERS.length];
    Path2D outline = new Path2D.Double();
    for (int p = 0; p < 2 * form[0]; p++) {
      double angle = Math.toRadians(form[1] - 90) + Math.PI * p / form[0];
      double radius = MARKER * (p % 2 == 0 ? 1 : form[2]);
      if (p == 0) {
        outline.moveTo(radius * Math.cos(angle), radius * Math.sin(angle));
      } else {
        outline.lineTo(radius * Math.cos(angle), radius * Math.sin(angle));
      }
    }
    outline.closePath();
    return outline;
  }

  /** Marker of the i-th points. */
  static Shape smallMarker(int i) {
    return AffineTransform.getScaleInstance(SMALL, SMALL).createTransformedShape(marker(i));
  }

  /** Stroke of frames, error bars and guides. */
  static BasicStroke thin() {
    return new BasicStroke(1.1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
  }

  /** An upright cross for a best fit. */
  static Shape cross() {
    Path2D path = new Path2D.Double();
    path.append(new Rectangle2D.Double(-6, -1.1, 12, 2.2), false);
    path.append(new Rectangle2D.Double(-1.1, -6, 2.2, 12), false);
    return path;
  }

  /** A triangle that points up or down, for points beyond the axis. */
  static Shape arrow(boolean up) {
    double tip = up ? -5 : 5;
    Path2D path = new Path2D.Double();
    path.moveTo(-4, 0);
    path.lineTo(4, 0);
    path.lineTo(0, tip);
    path.closePath();
    return path;
  }

  /** The horizontal axis of a figure. */
  static ValueAxis horizontal(Axis axis) {
    return axis(axis, X_TICKS);
  }

  /** The vertical axis of a figure. */
  static ValueAxis vertical(Axis axis) {
    return axis(axis, Y_TICKS);
  }

  private static List<Tick> ticks(Axis axis, int count) {
    return axis.logarithmic()
        ? Tick.logarithmic(axis.low(), axis.high(), count)
        : Tick.linear(axis.low(), axis.high(), count);
  }

  private static ValueAxis axis(Axis axis, int count) {
    return axis(axis, ticks(axis, count));
  }

  private static ValueAxis axis(Axis axis, List<Tick> ticks) {
    ValueAxis result = axis.logarithmic() ? new Logarithmic(ticks) : new Linear(ticks);
    result.setLabel(axis.label());
    result.setLabelFont(font(LABEL_SIZE));
    result.setLabelPaint(Color.BLACK);
    result.setLabelInsets(new RectangleInsets(5, 5, 3, 5));
    result.setTickLabelFont(font(TEXT_SIZE));
    result.setTickLabelPaint(Color.BLACK);
    result.setTickLabelInsets(new RectangleInsets(4, 5, 4, 5));
    // TickFrame draws them, on all sides of every panel.
    result.setTickMarksVisible(false);
    result.setMinorTickMarksVisible(false);
    result.setAxisLineVisible(false);
    result.setRange(axis.low(), axis.high());
    return result;
  }

  /** A panel with a frame that has ticks on all sides, and nothing else behind the data. */
  static XYPlot panel(Axis x, Axis y, int ticks) {
    XYPlot panel = framed(new XYPlot(null, null, axis(y, ticks), null));
    panel.addAnnotation(new TickFrame(ticks(x, X_TICKS), ticks(y, ticks)));
    return panel;
  }

  /** A panel left of another, whose vertical axis it has; no number is on its horizontal one. */
  static XYPlot strip(String label, Axis y) {
    ValueAxis x = axis(new Axis(label, false, 0, 1), List.of());
    XYPlot panel = framed(new XYPlot(null, x, null, null));
    panel.addAnnotation(new TickFrame(List.of(), ticks(y, Y_TICKS), false));
    return panel;
  }

  private static XYPlot framed(XYPlot panel) {
    panel.setBackgroundPaint(Color.WHITE);
    panel.setDomainGridlinesVisible(false);
    panel.setRangeGridlinesVisible(false);
    panel.setOutlinePaint(Color.BLACK);
    panel.setOutlineStroke(thin());
    panel.setAxisOffset(RectangleInsets.ZERO_INSETS);
    return panel;
  }

  /** A vertical axis of rows with names, from the top; row k from below lies at k. */
  static ValueAxis names(List<String> names) {
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      ticks.add(new Tick(names.size() - i, shortened(names.get(i))));
    }
    ValueAxis axis = axis(new Axis("", false, 0.5, names.size() + 0.5), ticks);
    axis.setTickLabelFont(note());
    return axis;
  }

  // Its ends tell it from others.
  private static String shortened(String name) {
    return name.length() <= LONGEST
        ? name
        : name.substring(0, LONGEST / 2)
            + "\u2026"
            + name.substring(name.length() - LONGEST / 2 + 1);
  }

  /** A panel of such rows, with ticks of its horizontal axis alone. */
  static XYPlot rows(Axis x, int count) {
    List<Tick> all = ticks(x, count);
    int letters =
        all.stream().filter(Tick::isMajor).mapToInt(tick -> tick.label().length() + 2).sum();
    List<Tick> ticks = letters > HALF_A_LINE ? Tick.everySecond(all) : all;
    XYPlot panel = framed(new XYPlot(null, axis(x, ticks), null, null));
    panel.addAnnotation(new TickFrame(ticks, List.of()));
    return panel;
  }

  /**
   * A figure with its title, lines below it, and the legend above the frame, where no data can be.
   */
  static JFreeChart figure(String title, List<String> lines, Plot plot) {
    // Else turned labels would be outlines in SVG.
    TextUtils.setUseDrawRotatedStringWorkaround(false);
    JFreeChart chart = new JFreeChart(null, font(TITLE_SIZE), plot, false);
    chart.setBackgroundPaint(Color.WHITE);
    RectangleInsets padding = new RectangleInsets(12, 10, 8, 36);
    chart.setPadding(padding);
    double width = WIDTH - padding.getLeft() - padding.getRight();
    chart.addSubtitle(text(title, TITLE_SIZE, 2));
    for (String line : lines) {
      EvenLines.of(line, font(TEXT_SIZE), width)
          .forEach(part -> chart.addSubtitle(text(part, TEXT_SIZE, 1)));
    }
    LegendTitle legend = new LegendTitle(plot);
    legend.setPosition(RectangleEdge.TOP);
    legend.setItemFont(font(TEXT_SIZE));
    legend.setItemPaint(Color.BLACK);
    legend.setBackgroundPaint(Color.WHITE);
    legend.setFrame(BlockBorder.NONE);
    legend.setLegendItemGraphicPadding(new RectangleInsets(2, 12, 2, 4));
    legend.setMargin(new RectangleInsets(4, 0, 6, 0));
    chart.addSubtitle(legend);
    return chart;
  }

  /** Typeface of notes among the data. */
  static Font note() {
    return font(NOTE_SIZE);
  }

  private static Font font(float size) {
    return Typeface.of(size);
  }

  private static TextTitle text(String text, float size, double gap) {
    TextTitle title = new TextTitle(text, font(size));
    title.setPaint(Color.BLACK);
    title.setTextAlignment(HorizontalAlignment.CENTER);
    title.setMargin(new RectangleInsets(0, 0, gap, 0));
    return title;
  }

  private static List<NumberTick> labels(List<Tick> ticks, RectangleEdge edge) {
    TextAnchor anchor =
        RectangleEdge.isTopOrBottom(edge) ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
    List<NumberTick> result = new ArrayList<>();
    for (Tick tick : ticks) {
      if (tick.isMajor()) {
        result.add(
            new NumberTick(
                TickType.MAJOR, tick.value(), tick.label(), anchor, TextAnchor.CENTER, 0));
      }
    }
    return result;
  }

  /** A linear axis with given ticks. */
  private static final class Linear extends NumberAxis {
    private static final long serialVersionUID = 1;
    private final transient List<Tick> ticks;

    Linear(List<Tick> ticks) {
      this.ticks = ticks;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public List refreshTicks(
        Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
      return labels(ticks, edge);
    }
  }

  /** A logarithmic axis with given ticks. */
  private static final class Logarithmic extends LogAxis {
    private static final long serialVersionUID = 1;
    private final transient List<Tick> ticks;

    Logarithmic(List<Tick> ticks) {
      this.ticks = ticks;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public List refreshTicks(
        Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
      return labels(ticks, edge);
    }
  }
}
