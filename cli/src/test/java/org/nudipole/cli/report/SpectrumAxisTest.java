package org.nudipole.cli.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nudipole.generator.axis.Binning;

/** Bins in which a spectrum is drawn. */
class SpectrumAxisTest {
  private static final SpectrumAxis USUAL =
      new SpectrumAxis(SpectrumAxis.OBSERVED, false, Optional.empty());

  // As many in each decade from 1e-3 to 10.
  private static double[] falling() {
    return IntStream.range(0, 4000).mapToDouble(i -> 1e-3 * Math.pow(10, i / 1000.0)).toArray();
  }

  private static double share(Binning bins, int bin, double[] values) {
    return (double) Arrays.stream(values).filter(v -> bins.index(v) == bin).count() / values.length;
  }

  private static Binning bins(String range, boolean log, String units) {
    return new SpectrumAxis("c", log, Optional.of(range))
        .bins(units, false, Optional.empty(), () -> new double[0]);
  }

  @Test
  void noBinHasMostOfTheEvents() {
    Binning linear = Binning.linear(0, 10, 40);
    double[] values = falling();
    assertTrue(share(linear, 0, values) > 0.5);
    Binning bins = USUAL.bins("keV", false, Optional.of(linear), () -> values);
    assertTrue(share(bins, 0, values) < 0.05, bins::toString);
    assertEquals(bins.high(0) / bins.low(0), bins.high(30) / bins.low(30), 1e-9);
  }

  @Test
  void binsThatSuitStay() {
    double[] even = IntStream.range(0, 1000).mapToDouble(i -> i / 100.0).toArray();
    Binning own = Binning.linear(0, 10, 40);
    assertEquals(own, USUAL.bins("keV", false, Optional.of(own), () -> even));
  }

  /** A peak at 0 of both signs and a tail: logarithms know no such values. */
  @Test
  void valuesOfBothSignsHaveBinsOfEqualContent() {
    double[] values =
        IntStream.range(0, 1000)
            .mapToDouble(i -> i < 900 ? -0.01 + 2e-5 * i : i - 899)
            .sorted()
            .toArray();
    Binning bins = USUAL.bins("keV", false, Optional.empty(), () -> values);
    for (int bin = 0; bin < bins.size(); bin++) {
      assertEquals(0.025, share(bins, bin, values), 0.01);
    }
  }

  /** Lines, and backgrounds without a neutrino: bins do not grow to hold as many of both. */
  @Test
  void eventsOfOneValueChangeNoBins() {
    double[] values =
        IntStream.range(0, 1000).mapToDouble(i -> i < 900 ? 0 : i < 950 ? 427 : 747).toArray();
    Binning bins = USUAL.bins("keV", false, Optional.empty(), () -> values);
    assertEquals(40, bins.size());
    assertEquals(bins.width(0), bins.width(39), 1e-9);
    assertEquals(0.9, share(bins, 0, values));
  }

  @Test
  void wholeNumbersStandInTheMiddleOfNarrowBins() {
    double[] counts =
        IntStream.range(0, 2000).mapToDouble(i -> Math.rint(Math.pow(10, i / 600.0))).toArray();
    Binning bins =
        USUAL.bins("PE", true, Optional.of(Binning.linear(-0.5, 2199.5, 40)), () -> counts);
    assertEquals(0.5, bins.low(0));
    for (double edge : bins.edges()) {
      assertEquals(0.5, edge - Math.floor(edge));
    }
  }

  @Test
  void aRangeIsReadInTheUnitOfTheColumn() {
    assertArrayEquals(
        new double[] {0, 0.005, 0.01},
        bins("0 eV .. 10 eV linear 2", false, "keVnr").edges(),
        1e-15);
    assertArrayEquals(
        new double[] {1, 10, 100}, bins("1 keV .. 100 keV log 2", false, "keV").edges(), 1e-12);
    assertEquals(40, bins("-3 cm .. 3 cm", false, "cm").size());
    assertEquals(40, bins("-1 .. 1", false, "").size());
    Binning log = bins("1 keV .. 100 keV", true, "keV");
    assertEquals(log.high(0) / log.low(0), log.high(39) / log.low(39), 1e-9);
  }

  @Test
  void aRangeThatIsNoneIsExplained() {
    String unit = message("1 cm .. 2 cm", "keVnr");
    assertTrue(unit.contains("cm is no unit of this column) use keVnr"), unit);
    String bare = message("1 .. 2", "keVnr");
    assertTrue(bare.contains("it has no unit) add one, such as keVnr"), bare);
    String words = message("/dipole/mass 1 keV .. 2 keV", "keV");
    assertTrue(words.contains("/dipole/mass is not expected there"), words);
  }

  private static String message(String range, String units) {
    return assertThrows(IllegalArgumentException.class, () -> bins(range, false, units))
        .getMessage();
  }
}
