package org.nudipole.cli.plot;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** File types of pictures, chosen by suffix. */
public enum PlotFormat {
  /** Pixels, 1600 x 1200. */
  PNG,
  /** Scalable, text kept as text; carries the glyphs of its text. */
  SVG,
  /** Scalable, text kept as text; carries the glyphs of its text. */
  PDF;

  /**
   * The type that a file name asks for.
   *
   * @throws IllegalArgumentException if the suffix is none of png, svg, pdf
   */
  public static PlotFormat of(Path file) {
    String name = Optional.ofNullable(file.getFileName()).orElse(file).toString();
    for (PlotFormat format : values()) {
      if (name.toLowerCase(Locale.ROOT).endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
        return format;
      }
    }
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    throw new IllegalArgumentException(
        "cannot write a picture to "
            + file
            + " (the suffix must be .png, .svg or .pdf); use "
            + file.resolveSibling(stem + ".png"));
  }
}
