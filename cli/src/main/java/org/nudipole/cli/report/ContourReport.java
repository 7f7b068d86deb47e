package org.nudipole.cli.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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
  List<String> text() {
    List<String> lines = new ArrayList<>();
    lines.add(SetUp.line("contour", convention()));
    lines.add(SetUp.line("best fit", best()));
    TextTable table =
        new TextTable(
            List.of(), List.of(labelled(scanned()), labelled(curve.parameter()) + " from", "to"));
    for (Contour.Slice slice : contour.slices()) {
      String none =
          slice.closed().isPresent() ? "closed" : slice.failure().isPresent() ? "failed" : "none";
      table.add(
          List.of(
              Figures.of(slice.scanned()),
              slice.inside().map(i -> Figures.of(i.low())).orElse(none),
              slice.inside().map(i -> Figures.of(i.high())).orElse(none)));
    }
    lines.addAll(table.lines());
    return lines;
  }

  /** The region for programs. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("convention", convention());
    json.put("delta_chi2", contour.distance());
    json.put("best", contour.best().map(b -> (Object) json(b)).orElse(Json.NULL));
    json.put("slices", contour.slices().stream().map(ContourReport::json).toList());
    return json;
  }

  private static Map<String, Object> json(Contour.Best best) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("scan_value", best.scanned());
    json.put("value", best.value());
    json.put("minimum", best.minimum());
    json.put("delta_chi2_without_signal", best.none());
    return json;
  }

  private static Map<String, Object> json(Contour.Slice slice) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("scan_value", slice.scanned());
    json.put("low", end(slice.inside().map(ProfileInterval::low)));
    json.put("high", end(slice.inside().map(ProfileInterval::high)));
    json.put("closed", slice.closed().isPresent());
    slice.failure().ifPresent(why -> json.put("failure", why));
    return json;
  }

  private static OptionalDouble end(Optional<Double> value) {
    return value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty();
  }

  /** The two ends of a slice as cells of a table. */
  static String cells(Contour.Slice slice) {
    return slice.inside().map(i -> i.low() + "," + i.high()).orElse(",");
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
        + (Figures.of(best.value()) + " " + curve.parameter().units()).strip()
        + " at "
        + scanned().text()
        + " "
        + (Figures.of(value) + " " + scanned().units()).strip()
        + (end ? ", the end of the scan" : "")
        + "; no signal is Delta chi2 = "
        + Figures.brief(best.none())
        + " above it";
  }

  /** Level and thresholds. */
  String convention() {
    String percent = Figures.brief(100 * curve.settings().level()) + " % CL for both together, ";
    return percent
        + (contour.distance().isPresent()
            ? String.format(Locale.ROOT, "Delta chi2 = %.3f", contour.distance().getAsDouble())
            : "Feldman-Cousins (profile likelihood, toys)");
  }

  private FreeParameter scanned() {
    return curve.scan().orElseThrow().parameter();
  }

  private static String labelled(FreeParameter parameter) {
    return (parameter.text() + " " + parameter.units()).strip();
  }
}
