package org.nudipole.macros.binding;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nudipole.detector.response.Response;
import org.nudipole.generator.Column;
import org.nudipole.macros.language.Dimension;
import org.nudipole.macros.language.Unit;

/**
 * What a detector measures of an event: the observed value, and perhaps more beside it.
 *
 * @param response its response
 * @param pulsed whether the source has pulses, so that the time in them is measured
 */
public record Measured(Response response, boolean pulsed) {
  /** What a run measures. */
  public static Measured by(RunConfiguration run) {
    return new Measured(run.common().response(), run.common().source().pulse().isPresent());
  }

  /** The columns beside the observed value: a second one, the time in the pulse. */
  public List<Column> beside() {
    return Stream.concat(
            response.secondColumn().stream(), pulsed ? Stream.of(Column.PULSE_TIME) : Stream.of())
        .toList();
  }

  /** The column of this name beside the observed value; empty if it is not measured. */
  public Optional<Column> beside(String name) {
    return beside().stream().filter(column -> column.name().equals(name)).findFirst();
  }

  /** Whether a value of a column may be given in a unit. */
  public static boolean isIn(Unit unit, Column column) {
    if (column.equals(Column.PULSE_TIME)) {
      return Dimension.TIME.accepts(unit);
    }
    String observed = column.units();
    return Dimension.OBSERVED.accepts(unit)
        && switch (unit.scale()) {
          case AS_OBSERVED -> !observed.equals(Response.PHOTOELECTRONS);
          case NUCLEAR_RECOIL -> observed.endsWith("nr");
          case ELECTRON_EQUIVALENT -> observed.endsWith("ee");
          case PHOTOELECTRONS -> observed.equals(Response.PHOTOELECTRONS);
        };
  }
}
