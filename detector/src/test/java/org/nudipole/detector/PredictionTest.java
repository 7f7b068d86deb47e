package org.nudipole.detector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nudipole.detector.FoldedSpectrum.Expectation;
import org.nudipole.detector.background.Background;
import org.nudipole.detector.background.BackgroundRate;
import org.nudipole.detector.background.FlatBackground;
import org.nudipole.detector.background.LineBackground;
import org.nudipole.detector.geometry.Cylinder;
import org.nudipole.detector.geometry.FiducialVolume;
import org.nudipole.detector.geometry.IsotropicSource;
import org.nudipole.detector.geometry.Position;
import org.nudipole.detector.geometry.SourceVolume;
import org.nudipole.detector.geometry.Sphere;
import org.nudipole.detector.geometry.VertexDensity;
import org.nudipole.detector.response.Response;
import org.nudipole.generator.Column;
import org.nudipole.generator.Units;
import org.nudipole.generator.interaction.DipoleUpscattering;
import org.nudipole.generator.interaction.FinalStates;
import org.nudipole.generator.interaction.Helm;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.interaction.OscillatingMoment;
import org.nudipole.generator.mixing.GenericMixing;
import org.nudipole.generator.rate.Channel;
import org.nudipole.generator.rate.GenerationCut;
import org.nudipole.generator.source.NeutrinoSource;
import org.nudipole.generator.source.OnPeriod;
import org.nudipole.generator.source.OnPeriods;

/** What an experiment is, what is expected of it, and of the same one elsewhere. */
class PredictionTest {
  private static final double EV = Units.EV;
  private static final GenerationCut CUT = GenerationCut.of(2 * EV);
  private static final VertexDensity FAR =
      ExampleDetector.vertices(new Position(9 * Units.CM, 0, 20 * Units.CM));
  private static final List<Interaction> INTERACTIONS =
      List.of(
          ExampleDetector.CEVNS,
          ExampleDetector.dipole(300 * Units.KEV),
          ExampleDetector.interference(300 * Units.KEV));

  private static Background line(double counts) {
    return new Background(
        "line",
        new LineBackground(3 * EV),
        new BackgroundRate.Counts(counts),
        Background.Level.OBSERVED);
  }

  private static Experiment experiment(Response response, Background... backgrounds) {
    return ExampleDetector.of(
        ExampleDetector.GERMANIUM.nuclei(), INTERACTIONS, response, backgrounds);
  }

  private static Prediction prediction(Experiment experiment) {
    return ExampleDetector.prediction(experiment, CUT);
  }

  @Test
  void elsewhereAllIsInProportion() {
    Prediction here = prediction(experiment(ExampleDetector.QUENCHED, line(40)));
    Prediction there = here.at(FAR);
    double ratio = FAR.integral() / ExampleDetector.NEAR.integral();
    assertTrue(ratio < 0.5);
    Prediction alone = prediction(here.experiment().at(FAR));
    assertEquals(FAR, there.experiment().vertices());
    assertSame(here.backgrounds(), there.backgrounds());
    assertEquals(INTERACTIONS, here.reweighting());
    assertEquals(INTERACTIONS, there.reweighting());
    assertEquals(7e-11, there.referenceMoment(), 0);
    for (int c = 0; c < alone.expectations().size(); c++) {
      Expectation due = alone.expectations().get(c);
      Expectation scaled = there.expectations().get(c);
      assertSame(there.density().channels().get(c), scaled.channel());
      assertEquals(due.expected(), scaled.expected(), 1e-9 * Math.abs(due.expected()));
      assertEquals(due.detected(), scaled.detected(), 1e-9 * Math.abs(due.expected()));
      Channel whole = there.uncut().channels().get(c);
      double value = alone.uncut().channels().get(c).value(4 * EV);
      assertEquals(value, whole.value(4 * EV), 1e-9 * Math.abs(value));
    }
    assertEquals(
        ratio * (here.expectedEvents() - 40),
        there.expectedEvents() - 40,
        1e-9 * here.expectedEvents());
    assertTrue(here.isElsewhere(there) && there.isElsewhere(here) && here.isElsewhere(here));
  }

  /** Sums of channels, drawn together or not, and of backgrounds. */
  @Test
  void sums() {
    Prediction run = prediction(experiment(ExampleDetector.QUENCHED, line(40), line(2)));
    double events = 0;
    double detected = 0;
    for (Expectation e : run.expectations()) {
      events += e.expected();
      detected += e.detected();
    }
    assertTrue(detected < 0.9 * events);
    assertEquals(42, run.givenEvents(), 0);
    assertEquals(events + 42, run.expectedEvents(), 1e-12 * events);
    assertEquals(detected + 42, run.expectedDetected(), 1e-12 * events);
    List<Expectation> sampled = run.sampledExpectations();
    assertEquals(run.sampled().channels().size(), sampled.size());
    assertTrue(sampled.size() < run.expectations().size());
    assertEquals(events, sampled.stream().mapToDouble(Expectation::expected).sum(), 1e-9 * events);
  }

  /** A part of a detector, oscillations, another cut, response or shape: shares may differ. */
  @Test
  void whatIsNotTheSameElsewhere() {
    Experiment experiment = experiment(ExampleDetector.QUENCHED);
    Prediction here = prediction(experiment);
    FiducialVolume part =
        FiducialVolume.of(ExampleDetector.NEAR, new Cylinder(1 * Units.CM, 1 * Units.CM), 0);
    Prediction inner = prediction(experiment(ExampleDetector.QUENCHED.within(Optional.of(part))));
    Interaction oscillating =
        new DipoleUpscattering(
            300 * Units.KEV,
            OscillatingMoment.of(
                GenericMixing.mixing(),
                GenericMixing.majorana().times(1e-11),
                FinalStates.STERILE,
                ExampleDetector.NEAR.baselines()),
            Helm.lewinSmith());
    Prediction waves =
        prediction(
            ExampleDetector.of(
                ExampleDetector.GERMANIUM.nuclei(),
                List.of(oscillating),
                ExampleDetector.QUENCHED));
    for (Prediction other : List.of(inner, waves)) {
      assertThrows(IllegalArgumentException.class, () -> other.at(FAR));
    }
    assertFalse(waves.isElsewhere(waves));
    assertTrue(inner.isElsewhere(inner));
    assertFalse(here.isElsewhere(ExampleDetector.prediction(experiment, GenerationCut.of(3 * EV))));
    assertFalse(here.isElsewhere(inner));
    VertexDensity ball =
        new VertexDensity(
            new Sphere(1 * Units.CM),
            new IsotropicSource(SourceVolume.point(0, 0, -ExampleDetector.DISTANCE)));
    assertFalse(experiment.isElsewhere(experiment.at(ball)));
    assertTrue(experiment.isElsewhere(experiment.at(FAR)));
    assertFalse(experiment.isElsewhere(experiment(Response.none("keVnr")).at(FAR)));
  }

  @Test
  void columnsOfAnExperiment() {
    Experiment steady = experiment(ExampleDetector.QUENCHED);
    assertEquals(Column.standard(ExampleDetector.QUENCHED.column()), steady.columns());
    NeutrinoSource source = new ExampleDetector.Pulsed();
    List<Column> columns = new ArrayList<>(steady.columns());
    columns.add(Column.PULSE_TIME);
    assertEquals(
        columns,
        ExampleDetector.of(source, steady.targets(), INTERACTIONS, ExampleDetector.QUENCHED)
            .columns());
  }

  @Test
  void aSecondObservableHasItsColumn() {
    Response two =
        new Response(List.of(DetectorModulesTest.twoObservables()), Response.PHOTOELECTRONS);
    List<Column> columns = new ArrayList<>(Column.standard(two.column()));
    columns.add(two.secondColumn().orElseThrow());
    assertEquals(columns, experiment(two).columns());
  }

  /** Three neutrinos per decay: a flux is of all of them, an activity is one of decays. */
  @Test
  void sourcesOfSeveralNeutrinosPerDecay() {
    NeutrinoSource source = new ExampleDetector.Pulsed();
    assertEquals(3, source.intensity(), 0);
    Experiment decays =
        ExampleDetector.of(
            source, ExampleDetector.GERMANIUM.nuclei(), INTERACTIONS, ExampleDetector.QUENCHED);
    double due = 3 * 5e6 * Units.CI * ExampleDetector.NEAR.integral() / (4 * Math.PI);
    assertEquals(due, decays.averageFlux(), 1e-12 * due);
    Experiment flux =
        new Experiment(
            source,
            new Strength.Flux(7),
            decays.vertices(),
            decays.material(),
            decays.targets(),
            decays.interactions(),
            decays.response(),
            ExampleDetector.EXPOSURE);
    assertEquals(7, flux.averageFlux(), 1e-12);
    assertEquals(
        7 * ExampleDetector.EXPOSURE / 3, flux.emissionFluence(), 1e-9 * ExampleDetector.EXPOSURE);
  }

  /** Backgrounds by mass and live time; without any there is nothing to draw. */
  @Test
  void backgroundsOfAnExperiment() {
    double rate = 3 / (Units.KEV * Units.KG * Units.DAY);
    Background flat =
        new Background(
            "flat",
            new FlatBackground(2 * EV, 9 * EV),
            new BackgroundRate.PerEnergy(rate),
            Background.Level.OBSERVED);
    Experiment whole = experiment(ExampleDetector.QUENCHED, flat, line(5));
    OnPeriods half =
        new OnPeriods(
            List.of(new OnPeriod(5 * Units.DAY, 30 * Units.DAY)), ExampleDetector.EXPOSURE);
    Experiment live =
        new Experiment(
            whole.source(),
            whole.strength(),
            whole.vertices(),
            whole.material(),
            whole.targets(),
            whole.interactions(),
            whole.response(),
            half,
            whole.backgrounds());
    assertEquals(25 * Units.DAY, live.exposure(), 1e-12 * Units.DAY);
    double mass = ExampleDetector.GERMANIUM.density() * ExampleDetector.SHAPE.volume();
    assertEquals(mass, live.mass(), 1e-12 * mass);
    double due = rate * 7 * EV * mass * 25 * Units.DAY;
    assertEquals(due, live.foldedBackgrounds().get(0).expected(), 1e-12 * due);
    assertEquals(5, live.foldedBackgrounds().get(1).expected(), 0);
    assertTrue(live.backgroundSampler(live.density().above(CUT)).isPresent());
    for (Experiment none :
        List.of(
            experiment(ExampleDetector.QUENCHED), experiment(ExampleDetector.QUENCHED, line(0)))) {
      assertEquals(Optional.empty(), none.backgroundSampler(none.density().above(CUT)));
    }
  }
}
