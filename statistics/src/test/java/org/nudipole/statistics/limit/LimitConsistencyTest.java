package org.nudipole.statistics.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.Scan;
import org.nudipole.statistics.likelihood.Convention;

/** Limits of a shipped experiment: how they scale, and asymptotic ones against toys. */
@Tag("canonical")
class LimitConsistencyTest {
  private static LimitPoint limit(List<String> sets, Convention convention, OptionalInt toys) {
    return limits(sets, Optional.empty(), convention, toys).get(0);
  }

  private static List<LimitPoint> limits(
      List<String> sets, Optional<String> scan, Convention convention, OptionalInt toys) {
    RunConfiguration run =
        RunConfiguration.read(
                "limits/cr51-cevns-ge", sets, List.of("normalisation=1e-6", "mu=1e-11"))
            .get(0);
    LimitCurve curve =
        LimitCurve.of(
            run,
            FreeParameter.of("/dipole/moment", run.settings()),
            scan.map(text -> Scan.of(text, run.settings())),
            Optional.empty(),
            new LimitSettings(convention, 0.9, toys, new RandomStreams(8)));
    return curve.points();
  }

  /**
   * The source 256 times as strong: the limit on the moment falls like activity^-1/4, to 1/4, where
   * coherent scattering of the Standard Model is the background, that is below 14 eV; at its end
   * near 16 eV there is none. Exact for Gaussian counts: the signal at the limit is 3 % of some
   * thousand events, which leaves less than 1 %. Without the Standard Model it is activity^-1/2, to
   * 1/16, exactly.
   */
  @ParameterizedTest
  @CsvSource({"both, 4, 0.04", "dipole, 16, 1e-4"})
  void momentsScaleWithTheExposure(String part, double ratio, double tolerance) {
    double[] limits =
        List.of("5 MCi", "1280 MCi").stream()
            .mapToDouble(
                activity ->
                    limit(
                            List.of(
                                "/source/activity=" + activity,
                                "/interaction/part=" + part,
                                "/fit/bins=8 eV 14 eV 0.5 eV"),
                            Convention.ONE_SIDED,
                            OptionalInt.empty())
                        .median()
                        .orElseThrow())
            .toArray();
    assertEquals(ratio, limits[0] / limits[1], tolerance);
  }

  /**
   * Median and 1 sigma of 1000 toys; a moment is the root of s, so 1 sigma of s is 0.35 to 0.45 of
   * the median moment and standard errors of the quantiles are 1.5 to 2.5 % of it. Tolerance 4 of
   * them; the seed is fixed.
   *
   * <p>Thresholds from toys know that the best fit of a downward fluctuation stops at no signal: a
   * one-sided limit on s is then the classical one, 1.28 - 1 standard deviations of s at N = -1,
   * which the asymptotic threshold leaves too high.
   */
  @ParameterizedTest
  @CsvSource({"ONE_SIDED", "TWO_SIDED", "CLS"})
  void asymptoticBandsAgreeWithToys(Convention convention) {
    LimitPoint asymptotic = limit(List.of(), convention, OptionalInt.empty());
    LimitPoint toys = limit(List.of(), convention, OptionalInt.of(1000));
    checkBand(convention, asymptotic, toys);
  }

  private static void checkBand(Convention convention, LimitPoint asymptotic, LimitPoint toys) {
    double median = asymptotic.median().orElseThrow();
    for (int i = 1; i <= 3; i++) {
      int n = i - 2;
      double z = convention.deviations(0.9);
      boolean stopped = convention == Convention.ONE_SIDED && n < 0;
      assertEquals(
          stopped ? median * Math.sqrt((z + n) / z) : asymptotic.expected().get(i).orElseThrow(),
          toys.expected().get(i).orElseThrow(),
          (i == 2 ? 0.06 : 0.1) * median,
          "N = " + n + " at " + asymptotic.scanned());
    }
  }

  /**
   * The same along a whole exclusion curve. One signal hardly differs from the next, and the toys
   * of all masses are the same: about ten independent numbers.
   */
  @Test
  @Tag("long")
  void asymptoticBandsOfAWholeCurveAgreeWithToys() {
    Optional<String> scan = Optional.of("/dipole/mass 1 keV .. 700 keV log 40");
    List<LimitPoint> asymptotic =
        limits(List.of(), scan, Convention.ONE_SIDED, OptionalInt.empty());
    List<LimitPoint> toys = limits(List.of(), scan, Convention.ONE_SIDED, OptionalInt.of(1000));
    assertEquals(40, asymptotic.size());
    for (int i = 0; i < 40; i++) {
      checkBand(Convention.ONE_SIDED, asymptotic.get(i), toys.get(i));
    }
  }
}
