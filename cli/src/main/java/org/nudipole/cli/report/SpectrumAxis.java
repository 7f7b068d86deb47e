package org.nudipole.cli.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.nudipole.generator.axis.Binning;
import org.nudipole.generator.axis.Spacing;
import org.nudipole.macros.language.Span;
import org.nudipole.macros.language.Unit;
import org.nudipole.macros.language.UnitCatalogue;

/**
 * Along what a spectrum of events is drawn, and in which bins. Where nothing is said no bin has
 * most of the events, unless those have one value: bins are logarithmic then or, of values of both
 * signs, of equal content.
 *
 * @param column the column of the event file
 * @param logarithmic whether bins are of equal ratio
 * @param range where the bins begin and end, as {@link Span} says it; empty for where events are
 */
public record SpectrumAxis(String column, boolean logarithmic, Optional<String> range) {
  /**
   * Checks what can be checked without a file.
   *
   * @throws IllegalArgumentException saying what is wrong with the range
   */
  public SpectrumAxis {
    range.ifPresent(SpectrumAxis::span);
  }

  /** Name of the column that is drawn where none is named. */
  public static final String OBSERVED = "observed";

  private static final String FORM =
      "\"FROM .. TO UNIT\", such as \"0 keV .. 10 keV\" or \"0.1 keV .. 10 keV log 40\"";

  private static final int BINS = 40;

  /** Part of the events that the first bin may have, unless it was asked for. */
  private static final double MOST = 0.5;

  /** Part of the events that may lie beyond either end, and below a logarithmic axis. */
  private static final double BEYOND = 1e-4;

  private static final double BELOW = 1e-2;

  /**
   * The bins, in the unit that the file states.
   *
   * @param units that unit
   * @param whole whether values are whole numbers
   * @param own bins that suit the column; empty for where events are
   * @param events values of detected events, sorted
   * @throws IllegalArgumentException saying what is wrong with the range
   */
  Binning bins(String units, boolean whole, Optional<Binning> own, Supplier<double[]> events) {
    if (range.isPresent()) {
      return given(units);
    }
    double[] values = events.get();
    if (values.length == 0 || values[0] == values[values.length - 1]) {
      return own.orElseGet(() -> around(values.length == 0 ? 0 : values[0]));
    }
    if (logarithmic) {
      return logarithmic(values, whole)
          .orElseThrow(
              () -> new IllegalArgumentException("--log-bins (hardly a value is above 0) drop it"));
    }
    Binning usual = own.orElseGet(() -> linear(values));
    boolean crowded = share(usual, values) > MOST && !isOneValue(values);
    return crowded ? logarithmic(values, whole).or(() -> equal(values)).orElse(usual) : usual;
  }

  private Binning given(String units) {
    String text = range.orElseThrow();
    Span span = span(text);
    double scale = span.unit().map(unit -> scale(text, unit, units)).orElse(1.0);
    if (span.unit().isEmpty() && !units.isEmpty()) {
      throw Span.wrong(text, "it has no unit", "add one, such as " + units);
    }
    Spacing spacing = logarithmic ? Spacing.LOG : span.spacing().orElse(Spacing.LINEAR);
    try {
      return spacing.bins(span.from() * scale, span.to() * scale, span.number().orElse(BINS));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          Span.wrong(text, e.getMessage(), "write " + FORM).getMessage(), e);
    }
  }

  private static Span span(String text) {
    Span span = Span.of(text, FORM);
    if (!span.words().isEmpty()) {
      throw Span.wrong(text, span.words() + " is not expected there", "write " + FORM);
    }
    return span;
  }

  // Energies of every scale are taken for those of the column, as it is the only one drawn.
  private static double scale(String text, Unit unit, String units) {
    Unit stored =
        UnitCatalogue.find(units)
            .filter(u -> u.dimension() == unit.dimension() || sameScale(units, unit))
            .orElseThrow(
                () ->
                    Span.wrong(
                        text,
                        unit.symbol() + " is no unit of this column",
                        units.isEmpty() ? "give plain numbers" : "use " + units));
    return unit.factor() / stored.factor();
  }

  private static boolean sameScale(String units, Unit unit) {
    return units.startsWith("keV") && unit.symbol().contains("eV");
  }

  private static double share(Binning bins, double[] values) {
    return (double) Arrays.stream(values).filter(v -> bins.index(v) == 0).count() / values.length;
  }

  // Bins do not part events of one value, such as the backgrounds, which no neutrino made.
  private static boolean isOneValue(double[] values) {
    double middle = values[values.length / 2];
    return Arrays.stream(values).filter(v -> v == middle).count() > MOST * values.length;
  }

  private static Binning around(double value) {
    return Binning.linear(value - 1, value + 1, BINS);
  }

  private static Binning linear(double[] values) {
    double low = rounded(quantile(values, BEYOND), RoundingMode.FLOOR);
    double high = rounded(quantile(values, 1 - BEYOND), RoundingMode.CEILING);
    return low < high ? Binning.linear(low, high, BINS) : around(low);
  }

  // From where one event in a hundred lies below; none where so many are not above 0.
  private static Optional<Binning> logarithmic(double[] values, boolean whole) {
    double low = rounded(quantile(values, BELOW), RoundingMode.FLOOR);
    double high = rounded(quantile(values, 1 - BEYOND), RoundingMode.CEILING);
    if (!(low > 0) || !(low < high)) {
      return Optional.empty();
    }
    Binning bins = Binning.logarithmic(low, high, BINS);
    return Optional.of(whole ? betweenWholeNumbers(bins) : bins);
  }

  private static Binning betweenWholeNumbers(Binning bins) {
    return new Binning(
        Arrays.stream(bins.edges()).map(edge -> Math.ceil(edge) - 0.5).distinct().toArray());
  }

  private static Optional<Binning> equal(double[] values) {
    double[] edges = new double[BINS + 1];
    Arrays.setAll(edges, i -> quantile(values, (double) i / BINS));
    double[] different = Arrays.stream(edges).distinct().toArray();
    return different.length > 2 ? Optional.of(new Binning(different)) : Optional.empty();
  }

  private static double quantile(double[] values, double part) {
    return values[(int) Math.min(values.length - 1L, Math.round(part * (values.length - 1)))];
  }

  private static double rounded(double value, RoundingMode mode) {
    return new BigDecimal(value).round(new MathContext(2, mode)).doubleValue();
  }
}
