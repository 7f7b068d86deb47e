package org.nudipole.generator.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nudipole.generator.Flavour;

class DrawTest {
  @Test
  void aFailureTellsSeedTryAndNumbers() {
    List<Double> drawn = new ArrayList<>();
    AssertionError error =
        assertThrows(
            AssertionError.class,
            () ->
                Draw.tries(
                    1000,
                    7,
                    draw -> {
                      drawn.add(draw.between(-1, 1, "x"));
                      draw.among(Flavour.weak().toArray(new Flavour[0]), "flavour");
                      assertTrue(drawn.size() < 12, "twelve");
                    }));
    String message = error.getMessage();
    assertTrue(message.startsWith("seed 7, try 11, {x=" + drawn.get(11) + ", flavour="), message);
    assertTrue(message.contains("twelve"), message);
  }

  @Test
  void numbersReachBothEndsAndNoFurther() {
    List<Double> drawn = new ArrayList<>();
    Draw.tries(1000, 7, draw -> drawn.add(draw.between(-1e300, 0.3, "x")));
    assertEquals(-1e300, Collections.min(drawn));
    assertEquals(0.3, Collections.max(drawn));
  }
}
