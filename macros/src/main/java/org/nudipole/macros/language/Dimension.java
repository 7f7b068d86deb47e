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
  DENSITY("a density"),
  /** The detector's observable; a plain energy is allowed too and means the unit of the run. */
  OBSERVED("an observed energy or signal"),
  LIGHT_YIELD("a light yield"),
  FIELD("an electric field"),
  INVERSE_OBSERVED("an inverse energy or signal");

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
    return unit.dimension() == this || (this == OBSERVED && unit.dimension() == ENERGY);
  }
}
