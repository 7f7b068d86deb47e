package org.nudipole.statistics.limit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.nudipole.generator.axis.Digits;
import org.nudipole.statistics.likelihood.Component;
import org.nudipole.statistics.likelihood.Morph;

/**
 * Events that a number one standard deviation off puts into bins that are empty, or nearly so, at
 * its value: the likelihood, which multiplies the counts of a bin, does not have them.
 *
 * @param component the component
 * @param pull name of the pull
 * @param bins how many bins they are in
 * @param events their sum
 */
public record FilledBins(String component, String pull, int bins, double events) {
  /** Events over the Poisson error of a bin, itself with them, that change nothing. */
  private static final double NEGLIGIBLE = 0.1;

  /** Those of a hypothesis, for each pull the direction that has more. */
  static List<FilledBins> of(Hypothesis hypothesis, Templates templates) {
    if (templates.pulls().isEmpty()) {
      return List.of();
    }
    List<Component> none = templates.of(hypothesis.withoutSignal().hypothesis());
    if (!none.isEmpty() && none.stream().allMatch(c -> c.morphs().isEmpty())) {
      return List.of();
    }
    List<Component> components = templates.of(hypothesis.hypothesis());
    double[] all = new double[templates.size()];
    for (Component component : components) {
      double[] counts = component.nominal();
      for (int i = 0; i < all.length; i++) {
        all[i] += counts[i];
      }
    }
    List<FilledBins> filled = new ArrayList<>();
    for (Component component : components) {
      double[] nominal = component.nominal();
      for (Morph morph : component.morphs()) {
        double[] up = morph.up();
        double[] down = morph.down();
        double[] above =
            IntStream.range(0, up.length)
                .mapToDouble(i -> missed(up[i], nominal[i] * morph.ratioUp(i), all[i]))
                .toArray();
        double[] below =
            IntStream.range(0, up.length)
                .mapToDouble(i -> missed(down[i], nominal[i] * morph.ratioDown(i), all[i]))
                .toArray();
        double[] more = sum(above) > sum(below) ? above : below;
        if (sum(more) > 0) {
          int bins = (int) IntStream.range(0, more.length).filter(i -> more[i] > 0).count();
          filled.add(
              new FilledBins(
                  component.name(), templates.pulls().get(morph.pull()), bins, sum(more)));
        }
      }
    }
    return filled;
  }

  /** A warning, with what to do. */
  public String warning() {
    return pull
        + " one standard deviation off puts "
        + Digits.brief(events)
        + " events of "
        + component
        + " into "
        + (bins > 1 ? bins + " bins that are" : "a bin that is")
        + " empty or nearly so at its value (the likelihood multiplies the events of a bin, at most"
        + " by "
        + Digits.brief(Morph.GREATEST)
        + ", so it leaves these out) make the bins wider, or begin and end them where events are";
  }

  // What the likelihood has too few; 0 where the errors of the data hide it.
  private static double missed(double varied, double modelled, double all) {
    double events = varied - modelled;
    return events > NEGLIGIBLE * Math.sqrt(all + Math.max(0, events)) ? events : 0;
  }

  private static double sum(double[] events) {
    return Arrays.stream(events).sum();
  }
}
