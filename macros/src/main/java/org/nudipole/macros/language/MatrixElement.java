package org.nudipole.macros.language;

import java.util.ArrayList;
import java.util.List;
import org.nudipole.generator.mathematics.ComplexMatrix;
import org.nudipole.generator.mixing.MomentMatrix.Basis;

/**
 * Name of an element of a matrix of transition moments: {@code 14} in the basis of mass states,
 * {@code es} or {@code mutau} in that of flavours.
 *
 * @param name name in macros
 * @param basis basis of row and column
 * @param row row, from 1
 * @param column column, from 1
 */
public record MatrixElement(String name, Basis basis, int row, int column) {
  private static final List<String> FLAVOURS = List.of("e", "mu", "tau", "s");
  private static final List<MatrixElement> ALL = all();

  private static List<MatrixElement> all() {
    List<MatrixElement> all = new ArrayList<>();
    for (Basis basis : Basis.values()) {
      for (int row = 1; row <= ComplexMatrix.SIZE; row++) {
        for (int column = 1; column <= ComplexMatrix.SIZE; column++) {
          all.add(new MatrixElement(name(basis, row) + name(basis, column), basis, row, column));
        }
      }
    }
    return List.copyOf(all);
  }

  /** Name of a state in a basis: its number, or {@code e mu tau s}. */
  private static String name(Basis basis, int state) {
    return basis == Basis.MASS ? Integer.toString(state) : FLAVOURS.get(state - 1);
  }

  /** Names of all elements, those of mass states first. */
  static List<String> names() {
    return ALL.stream().map(MatrixElement::name).toList();
  }

  /** Names of the elements U_alpha,k of a mixing matrix, {@code e1} to {@code s4}. */
  static List<String> mixingNames() {
    return FLAVOURS.stream()
        .flatMap(f -> List.of("1", "2", "3", "4").stream().map(state -> f + state))
        .toList();
  }

  /** The element of this name. */
  public static MatrixElement named(String name) {
    return ALL.stream()
        .filter(element -> element.name.equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no element " + name));
  }

  /** Row of an element of a mixing matrix such as {@code mu3}. */
  public static int mixingRow(String name) {
    return FLAVOURS.indexOf(name.substring(0, name.length() - 1)) + 1;
  }

  /** Column of an element of a mixing matrix. */
  public static int mixingColumn(String name) {
    return name.charAt(name.length() - 1) - '0';
  }
}
