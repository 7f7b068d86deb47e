package org.nudipole.detector.response;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.nudipole.detector.geometry.FiducialVolume;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;

/**
 * The chain from the recoil energy to what is observed and whether it is detected.
 *
 * @param steps steps in the order in which they act
 * @param units unit of the observable as text: keVnr, keVee or PE
 * @param time what is detected of the times in a pulse
 * @param fiducial where vertices count; empty if all of the detector does
 */
public record Response(
    List<ResponseStep> steps,
    String units,
    TimeAcceptance time,
    Optional<FiducialVolume> fiducial) {
  /** Unit of an observable that is a number of photoelectrons. */
  public static final String PHOTOELECTRONS = "PE";

  /** Keeps a copy. */
  public Response {
    steps = List.copyOf(steps);
  }

  /** A response that detects all times in a pulse. */
  public Response(List<ResponseStep> steps, String units) {
    this(steps, units, TimeAcceptance.everything(), Optional.empty());
  }

  /** The same response with another acceptance of the times in a pulse. */
  public Response withTime(TimeAcceptance acceptance) {
    return new Response(steps, units, acceptance, fiducial);
  }

  /** The same response of a part of the detector. */
  public Response within(Optional<FiducialVolume> part) {
    return new Response(steps, units, time, part);
  }

  /** The same response with other steps in place of each of its own. */
  public Response changed(UnaryOperator<ResponseStep> change) {
    return new Response(steps.stream().map(change).toList(), units, time, fiducial);
  }

  /** No response: the observable is the recoil energy and everything is detected. */
  public static Response none(String units) {
    return new Response(List.of(), units);
  }

  /** The column {@code observed} in the unit of this response. */
  public Column column() {
    return Column.observed(units, unit());
  }

  /** The column {@code observed_2}, in the same unit, if there is a second observable. */
  public Optional<Column> secondColumn() {
    return steps.stream().anyMatch(LightAndCharge.class::isInstance)
        ? Optional.of(Column.observed2(units, unit()))
        : Optional.empty();
  }

  /** The unit of the observable: an energy, or 1 for photoelectrons. */
  public double unit() {
    return units.equals(PHOTOELECTRONS) ? 1 : Units.KEV;
  }

  /** Whether the observable is a whole number. */
  public boolean isCounting() {
    return steps.stream()
        .filter(s -> !s.selects())
        .reduce((first, second) -> second)
        .filter(PoissonPhotoelectrons.class::isInstance)
        .isPresent();
  }

  /**
   * Fills {@code observed} and {@code detected} of a batch; times in the pulse are filled before if
   * not all are detected.
   *
   * @param streams random streams of the run
   * @param index index of the batch
   * @param targets the table of targets
   */
  public void simulate(RandomStreams streams, long index, EventBatch batch, List<Target> targets) {
    int n = batch.size();
    System.arraycopy(batch.recoilEnergy, 0, batch.observed, 0, n);
    Arrays.fill(batch.detected, 0, n, (byte) 1);
    // Steps of one stage take turns on one stream, so that they stay independent of each other.
    Map<Stage, UniformRandomProvider> random = new EnumMap<>(Stage.class);
    for (ResponseStep step : steps) {
      step.simulate(
          random.computeIfAbsent(step.stage(), s -> streams.stream(index, s)), batch, targets);
    }
    if (!time.isEverything()) {
      time.simulate(random.computeIfAbsent(Stage.ACCEPTANCE, s -> streams.stream(index, s)), batch);
    }
  }

  /**
   * The expectations of functions of the observables over detected events, as functions of the
   * recoil energy; with {@link PiecewiseFunction#everywhere} the probability that a recoil is
   * detected.
   */
  public List<PiecewiseFunction> detected(List<Window> functions, Target target) {
    return fold(functions, target, step -> true);
  }

  /** The same for a function of the first observable alone. */
  public PiecewiseFunction detected(PiecewiseFunction function, Target target) {
    return detected(List.of(Window.first(function)), target).get(0);
  }

  /** The same over all events, detected or not. */
  public List<PiecewiseFunction> all(List<Window> functions, Target target) {
    return fold(functions, target, step -> !step.selects());
  }

  /** The same for a function of the first observable alone. */
  public PiecewiseFunction all(PiecewiseFunction function, Target target) {
    return all(List.of(Window.first(function)), target).get(0);
  }

  /**
   * The same over what is already the observable, efficiency included: only the sharp cuts act.
   *
   * @return as a function of the observable
   */
  public PiecewiseFunction cut(PiecewiseFunction function) {
    return fold(List.of(Window.first(function)), Target.deposit(), Response::isCut).get(0);
  }

  /** Whether a sharp cut rejects an observable. */
  public boolean cuts(double observed) {
    for (ResponseStep step : steps) {
      if (isCut(step) && ((Accept) step).probability(observed) == 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCut(ResponseStep step) {
    return step instanceof Accept accept && accept.isSharp();
  }

  /**
   * Whether recoils of two targets are observed alike, so that what is folded for one holds for the
   * other.
   */
  public boolean alike(Target one, Target other) {
    return steps.stream().allMatch(step -> step.alike(one, other));
  }

  private List<PiecewiseFunction> fold(
      List<Window> functions, Target target, Predicate<ResponseStep> uses) {
    List<Window> folded = functions;
    for (int i = steps.size() - 1; i >= 0; i--) {
      if (uses.test(steps.get(i))) {
        folded = steps.get(i).fold(folded, target);
      }
    }
    return folded.stream().map(Window::first).toList();
  }
}
