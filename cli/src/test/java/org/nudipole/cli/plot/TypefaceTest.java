package org.nudipole.cli.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class TypefaceTest {
  @Test
  void hasTheGlyphsOfPhysics() {
    Typeface.load();
    assertEquals(Typeface.FAMILY, Typeface.of(12).getFamily());
    assertEquals(
        -1,
        Typeface.of(12)
            .canDisplayUpTo(
                "\u03bd\u03bc\u03c3\u2212\u00d7\u00b1\u207b\u2070\u00b9\u00b2\u00b3"
                    + "\u2074\u2075\u2076\u2077\u2078\u2079\u2080\u2089\u2264\u221a"));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void javaDoesNotAskTheSystemForFonts() {
    Typeface.load();
    assertNotNull(System.getProperty("sun.awt.fontconfig"));
  }
}
