package org.nudipole.cli.plot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Figures below each other in one picture.
 *
 * @param figures the figures, from the top
 */
public record Sheet(List<Figure> figures) {
  /** Copies the list. */
  public Sheet {
    figures = List.copyOf(figures);
  }

  /** A sheet of one figure. */
  public static Sheet of(Figure figure) {
    return new Sheet(List.of(figure));
  }

  /** As {@link Figure#write}. */
  public void write(Path file) throws IOException {
    PlotFormat.of(file);
    Typeface.load();
    Picture.write(this, file);
  }

  /** The picture as an SVG document. */
  public byte[] svg() {
    Typeface.load();
    try {
      return Picture.svg(this);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // it goes into memory
    }
  }

  /** Height of all figures, in points. */
  int height() {
    return figures.stream().mapToInt(Figure::height).sum();
  }
}
