package org.nudipole.generator.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Density;
import org.nudipole.generator.Units;
import org.nudipole.generator.mathematics.Quadrature;
import org.nudipole.generator.sampling.Envelope;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;

/** Emission in a detector with gaps: one definition, which is integrated and drawn from. */
class LiveEmissionTest {
  private static final double DAY = Units.DAY;
  private static final double EXPOSURE = 400 * DAY;
  private static final int POINTS = 997;
  private static final int EVENTS = 400_000;
  private static final int CELLS = 1024;

  /** Bins of equal content in each of which 10,000 events are expected. */
  private static final int BINS = 40;

  /** Chi-square of 39 degrees of freedom is above it once in 10,000 samples. */
  private static final double GREATEST = 80.6;

  /**
   * The Sun's flux over that at its mean distance, integrated over the live periods outside this
   * program (Kepler's equation by iteration, adaptive quadrature): 30.718681134134155,
   * 58.31407337351216 and 10.172687810367872 day.
   */
  @Test
  void theSunShinesAsMuchAsItsDistanceSays() {
    EmissionTime seen = new AnnualModulation(LocalDate.of(2017, 2, 2), EXPOSURE).during(live());
    assertEquals(99.20544231801419 * DAY, seen.effectiveTime(), 1e-10 * DAY);
    assertEquals(30.718681134134155 / 99.20544231801419, seen.cumulative(100 * DAY), 1e-12);
    assertEquals(58.31407337351216 / 99.20544231801419, seen.share(149 * DAY, 300 * DAY), 1e-12);
  }

  private static OnPeriod from(double start, double end) {
    return new OnPeriod(start * DAY, end * DAY);
  }

  private static OnPeriods live() {
    return new OnPeriods(List.of(from(0, 30), from(150, 210), from(390, 400)), EXPOSURE);
  }

  static Stream<EmissionTime> emissions() {
    return Stream.of(
        new ExponentialDecay(0, EXPOSURE),
        ElectronCaptureSource.named("cr51").time(EXPOSURE),
        new AnnualModulation(LocalDate.of(2017, 2, 2), EXPOSURE),
        new OnPeriods(List.of(from(20, 160), from(205, 399), from(399, 400)), EXPOSURE),
        new LiveEmission(new ExponentialDecay(0.01 / DAY, EXPOSURE), live()));
  }

  /**
   * In a few thousand cells of an exposure beyond the age of the Universe nothing would be drawn.
   */
  @Test
  void timesOfAnyExposureAreDrawnAtOnce() {
    for (double exposure : new double[] {1e4, 1e9, 1e50}) {
      EmissionTime decay = new ExponentialDecay(0.02 / DAY, exposure * DAY);
      int n = 1000;
      double[] times = new double[n];
      Envelope envelope = Envelope.of(List.of(decay), 1024);
      long trials =
          envelope.fill(new RandomStreams(12).stream(0, Stage.TIME), n, times, new int[n]);
      assertTrue(trials < 1.1 * n, exposure + " days: " + trials);
      // A mean life of 50 days, within five standard errors.
      assertEquals(50, Arrays.stream(times).average().orElseThrow() / DAY, 5 * 50 / Math.sqrt(n));
    }
  }

  @ParameterizedTest
  @MethodSource("emissions")
  void isTheEmissionOfTheLivePeriods(EmissionTime whole) {
    EmissionTime seen = whole.during(live());
    double[] breaks = seen.breaks();
    double on = Quadrature.integral(whole::value, 0, 30 * DAY, inside(breaks, 0, 30));
    on += Quadrature.integral(whole::value, 150 * DAY, 210 * DAY, inside(breaks, 150, 210));
    on += Quadrature.integral(whole::value, 390 * DAY, EXPOSURE, inside(breaks, 390, 400));
    assertEquals(on * whole.effectiveTime(), seen.effectiveTime(), 1e-12 * EXPOSURE);
    assertEquals(whole.value(155 * DAY) / on, seen.value(155 * DAY), 1e-11 / DAY);
    for (double gap : new double[] {31, 100, 149, 211, 389}) {
      assertEquals(0, seen.value(gap * DAY), 0);
    }
  }

  private static double[] inside(double[] breaks, double from, double to) {
    return Arrays.stream(breaks).filter(t -> t > from * DAY && t < to * DAY).toArray();
  }

  @ParameterizedTest
  @MethodSource("emissions")
  void isNormalised(EmissionTime whole) {
    EmissionTime seen = whole.during(live());
    assertEquals(EXPOSURE, seen.high(), 0);
    assertEquals(
        1, Quadrature.integral(seen::value, 0, EXPOSURE, seen.breaks()), 1e-12, "the density");
    assertEquals(1, seen.cumulative(EXPOSURE), 1e-12);
    assertEquals(0, seen.cumulative(0), 0);
    double before = 0;
    for (int i = 1; i <= POINTS; i++) {
      double time = EXPOSURE * i / POINTS;
      double cumulative = seen.cumulative(time);
      assertTrue(cumulative >= before - 1e-14);
      before = cumulative;
    }
    double half = 170 * DAY;
    assertEquals(
        Quadrature.integral(seen::value, 0, half, inside(seen.breaks(), 0, 170)),
        seen.cumulative(half),
        1e-12);
    assertEquals(seen.cumulative(half) - seen.cumulative(DAY), seen.share(DAY, half), 1e-12);
  }

  @ParameterizedTest
  @MethodSource("emissions")
  void liesBetweenItsBounds(EmissionTime whole) {
    EmissionTime seen = whole.during(live());
    for (int i = 0; i < POINTS; i++) {
      double begin = EXPOSURE * i / POINTS;
      double end = Math.min(EXPOSURE, EXPOSURE * (i + 1) / POINTS);
      Bounds bounds = seen.bounds(begin, end);
      for (double time : new double[] {begin, (begin + end) / 2, end}) {
        double value = seen.value(time);
        assertTrue(value >= bounds.lower() && value <= bounds.upper());
      }
    }
  }

  /** Times drawn from the parts fall into bins of equal content, none into a gap. */
  @Tag("slow")
  @ParameterizedTest
  @MethodSource("emissions")
  void isWhatItsPartsAreDrawnAs(EmissionTime whole) {
    EmissionTime seen = whole.during(live());
    List<? extends Density> parts = seen.parts();
    double[] times = new double[EVENTS];
    Envelope.of(parts, CELLS)
        .fill(new RandomStreams(11).stream(0, Stage.TIME), EVENTS, times, new int[EVENTS]);
    long[] counts = new long[BINS];
    for (double time : times) {
      assertTrue(seen.value(time) > 0, () -> time / DAY + " day is in a gap");
      counts[Math.min(BINS - 1, (int) (BINS * seen.cumulative(time)))]++;
    }
    double expected = (double) EVENTS / BINS;
    double chiSquare =
        Arrays.stream(counts).mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();
    assertTrue(chiSquare < GREATEST, () -> "chi-square " + chiSquare);
  }

  @Test
  void withoutAGapItIsTheEmissionItself() {
    EmissionTime decay = new ExponentialDecay(0.02 / DAY, EXPOSURE);
    assertSame(decay, decay.during(OnPeriods.always(EXPOSURE)));
  }

  /** 40 half-lives after the start, 1 - e^(-t) has no digit left of what decays. */
  @Test
  void aDecayKeepsItsDigitsToTheEnd() {
    double rate = Math.log(2) / DAY;
    OnPeriods late = new OnPeriods(List.of(from(60, 61)), 100 * DAY);
    EmissionTime seen = new ExponentialDecay(rate, 100 * DAY).during(late);
    double expected = StrictMath.pow(2, -61) / rate;
    assertEquals(expected, seen.effectiveTime(), 1e-13 * expected);
    // Half of what decays in a half-life is over when a quarter of all is.
    double quarter = -StrictMath.log(0.75) / rate;
    assertEquals(0.5, seen.cumulative(60 * DAY + quarter), 1e-12);
  }

  /** Parts are where both are on, with the emission's own values; what only touches is none. */
  @Test
  void partsAreOfBoth() {
    EmissionTime source = new OnPeriods(List.of(from(0, 5), from(15, 25), from(30, 40)), EXPOSURE);
    OnPeriods detector = new OnPeriods(List.of(from(5, 15), from(20, 22), from(24, 31)), EXPOSURE);
    List<? extends Density> parts = source.during(detector).parts();
    double[][] expected = {{20, 22}, {24, 25}, {30, 31}};
    assertEquals(expected.length, parts.size());
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i][0] * DAY, parts.get(i).low(), 1e-12 * DAY);
      assertEquals(expected[i][1] * DAY, parts.get(i).high(), 1e-12 * DAY);
      assertEquals(1, parts.get(i).value((parts.get(i).low() + parts.get(i).high()) / 2));
      assertEquals(new Bounds(1, 1), parts.get(i).bounds(parts.get(i).low(), parts.get(i).high()));
    }
  }

  @Test
  void aSteadyEmissionIsOnePart() {
    EmissionTime decay = new ExponentialDecay(0.02 / DAY, EXPOSURE);
    assertEquals(List.of(decay), decay.parts());
  }

  /** Of a decay the values at the ends, over the share that is seen. */
  @Test
  void boundsAreTheValuesAtTheEnds() {
    double rate = 0.02 / DAY;
    EmissionTime seen = new ExponentialDecay(rate, EXPOSURE).during(live());
    double all =
        (-StrictMath.expm1(-0.6)
                + StrictMath.exp(-3) * -StrictMath.expm1(-1.2)
                + StrictMath.exp(-7.8) * -StrictMath.expm1(-0.2))
            / rate;
    Bounds inside = seen.bounds(155 * DAY, 170 * DAY);
    assertEquals(StrictMath.exp(-3.4) / all, inside.lower(), 1e-11 * inside.lower());
    assertEquals(StrictMath.exp(-3.1) / all, inside.upper(), 1e-11 * inside.upper());
    Bounds across = seen.bounds(100 * DAY, 170 * DAY);
    assertEquals(0, across.lower());
    assertEquals(StrictMath.exp(-2) / all, across.upper(), 1e-11 * across.upper());
    assertEquals(new Bounds(0, 0), seen.bounds(40 * DAY, 140 * DAY));
  }
}
