package org.nudipole.cli.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/**
 * Ticks on all four sides of a panel, pointing inside; JFreeChart's axes draw them on one side of
 * one panel only.
 */
final class TickFrame extends AbstractXYAnnotation {
  private static final long serialVersionUID = 1;
  private static final double MAJOR = 8;
  private static final double MINOR = 4;

  private final transient List<Tick> x;
  private final transient List<Tick> y;
  private final boolean right;

  TickFrame(List<Tick> x, List<Tick> y) {
    this(x, y, true);
  }

  /**
   * As said.
   *
   * @param right whether the right side has ticks too
   */
  TickFrame(List<Tick> x, List<Tick> y, boolean right) {
    this.x = x;
    this.y = y;
    this.right = right;
  }

  @Override
  public void draw(
      Graphics2D graphics,
      XYPlot plot,
      Rectangle2D area,
      ValueAxis domain,
      ValueAxis range,
      int rendererIndex,
      PlotRenderingInfo info) {
    graphics.setPaint(Color.BLACK);
    graphics.setStroke(Style.thin());
    for (Tick tick : x) {
      double at = domain.valueToJava2D(tick.value(), area, RectangleEdge.BOTTOM);
      double length = length(tick);
      if (at > area.getMinX() + 1 && at < area.getMaxX() - 1) {
        graphics.draw(new Line2D.Double(at, area.getMaxY(), at, area.getMaxY() - length));
        graphics.draw(new Line2D.Double(at, area.getMinY(), at, area.getMinY() + length));
      }
    }
    for (Tick tick : y) {
      double at = range.valueToJava2D(tick.value(), area, RectangleEdge.LEFT);
      double length = length(tick);
      if (at > area.getMinY() + 1 && at < area.getMaxY() - 1) {
        graphics.draw(new Line2D.Double(area.getMinX(), at, area.getMinX() + length, at));
        if (right) {
          graphics.draw(new Line2D.Double(area.getMaxX(), at, area.getMaxX() - length, at));
        }
      }
    }
  }

  private static double length(Tick tick) {
    return tick.isMajor() ? MAJOR : MINOR;
  }
}
