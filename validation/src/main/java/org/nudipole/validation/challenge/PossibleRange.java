package org.nudipole.validation.challenge;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a hidden value can be: between the limits of its prior, or 0 if there may be no signal.
 *
 * <p>An answer may reach beyond, as that of a fit that knows no prior does; this is remarked. One
 * that cannot be right, or lies off by more than the whole prior, has most likely another unit: a
 * fault.
 *
 * @param prior its prior
 * @param none whether 0 is possible
 */
record PossibleRange(Prior prior, boolean none) {
  /** Rounding of a value at a limit, over the range of the prior. */
  private static final double ROUNDING = 1e-9;

  /** Why an interval cannot be meant. */
  List<String> faults(String name, Interval interval) {
    String what = name + " from " + interval.low() + " to " + interval.high();
    if (interval.high() < low() - slack() || interval.low() > high() + slack()) {
      return List.of(what + " (nothing of it is possible: " + this + ") check the unit");
    }
    return far(interval.low()) || far(interval.high())
        ? List.of(
            what
                + " (farther off than the prior is wide: "
                + this
                + ") end it there, or check the"
                + " unit")
        : List.of();
  }

  /** Why samples cannot be meant. */
  List<String> faults(List<Double> samples) {
    if (!samples.isEmpty() && samples.stream().noneMatch(this::holds)) {
      return List.of("samples (none of them is possible: " + this + ") check the unit");
    }
    long far = samples.stream().filter(this::far).count();
    return far > 0
        ? List.of(
            far
                + " of "
                + samples.size()
                + " samples (farther off than the prior is wide: "
                + this
                + ") draw from the posterior under the prior")
        : List.of();
  }

  /** What of an estimate cannot be, though it may be meant. */
  List<String> remarks(Estimate estimate) {
    List<String> outside = new ArrayList<>();
    if (beyond(estimate.value())) {
      outside.add("the estimate");
    }
    if (beyond(estimate.central())) {
      outside.add("interval_68");
    }
    if (estimate.wide().filter(this::beyond).isPresent()) {
      outside.add("interval_90");
    }
    List<Double> samples = estimate.samples();
    long lost = samples.stream().filter(sample -> !holds(sample)).count();
    if (lost > 0) {
      outside.add(lost + " of " + samples.size() + " samples");
    }
    return outside.isEmpty()
        ? List.of()
        : List.of(String.join(", ", outside) + " beyond what is possible: " + this);
  }

  /** The range as text. */
  @Override
  public String toString() {
    String limits = (prior.low() + " .. " + prior.high() + " " + prior.unit()).strip();
    return none ? "0 or " + limits : limits;
  }

  private boolean holds(double value) {
    return none && value == 0 || value >= prior.low() - slack() && value <= prior.high() + slack();
  }

  private boolean beyond(Interval interval) {
    return beyond(interval.low()) || beyond(interval.high());
  }

  // An interval may begin at no signal, and so may an estimate lie between that and a signal.
  private boolean beyond(double value) {
    return value < low() - slack() || value > high() + slack();
  }

  private boolean far(double value) {
    return value < low() - prior.range() || value > high() + prior.range();
  }

  private double low() {
    return none ? Math.min(0, prior.low()) : prior.low();
  }

  private double high() {
    return none ? Math.max(0, prior.high()) : prior.high();
  }

  private double slack() {
    return ROUNDING * prior.range();
  }
}
