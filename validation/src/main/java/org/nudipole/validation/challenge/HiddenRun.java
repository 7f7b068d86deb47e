package org.nudipole.validation.challenge;

import java.util.ArrayList;
import java.util.List;
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
 * @param hasNull whether there is a hypothesis of no signal at all
 */
record HiddenRun(
    RunConfiguration reference,
    List<Prior> priors,
    List<FreeParameter> parameters,
    int signal,
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
    List<String> sets = new ArrayList<>();
    for (int i = 0; i < priors.size(); i++) {
      boolean absent = i == signal && document.hasNull();
      sets.add(new HiddenValue(priors.get(i)).setting(absent ? 0 : priors.get(i).middle()));
    }
    RunConfiguration reference =
        RunConfiguration.readToRun(
                challenge.open().file(Organiser.MACRO).toString(), sets, List.of())
            .get(0);
    List<FreeParameter> parameters =
        priors.stream().map(p -> FreeParameter.of(p.parameter(), reference.settings())).toList();
    return new HiddenRun(reference, priors, parameters, signal, document.hasNull());
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
    return hasNull ? at(values, 0) : at(values);
  }

  /** The run with another value of the signal. */
  RunSettings at(double[] values, double strength) {
    double[] changed = values.clone();
    changed[signal] = strength;
    return at(changed);
  }
}
