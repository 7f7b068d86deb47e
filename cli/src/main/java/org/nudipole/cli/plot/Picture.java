package org.nudipole.cli.plot;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.jfree.chart.JFreeChart;
import org.jfree.pdf.PDFDocument;
import org.jfree.pdf.PDFGraphics2D;
import org.jfree.pdf.PDFHints;
import org.jfree.svg.SVGGraphics2D;
import org.nudipole.io.WholeFile;

/** Renders a chart to the bytes of a file type and puts them in place. */
final class Picture {
  /** Pixels per point. */
  private static final int SCALE = 2;

  private Picture() {}

  /** Writes the whole file or, on failure, none of it. */
  static void write(JFreeChart chart, Path file) throws IOException {
    WholeFile.write(file, render(chart, PlotFormat.of(file)));
  }

  private static byte[] render(JFreeChart chart, PlotFormat format) throws IOException {
    return switch (format) {
      case PNG -> png(chart);
      case SVG -> svg(chart).getBytes(StandardCharsets.UTF_8);
      case PDF -> pdf(chart);
    };
  }

  private static byte[] png(JFreeChart chart) throws IOException {
    BufferedImage image =
        new BufferedImage(SCALE * Style.WIDTH, SCALE * Style.HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(SCALE, SCALE);
    draw(chart, graphics);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.setUseCache(false);
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  static String svg(JFreeChart chart) {
    SVGGraphics2D graphics = new SVGGraphics2D(Style.WIDTH, Style.HEIGHT);
    // The default prefix is the time of day.
    graphics.setDefsKeyPrefix("nudipole");
    graphics.setFontFunction(family -> "\"" + Typeface.FAMILY + "\", Verdana, Arial, sans-serif");
    graphics.setGeomDoubleConverter(value -> Double.toString(Math.rint(1000 * value) / 1000));
    draw(chart, graphics);
    return graphics.getSVGDocument();
  }

  private static byte[] pdf(JFreeChart chart) {
    PDFDocument document = new PDFDocument();
    PDFGraphics2D graphics =
        document
            .createPage(new Rectangle2D.Double(0, 0, Style.WIDTH, Style.HEIGHT))
            .getGraphics2D();
    // The standard PDF fonts have no Greek letters and no superscripts.
    graphics.setRenderingHint(
        PDFHints.KEY_DRAW_STRING_TYPE, PDFHints.VALUE_DRAW_STRING_TYPE_VECTOR);
    draw(chart, graphics);
    return undated(document.getPDFBytes());
  }

  /**
   * Puts a fixed time of creation, of the same length as the true one, to which the offsets in the
   * file refer: the same figure has the same bytes.
   */
  private static byte[] undated(byte[] pdf) {
    String text = new String(pdf, StandardCharsets.ISO_8859_1);
    return text.replaceAll("Date \\(D:\\d{14}", "Date (D:20000101000000")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void draw(JFreeChart chart, Graphics2D graphics) {
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    chart.setAntiAlias(true);
    chart.setTextAntiAlias(true);
    chart.draw(graphics, new Rectangle2D.Double(0, 0, Style.WIDTH, Style.HEIGHT));
  }
}
