package org.nudipole.cli.plot;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jfree.chart.JFreeChart;
import org.nudipole.io.WholeFile;

/** Renders a sheet to the bytes of a file type and puts them in place. */
final class Picture {
  /** Pixels per point. */
  private static final int SCALE = 2;

  private Picture() {}

  /** Writes the whole file or, on failure, none of it. */
  static void write(Sheet sheet, Path file) throws IOException {
    WholeFile.write(file, render(sheet, PlotFormat.of(file)));
  }

  private static byte[] render(Sheet sheet, PlotFormat format) throws IOException {
    return switch (format) {
      case PNG -> png(sheet);
      case SVG -> svg(sheet);
      case PDF -> pdf(sheet);
    };
  }

  private static byte[] png(Sheet sheet) throws IOException {
    BufferedImage image =
        new BufferedImage(SCALE * Style.WIDTH, SCALE * sheet.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(SCALE, SCALE);
    draw(sheet, graphics);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.setUseCache(false);
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  static byte[] svg(Sheet sheet) throws IOException {
    SvgGraphics graphics = new SvgGraphics(Style.WIDTH, sheet.height());
    draw(sheet, graphics);
    return graphics.document();
  }

  private static byte[] pdf(Sheet sheet) throws IOException {
    try (PDDocument document = new PDDocument();
        InputStream typeface = Typeface.open();
        PdfBoxGraphics2DFontTextDrawer text = new PdfBoxGraphics2DFontTextDrawer()) {
      // Else its identifier is the time of day.
      document.setDocumentId(0L);
      PDRectangle size = new PDRectangle(Style.WIDTH, sheet.height());
      PDPage page = new PDPage(size);
      document.addPage(page);
      text.registerFont(Typeface.FAMILY, PDType0Font.load(document, typeface, true));
      PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, size);
      graphics.setFontTextDrawer(text);
      draw(sheet, graphics);
      graphics.dispose();
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.drawForm(graphics.getXFormObject());
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  private static void draw(Sheet sheet, Graphics2D graphics) {
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    int top = 0;
    for (Figure figure : sheet.figures()) {
      JFreeChart chart = figure.chart();
      chart.setAntiAlias(true);
      chart.setTextAntiAlias(true);
      chart.draw(graphics, new Rectangle2D.Double(0, top, Style.WIDTH, figure.height()));
      top += figure.height();
    }
  }
}
