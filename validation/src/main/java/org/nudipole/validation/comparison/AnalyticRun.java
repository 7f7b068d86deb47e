package org.nudipole.validation.comparison;

import java.util.List;
import java.util.OptionalLong;
import org.nudipole.detector.Experiment;
import org.nudipole.detector.FoldedSpectrum;
import org.nudipole.detector.FoldedSpectrum.Expectation;
import org.nudipole.detector.background.BackgroundExpectation;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.rate.EventDensity;

/**
 * The analytic side of a comparison: what a run should have generated.
 *
 * @param experiment the experiment
 * @param density its event density above the generation cut
 * @param expectations expected and detected events of each channel of the density
 * @param backgrounds expected and detected events of each background of the experiment
 * @param reweighting the processes behind the columns {@code dsigma_*}: the Standard Model ones,
 *     and the dipole at the reference moment
 * @param referenceMoment the moment of that dipole, in mu_B
 * @param seed master seed
 * @param beamOn the number of events asked for; empty if the exposure decides
 */
public record AnalyticRun(
    Experiment experiment,
    EventDensity density,
    List<Expectation> expectations,
    List<BackgroundExpectation> backgrounds,
    List<Interaction> reweighting,
    double referenceMoment,
    long seed,
    OptionalLong beamOn) {
  /** Keeps copies. */
  public AnalyticRun {
    expectations = List.copyOf(expectations);
    backgrounds = List.copyOf(backgrounds);
    reweighting = List.copyOf(reweighting);
  }

  /** The density that the events are drawn from. */
  public EventDensity sampled() {
    return density.sampled();
  }

  /** Expected and detected events of each channel that events are drawn from. */
  public List<Expectation> sampledExpectations() {
    return FoldedSpectrum.sampled(density, expectations);
  }

  /** Expected events of all channels and backgrounds. */
  public double expectedEvents() {
    return expectations.stream().mapToDouble(Expectation::expected).sum() + givenEvents();
  }

  /** Expected detected events of all channels and backgrounds. */
  public double expectedDetected() {
    return expectations.stream().mapToDouble(Expectation::detected).sum()
        + backgrounds.stream().mapToDouble(BackgroundExpectation::detected).sum();
  }

  /** Expected events of all backgrounds. */
  double givenEvents() {
    return backgrounds.stream().mapToDouble(BackgroundExpectation::expected).sum();
  }
}
