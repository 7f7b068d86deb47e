package org.nudipole.detector.response;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.detector.geometry.Cylinder;
import org.nudipole.detector.geometry.FiducialVolume;
import org.nudipole.detector.response.ResponseContractTest.Case;
import org.nudipole.detector.xenon.XenonModel;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;

/** A response as a whole: what it is, and the order of its steps. */
class ResponseTest {
  private static final double KEV = Units.KEV;
  private static final Target LIGHT = Material.named("Ge").nuclei().get(0);
  private static final Target HEAVY = Material.named("Ge").nuclei().get(4);
  private static final Target SHELL = Material.named("Ge").shells().get(0);

  static Stream<Case> cases() {
    return ResponseContractTest.cases();
  }

  private static Response of(String units, ResponseStep... steps) {
    return new Response(List.of(steps), units);
  }

  @Test
  void whatIsObserved() {
    LightAndCharge xenon =
        new LightAndCharge(
            XenonModel.ALL.get(0).nuclear().at(81, 2.86 * Units.G_PER_CM3),
            XenonModel.ALL.get(0).electronic().at(81, 2.86 * Units.G_PER_CM3),
            new DetectedQuanta(0.1, 1, 0.5),
            new DetectedQuanta(0.9, 12, 3));
    Response one = of("keVee", new Threshold(KEV));
    Response two = of(Response.PHOTOELECTRONS, xenon, new Threshold(3));
    assertEquals(KEV, one.unit());
    assertEquals(1, two.unit());
    assertEquals(Column.observed("keVee", KEV), one.column());
    assertEquals(Column.observed("PE", 1), two.column());
    assertEquals(Optional.empty(), one.secondColumn());
    assertEquals(Optional.of(Column.observed2("PE", 1)), two.secondColumn());
    Response none = Response.none("keVnr");
    assertTrue(none.steps().isEmpty());
    assertEquals("keVnr", none.units());
  }

  /** Whole numbers are those that a Poisson step leaves as it made them. */
  @Test
  void whatIsCounted() {
    ResponseStep light = new LightYield(13 / KEV);
    ResponseStep counted = new PoissonPhotoelectrons();
    assertTrue(of("PE", light, counted).isCounting());
    assertTrue(of("PE", light, counted, new Threshold(3)).isCounting());
    assertFalse(of("PE", light, counted, new PhotoelectronWidth(0.4)).isCounting());
    assertFalse(of("PE", light, new GammaPhotoelectrons(0.7)).isCounting());
    assertFalse(of("PE", new Threshold(3)).isCounting());
    assertFalse(Response.none("PE").isCounting());
  }

  @Test
  void aResponseWithAnotherPart() {
    Response response = of("keVee", new Threshold(KEV), new ConstantEfficiency(0.5));
    TimeAcceptance window = new TimeAcceptance(new TimeEfficiency.Constant(0.5), 0, 6 * Units.US);
    FiducialVolume part = new FiducialVolume(new Cylinder(1, 2), 0, 0.4, 0.5);
    Response early = response.withTime(window);
    assertEquals(window, early.time());
    assertEquals(response.steps(), early.steps());
    Response inner = early.within(Optional.of(part));
    assertEquals(Optional.of(part), inner.fiducial());
    assertEquals(window, inner.time());
    Response lower =
        inner.changed(step -> step instanceof Threshold ? new Threshold(0.3 * KEV) : step);
    assertEquals(List.of(new Threshold(0.3 * KEV), new ConstantEfficiency(0.5)), lower.steps());
    assertEquals(Optional.of(part), lower.fiducial());
    assertEquals(window, lower.time());
    assertEquals("keVee", lower.units());
  }

  /** One step that tells two targets apart is enough. */
  @Test
  void targetsThatRespondAlike() {
    ResponseStep lindhard = new LindhardQuenching(OptionalDouble.empty());
    ResponseStep polynomial = new PolynomialQuenching(List.of(0.2, 3.0));
    ResponseStep threshold = new Threshold(KEV);
    assertFalse(of("keVee", threshold, lindhard).alike(LIGHT, HEAVY));
    assertFalse(of("keVee", lindhard, threshold).alike(LIGHT, HEAVY));
    assertTrue(of("keVee", polynomial, threshold).alike(LIGHT, HEAVY));
    assertFalse(of("keVee", polynomial, threshold).alike(LIGHT, SHELL));
    assertTrue(of("keVee", threshold).alike(LIGHT, SHELL));
  }

  /** Of what is the observable already only sharp cuts reject something. */
  @ParameterizedTest
  @MethodSource("cases")
  void cutsAreTheSharpOnes(Case c) {
    PiecewiseFunction cut = c.response().cut(PiecewiseFunction.interval(-1e9, 1e9));
    double unit = c.response().unit();
    for (double x : new double[] {-1, 0, 0.09, 0.2, 0.4, 0.99, 1, 2, 2.9, 3, 7, 11.9, 12, 100}) {
      double observed = x * unit;
      boolean passes =
          c.response().steps().stream()
              .filter(Accept.class::isInstance)
              .map(Accept.class::cast)
              .filter(Accept::isSharp)
              .allMatch(accept -> accept.probability(observed) == 1);
      assertEquals(passes ? 1 : 0, cut.value(observed));
      assertEquals(!passes, c.response().cuts(observed));
    }
  }

  /**
   * The rows of a batch are those of its steps in their order, on one stream for each stage; what a
   * batch held before does not matter, and rows behind its last one are left alone.
   */
  @ParameterizedTest
  @MethodSource("cases")
  void stepsActInTheirOrder(Case c) {
    int rows = 777;
    EventBatch batch = batch(rows);
    Arrays.fill(batch.observed, 123);
    Arrays.fill(batch.detected, (byte) 7);
    c.response().simulate(new RandomStreams(5), 3, batch, List.of(c.target()));
    EventBatch twin = batch(rows);
    System.arraycopy(twin.recoilEnergy, 0, twin.observed, 0, rows);
    Arrays.fill(twin.detected, (byte) 1);
    UniformRandomProvider smearing = new RandomStreams(5).stream(3, Stage.SMEARING);
    UniformRandomProvider acceptance = new RandomStreams(5).stream(3, Stage.ACCEPTANCE);
    for (ResponseStep step : c.response().steps()) {
      step.simulate(step.selects() ? acceptance : smearing, twin, List.of(c.target()));
    }
    for (int i = 0; i < rows; i++) {
      assertEquals(twin.observed[i], batch.observed[i]);
      assertEquals(twin.detected[i], batch.detected[i]);
    }
    assertEquals(123, batch.observed[rows]);
    assertEquals(7, batch.detected[rows]);
  }

  private static EventBatch batch(int rows) {
    EventBatch batch = new EventBatch(List.of(Column.PULSE_TIME));
    batch.reset(0, rows);
    Arrays.setAll(batch.recoilEnergy, i -> 0.004 * i * KEV);
    Arrays.setAll(batch.pulseTime, i -> (0.01 * i - 1) * Units.US);
    return batch;
  }

  /** Times are taken after all steps, from the stream of the acceptance; a dead row stays dead. */
  @Test
  void timesAreAcceptedLast() {
    int rows = 1001;
    TimeEfficiency falls = new TimeEfficiency.Exponential(0.5 * Units.US, 0.3 / Units.US);
    TimeAcceptance window = new TimeAcceptance(falls, 0, 6 * Units.US);
    Accept half = new ConstantEfficiency(0.5);
    EventBatch batch = batch(rows);
    batch.detected[rows] = 1;
    of("keVnr", half).withTime(window).simulate(new RandomStreams(5), 0, batch, List.of(LIGHT));
    UniformRandomProvider random = new RandomStreams(5).stream(0, Stage.ACCEPTANCE);
    boolean[] alive = new boolean[rows];
    for (int i = 0; i < rows; i++) {
      alive[i] = random.nextDouble() < 0.5;
    }
    for (int i = 0; i < rows; i++) {
      double time = batch.pulseTime[i];
      boolean kept = random.nextDouble() < falls.probability(time) && window.isInWindow(time);
      assertEquals(kept && alive[i] ? 1 : 0, batch.detected[i]);
    }
    assertEquals(1, batch.detected[rows], "behind the last row");
    TimeEfficiency even = new TimeEfficiency.Constant(0.7);
    Response.none("keVnr")
        .withTime(new TimeAcceptance(even, 0, 6 * Units.US))
        .simulate(new RandomStreams(5), 0, batch, List.of(LIGHT));
    UniformRandomProvider alone = new RandomStreams(5).stream(0, Stage.ACCEPTANCE);
    for (int i = 0; i < rows; i++) {
      double time = batch.pulseTime[i];
      boolean kept = alone.nextDouble() < 0.7 && window.isInWindow(time);
      assertEquals(kept ? 1 : 0, batch.detected[i]);
    }
  }
}
