package org.nudipole.generator.mathematics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** The slow twin: a search among all nodes. */
  @ParameterizedTest
  @ValueSource(strings = {"even", "random", "decades", "dense", "tiny", "huge", "two"})
  void findsTheNodeThatASearchFinds(String kind) {
    SplittableRandom random = new SplittableRandom(kind.hashCode());
    DoubleStream all =
        switch (kind) {
          case "even" -> IntStream.range(0, 300).mapToDouble(i -> i * 0.1);
          case "random" -> random.doubles(1000, -3, 5);
          case "decades" -> IntStream.range(0, 400).mapToDouble(i -> Math.pow(10, i / 20.0 - 12));
          case "dense" ->
              DoubleStream.concat(
                  DoubleStream.iterate(1, x -> Math.nextUp(x)).limit(100), DoubleStream.of(7, 1e3));
          case "tiny" -> DoubleStream.iterate(0, x -> x + Double.MIN_VALUE).limit(30);
          case "huge" -> DoubleStream.of(-Double.MAX_VALUE, -1, 0.5, 1, Double.MAX_VALUE);
          default -> DoubleStream.of(2, 3);
        };
    double[] places = all.sorted().distinct().toArray();
    Nodes some = new Nodes(places);
    DoubleStream points =
        DoubleStream.concat(
            Arrays.stream(places)
                .flatMap(x -> DoubleStream.of(x, Math.nextUp(x), Math.nextDown(x))),
            random.doubles(2000).map(u -> places[0] + u * (some.high() / 2 - places[0] / 2) * 2));
    points.forEach(
        x -> {
          int found = Arrays.binarySearch(places, x);
          assertEquals(found >= 0 ? found : -1 - found, some.firstFrom(x), () -> kind + " " + x);
        });
    assertEquals(places.length, some.firstFrom(Double.NaN));
  }

  @Test
  void keepsItsPlaces() {
    double[] places = {1, 2};
    Nodes kept = new Nodes(places);
    places[0] = 1.5;
    kept.places()[1] = 3;
    assertArrayEquals(new double[] {1, 2}, kept.places());
    assertEquals(1, kept.width(1), 0);
    assertEquals(2, kept.size());
    assertEquals(1, kept.at(0), 0);
    assertEquals(2, kept.at(1), 0);
    assertThrows(IllegalArgumentException.class, () -> new Nodes(new double[] {1}));
  }
}
