package org.nudipole.cli.report;

import static org.nudipole.cli.report.Block.value;
import static org.nudipole.cli.report.Table.number;
import static org.nudipole.cli.report.Table.told;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nudipole.generator.axis.Digits;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.Scan;
import org.nudipole.macros.language.Setting;
import org.nudipole.statistics.likelihood.Significance;
import org.nudipole.statistics.limit.LimitCurve;
import org.nudipole.statistics.limit.SignificanceScan;

/**
 * How significant data are against no signal, and those expected with one.
 *
 * @param curve what was limited
 * @param signal the parameter of the signal that is expected; empty for none
 * @param points the points
 */
public record SignificanceReport(
    LimitCurve curve, OptionalDouble signal, List<SignificanceScan.Point> points) {
  /** Keeps a copy. */
  public SignificanceReport {
    points = List.copyOf(points);
  }

  /** What is assumed, and a table. */
  Report report() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Fact("tested", assumed(), "assumed", assumed()));
    blocks.add(value("toys", Json.orNull(boxed(toys()))));
    String units = curve.parameter().units();
    blocks.add(
        new Block.Fact(
            "signal",
            signal.isPresent()
                ? curve.parameter().text()
                    + " "
                    + (Digits.five(signal.getAsDouble()) + " " + units).strip()
                : "",
            "signal",
            Json.orNull(boxed(signal))));
    List<Table.Column<SignificanceScan.Point>> columns = new ArrayList<>();
    columns.add(
        number(
            curve.scan().map(Scan::parameter).map(LimitReport::labelled).orElse(""),
            "scan_value",
            SignificanceScan.Point::scanned));
    columns.add(shown("Z of the data", "z", p -> p.observed().map(Significance::deviations)));
    columns.add(shown("p-value", "p_value", p -> p.observed().map(Significance::probability)));
    columns.add(told("p_value_error", p -> error(p.observed())));
    columns.add(told("q0", p -> Json.orNull(p.observed().map(Significance::ratio))));
    columns.add(shown("Z expected", "expected_z", p -> p.expected().map(Significance::deviations)));
    columns.add(
        shown("p-value", "expected_p_value", p -> p.expected().map(Significance::probability)));
    columns.add(told("expected_p_value_error", p -> error(p.expected())));
    columns.add(told("closed", p -> p.closed().isPresent()));
    columns.add(told("failure", SignificanceScan.Point::failure));
    blocks.add(new Table<>("points", columns, points));
    return new Report("", blocks);
  }

  private interface Number {
    Optional<Double> of(SignificanceScan.Point point);
  }

  private static Table.Column<SignificanceScan.Point> shown(String title, String key, Number of) {
    return Table.<SignificanceScan.Point>number(title, key, p -> Json.orNull(of.of(p)))
        .shown(p -> of.of(p).map(Digits::brief).orElse(none(p)));
  }

  private static String none(SignificanceScan.Point point) {
    return point.closed().isPresent() ? "closed" : point.failure().isPresent() ? "failed" : "-";
  }

  private static Object error(Optional<Significance> significance) {
    return Json.orNull(significance.flatMap(s -> boxed(s.error())));
  }

  private static Optional<Double> boxed(OptionalDouble value) {
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }

  private static Optional<Integer> boxed(OptionalInt value) {
    return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
  }

  private String assumed() {
    boolean oneSided = points.stream().allMatch(SignificanceScan.Point::oneSided);
    OptionalInt toys = toys();
    return tested()
        + ", "
        + (curve.profiled().isEmpty() ? "" : names(curve.profiled()) + " left free, ")
        + (oneSided ? "one-sided" : "two-sided")
        + ", q0 of the profile likelihood, "
        + (toys.isPresent() ? toys.getAsInt() + " toys" : "asymptotic")
        + (curve.counts().isPresent() ? "" : "; no data")
        + (signal.isPresent() ? "; expected: Asimov data with the signal" : "");
  }

  // Those of any point: beside a signal that is fixed there may be some where it is not at its
  // null.
  private OptionalInt toys() {
    return points.stream().flatMapToInt(p -> p.toys().stream()).max();
  }

  // No signal is the absence of all; one that the macro fixes is there on the other side alone.
  private String tested() {
    Stream<String> fixed =
        curve.experiments().stream()
            .flatMap(e -> e.run().settings().settings().stream())
            .filter(Setting::isSignal)
            .map(Setting::key);
    Stream<String> moved =
        Stream.concat(curve.scan().stream().map(Scan::parameter), curve.profiled().stream())
            .filter(number -> number.nothing().isPresent())
            .map(FreeParameter::text);
    String limited = curve.parameter().text();
    List<String> others =
        Stream.concat(fixed, moved).filter(key -> !key.equals(limited)).distinct().toList();
    return others.isEmpty()
        ? "against no signal"
        : "against no signal, neither " + limited + " nor " + String.join(" nor ", others);
  }

  private static String names(List<FreeParameter> numbers) {
    return numbers.stream().map(FreeParameter::text).collect(Collectors.joining(", "));
  }

  /** Every point that has no number because a fit failed. */
  Stream<String> failures() {
    return points.stream()
        .filter(p -> p.failure().isPresent())
        .map(
            p ->
                "no significance"
                    + (p.scanned().isPresent() ? " at " + p.scanned().getAsDouble() : "")
                    + " ("
                    + p.failure().get()
                    + ")");
  }
}
