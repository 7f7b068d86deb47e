package org.nudipole.generator.mathematics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodesTest {
  private final Nodes nodes = new Nodes(new double[] {-1, 2, 4, 8});

  @ParameterizedTest
  @CsvSource({
    "-1, 0, 1, 0",
    "0, 1, 1, 0.3333333333333333",
    "2, 1, 1, 1",
    "3, 2, 2, 0.5",
    "8, 3, 3, 1"
  })
  void findsTheLineOfAPoint(double x, int first, int end, double fraction) {
    assertEquals(first, nodes.firstFrom(x));
    assertEquals(end, nodes.end(x));
    assertEquals(fraction, nodes.fraction(x, end), 0);
    assertTrue(nodes.contains(x));
  }

  @Test
  void knowsWhatIsOutside() {
    assertFalse(nodes.contains(Math.nextDown(-1.0)));
    assertFalse(nodes.contains(Math.nextUp(8.0)));
    assertFalse(nodes.contains(Double.NaN));
    assertEquals(0, nodes.firstFrom(-2));
    assertEquals(4, nodes.firstFrom(9));
  }

  @Test
  void keepsItsPlaces() {
    double[] places = {1, 2};
    Nodes kept = new Nodes(places);
    places[0] = 1.5;
    kept.places()[1] = 3;
    assertArrayEquals(new double[] {1, 2}, kept.places());
    assertEquals(1, kept.width(1), 0);
    assertThrows(IllegalArgumentException.class, () -> new Nodes(new double[] {1}));
  }
}
