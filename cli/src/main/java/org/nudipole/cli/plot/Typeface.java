package org.nudipole.cli.plot;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The bundled typeface, DejaVu Sans 2.37 (free licence beside the file): figures look the same on
 * every machine, and need no installed fonts.
 *
 * <p>On Linux, Java asks the fontconfig library for the fonts of the system before it opens any
 * font, and fails where a minimal machine has none. A font configuration of our own, with this one
 * typeface, takes its place.
 */
final class Typeface {
  /** Family name. */
  static final String FAMILY = "DejaVu Sans";

  private static final String RESOURCE = "DejaVuSans.ttf";
  private static final String CONFIGURATION = "sun.awt.fontconfig";

  private Typeface() {}

  /** The typeface at a size in points. */
  static Font of(float size) {
    return Loaded.FONT.deriveFont(size);
  }

  /** The bytes of the TrueType file, to be closed by the caller. */
  static InputStream open() {
    return Typeface.class.getResourceAsStream(RESOURCE);
  }

  /**
   * Loads the typeface; to be called before anything else of AWT.
   *
   * @throws UncheckedIOException if this Java cannot draw text at all
   */
  static void load() {
    System.setProperty("java.awt.headless", "true");
    try {
      Loaded.FONT.canDisplay('x');
    } catch (LinkageError e) {
      // Missing native libraries surface as one of several errors, depending on the Java version.
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new UncheckedIOException(
          "nudipole: cannot draw text (this Java has no usable font library: "
              + cause
              + ") install the libraries freetype, fontconfig and harfbuzz (Debian: libfreetype6"
              + " libfontconfig1 libharfbuzz0b), or draw on a machine that has them",
          new IOException(e));
    }
  }

  /** Initialised once, on first use. */
  private static final class Loaded {
    static final Font FONT = create();

    private static Font create() {
      try {
        Path file = Files.createTempFile("nudipole-", ".ttf");
        file.toFile().deleteOnExit();
        try (InputStream in = open()) {
          Files.write(file, in.readAllBytes());
        }
        if (System.getProperty("os.name").equals("Linux")
            && System.getProperty(CONFIGURATION) == null) {
          configure(file);
        }
        return Font.createFont(Font.TRUETYPE_FONT, file.toFile());
      } catch (IOException | FontFormatException e) {
        throw new IllegalStateException("cannot load the typeface " + RESOURCE, e);
      }
    }

    private static void configure(Path font) throws IOException {
      StringBuilder text = new StringBuilder("version=1\nsequence.allfonts=latin-1\n");
      for (String family :
          new String[] {"dialog", "dialoginput", "sansserif", "serif", "monospaced"}) {
        for (String style : new String[] {"plain", "bold", "italic", "bolditalic"}) {
          text.append(family + "." + style + ".latin-1=" + FAMILY + "\n");
        }
      }
      text.append("filename." + FAMILY.replace(' ', '_') + "=" + font + "\n");
      Path file = Files.createTempFile("nudipole-", ".properties");
      file.toFile().deleteOnExit();
      Files.writeString(file, text);
      System.setProperty(CONFIGURATION, file.toString());
    }
  }
}
