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
 * from and compared with. Its integrals are taken when they are first asked for: a fit makes many
 * predictions of which it wants the spectrum alone.
 */
public final class Prediction {
  private final Experiment experiment;
  private final EventDensity uncut;
  private final EventDensity density;
  private final List<Interaction> reweighting;
  private final double referenceMoment;
  private final Once<List<Expectation>> expectations;
  private final Once<List<BackgroundExpectation>> backgrounds;

  private Prediction(
      Experiment experiment,
      EventDensity uncut,
      EventDensity density,
      List<Interaction> reweighting,
      double referenceMoment,
      Once<List<Expectation>> expectations,
      Once<List<BackgroundExpectation>> backgrounds) {
    this.experiment = experiment;
    this.uncut = uncut;
    this.density = density;
    this.reweighting = List.copyOf(reweighting);
    this.referenceMoment = referenceMoment;
    this.expectations = expectations;
    this.backgrounds = backgrounds;
  }

  /**
   * What is expected of an experiment.
   *
   * @param experiment the experiment
   * @param uncut its event density at all recoil energies
   * @param density its event density above the generation cut
   * @param reweighting the processes behind the columns {@code dsigma_*}: the Standard Model ones,
   *     and the dipole at the reference moment
   * @param referenceMoment the moment that re-weighting counts in, in mu_B: 1 for one effective
   *     moment, the greatest element of a matrix
   */
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
        reweighting,
        referenceMoment,
        new Once<>(() -> new FoldedSpectrum(density, experiment.response()).expectations()),
        new Once<>(
            () ->
                experiment.foldedBackgrounds().stream()
                    .map(FoldedBackground::expectation)
                    .toList()));
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
    return new Prediction(
        experiment.at(vertices),
        uncut.scaled(ratio),
        scaled,
        reweighting,
        referenceMoment,
        new Once<>(() -> scaled(scaled, ratio)),
        backgrounds);
  }

  private List<Expectation> scaled(EventDensity scaled, double ratio) {
    List<Expectation> expected = new ArrayList<>();
    for (int c = 0; c < expectations().size(); c++) {
      Expectation one = expectations().get(c);
      expected.add(
          new Expectation(
              scaled.channels().get(c), one.expected() * ratio, one.detected() * ratio));
    }
    return expected;
  }

  /** The experiment. */
  public Experiment experiment() {
    return experiment;
  }

  /** Its event density at all recoil energies. */
  public EventDensity uncut() {
    return uncut;
  }

  /** Its event density above the generation cut. */
  public EventDensity density() {
    return density;
  }

  /** The processes behind the columns {@code dsigma_*}, the dipole at the reference moment. */
  public List<Interaction> reweighting() {
    return reweighting;
  }

  /** The moment that re-weighting counts in, in mu_B. */
  public double referenceMoment() {
    return referenceMoment;
  }

  /** Expected and detected events of each channel of the density. */
  public List<Expectation> expectations() {
    return expectations.get();
  }

  /** Expected and detected events of each background of the experiment. */
  public List<BackgroundExpectation> backgrounds() {
    return backgrounds.get();
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
    return FoldedSpectrum.sampled(density, expectations());
  }

  /** Expected events of all channels and backgrounds. */
  public double expectedEvents() {
    return expectations().stream().mapToDouble(Expectation::expected).sum() + givenEvents();
  }

  /** Expected detected events of all channels and backgrounds. */
  public double expectedDetected() {
    return expectations().stream().mapToDouble(Expectation::detected).sum()
        + backgrounds().stream().mapToDouble(BackgroundExpectation::detected).sum();
  }

  /** Expected events of all backgrounds. */
  public double givenEvents() {
    return backgrounds().stream().mapToDouble(BackgroundExpectation::expected).sum();
  }
}
