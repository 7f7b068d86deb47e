package org.nudipole.cli.plot;

import java.io.IOException;
import java.nio.file.Path;
import org.jfree.chart.JFreeChart;

/** A picture, or a part of a {@link Sheet}. */
public sealed interface Figure permits FramedFigure, NuisancePlot {
  /** Title. */
  String title();

  /** The chart, for tests of what is drawn. */
  JFreeChart chart();

  /** Its height, in points. */
  default int height() {
    return Style.HEIGHT;
  }

  /**
   * Writes the picture; an existing file is replaced at once, or not at all on failure.
   *
   * @param file target, with suffix .png, .svg or .pdf
   * @throws IllegalArgumentException if the suffix is another one
   * @throws java.io.UncheckedIOException if this Java cannot draw text
   * @throws IOException if the file cannot be written
   */
  default void write(Path file) throws IOException {
    Sheet.of(this).write(file);
  }

  /** The picture as an SVG document. */
  default byte[] svg() {
    return Sheet.of(this).svg();
  }
}
