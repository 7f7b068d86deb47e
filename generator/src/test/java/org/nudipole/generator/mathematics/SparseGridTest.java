package org.nudipole.generator.mathematics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;

class SparseGridTest {
  private static SparseGrid grid(
      int dimension, Function<double[], double[]> function, double tolerance) {
    return SparseGrid.of(
        dimension,
        function,
        (value, surplus) -> Arrays.stream(surplus).map(Math::abs).max().orElse(0),
        tolerance,
        5000);
  }

  private static double worst(SparseGrid grid, int dimension, Function<double[], double[]> f) {
    UniformRandomProvider random = new RandomStreams(1).stream(0, Stage.TOY);
    double worst = 0;
    for (int i = 0; i < 2000; i++) {
      double[] x = random.doubles(dimension).toArray();
      worst = Math.max(worst, Math.abs(grid.at(x)[0] - f.apply(x)[0]));
    }
    return worst;
  }

  /** Parabolas in each coordinate are in the span of the first nodes. */
  @Test
  void productsOfParabolasAreExact() {
    Function<double[], double[]> f =
        x -> new double[] {(1 + x[0] - 3 * x[0] * x[0]) * (2 - x[1] * x[1]) * (x[2] + 0.5)};
    SparseGrid grid = grid(3, f, 1e-9);
    assertTrue(worst(grid, 3, f) < 1e-13);
  }

  @Test
  void aConstantNeedsOneNode() {
    assertArrayEquals(new double[] {7, 8}, grid(0, x -> new double[] {7, 8}, 1e-9).at());
  }

  /** Nodes gather where they are needed: a smooth step, and a bend that no parabola follows. */
  @Test
  void errorsStayBelowTheTolerance() {
    Function<double[], double[]> step =
        x -> new double[] {StrictMath.tanh(20 * (x[0] - 0.3)) * (1 + x[1])};
    assertTrue(worst(grid(2, step, 1e-3), 2, step) < 1e-3);
    Function<double[], double[]> bend = x -> new double[] {Math.max(0, x[0] - 0.3)};
    assertTrue(worst(grid(1, bend, 1e-4), 1, bend) < 2e-4);
  }

  @Test
  void tooManyNodesAreSaid() {
    ConvergenceException e =
        assertThrows(
            ConvergenceException.class,
            () ->
                SparseGrid.of(
                    1,
                    x -> new double[] {StrictMath.sin(300 * x[0])},
                    (value, surplus) -> Math.abs(surplus[0]),
                    1e-6,
                    50));
    assertTrue(e.getMessage().contains("50 nodes"), e.getMessage());
  }

  @Test
  void valuesThatVaryAreTold() {
    SparseGrid grid = grid(1, x -> new double[] {3, x[0]}, 1e-3);
    assertEquals(2, grid.size());
    assertFalse(grid.varies(i -> i == 0));
    assertTrue(grid.varies(i -> i == 1));
  }
}
