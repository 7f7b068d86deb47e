package org.nudipole.validation.challenge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.nudipole.generator.Units;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.Commands;
import org.nudipole.macros.language.FitCommands;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.MacroException;
import org.nudipole.macros.language.MacroParser;
import org.nudipole.macros.language.RunCommands;
import org.nudipole.macros.language.RunSettings;
import org.nudipole.macros.run.ObservedEvents;

/**
 * What an organiser asks for.
 *
 * @param macro macro file or name of a shipped one, with one run
 * @param sets COMMAND=VALUE, public
 * @param aliases NAME=VALUE, public
 * @param hidden hidden values
 * @param signal parameter that is 0 where there is no signal: one of the hidden ones
 * @param nullProbability probability that a data set has no signal
 * @param dataSets number of data sets, each with a truth of its own
 * @param calibration events of a calibration sample with their truth; none if empty
 * @param sideband exposure of the data without signal, in exposures of a data set; 0 for none
 */
public record ChallengePlan(
    String macro,
    List<String> sets,
    List<String> aliases,
    List<HiddenValue> hidden,
    String signal,
    double nullProbability,
    int dataSets,
    OptionalLong calibration,
    double sideband) {
  /** Relative difference of expected numbers that is rounding. */
  private static final double ROUNDING = 1e-12;

  /** Events that tell whether a value changes any. */
  private static final int SAMPLE = 1000;

  /**
   * Keeps copies.
   *
   * @throws IllegalArgumentException naming all that is wrong, a line each
   */
  public ChallengePlan {
    sets = List.copyOf(sets);
    aliases = List.copyOf(aliases);
    hidden = List.copyOf(hidden);
    List<String> faults = faults(nullProbability, dataSets, calibration, sideband);
    if (hidden.isEmpty()) {
      faults.add("nothing is hidden (give --hide at least once)");
    }
    for (HiddenValue one : hidden) {
      if (Commands.find(one.command()).filter(c -> !c.scope().isHideable()).isPresent()) {
        faults.add(
            one.command() + " (every analyst knows it, or it changes no data) hide something else");
      }
    }
    List<String> names = hidden.stream().map(h -> h.prior().parameter()).toList();
    if (names.stream().distinct().count() < names.size()) {
      faults.add("a command is hidden twice in " + names);
    }
    if (!names.contains(signal)) {
      faults.add(
          "signal " + signal + " is not hidden (hidden are " + names + ") name one by --signal");
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", faults));
    }
  }

  /** What is wrong with the numbers of a plan, whatever is hidden. */
  public static List<String> faults(
      double nullProbability, int dataSets, OptionalLong calibration, double sideband) {
    List<String> faults = new ArrayList<>();
    if (!(nullProbability >= 0 && nullProbability <= 1)) {
      faults.add("null probability " + nullProbability + " (a probability) give one from 0 to 1");
    }
    if (!(sideband >= 0 && Double.isFinite(sideband))) {
      faults.add("sideband " + sideband + " (a part of the exposure) give 0 or more");
    }
    if (dataSets < 1) {
      faults.add(dataSets + " data sets (at least 1)");
    }
    if (calibration.isPresent() && calibration.getAsLong() < 1) {
      faults.add(calibration.getAsLong() + " calibration events (at least 1) or leave it out");
    }
    return faults;
  }

  // Without signal every hidden one is absent, not only that of this name.
  private boolean isAbsent(HiddenValue one) {
    return isAbsent(one, signal, hidden);
  }

  /** Whether a hidden value is 0 where there is no signal. */
  static boolean isAbsent(HiddenValue one, String signal, List<HiddenValue> hidden) {
    return one.prior().parameter().equals(signal)
        || one.isSignal()
            && hidden.stream().anyMatch(h -> h.isSignal() && h.prior().parameter().equals(signal));
  }

  /** Draws what one data set hides. */
  Truth draw(UniformRandomProvider random) {
    boolean isSignal = random.nextDouble() >= nullProbability;
    Map<String, Double> values = new LinkedHashMap<>();
    for (HiddenValue one : hidden) {
      String parameter = one.prior().parameter();
      double value = one.prior().quantile(random.nextDouble());
      values.put(parameter, isSignal || !isAbsent(one) ? value : 0.0);
    }
    return new Truth(isSignal, values);
  }

  /**
   * Values that reveal nothing: the middles of the priors, and no signal where it can be absent.
   */
  Truth reference() {
    Map<String, Double> values = new LinkedHashMap<>();
    for (HiddenValue one : hidden) {
      String parameter = one.prior().parameter();
      boolean absent = isAbsent(one) && one.hasNull(nullProbability, sideband > 0);
      values.put(parameter, absent ? 0.0 : one.prior().middle());
    }
    return new Truth(false, values);
  }

  /**
   * The run that analysts get.
   *
   * @throws org.nudipole.macros.language.MacroException if the macro is faulty
   * @throws IllegalArgumentException if it has several runs
   */
  public RunConfiguration published() {
    return bind(reference());
  }

  /** The hidden values as numbers of a run. */
  public List<FreeParameter> hiddenIn(RunSettings run) {
    return hidden.stream().map(one -> one.of(run)).toList();
  }

  /** The run with some values in place of the hidden ones. */
  RunConfiguration bind(Truth truth, String... more) {
    List<String> all = new ArrayList<>(sets);
    all.addAll(List.of(more));
    List<RunConfiguration> runs =
        RunConfiguration.readToRun(macro, all, aliases, run -> set(run, truth));
    if (runs.size() != 1) {
      throw new IllegalArgumentException(
          macro
              + ": "
              + runs.size()
              + " runs (a challenge has the data of one) leave one run command in the macro");
    }
    return runs.get(0);
  }

  private RunSettings set(RunSettings run, Truth truth) {
    RunSettings settings = run;
    for (int i = 0; i < hidden.size(); i++) {
      double value = truth.values().get(hidden.get(i).prior().parameter());
      settings = hidden.get(i).of(settings).set(settings, value, "--hide[" + (i + 1) + "]");
    }
    return settings;
  }

  /**
   * Binds the macro in all corners of the priors and without a signal, so that whether a challenge
   * can be made does not depend on what is drawn.
   *
   * @throws MacroException if one of them is no experiment
   * @throws IllegalArgumentException if one of them has too many events or none, a hidden value
   *     changes none, or the macro has several runs
   */
  public void check() {
    requireNumbers();
    double[] expected = new double[1 << hidden.size()];
    for (int corner = 0; corner < expected.length; corner++) {
      Truth truth = corner(corner);
      RunConfiguration run = bind(truth);
      requireData(run);
      expected[corner] = run.expectedDetected();
      if (sideband > 0) {
        requireData(sideband(truth, run));
      }
    }
    RunConfiguration middle = bind(reference());
    requireData(middle);
    if (middle.blocks() > 1) {
      throw new IllegalArgumentException(
          FitCommands.MODULE
              + " each (the public events do not tell their module) leave it out: the modules are"
              + " counted together");
    }
    requireEffects(expected, middle.isExposed());
  }

  // Bit i says whether hidden value i is at the upper end of its prior.
  private Truth corner(int bits) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (int i = 0; i < hidden.size(); i++) {
      var prior = hidden.get(i).prior();
      values.put(prior.parameter(), (bits >> i & 1) == 0 ? prior.low() : prior.high());
    }
    return new Truth(true, values);
  }

  // Of a mass without a moment the data know nothing, and whatever is found is the prior. The same
  // holds for what changes the rate alone if somebody chose the number of events.
  private void requireEffects(double[] expected, boolean exposed) {
    List<String> idle = new ArrayList<>();
    for (int i = 0; i < hidden.size(); i++) {
      int bit = 1 << i;
      boolean changesRate =
          exposed
              && IntStream.range(0, expected.length)
                  .filter(corner -> (corner & bit) == 0)
                  .anyMatch(
                      corner ->
                          Math.abs(expected[corner | bit] - expected[corner])
                              > ROUNDING * expected[corner]);
      int all = expected.length - 1;
      if (!changesRate
          && IntStream.range(0, expected.length)
              .filter(corner -> (corner & bit) == 0)
              .noneMatch(corner -> changesShape(corner(corner), corner(corner | bit)))
          && !changesShape(between(i, corner(all)), corner(all))) {
        String parameter = hidden.get(i).prior().parameter();
        idle.add(
            exposed
                ? parameter
                    + " (all of its prior gives the same events, so no data tell it) set or hide"
                    + " what gives it an effect too, such as /dipole/moment for a mass, or hide"
                    + " something else"
                : parameter
                    + " (all of its prior gives events of the same shape, and /run/beamOn fixes"
                    + " their number, so no data tell it) let the rate tell it by --set"
                    + " /run/expose, set or hide what gives it an effect too, such as"
                    + " /dipole/moment for a mass, or hide something else");
      }
    }
    if (!idle.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", idle));
    }
  }

  // Both signs of an element, or both ends of a turn, are one: only what lies between differs.
  private Truth between(int i, Truth end) {
    var prior = hidden.get(i).prior();
    Map<String, Double> values = new LinkedHashMap<>(end.values());
    values.put(prior.parameter(), prior.quantile(0.3));
    return new Truth(true, values);
  }

  // A resolution may change no number, but every event: the same random numbers tell.
  private boolean changesShape(Truth one, Truth other) {
    String sample = RunCommands.BEAM_ON.path() + "=" + SAMPLE;
    ObservedEvents first = ObservedEvents.of(bind(one, sample), 0);
    ObservedEvents second = ObservedEvents.of(bind(other, sample), 0);
    return IntStream.range(0, first.values().size())
        .anyMatch(c -> !Objects.deepEquals(first.values().get(c), second.values().get(c)));
  }

  private void requireNumbers() {
    List<String> faults = new ArrayList<>();
    for (RunSettings run : MacroParser.standard().read(macro, sets, aliases).runs()) {
      for (HiddenValue one : hidden) {
        try {
          one.of(run);
        } catch (IllegalArgumentException e) {
          faults.add("--hide " + e.getMessage());
        }
      }
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", faults));
    }
  }

  /**
   * The run without signal that belongs to a data set.
   *
   * @param run the run of the data set
   */
  RunConfiguration sideband(Truth truth, RunConfiguration run, String... more) {
    if (!run.common().live().isAlways()) {
      throw new IllegalArgumentException(
          "--sideband (its exposure is its own, and "
              + RunCommands.LIVE_PERIOD
              + " tells when the data were taken only) leave out one of the two");
    }
    Map<String, Double> values = new LinkedHashMap<>(truth.values());
    hidden.stream().filter(this::isAbsent).forEach(h -> values.put(h.prior().parameter(), 0.0));
    List<String> all = new ArrayList<>(List.of(more));
    all.add(
        RunCommands.EXPOSURE.path() + "=" + run.common().exposure() * sideband / Units.S + " s");
    return bind(new Truth(false, values), all.toArray(String[]::new));
  }

  private void requireData(RunConfiguration run) {
    ObservedEvents.requireFew(run);
    if (run.isClosed() || run.expectedDetected() == 0) {
      throw new IllegalArgumentException(
          macro + " (nothing would be detected in a corner of the priors) narrow them");
    }
  }
}
