package org.nudipole.generator.source;

import java.util.List;
import org.nudipole.generator.Flavour;

/**
 * One energy and one flavour at constant strength.
 *
 * @param flavour flavour
 * @param energy neutrino energy, energy
 */
public record Monoenergetic(Flavour flavour, double energy) implements NeutrinoSource {
  /** Name in macros. */
  public static final String NAME = "mono";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Line> lines() {
    return List.of(new Line(flavour, energy, 1));
  }
}
