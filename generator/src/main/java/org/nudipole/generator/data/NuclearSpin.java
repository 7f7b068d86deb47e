package org.nudipole.generator.data;

import java.util.List;
import java.util.stream.IntStream;
import org.nudipole.generator.Require;

/**
 * The spin of a nucleus in its ground state, and how much of it is that of its nucleons.
 *
 * @param z number of protons
 * @param a mass number
 * @param spin J
 * @param protons expectation value S_p of the spin of all protons in the state of greatest M_J
 * @param neutrons expectation value S_n of the spin of all neutrons
 */
public record NuclearSpin(int z, int a, double spin, double protons, double neutrons) {
  private static final List<NuclearSpin> ALL = read();

  /** Checks the ranges. */
  public NuclearSpin {
    Require.positive("spin", spin);
    Require.inRange("spin of the protons", protons, -spin, spin);
    Require.inRange("spin of the neutrons", neutrons, -spin, spin);
  }

  /** The nuclei of the shipped table. */
  public static List<NuclearSpin> all() {
    return ALL;
  }

  private static List<NuclearSpin> read() {
    Table table = Table.resource("nuclear_spins.csv");
    return IntStream.range(0, table.size())
        .mapToObj(
            i ->
                new NuclearSpin(
                    table.integer(i, "z"),
                    table.integer(i, "a"),
                    table.number(i, "spin"),
                    table.number(i, "protons"),
                    table.number(i, "neutrons")))
        .toList();
  }
}
