package org.nudipole.generator.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Constants;
import org.nudipole.generator.Implementations;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;

/** What every form factor keeps: 1 at zero, the rms radius from its slope, bounds that hold. */
class FormFactorTest {
  private record Model(FormFactor formFactor, Target nucleus, double rms) {}

  static Stream<Model> models() {
    double s = 0.9;
    return Stream.of(
        // R^2 = (3/5) R0^2 + 3 s^2 with the radius of Lewin and Smith.
        new Model(
            Helm.lewinSmith(),
            nucleus(32, 72),
            Math.sqrt(0.6 * square(lewinSmith(72)) + 3 * s * s)),
        new Model(
            Helm.lewinSmith(), nucleus(8, 16), Math.sqrt(0.6 * square(lewinSmith(16)) + 3 * s * s)),
        new Model(new Helm(OptionalDouble.of(4.8 * Units.FM)), nucleus(55, 133), 4.8),
        new Model(
            KleinNystrand.standard(),
            nucleus(55, 133),
            Math.sqrt(0.6 * square(1.23 * Math.cbrt(133)) + 6 * 0.49)),
        // Charge radii of Angeli and Marinova; hydrogen has no room for a skin of 0.9 fm.
        new Model(new MeasuredHelm(0), nucleus(55, 133), 4.8041),
        new Model(new MeasuredHelm(0.2 * Units.FM), nucleus(55, 133), 5.0041),
        new Model(new MeasuredHelm(0), nucleus(1, 1), 0.8783),
        new Model(new PointLike(), nucleus(32, 72), 0));
  }

  private static Target nucleus(int z, int a) {
    return new Target("nucleus", z, a, "", 0, 0, a * Units.MEV, 0);
  }

  @Test
  void everyModelIsTested() {
    assertEquals(
        Implementations.of(FormFactor.class),
        Implementations.among(models().map(Model::formFactor)));
  }

  private static double square(double x) {
    return x * x;
  }

  private static double lewinSmith(int a) {
    double c = 1.23 * Math.cbrt(a) - 0.6;
    return Math.sqrt(c * c + 7.0 / 3 * Math.PI * Math.PI * 0.52 * 0.52 - 5 * 0.81);
  }

  @ParameterizedTest
  @MethodSource("models")
  void slopeAtZeroIsTheRmsRadius(Model model) {
    assertEquals(1, model.formFactor().value(0, model.nucleus()), 1e-15);
    double q = 1 * Units.MEV;
    double wave = q / Constants.HBAR_C * Units.FM;
    double slope = (1 - model.formFactor().value(q, model.nucleus())) * 6 / (wave * wave);
    assertEquals(model.rms() * model.rms(), slope, 1e-3 * Math.max(1, model.rms()));
  }

  @ParameterizedTest
  @MethodSource("models")
  void boundsHoldOnEveryInterval(Model model) {
    UniformRandomProvider random = new RandomStreams(3).stream(0, Stage.RECOIL);
    for (int i = 0; i < 20_000; i++) {
      double low = 400 * random.nextDouble() * Units.MEV;
      double width = 100 * random.nextDouble() * random.nextDouble() * Units.MEV;
      Bounds bounds = model.formFactor().squared(low, low + width, model.nucleus());
      double q = low + width * random.nextDouble();
      double f = model.formFactor().value(q, model.nucleus());
      assertTrue(f * f <= bounds.upper() && f * f >= bounds.lower(), "q = " + q / Units.MEV);
      Bounds signed = model.formFactor().bounds(low, low + width, model.nucleus());
      assertTrue(f <= signed.upper() && f >= signed.lower(), "q = " + q / Units.MEV);
    }
  }

  /** Up to the first zero bounds of a point are the value there, and of an interval its ends. */
  @ParameterizedTest
  @MethodSource("models")
  void boundsAreReachedBelowTheFirstZero(Model model) {
    FormFactor form = model.formFactor();
    double zero = Math.min(form.firstZero(model.nucleus()), 500 * Units.MEV);
    for (double share : new double[] {0, 0.01, 0.3, 0.7, 0.95}) {
      double low = share * zero;
      double high = (share + 0.04) * zero;
      double first = form.value(low, model.nucleus());
      double last = form.value(high, model.nucleus());
      Bounds squares = form.squared(low, high, model.nucleus());
      assertEquals(first * first, squares.upper(), 1e-11 * first * first);
      assertEquals(last * last, squares.lower(), 1e-11 * first * first);
      Bounds signed = form.bounds(low, high, model.nucleus());
      assertEquals(first, signed.upper(), 1e-11 * first);
      assertEquals(last, signed.lower(), 1e-11 * first);
      Bounds point = form.bounds(low, low, model.nucleus());
      assertEquals(first, point.lower(), 1e-11 * first);
      assertEquals(first, point.upper(), 1e-11 * first);
    }
  }

  /**
   * Beyond the first zero they are an envelope of the oscillation: |sin x - x cos x| is sqrt(1 +
   * x^2) in every half period, where an upper bound of a point is the value, and it is never
   * farther above than that.
   */
  @ParameterizedTest
  @MethodSource("models")
  void boundsAreAnEnvelopeBeyondTheFirstZero(Model model) {
    FormFactor form = model.formFactor();
    double zero = form.firstZero(model.nucleus());
    if (Double.isInfinite(zero)) {
      return;
    }
    assertEquals(0, form.value(zero, model.nucleus()), 1e-15);
    assertTrue(form.value(zero * (1 - 1e-6), model.nucleus()) > 0);
    assertTrue(form.value(zero * (1 + 1e-6), model.nucleus()) < 0);
    // In units of the first zero a half period is pi / 4.49.
    for (double from : new double[] {1, 1.7, 3.9}) {
      double nearest = 0;
      double least = 0;
      double most = 0;
      for (int i = 0; i < 2000; i++) {
        double q = zero * (from + i / 2000.0 * 2 * Math.PI / 4.493409457909064);
        double value = form.value(q, model.nucleus());
        Bounds squares = form.squared(q, q, model.nucleus());
        Bounds signed = form.bounds(q, q, model.nucleus());
        nearest = Math.max(nearest, value * value / squares.upper());
        least = Math.max(least, value / signed.lower());
        most = Math.max(most, value / signed.upper());
        assertEquals(signed.upper() * signed.upper(), squares.upper(), 1e-11 * squares.upper());
        assertEquals(-signed.upper(), signed.lower(), 1e-11 * signed.upper());
        assertEquals(0, squares.lower(), 0);
      }
      for (double reached : new double[] {nearest, least, most}) {
        assertEquals(1, reached, 1e-4);
      }
    }
    // Across the zero the beginning counts.
    double low = 0.9 * zero;
    double first = form.value(low, model.nucleus());
    double tail = form.squared(zero, zero, model.nucleus()).upper();
    double damping = 1 + 1e-11;
    double upper = form.squared(low, 1.2 * zero, model.nucleus()).upper();
    assertTrue(upper >= Math.max(first * first, tail) / damping);
    assertTrue(
        form.squared(low / 3, 1.2 * zero, model.nucleus()).upper()
            <= square(form.value(low / 3, model.nucleus())) * damping);
  }

  /** The series below x = 0.1 meets the closed form above it. */
  @Test
  void seriesJoinsTheClosedForm() {
    for (double x : List.of(0.09999, 0.0999999)) {
      double closed = 3 * (Math.sin(x) - x * Math.cos(x)) / (x * x * x);
      assertEquals(closed, UniformSphere.value(x), 1e-12);
    }
    assertEquals(1 - 1e-8 / 10, UniformSphere.value(1e-4), 1e-16);
    // 50 digits in Python; the last term of the series is 5e-15 here.
    assertEquals(0.99960942949173329206, UniformSphere.value(0.0625), 3e-16);
    assertEquals(0.99912136958945724923, UniformSphere.value(0.09375), 3e-16);
    assertEquals(0.99900814877172803368, UniformSphere.value(0.099609375), 3e-16);
  }

  @Test
  void aRadiusWithinTheSkinIsRefused() {
    OptionalDouble tooSmall = OptionalDouble.of(1.5 * Units.FM);
    assertThrows(IllegalArgumentException.class, () -> new Helm(tooSmall));
  }

  /** Of 33S none has been measured; a neutron skin may not take away the whole radius. */
  @Test
  void aMeasuredRadiusIsThereOrNot() {
    assertTrue(new MeasuredHelm(0).holdsFor(nucleus(16, 32)));
    assertFalse(new MeasuredHelm(0).holdsFor(nucleus(16, 33)));
    assertFalse(new MeasuredHelm(0).holdsFor(nucleus(110, 281)));
    // Of a proton whose radius is within the skin, unless something is taken away.
    assertTrue(new MeasuredHelm(0).holdsFor(nucleus(1, 1)));
    assertTrue(new MeasuredHelm(0.1 * Units.FM).holdsFor(nucleus(1, 1)));
    assertFalse(new MeasuredHelm(-0.1 * Units.FM).holdsFor(nucleus(1, 1)));
    assertTrue(new MeasuredHelm(-1.6 * Units.FM).holdsFor(nucleus(16, 32)));
    assertFalse(new MeasuredHelm(-1.8 * Units.FM).holdsFor(nucleus(16, 32)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new MeasuredHelm(0).value(Units.MEV, nucleus(16, 33)));
  }

  @Test
  void aHugeNucleusHasBoundsToo() {
    FormFactor huge = new KleinNystrand(0, 1e200 * Units.FM);
    assertEquals(0, huge.squared(Units.MEV, 2 * Units.MEV, nucleus(32, 72)).upper(), 0);
  }

  /** The neutrons reach farther out, so theirs vanishes first. */
  @Test
  void theFirstZeroOfACurrentIsTheLesser() {
    FormFactor inner = new MeasuredHelm(0);
    FormFactor outer = new MeasuredHelm(0.3 * Units.FM);
    Target germanium = nucleus(32, 72);
    NucleonCouplings couplings = NucleonCouplings.treeLevel(0.23857);
    double zero = outer.firstZero(germanium);
    assertTrue(zero < inner.firstZero(germanium));
    assertEquals(zero, new VectorCurrent(couplings, inner, outer).firstZero(germanium));
    assertEquals(zero, new VectorCurrent(couplings, outer, inner).firstZero(germanium));
  }
}
