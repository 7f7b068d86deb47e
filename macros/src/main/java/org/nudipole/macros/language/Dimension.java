package org.nudipole.macros.language;

/** What a unit measures; the wording is that of messages and of the reference. */
public enum Dimension {
  ENERGY("an energy"),
  LENGTH("a length"),
  VOLUME("a volume"),
  MASS("a mass"),
  TIME("a time"),
  INVERSE_TIME("an inverse time"),
  ACTIVITY("an activity"),
  POWER("a power"),
  FLUX("a flux"),
  MOMENT("a magnetic moment"),
  ANGLE("an angle"),
  MASS_SQUARED("a squared mass"),
  DENSITY("a density"),
  COUNTS("a number of events"),
  /** Per mass and time; a number of events in the exposure is allowed too. */
  RATE("a rate per mass and time"),
  /** Per mass, time and energy; a rate of the whole spectrum is allowed too. */
  SPECTRAL_RATE("a rate per mass, time and energy"),
  /** The detector's observable; a plain energy is allowed too and means the unit of the run. */
  OBSERVED("an observed energy or signal"),
  LIGHT_YIELD("a light yield"),
  FIELD("an electric field"),
  INVERSE_OBSERVED("an inverse energy or signal"),
  INVERSE_ENERGY("an inverse energy"),
  INVERSE_ENERGY_SQUARED("an inverse squared energy"),
  INVERSE_ENERGY_CUBED("an inverse cubed energy"),
  ROOT_OBSERVED("the square root of an energy or signal"),
  CHARGE("an electric charge"),
  AREA("an area");

  private final String phrase;

  Dimension(String phrase) {
    this.phrase = phrase;
  }

  /** The dimension with its article, such as {@code a volume}. */
  public String phrase() {
    return phrase;
  }

  /** Whether a value of this dimension may be given in {@code unit}. */
  public boolean accepts(Unit unit) {
    return unit.dimension() == this
        || switch (this) {
          case OBSERVED -> unit.dimension() == ENERGY;
          case INVERSE_OBSERVED -> unit.dimension() == INVERSE_ENERGY;
          case RATE -> unit.dimension() == COUNTS;
          case SPECTRAL_RATE -> RATE.accepts(unit);
          default -> false;
        };
  }
}
