package org.nudipole.cli.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.annotations.XYBoxAnnotation;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.TextAnchor;

/**
 * Numbers from the literature for a mass of 0 in a strip left of a frame, which has no place for 0
 * on a logarithmic axis: ticks at its edge, bars of preferred intervals, and names that keep apart
 * and hide no curve.
 *
 * @param published the numbers
 * @param y the vertical axis of the frame
 */
record PublishedStrip(List<PublishedLimit> published, Axis y) {
  /** Part of the vertical axis that a name needs. */
  private static final double ROW = 0.032;

  /** Where, in parts of its width, ticks begin and names end; between them lines lead. */
  private static final double TICK = 0.94;

  private static final double NAME = 0.89;

  private static final Color GREY = Color.DARK_GRAY;

  /** Sorts the numbers. */
  PublishedStrip {
    published =
        published.stream().sorted(Comparator.comparingDouble(PublishedStrip::middle)).toList();
  }

  /** Its panel. */
  XYPlot panel() {
    XYPlot panel = Style.strip("massless", y);
    double[] places = EvenPlaces.of(published.stream().mapToDouble(this::part).toArray(), ROW);
    for (int i = 0; i < places.length; i++) {
      PublishedLimit number = published.get(i);
      double place = value(places[i]);
      if (number.high() > number.low()) {
        panel.addAnnotation(
            new XYBoxAnnotation(
                TICK, number.low(), 1, number.high(), null, null, new Color(120, 120, 120, 110)));
      } else {
        panel.addAnnotation(
            new XYLineAnnotation(TICK, number.low(), 1, number.low(), new BasicStroke(2f), GREY));
      }
      panel.addAnnotation(
          new XYLineAnnotation(
              NAME + 0.01, place, TICK, middle(number), new BasicStroke(0.6f), Color.GRAY));
      XYTextAnnotation name = new XYTextAnnotation(number.label(), NAME, place);
      name.setTextAnchor(TextAnchor.CENTER_RIGHT);
      name.setFont(Style.note());
      name.setPaint(GREY);
      panel.addAnnotation(name);
    }
    return panel;
  }

  private static double middle(PublishedLimit number) {
    return Math.sqrt(number.low()) * Math.sqrt(number.high());
  }

  // Where it stands between the ends of the axis.
  private double part(PublishedLimit number) {
    double value = middle(number);
    return y.logarithmic()
        ? Math.log(value / y.low()) / Math.log(y.high() / y.low())
        : (value - y.low()) / (y.high() - y.low());
  }

  private double value(double part) {
    return y.logarithmic()
        ? y.low() * Math.pow(y.high() / y.low(), part)
        : y.low() + part * (y.high() - y.low());
  }
}
