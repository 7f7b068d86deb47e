package org.nudipole.generator.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nudipole.generator.Constants;
import org.nudipole.generator.Units;

/** The elements up to uranium that have natural isotopes: these and the atomic subshells. */
public final class PeriodicTable {
  private static final Map<String, List<Nuclide>> NUCLIDES = nuclides();

  /** Read when it is asked for: runs on nuclei do without. */
  private static final class Atoms {
    static final Map<String, List<ElectronShell>> SHELLS = shells();

    private Atoms() {}
  }

  private PeriodicTable() {}

  /** Symbols of the known elements. */
  public static List<String> elements() {
    return List.copyOf(NUCLIDES.keySet());
  }

  /**
   * Natural isotopes of an element.
   *
   * @throws IllegalArgumentException if the element is not known
   */
  public static List<Nuclide> isotopes(String element) {
    return known(NUCLIDES, element);
  }

  /** The isotope that a nucleus of a material is of. */
  public static Nuclide nuclide(Target nucleus) {
    return isotopes(nucleus.element()).stream()
        .filter(isotope -> isotope.a() == nucleus.a())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no natural isotope " + nucleus.name()));
  }

  /**
   * Subshells of the free atom of an element.
   *
   * @throws IllegalArgumentException if the element is not known
   */
  public static List<ElectronShell> shells(String element) {
    return known(Atoms.SHELLS, element);
  }

  private static <T> List<T> known(Map<String, List<T>> map, String element) {
    List<T> found = map.get(element);
    if (found == null) {
      throw new IllegalArgumentException(
          "no element " + element + " (known: " + String.join(" ", map.keySet()) + ")");
    }
    return found;
  }

  private static Map<String, List<Nuclide>> nuclides() {
    Table table = Table.resource("nuclides.csv");
    Map<String, List<Nuclide>> map = new LinkedHashMap<>();
    for (int i = 0; i < table.size(); i++) {
      Nuclide nuclide =
          new Nuclide(
              table.text(i, "symbol"),
              table.integer(i, "z"),
              table.integer(i, "a"),
              table.number(i, "atomic_mass") * Constants.ATOMIC_MASS,
              table.number(i, "abundance"),
              table.number(i, "spin"));
      map.computeIfAbsent(nuclide.symbol(), s -> new ArrayList<>()).add(nuclide);
    }
    map.replaceAll((symbol, list) -> List.copyOf(list));
    return Collections.unmodifiableMap(map);
  }

  private static Map<String, List<ElectronShell>> shells() {
    Table table = Table.resource("electron_shells.csv");
    Map<String, List<ElectronShell>> map = new LinkedHashMap<>();
    for (int i = 0; i < table.size(); i++) {
      ElectronShell shell =
          new ElectronShell(
              table.text(i, "subshell"),
              table.integer(i, "electrons"),
              table.number(i, "binding_energy") * Units.EV);
      map.computeIfAbsent(table.text(i, "element"), s -> new ArrayList<>()).add(shell);
    }
    map.replaceAll((symbol, list) -> List.copyOf(list));
    return Collections.unmodifiableMap(map);
  }
}
