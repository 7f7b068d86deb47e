package org.nudipole.detector;

import java.util.ArrayList;
import java.util.List;
import org.nudipole.detector.FoldedSpectrum.Expectation;
import org.nudipole.detector.background.BackgroundExpectation;
import org.nudipole.detector.background.FoldedBackground;
import org.nudipole.detector.geometry.VertexDensity;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.rate.EventDensity;

/**
 * What an experiment is expected to give: the analytic arm, which the events of a run are drawn
 * from and compared with.
 *
 * @param experiment the experiment
 * @param uncut its event density at all recoil energies
 * @param density its event density above the generation cut
 * @param expectations expected and detected events of each channel of the density
 * @param backgrounds expected and detected events of each background of the experiment
 * @param reweighting the processes behind the columns {@code dsigma_*}: the Standard Model ones,
 *     and the dipole at the reference moment
 * @param referenceMoment the moment that re-weighting counts in, in mu_B: 1 for one effective
 *     moment, the greatest element of a matrix
 */
public record Prediction(
    Experiment experiment,
    EventDensity uncut,
    EventDensity density,
    List<Expectation> expectations,
    List<BackgroundExpectation> backgrounds,
    List<Interaction> reweighting,
    double referenceMoment) {
  /** Keeps copies. */
  public Prediction {
    expectations = List.copyOf(expectations);
    backgrounds = List.copyOf(backgrounds);
    reweighting = List.copyOf(reweighting);
  }

  /** Integrates the density and the backgrounds of an experiment. */
  public static Prediction of(
      Experiment experiment,
      EventDensity uncut,
      EventDensity density,
      List<Interaction> reweighting,
      double referenceMoment) {
    return new Prediction(
        experiment,
        uncut,
        density,
        new FoldedSpectrum(density, experiment.response()).expectations(),
        experiment.foldedBackgrounds().stream().map(FoldedBackground::expectation).toList(),
        reweighting,
        referenceMoment);
  }

  /**
   * What is expected of the same experiment with its detector elsewhere, where it sees more or
   * fewer of the same neutrinos.
   *
   * @param vertices the same shape somewhere; its neutrinos do not oscillate on the way, and all of
   *     it counts
   */
  public Prediction at(VertexDensity vertices) {
    if (uncut.oscillates() || experiment.response().fiducial().isPresent()) {
      throw new IllegalArgumentException("what is seen depends on where the detector is");
    }
    double ratio = vertices.integral() / experiment.vertices().integral();
    EventDensity scaled = density.scaled(ratio);
    List<Expectation> expected = new ArrayList<>();
    for (int c = 0; c < expectations.size(); c++) {
      Expectation one = expectations.get(c);
      expected.add(
          new Expectation(
              scaled.channels().get(c), one.expected() * ratio, one.detected() * ratio));
    }
    return new Prediction(
        experiment.at(vertices),
        uncut.scaled(ratio),
        scaled,
        expected,
        backgrounds,
        reweighting,
        referenceMoment);
  }

  /** Whether another is this one with its detector elsewhere: all shares of its events are. */
  public boolean isElsewhere(Prediction other) {
    return !uncut.oscillates()
        && density.cut().equals(other.density.cut())
        && experiment.isElsewhere(other.experiment);
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
  public double givenEvents() {
    return backgrounds.stream().mapToDouble(BackgroundExpectation::expected).sum();
  }
}
