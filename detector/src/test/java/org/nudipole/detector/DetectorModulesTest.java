package org.nudipole.detector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nudipole.detector.background.Background;
import org.nudipole.detector.background.BackgroundExpectation;
import org.nudipole.detector.background.BackgroundRate;
import org.nudipole.detector.background.FlatBackground;
import org.nudipole.detector.geometry.Cylinder;
import org.nudipole.detector.geometry.FiducialVolume;
import org.nudipole.detector.geometry.Position;
import org.nudipole.detector.response.DetectedQuanta;
import org.nudipole.detector.response.LightAndCharge;
import org.nudipole.detector.response.Response;
import org.nudipole.detector.xenon.XenonModel;
import org.nudipole.generator.Column;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.interaction.ScatteringProcess;
import org.nudipole.generator.rate.GenerationCut;

/** Modules of different materials, places, responses and backgrounds, as one and one by one. */
class DetectorModulesTest {
  private static final double EV = Units.EV;
  private static final Material SILICON = Material.named("Si");
  private static final FiducialVolume PART =
      FiducialVolume.of(
          ExampleDetector.NEAR, new Cylinder(2 * Units.CM, 1 * Units.CM), 1 * Units.CM);
  private static final Position FAR = new Position(0, 0, 20 * Units.CM);

  private static Background flat(String label, double events) {
    return new Background(
        label,
        new FlatBackground(2 * EV, 9 * EV),
        new BackgroundRate.Counts(events),
        Background.Level.OBSERVED);
  }

  private static Experiment experiment(
      Material material,
      List<Target> targets,
      Position position,
      Response response,
      Background... backgrounds) {
    return new Experiment(
        ExampleDetector.CHROMIUM,
        new Strength.Activity(5e6 * Units.CI),
        ExampleDetector.vertices(position),
        material,
        targets,
        List.of(ExampleDetector.CEVNS, ExampleDetector.EVES),
        response,
        ExampleDetector.EXPOSURE,
        List.of(backgrounds));
  }

  static Prediction germanium(Position position, Background... backgrounds) {
    return ExampleDetector.prediction(
        experiment(
            ExampleDetector.GERMANIUM,
            ExampleDetector.nucleiAndShells(),
            position,
            ExampleDetector.QUENCHED,
            backgrounds),
        GenerationCut.of(2 * EV));
  }

  private static Prediction silicon(double threshold, double cut, Background... backgrounds) {
    return ExampleDetector.prediction(
        experiment(
            SILICON,
            SILICON.nuclei(),
            FAR,
            ExampleDetector.quenched(threshold).within(Optional.of(PART)),
            backgrounds),
        new GenerationCut(Map.of(ScatteringProcess.CEVNS, cut)));
  }

  // Germanium here and far, with silicon between; the labels of the backgrounds come in any order.
  static DetectorModules three() {
    Prediction here = germanium(Position.ORIGIN, flat("a", 30), flat("b", 7));
    return new DetectorModules(
        List.of("here", "other", "far"),
        List.of(
            here,
            silicon(2 * EV, 3 * EV, flat("b", 20), flat("c", 10), flat("a", 5)),
            here.at(ExampleDetector.vertices(FAR))));
  }

  static DetectorModules alone() {
    return new DetectorModules(List.of(""), List.of(germanium(Position.ORIGIN)));
  }

  @Test
  void oneNameForEachPrediction() {
    List<Prediction> one = alone().predictions();
    for (List<String> names :
        List.of(
            List.<String>of(),
            List.of("a", "b"),
            IntStream.rangeClosed(0, DetectorModules.MOST).mapToObj(i -> "m" + i).toList())) {
      List<Prediction> as = names.size() > 2 ? copies(one.get(0), names.size()) : one;
      List<Prediction> predictions = names.isEmpty() ? List.of() : as;
      assertThrows(IllegalArgumentException.class, () -> new DetectorModules(names, predictions));
    }
    List<String> most = IntStream.range(0, DetectorModules.MOST).mapToObj(i -> "m" + i).toList();
    assertEquals(
        DetectorModules.MOST,
        new DetectorModules(most, copies(one.get(0), most.size())).names().size());
  }

  private static List<Prediction> copies(Prediction one, int count) {
    return Collections.nCopies(count, one);
  }

  @Test
  void namesForAReader() {
    assertEquals("module a", DetectorModules.named(List.of("a")));
    assertEquals("modules a, b", DetectorModules.named(List.of("a", "b")));
    assertEquals("modules a, b, c, d", DetectorModules.named(List.of("a", "b", "c", "d")));
    assertEquals("5 modules, a ... e", DetectorModules.named(List.of("a", "b", "c", "d", "e")));
  }

  @Test
  void columnsOfModules() {
    List<Column> one = alone().columns();
    assertFalse(alone().isNamed());
    assertEquals(Column.standard(ExampleDetector.QUENCHED.column()), one);
    DetectorModules three = three();
    assertTrue(three.isNamed());
    List<Column> columns = new ArrayList<>(one.stream().map(Column::placed).toList());
    columns.add(Column.MODULE);
    assertEquals(columns, three.columns());
    Prediction here = germanium(Position.ORIGIN);
    List<Column> same = new ArrayList<>(one);
    same.add(Column.MODULE);
    assertEquals(same, new DetectorModules(List.of("x", "y"), List.of(here, here)).columns());
  }

  /** Each target and background once, in the order in which modules bring them. */
  @Test
  void targetsAndBackgroundsOfAll() {
    DetectorModules three = three();
    List<Target> targets = three.targets();
    List<Target> germanium = ExampleDetector.nucleiAndShells();
    assertEquals(germanium, targets.subList(0, germanium.size()));
    assertEquals(SILICON.nuclei(), targets.subList(germanium.size(), targets.size()));
    assertEquals(
        List.of("a", "b", "c"), three.backgrounds().stream().map(Background::label).toList());
    List<String> labels = Background.interactionLabels(three.backgrounds());
    for (int k = 0; k < 3; k++) {
      Prediction module = three.predictions().get(k);
      short[] rows = three.rows().get(k);
      assertEquals(module.density().targets().size(), rows.length);
      for (int i = 0; i < rows.length; i++) {
        assertEquals(module.density().targets().get(i).name(), targets.get(rows[i]).name());
      }
      List<String> own = Background.interactionLabels(module.experiment().backgrounds());
      byte[] codes = three.codes().get(k);
      assertEquals(
          own, IntStream.range(0, codes.length).mapToObj(i -> labels.get(codes[i])).toList());
    }
  }

  @Test
  void sumsAndMeans() {
    DetectorModules three = three();
    double volume = ExampleDetector.SHAPE.volume();
    double ge = ExampleDetector.GERMANIUM.density() * volume;
    double si = SILICON.density() * volume;
    assertEquals("Ge and Si", three.material());
    assertEquals(2 * ge + si, three.mass(), 1e-12 * three.mass());
    assertEquals(2 * ge + PART.uniform() * si, three.fiducialMass(), 1e-12 * three.mass());
    double[] flux =
        three.predictions().stream().mapToDouble(p -> p.experiment().averageFlux()).toArray();
    double mean = (ge * flux[0] + si * flux[1] + ge * flux[2]) / (2 * ge + si);
    assertEquals(mean, three.averageFlux(), 1e-12 * mean);
    assertEquals(flux[0], alone().averageFlux(), 0);
    assertTrue(flux[0] > 2 * flux[2]);
    double events = 0;
    double detected = 0;
    double given = 0;
    for (Prediction module : three.predictions()) {
      for (FoldedSpectrum.Expectation e : module.expectations()) {
        events += e.expected();
        detected += e.detected();
      }
      for (BackgroundExpectation e : module.backgrounds()) {
        given += e.expected();
        detected += e.detected();
      }
    }
    assertEquals(30 + 7 + 20 + 10 + 5 + 30 + 7, given, 1e-12);
    assertEquals(given, three.givenEvents(), 1e-12);
    assertEquals(events + given, three.expectedEvents(), 1e-9 * events);
    assertEquals(detected, three.expectedDetected(), 1e-9 * detected);
    assertTrue(detected < 0.9 * (events + given));
  }

  /** The least of modules in which something happens; of all, if nothing does anywhere. */
  @Test
  void theLeastCut() {
    Prediction open = silicon(2 * EV, 4 * EV);
    Prediction lower = silicon(2 * EV, 3 * EV);
    Prediction closed = germanium(Position.ORIGIN);
    closed = ExampleDetector.prediction(closed.experiment(), GenerationCut.of(1 * Units.GEV));
    assertEquals(Map.of(ScatteringProcess.CEVNS, 3 * EV), least(open, lower));
    assertEquals(Map.of(ScatteringProcess.CEVNS, 4 * EV), least(open, closed));
    assertEquals(GenerationCut.of(1 * Units.GEV).least(), least(closed));
    Prediction none =
        ExampleDetector.prediction(open.experiment(), GenerationCut.of(2 * Units.GEV));
    assertEquals(GenerationCut.of(1 * Units.GEV).least(), least(closed, none));
    // A cut of a closed module that is lower than that of an open one.
    Prediction empty =
        ExampleDetector.prediction(
            ExampleDetector.of(SILICON.nuclei(), List.<Interaction>of(), ExampleDetector.QUENCHED),
            GenerationCut.of(1 * EV));
    assertEquals(Map.of(ScatteringProcess.CEVNS, 4 * EV), least(open, empty));
  }

  private static Map<ScatteringProcess, Double> least(Prediction... predictions) {
    List<String> names = IntStream.range(0, predictions.length).mapToObj(i -> "m" + i).toList();
    return new DetectorModules(names, List.of(predictions)).leastCut().least();
  }

  /** Events that do not observe the same cannot stand in one set; who differs is told. */
  @Test
  void contradictions() {
    assertEquals(List.of(), three().contradictions());
    Prediction here = germanium(Position.ORIGIN);
    Experiment e = here.experiment();
    Prediction recoils = seen(e, Response.none("keVnr"));
    Prediction both = seen(e, new Response(List.of(twoObservables()), "PE"));
    assertEquals(
        List.of(
            "module b observes keVnr, module a keVee",
            "module d observes PE and PE, module a keVee"),
        new DetectorModules(List.of("a", "b", "c", "d"), List.of(here, recoils, here, both))
            .contradictions());
  }

  static LightAndCharge twoObservables() {
    return new LightAndCharge(
        XenonModel.ALL.get(0).nuclear().at(81, 2.86 * Units.G_PER_CM3),
        XenonModel.ALL.get(0).electronic().at(81, 2.86 * Units.G_PER_CM3),
        new DetectedQuanta(0.1, 1, 0.5),
        new DetectedQuanta(0.9, 12, 3));
  }

  private static Prediction seen(Experiment e, Response response) {
    return ExampleDetector.prediction(
        ExampleDetector.of(e.targets(), e.interactions(), response), GenerationCut.of(2 * EV));
  }
}
