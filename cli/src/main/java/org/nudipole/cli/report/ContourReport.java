package org.nudipole.cli.report;

import static org.nudipole.cli.report.Block.value;
import static org.nudipole.cli.report.LimitReport.labelled;
import static org.nudipole.cli.report.Table.number;
import static org.nudipole.cli.report.Table.told;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nudipole.generator.axis.Digits;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.statistics.likelihood.ProfileInterval;
import org.nudipole.statistics.limit.Contour;
import org.nudipole.statistics.limit.LimitCurve;

/**
 * The region of joint confidence in two parameters.
 *
 * @param curve the parameters
 * @param contour the region
 */
record ContourReport(LimitCurve curve, Contour contour) {
  /** Convention, best fit, and a table of the region. */
  Report report() {
    List<Table.Column<Contour.Slice>> columns =
        List.of(
            number(labelled(scanned()), "scan_value", Contour.Slice::scanned),
            Table.<Contour.Slice>number(
                    labelled(curve.parameter()) + " from", "low", s -> Json.orNull(low(s)))
                .shown(s -> low(s).map(Digits::five).orElse(none(s))),
            Table.<Contour.Slice>number("to", "high", s -> Json.orNull(high(s)))
                .shown(s -> high(s).map(Digits::five).orElse(none(s))),
            told("closed", s -> s.closed().isPresent()),
            told("failure", Contour.Slice::failure));
    return new Report(
        "",
        List.of(
            new Block.Fact("contour", convention(), "convention", convention()),
            value("delta_chi2", contour.distance()),
            new Block.Fact(
                "best fit", best(), "best", Json.orNull(contour.best().map(ContourReport::json))),
            new Table<>("slices", columns, contour.slices())));
  }

  private static String none(Contour.Slice slice) {
    return slice.closed().isPresent() ? "closed" : slice.failure().isPresent() ? "failed" : "none";
  }

  private static Map<String, Object> json(Contour.Best best) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("scan_value", best.scanned());
    json.put("value", best.value());
    json.put("minimum", best.minimum());
    json.put("delta_chi2_without_signal", best.none());
    return json;
  }

  /** Lower end of a slice. */
  static Optional<Double> low(Contour.Slice slice) {
    return slice.inside().map(ProfileInterval::low);
  }

  /** Upper end of a slice. */
  static Optional<Double> high(Contour.Slice slice) {
    return slice.inside().map(ProfileInterval::high);
  }

  /** The best fit in words. */
  String best() {
    return contour.best().map(this::best).orElse("none, for no point of the scan has one");
  }

  private String best(Contour.Best best) {
    if (best.scanned().isEmpty()) {
      return "no signal, which leaves " + scanned().text() + " open";
    }
    double value = best.scanned().getAsDouble();
    List<Double> values = curve.scan().orElseThrow().values();
    boolean end = value == values.get(0) || value == values.get(values.size() - 1);
    return curve.parameter().text()
        + " "
        + (Digits.five(best.value()) + " " + curve.parameter().units()).strip()
        + " at "
        + scanned().text()
        + " "
        + (Digits.five(value) + " " + scanned().units()).strip()
        + (end ? ", the end of the scan" : "")
        + "; no signal is Delta chi2 = "
        + Digits.brief(best.none())
        + " above it";
  }

  /** Level and thresholds. */
  String convention() {
    String percent = Digits.brief(100 * curve.settings().level()) + " % CL for both together, ";
    return percent
        + (contour.distance().isPresent()
            ? "Delta chi2 = " + Digits.fixed(contour.distance().getAsDouble(), 3)
            : "Feldman-Cousins (profile likelihood, toys)");
  }

  private FreeParameter scanned() {
    return curve.scan().orElseThrow().parameter();
  }
}
