package org.nudipole.generator.interaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Require;
import org.nudipole.generator.data.Target;

/**
 * The sum of the parts of a cross section that interfere, or of one with its corrections: what
 * events are drawn from, as a signed part by itself is no density. Its limits are those of the
 * Standard Model part, the first term, which every other lies within.
 *
 * @param terms the parts on one kind of target, each zero outside its own limits
 */
public record InterferingScattering(List<Interaction> terms) implements Interaction {
  /** Part of a factor that is rounding. */
  private static final double ROUNDING = 1e-11;

  /** Keeps a copy. */
  public InterferingScattering {
    terms = List.copyOf(terms);
    Require.positive("number of parts", terms.size());
  }

  @Override
  public CrossSectionPart part() {
    return terms.get(0).part();
  }

  @Override
  public String label() {
    return terms.stream().map(Interaction::label).distinct().collect(Collectors.joining("+"));
  }

  @Override
  public boolean actsOn(Target target) {
    return terms.get(0).actsOn(target);
  }

  @Override
  public double finalMass() {
    return terms.get(0).finalMass();
  }

  @Override
  public double differential(Flavour flavour, double energy, Target target, double recoil) {
    double sum = terms.get(0).differential(flavour, energy, target, recoil);
    for (int i = 1; i < terms.size(); i++) {
      sum += inside(terms.get(i), flavour, energy, target, recoil);
    }
    return sum;
  }

  private static double inside(
      Interaction term, Flavour flavour, double energy, Target target, double recoil) {
    return recoil >= term.lowest(energy, target) && recoil <= term.highest(energy, target)
        ? term.differential(flavour, energy, target, recoil)
        : 0;
  }

  /**
   * {@inheritDoc}
   *
   * <p>The lower bound may be negative in a large cell.
   */
  @Override
  public Bounds bounds(
      Flavour flavour, double from, double to, Target target, double low, double high) {
    Cell cell = new Cell(from, to, low, high);
    Bounds sum = new Bounds(0, 0);
    for (List<Interaction> alike : byFinalState()) {
      // Dipole and interference have the same limits: across them both or neither are zero.
      Cell possible = cell.within(alike.get(0), target);
      if (possible.isEmpty()) {
        continue;
      }
      Bounds together = new Bounds(0, 0);
      for (Interaction term : alike) {
        if (isCorrection(term)) {
          continue;
        }
        Bounds alone =
            term.bounds(
                flavour, possible.from(), possible.to(), target, possible.low(), possible.high());
        together = together.plus(corrected(term, alone, possible));
      }
      sum = sum.plus(cell.isInside(alike.get(0), target) ? together : together.orZero());
    }
    return sum;
  }

  private boolean isCorrection(Interaction term) {
    return term instanceof RatioCorrection correction && terms.contains(correction.base());
  }

  // Where a term ends its corrections do, so one factor holds the sum above zero and not the bounds
  // of each.
  private Bounds corrected(Interaction term, Bounds alone, Cell cell) {
    Bounds factor = new Bounds(1, 1);
    for (Interaction other : terms) {
      if (other instanceof RatioCorrection correction && correction.base().equals(term)) {
        factor = factor.plus(correction.factor(cell));
      }
    }
    return alone.times(
        factor.lower() < 0 && factor.lower() > -ROUNDING ? new Bounds(0, factor.upper()) : factor);
  }

  private Iterable<List<Interaction>> byFinalState() {
    Map<Double, List<Interaction>> groups = new LinkedHashMap<>();
    terms.forEach(t -> groups.computeIfAbsent(t.finalMass(), m -> new ArrayList<>()).add(t));
    return groups.values();
  }

  /** Mass of the sterile neutrino, energy; 0 if no term ends in it. */
  public double sterileMass() {
    return terms.get(terms.size() - 1).finalMass();
  }

  /**
   * Probability that the outgoing neutrino is the sterile one: the square of weak and dipole
   * amplitude into it, over the whole.
   */
  public double sterileShare(Flavour flavour, double energy, Target target, double recoil) {
    double sterile = 0;
    for (int i = 1; i < terms.size(); i++) {
      Interaction term = terms.get(i);
      boolean isInside =
          recoil >= term.lowest(energy, target) && recoil <= term.highest(energy, target);
      if (isInside && term.finalMass() == sterileMass()) {
        sterile += term.differential(flavour, energy, target, recoil);
        if (term instanceof Interference interference) {
          sterile += interference.weakIntoSterile(flavour, energy, target, recoil);
        }
      }
    }
    return sterile / differential(flavour, energy, target, recoil);
  }

  @Override
  public double[] turns() {
    return terms.stream().flatMapToDouble(t -> Arrays.stream(t.turns())).sorted().toArray();
  }

  @Override
  public double[] energyTurns() {
    return terms.stream().flatMapToDouble(t -> Arrays.stream(t.energyTurns())).sorted().toArray();
  }
}
