package org.nudipole.cli.plot;

import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.DefaultStyleHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSOutput;

/**
 * Draws into an SVG document whose text stays text, and which carries the part of the typeface that
 * its text needs. Programs that take no typeface from a document find it, or the next best, by
 * name.
 */
final class SvgGraphics extends SVGGraphics2D {
  private static final String NAMESPACE = "http://www.w3.org/2000/svg";
  private static final String FAMILIES = "'" + Typeface.FAMILY + "', Verdana, Arial, sans-serif";

  /** Decimals of a point: more than eyes and printers resolve. */
  private static final int DECIMALS = 3;

  /** Without those that know other glyphs than the kept ones, such as kerning. */
  private static final List<String> FONT_TABLES =
      List.of(
          "OS/2", "cmap", "cvt ", "fpgm", "gasp", "glyf", "head", "hhea", "hmtx", "loca", "maxp",
          "name", "post", "prep");

  private final Graphics2D measure;

  /** An empty picture of a width and height in points. */
  SvgGraphics(int width, int height) {
    super(context(), false);
    setSVGCanvasSize(new Dimension(width, height));
    // Batik's own measure rounds widths to pixels.
    measure = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    measure.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
  }

  private SvgGraphics(SvgGraphics whole) {
    super(whole);
    measure = whole.measure;
  }

  @Override
  public Graphics create() {
    return new SvgGraphics(this);
  }

  @Override
  public FontMetrics getFontMetrics(Font font) {
    return measure.getFontMetrics(font);
  }

  private static SVGGeneratorContext context() {
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(empty());
    context.setComment("");
    context.setPrecision(DECIMALS);
    context.setStyleHandler(new Families());
    return context;
  }

  private static Document empty() {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(NAMESPACE, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("this Java cannot make XML documents", e);
    }
  }

  /** The document of all that was drawn, after which nothing more can be. */
  byte[] document() throws IOException {
    Element root = getRoot();
    Dimension size = getSVGCanvasSize();
    root.setAttribute("viewBox", "0 0 " + size.width + " " + size.height);
    Element style = root.getOwnerDocument().createElementNS(NAMESPACE, "style");
    style.setTextContent(
        "@font-face{font-family:'"
            + Typeface.FAMILY
            + "';src:url(data:font/ttf;base64,"
            + Base64.getEncoder().encodeToString(typefaceOf(root.getTextContent()))
            + ")}");
    root.insertBefore(style, root.getFirstChild());
    // Batik's writer would name a document type, which readers of XML fetch from the network.
    DOMImplementationLS xml = (DOMImplementationLS) root.getOwnerDocument().getImplementation();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    LSOutput out = xml.createLSOutput();
    out.setByteStream(bytes);
    out.setEncoding("UTF-8");
    xml.createLSSerializer().write(root, out);
    return bytes.toByteArray();
  }

  private static byte[] typefaceOf(String text) throws IOException {
    try (InputStream in = Typeface.open();
        TrueTypeFont whole = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
      TTFSubsetter subset = new TTFSubsetter(whole, FONT_TABLES);
      text.codePoints().forEach(subset::add);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      subset.writeToStream(out);
      return out.toByteArray();
    }
  }

  /** Names what may stand in for the typeface. */
  private static final class Families extends DefaultStyleHandler {
    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // Batik is older than generics
    public void setStyle(Element element, Map styles, SVGGeneratorContext context) {
      styles.computeIfPresent("font-family", (name, family) -> FAMILIES);
      super.setStyle(element, styles, context);
    }
  }
}
