package org.nudipole.cli.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.NodeList;

/** Pictures look the same wherever they are looked at, and have the same bytes wherever made. */
class PictureTest {
  private static final List<String> FORMATS = List.of("png", "svg", "pdf");

  @TempDir Path directory;

  /** Draws the same picture in all formats into a directory. */
  public static void main(String[] directory) throws IOException {
    for (String format : FORMATS) {
      SpectrumPlotTest.falling(1000).write(Path.of(directory[0], "a." + format));
    }
  }

  @Test
  @Tag("canonical")
  void anotherJavaInAnotherCountryWritesTheSameBytes() throws Exception {
    Path there = Files.createDirectory(directory.resolve("there"));
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            // Whatever goes by the address of an object goes another way.
            "-XX:+UnlockExperimentalVMOptions",
            "-XX:hashCode=0",
            "-Duser.language=ar",
            "-Duser.country=EG",
            "-Duser.timezone=Africa/Cairo",
            "-Dfile.encoding=ISO-8859-1",
            "-cp",
            System.getProperty("java.class.path"),
            PictureTest.class.getName(),
            there.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    assertEquals("", new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    assertEquals(0, process.waitFor());
    main(new String[] {directory.toString()});
    for (String format : FORMATS) {
      String name = "a." + format;
      assertEquals(-1, Files.mismatch(directory.resolve(name), there.resolve(name)), name);
    }
  }

  @Test
  void svgCarriesTheGlyphsOfItsText() throws Exception {
    Path file = directory.resolve("a.svg");
    SpectrumPlotTest.falling(1000).write(file);
    Matcher matcher =
        Pattern.compile("url\\(data:font/ttf;base64,([^)]*)\\)").matcher(Files.readString(file));
    assertTrue(matcher.find());
    byte[] bytes = Base64.getDecoder().decode(matcher.group(1));
    Font carried = Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(bytes));
    NodeList texts =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(file.toFile())
            .getElementsByTagName("text");
    assertTrue(texts.getLength() > 10);
    FontRenderContext exact = new FontRenderContext(null, true, true);
    for (int i = 0; i < texts.getLength(); i++) {
      String text = texts.item(i).getTextContent();
      assertEquals(-1, carried.canDisplayUpTo(text), text);
      assertEquals(
          Typeface.of(12).getStringBounds(text, exact).getWidth(),
          carried.deriveFont(12f).getStringBounds(text, exact).getWidth(),
          1e-3,
          text);
    }
    assertTrue(bytes.length < 50_000, "no more than the glyphs of the text: " + bytes.length);
  }

  @Test
  void pdfCarriesItsTypefaceAndItsTextCanBeSearched() throws IOException {
    Path file = directory.resolve("a.pdf");
    SpectrumPlotTest.falling(1000).write(file);
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      String text = new PDFTextStripper().getText(document);
      assertTrue(text.contains("CE\u03bdNS, Standard Model"), text);
      assertTrue(text.contains("10\u207b\u00b9\u00b9 \u03bcB"), text);
      PDResources page = document.getPage(0).getResources();
      int fonts = 0;
      for (COSName form : page.getXObjectNames()) {
        PDResources resources = ((PDFormXObject) page.getXObject(form)).getResources();
        for (COSName font : resources.getFontNames()) {
          assertTrue(resources.getFont(font).isEmbedded());
          fonts++;
        }
      }
      assertEquals(1, fonts);
    }
  }
}
