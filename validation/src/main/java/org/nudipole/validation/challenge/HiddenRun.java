package org.nudipole.validation.challenge;

import java.util.List;
import java.util.stream.IntStream;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.RunSettings;

/**
 * The published run of a challenge with any values in place of the hidden ones.
 *
 * @param reference the run without signal, other hidden values in the middle of their priors
 * @param priors priors of the hidden values
 * @param parameters the hidden values as parameters of the run
 * @param signal index of the one that is 0 without signal
 * @param absent indices of all that are 0 without signal
 * @param hasNull whether there is a hypothesis of no signal at all
 */
record HiddenRun(
    RunConfiguration reference,
    List<Prior> priors,
    List<FreeParameter> parameters,
    int signal,
    List<Integer> absent,
    boolean hasNull) {
  /**
   * Reads the published macro.
   *
   * @throws org.nudipole.macros.language.MacroException if it is faulty
   */
  static HiddenRun of(Challenge challenge) {
    ChallengeDocument document = challenge.document();
    List<Prior> priors = document.hidden();
    int signal = priors.indexOf(document.prior(document.signal()));
    List<Integer> absent =
        IntStream.range(0, priors.size())
            .filter(i -> document.isAbsent(priors.get(i).parameter()))
            .boxed()
            .toList();
    RunConfiguration reference =
        RunConfiguration.readToRun(
                challenge.open().file(Organiser.MACRO).toString(),
                List.of(),
                List.of(),
                run -> {
                  RunSettings settings = run;
                  for (int i = 0; i < priors.size(); i++) {
                    double value =
                        document.hasNull() && absent.contains(i) ? 0 : priors.get(i).middle();
                    settings = new HiddenValue(priors.get(i)).of(settings).set(settings, value);
                  }
                  return settings;
                })
            .get(0);
    List<FreeParameter> parameters =
        priors.stream().map(p -> new HiddenValue(p).of(reference.settings())).toList();
    return new HiddenRun(reference, priors, parameters, signal, absent, document.hasNull());
  }

  /** Whether exactly so many events were generated, which says nothing of their rate. */
  boolean isShapeOnly() {
    return !reference.isExposed();
  }

  /** The values in the middles of the priors. */
  double[] middle() {
    return priors.stream().mapToDouble(Prior::middle).toArray();
  }

  /** The value of the signal that is furthest from none. */
  double strongest() {
    Prior prior = priors.get(signal);
    return Math.abs(prior.high()) >= Math.abs(prior.low()) ? prior.high() : prior.low();
  }

  /** The run with values for all parameters; a mass that is out of reach leaves no signal. */
  RunSettings at(double[] values) {
    RunSettings settings = reference.settings();
    for (int i = 0; i < values.length; i++) {
      settings = parameters.get(i).set(settings, values[i]);
    }
    return settings.looped();
  }

  /** The run without signal; as it is if there always is one. */
  RunSettings without(double[] values) {
    double[] changed = values.clone();
    if (hasNull) {
      setAbsent(changed);
    }
    return at(changed);
  }

  /** Sets all values to 0 that are so without signal. */
  void setAbsent(double[] values) {
    absent.forEach(i -> values[i] = 0);
  }

  /** The run with another value of the signal. */
  RunSettings at(double[] values, double strength) {
    double[] changed = values.clone();
    changed[signal] = strength;
    return at(changed);
  }
}
