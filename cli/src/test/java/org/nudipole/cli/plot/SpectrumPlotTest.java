package org.nudipole.cli.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpectrumPlotTest {
  @TempDir Path directory;

  /** A falling spectrum with a dipole-like part, and events that scatter around their sum. */
  static SpectrumPlot falling(long events) {
    int bins = 60;
    double[] edges = new double[bins + 1];
    for (int i = 0; i <= bins; i++) {
      edges[i] = 10 * Math.pow(20, (double) i / bins);
    }
    double[] standard = new double[bins];
    double[] dipole = new double[bins];
    double[] total = new double[bins];
    double content = 0;
    for (int i = 0; i < bins; i++) {
      double t = 0.5 * (edges[i] + edges[i + 1]);
      standard[i] = 0.02 * Math.pow(Math.max(0, 1 - t / 180), 2);
      dipole[i] = t < 150 ? 0.15 / t * (1 - t / 150) : 0;
      total[i] = standard[i] + dipole[i];
      content += total[i] * (edges[i + 1] - edges[i]);
    }
    long[] counts = new long[bins];
    double[] expected = new double[bins];
    double[] scale = new double[bins];
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < bins; i++) {
      double width = edges[i + 1] - edges[i];
      expected[i] = events * total[i] * width / content;
      double shift = Math.sqrt(12) * (random.nextDouble() - 0.5) * Math.sqrt(expected[i]);
      counts[i] = Math.max(0, Math.round(expected[i] + shift));
      scale[i] = content / (events * width);
    }
    return SpectrumPlot.of(
        "51Cr on germanium: CE\u03bdNS and a magnetic moment of 1.0\u00d710\u207b\u00b9\u00b9"
            + " \u03bcB",
        List.of("5 MCi at 25 cm from 2000 cm\u00b3, 55.4 days, " + events + " events"),
        "nuclear recoil energy (eV)",
        "rate (events kg\u207b\u00b9 day\u207b\u00b9 eV\u207b\u00b9)",
        List.of(
            new AnalyticCurve("total", edges, total),
            new AnalyticCurve("CE\u03bdNS, Standard Model", edges, standard),
            new AnalyticCurve("dipole", edges, dipole)),
        List.of(new SimulatedPoints("simulated", edges, counts, scale, expected)));
  }

  /** Electrons lie many decades below nuclei; the line alone is cut, it may fall to nothing. */
  private static final double[] DECADES = {1, 10, 100, 1000};

  /** Points in three decades of x, the last without an event, over a line. */
  private static SpectrumPlot steep(AnalyticCurve... curves) {
    return SpectrumPlot.of(
        "",
        List.of(),
        "x",
        "y",
        List.of(curves),
        List.of(
            new SimulatedPoints(
                "points",
                DECADES,
                new long[] {1000, 10, 0},
                new double[] {1e6, 1, 1},
                new double[] {1000, 10, 0})));
  }

  @Test
  void everySimulatedPointIsInTheFrame() {
    AnalyticCurve line = new AnalyticCurve("line", DECADES, new double[] {1e9, 10, 1e-20});
    assertEquals(10 / 1.5, steep(line).y().low(), 1e-9);
  }

  /** Whoever looks for a line of the legend shall know where it is. */
  @Test
  void theLegendTellsWhichLinesAreBelowTheFrame() throws IOException {
    AnalyticCurve total = new AnalyticCurve("total", DECADES, new double[] {1e9, 10, 1e-20});
    AnalyticCurve tiny = new AnalyticCurve("tiny", DECADES, new double[] {6, 1, 0});
    Path file = directory.resolve("a.svg");
    steep(total, tiny).write(file);
    String svg = Files.readString(file);
    assertTrue(svg.contains("tiny (below the frame)"));
    assertFalse(svg.contains("total (below the frame)"));
  }

  @Test
  void writesEveryTypeAndOnlyTheFileAskedFor() throws IOException {
    SpectrumPlot plot = falling(100_000);
    for (String suffix : new String[] {"png", "SVG", "pdf"}) {
      plot.write(directory.resolve("a." + suffix));
    }
    byte[] png = Files.readAllBytes(directory.resolve("a.png"));
    assertArrayEquals(new byte[] {(byte) 0x89, 'P', 'N', 'G'}, Arrays.copyOf(png, 4));
    String svg = Files.readString(directory.resolve("a.SVG"));
    assertTrue(svg.contains("<svg") && svg.strip().endsWith("</svg>"));
    byte[] pdf = Files.readAllBytes(directory.resolve("a.pdf"));
    assertTrue(new String(pdf, StandardCharsets.ISO_8859_1).startsWith("%PDF"));
    try (var files = Files.list(directory)) {
      assertEquals(3, files.count());
    }
  }

  @Test
  void pixelsAreManyAndNotBlank() throws IOException {
    Path file = directory.resolve("a.png");
    falling(100_000).write(file);
    BufferedImage image = ImageIO.read(file.toFile());
    assertEquals(1600, image.getWidth());
    assertEquals(1200, image.getHeight());
    int[] pixels = image.getRGB(0, 0, 1600, 1200, null, 0, 1600);
    long inked = Arrays.stream(pixels).filter(p -> (p & 0xffffff) != 0xffffff).count();
    assertTrue(inked > 20_000 && inked < 300_000, inked + " pixels that are not white");
  }

  @Test
  void theSameBytesEveryTime() throws Exception {
    for (String suffix : new String[] {"png", "svg", "pdf"}) {
      Path one = directory.resolve("1." + suffix);
      Path two = directory.resolve("2." + suffix);
      falling(1000).write(one);
      if (suffix.equals("pdf")) {
        // A time of creation, which must not show, would have a resolution of one second.
        Thread.sleep(1100);
      }
      falling(1000).write(two);
      assertEquals(-1, Files.mismatch(one, two));
    }
  }

  @Test
  void svgIsWellFormedAndKeepsItsLabelsAsText() throws Exception {
    Path file = directory.resolve("a.svg");
    falling(100_000).write(file);
    String svg = Files.readString(file);
    // A DTD would be a network access.
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.newDocumentBuilder().parse(file.toFile());
    for (String label :
        new String[] {
          "nuclear recoil energy (eV)",
          "rate (events kg\u207b\u00b9 day\u207b\u00b9 eV\u207b\u00b9)",
          "sim. / analytic",
          "CE\u03bdNS, Standard Model",
          "dipole",
          "10\u207b\u00b3",
          "5 MCi at 25 cm"
        }) {
      assertTrue(svg.contains(label), label);
    }
    assertFalse(svg.contains("NaN") || svg.contains("Infinity"));
  }

  @Test
  void theRatioPanelIsAlignedWithTheSpectrum() {
    JFreeChart chart = falling(100_000).chart();
    CombinedDomainXYPlot plot = (CombinedDomainXYPlot) chart.getPlot();
    assertEquals(2, plot.getSubplots().size());
    for (XYPlot panel : plot.getSubplots()) {
      assertSame(plot.getDomainAxis(), panel.getDomainAxis());
    }
    ChartRenderingInfo info = new ChartRenderingInfo();
    chart.draw(
        new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB).createGraphics(),
        new Rectangle2D.Double(0, 0, 800, 600),
        info);
    Rectangle2D upper = info.getPlotInfo().getSubplotInfo(0).getDataArea();
    Rectangle2D lower = info.getPlotInfo().getSubplotInfo(1).getDataArea();
    assertEquals(upper.getMinX(), lower.getMinX(), 1e-9);
    assertEquals(upper.getWidth(), lower.getWidth(), 1e-9);
  }

  @Test
  void emptyBinsHaveNoPointAndErrorBarsStayOnTheAxis() {
    SpectrumPlot plot =
        new SpectrumPlot(
            "few",
            List.of(),
            new Axis("x", false, 0, 3),
            new Axis("y", true, 0.1, 100),
            List.of(new AnalyticCurve("c", new double[] {0, 1, 2, 3}, new double[] {20, 2, 0})),
            List.of(
                new SimulatedPoints(
                    "s",
                    new double[] {0, 1, 2, 3},
                    new long[] {20, 1, 0},
                    new double[] {1, 1, 1},
                    new double[] {20, 2, 0.5})),
            "sim. / analytic");
    XYPlot panel = ((CombinedDomainXYPlot) plot.chart().getPlot()).getSubplots().get(0);
    XYDataset points = panel.getDataset(1);
    assertEquals(2, points.getItemCount(0));
    for (int set = 0; set < panel.getDatasetCount(); set++) {
      XYDataset data = panel.getDataset(set);
      for (int i = 0; i < data.getItemCount(0); i++) {
        assertTrue(data.getYValue(0, i) > 0);
      }
    }
  }

  @Test
  void ratiosBeyondThePanelAreArrowsAndAMissingPeakIsNotSilent() {
    int bins = 30;
    double[] edges = new double[bins + 1];
    double[] ones = new double[bins];
    double[] expected = new double[bins];
    long[] counts = new long[bins];
    for (int i = 0; i < bins; i++) {
      edges[i + 1] = i + 1;
      ones[i] = 1;
      expected[i] = 10_000;
      counts[i] = 10_000;
    }
    counts[3] = 20_000;
    counts[5] = 0;
    expected[7] = 0.5;
    counts[7] = 0;
    SpectrumPlot plot =
        SpectrumPlot.of(
            "t",
            List.of(),
            "x",
            "y",
            List.of(new AnalyticCurve("c", edges, expected)),
            List.of(new SimulatedPoints("s", edges, counts, ones, expected)));
    XYDataset ratios =
        ((CombinedDomainXYPlot) plot.chart().getPlot()).getSubplots().get(1).getDataset(0);
    assertEquals(bins - 3, ratios.getItemCount(0));
    assertEquals(1, ratios.getItemCount(1));
    assertEquals(3.5, ratios.getXValue(1, 0));
    assertEquals(1, ratios.getItemCount(2));
    assertEquals(5.5, ratios.getXValue(2, 0));
  }

  @Test
  void garwoodIntervals() {
    // Central 68.27 % intervals of F. Garwood 1936 as tabulated by N. Gehrels, ApJ 303 (1986) 336:
    // 3 + 2.918 - 1.633.
    SimulatedPoints points =
        new SimulatedPoints(
            "s",
            new double[] {0, 1, 2},
            new long[] {3, 0},
            new double[] {1, 1},
            new double[] {3, 1});
    assertEquals(3 + 2.918, points.high(0), 1e-3);
    assertEquals(3 - 1.633, points.low(0), 1e-3);
    assertEquals(1.841, points.high(1), 1e-3);
    assertEquals(0, points.low(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.jpg", "a", "a.png.txt", "png"})
  void refusesOtherTypesAndSuggestsOne(String name) {
    SpectrumPlot plot = falling(1000);
    Path file = directory.resolve(name);
    var error = assertThrows(IllegalArgumentException.class, () -> plot.write(file));
    assertTrue(error.getMessage().contains("; use "), error.getMessage());
    assertFalse(Files.exists(file));
  }

  @Test
  void refusesWhatItCannotDraw() {
    double[] one = {1};
    assertThrows(IllegalArgumentException.class, () -> new Axis("x", true, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Axis("x", false, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Axis("x", false, Double.NaN, 1));
    assertThrows(IllegalArgumentException.class, () -> new AnalyticCurve("c", new double[3], one));
    AnalyticCurve zero = new AnalyticCurve("c", new double[] {0, 1}, new double[] {0});
    assertThrows(
        IllegalArgumentException.class,
        () -> SpectrumPlot.of("t", List.of(), "x", "y", List.of(zero), List.of()));
  }

  @Test
  void aFileInAMissingDirectoryIsAnInputOutputError() {
    SpectrumPlot plot = falling(1000);
    Path file = directory.resolve("missing").resolve("a.png");
    assertThrows(IOException.class, () -> plot.write(file));
  }
}
