package org.nudipole.macros.binding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nudipole.detector.response.Cells;
import org.nudipole.generator.data.Table;
import org.nudipole.generator.data.TableCheck;
import org.nudipole.generator.data.TableColumn;
import org.nudipole.generator.data.TableException;

/**
 * An uncertainty of the shape: factors of the counts in each bin one standard deviation away.
 *
 * @param name name of its pull
 * @param cells the bins, or cells of a plane
 * @param factors factors by background, or by {@link #NEUTRINOS}
 */
public record ShapeFactors(String name, Cells cells, Map<String, Factors> factors) {
  /** In place of the name of a background: all neutrino events. */
  public static final String NEUTRINOS = "";

  /** Keeps a copy. */
  public ShapeFactors {
    factors = Map.copyOf(factors);
  }

  /**
   * Factors of each bin.
   *
   * @param up at +1 standard deviation
   * @param down at -1 standard deviation
   */
  public record Factors(double[] up, double[] down) {
    /** Keeps copies. */
    public Factors {
      up = up.clone();
      down = down.clone();
    }

    /** A copy. */
    @Override
    public double[] up() {
      return up.clone();
    }

    /** A copy. */
    @Override
    public double[] down() {
      return down.clone();
    }
  }

  /**
   * Reads a table.
   *
   * @param measured what the run measures, and in which units
   * @param backgrounds names of the backgrounds that may have factors
   * @throws TableException naming the line, if it is no such table
   */
  static ShapeFactors of(String name, Table table, Measured measured, List<String> backgrounds) {
    TableCheck check = new TableCheck(table);
    CellTable rows = new CellTable(check, measured);
    Map<String, Factors> factors = new LinkedHashMap<>();
    for (String of : backgrounds) {
      read(check, "_" + of, factors, of);
    }
    read(check, "", factors, NEUTRINOS);
    if (factors.isEmpty()) {
      check.missing("up and down, or up_NAME and down_NAME of a background");
    }
    check.refuseOthers(
        "a shape has " + rows.columns() + ", up, down, and up_NAME, down_NAME of a background");
    check.throwFaults();
    Cells cells = rows.cells();
    factors.replaceAll(
        (of, read) -> new Factors(rows.placed(cells, read.up()), rows.placed(cells, read.down())));
    return new ShapeFactors(name, cells, factors);
  }

  // A pair of columns, if one of them is there.
  private static void read(
      TableCheck check, String suffix, Map<String, Factors> factors, String of) {
    TableColumn up = TableColumn.plain("up" + suffix);
    TableColumn down = TableColumn.plain("down" + suffix);
    boolean one = check.find(up).isPresent();
    boolean other = check.find(down).isPresent();
    if (one || other) {
      factors.put(
          of,
          new Factors(
              check.notNegative(check.require(up)), check.notNegative(check.require(down))));
    }
  }
}
