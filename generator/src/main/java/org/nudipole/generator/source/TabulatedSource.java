package org.nudipole.generator.source;

import java.util.List;
import org.nudipole.generator.data.Table;

/**
 * A source whose spectra a table gives, one per flavour, linear between its rows and zero outside;
 * it emits evenly in time.
 *
 * @param continua spectra: neutrinos per emission, or per area and time
 * @param statesFlux whether they are per area and time: those that arrive at the detector
 */
public record TabulatedSource(List<Continuum> continua, boolean statesFlux)
    implements NeutrinoSource {
  /** Name in macros. */
  public static final String NAME = "table";

  /** Keeps a copy. */
  public TabulatedSource {
    continua = List.copyOf(continua);
  }

  /**
   * The source of a table with a column {@code energy} and one per flavour, whose values are either
   * all per emission and energy or all per area, time and energy.
   *
   * @throws org.nudipole.generator.data.TableException with all faults of the table
   */
  public static TabulatedSource read(Table table) {
    return SpectrumTable.read(table);
  }

  @Override
  public String name() {
    return NAME;
  }

  /** {@inheritDoc} None. */
  @Override
  public List<Line> lines() {
    return List.of();
  }
}
