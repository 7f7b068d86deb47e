package org.nudipole.cli.plot;

import java.util.List;
import org.jfree.chart.LegendItem;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;

/** Curves that carry a marker at a few points, no two of them at the same, and in the legend. */
final class MarkedLines extends XYLineAndShapeRenderer {
  private static final long serialVersionUID = 1;

  /** Parts of a curve with one marker each. */
  private static final int PARTS = 4;

  private final transient List<ExclusionCurve> curves;
  private transient boolean legend;

  /** Lines for the series of the curves, in their order. */
  MarkedLines(List<ExclusionCurve> curves) {
    super(true, false);
    this.curves = List.copyOf(curves);
    setDrawSeriesLineAsPath(true);
  }

  @Override
  public boolean getItemShapeVisible(int series, int item) {
    int every = Math.max(1, curves.get(series).x().length / PARTS);
    boolean here = item % every == (1 + series * (every - 1) / curves.size()) % every;
    return curves.get(series).marked() && (legend || here);
  }

  @Override
  public LegendItem getLegendItem(int dataset, int series) {
    legend = true;
    try {
      return super.getLegendItem(dataset, series);
    } finally {
      legend = false;
    }
  }
}
