package org.nudipole.statistics.limit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nudipole.statistics.likelihood.Component;

/** Counts of second order in a number, in the size of small signals beside great backgrounds. */
class OrdersTest {
  // The dipole is not there at 0, as in a run without a moment.
  private static List<Component> at(double u, double linear, double quadratic, double off) {
    Component standard =
        Component.exact(
            "sm", 1000 + linear * u, 2000 - 2 * linear * u + off * u * (u - 1) * (u - 2));
    Component dipole = Component.exact("dipole", 3 * quadratic * u * u, quadratic * u * u);
    return u == 0 ? List.of(standard) : List.of(standard, dipole);
  }

  private static Optional<Orders> orders(double linear, double quadratic, double off) {
    return Orders.of(
        Stream.of(0.0, 1.0, 2.0, 3.0).map(u -> at(u, linear, quadratic, off)).toList());
  }

  @Test
  void thePolynomialAnywhere() {
    Orders orders = orders(-0.3, 0.2, 0).orElseThrow();
    for (double u : new double[] {-4, 0, 0.5, 3, 70}) {
      List<Component> found = orders.at(u);
      assertEquals(List.of("dipole", "sm"), found.stream().map(Component::name).toList());
      assertArrayEquals(new double[] {0.6 * u * u, 0.2 * u * u}, found.get(0).nominal(), 1e-8);
      assertArrayEquals(
          new double[] {1000 - 0.3 * u, 2000 + 0.6 * u}, found.get(1).nominal(), 1e-8);
    }
  }

  @Test
  void threeValuesTellNothing() {
    List<List<Component>> three = Stream.of(0.0, 1.0, 2.0).map(u -> at(u, 1, 1, 0)).toList();
    assertTrue(Orders.of(three).isEmpty());
  }

  /** A cubic term is 6 of it off at the fourth value; a part in ten million there is rounding. */
  @Test
  void whatIsOfThirdOrderIsNone() {
    double most = Orders.EXACT * 2000 / 6;
    assertTrue(orders(0, 1, 0.99 * most).isPresent());
    assertTrue(orders(0, 1, 1.01 * most).isEmpty());
    assertTrue(orders(0, 1, -1.01 * most).isEmpty());
  }

  @Test
  void whichOrdersThereAre() {
    Orders linear = orders(0.7, 0, 0).orElseThrow();
    assertTrue(linear.isLinear());
    assertFalse(linear.isQuadratic());
    assertEquals(List.of("sm"), linear.significantFirst().stream().map(Component::name).toList());
    Orders quadratic = orders(0, 0.7, 0).orElseThrow();
    assertTrue(quadratic.isQuadratic());
    assertFalse(quadratic.isLinear());
    assertEquals(
        List.of("dipole"), quadratic.significantSecond().stream().map(Component::name).toList());
    Orders both = orders(0.7, 0.7, 0).orElseThrow();
    assertFalse(both.isLinear());
    assertFalse(both.isQuadratic());
    // One order a millionth of the other is rounding, ten times that is not.
    Component one = Component.exact("a", 1.0, 0.5);
    for (double part : new double[] {0.99e-6, -0.99e-6, 1.01e-6}) {
      List<Component> small = List.of(Component.exact("a", part, 0));
      boolean none = Math.abs(part) < 1e-6;
      assertEquals(none, new Orders(List.of(one), List.of(one), small).isLinear());
      assertEquals(none, new Orders(List.of(one), small, List.of(one)).isQuadratic());
    }
    List<Component> nothing = List.of(Component.exact("a", 0, 0));
    assertFalse(new Orders(List.of(one), nothing, nothing).isQuadratic());
    assertTrue(new Orders(List.of(one), nothing, nothing).isLinear());
  }

  /** Beside a great order of one component a rounding of another does not count. */
  @Test
  void roundingsOfOtherComponents() {
    List<Component> first =
        List.of(
            Component.exact("a", 5), Component.exact("b", 4.9e-7), Component.exact("c", 5.1e-7));
    Orders orders = new Orders(first, first, first);
    for (List<Component> known : List.of(orders.significantFirst(), orders.significantSecond())) {
      assertEquals(List.of("a", "c"), known.stream().map(Component::name).toList());
    }
  }
}
