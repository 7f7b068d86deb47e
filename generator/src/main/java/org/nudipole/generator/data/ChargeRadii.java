package org.nudipole.generator.data;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.nudipole.generator.Units;

/** Measured rms charge radii of nuclei. */
public final class ChargeRadii {
  // By Z and A, as a form factor asks for each of them very often; 0 where none was measured.
  private static final double[][] BY_NUCLEUS = read();

  private ChargeRadii() {}

  /** The rms charge radius of a nucleus, length; empty if it is not in the table. */
  public static OptionalDouble of(int z, int a) {
    boolean known = z < BY_NUCLEUS.length && a < BY_NUCLEUS[z].length && BY_NUCLEUS[z][a] > 0;
    return known ? OptionalDouble.of(BY_NUCLEUS[z][a]) : OptionalDouble.empty();
  }

  private static double[][] read() {
    Table table = Table.resource("charge_radii.csv");
    int size = 0;
    for (int i = 0; i < table.size(); i++) {
      size = Math.max(size, table.integer(i, "z") + 1);
    }
    double[][] radii = new double[size][0];
    for (int i = 0; i < table.size(); i++) {
      int z = table.integer(i, "z");
      int a = table.integer(i, "a");
      radii[z] = Arrays.copyOf(radii[z], Math.max(radii[z].length, a + 1));
      radii[z][a] = table.number(i, "charge_radius") * Units.FM;
    }
    return radii;
  }
}
