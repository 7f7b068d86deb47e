package org.nudipole.cli.report;

import static org.nudipole.cli.report.Block.fact;
import static org.nudipole.cli.report.Block.line;
import static org.nudipole.cli.report.Block.value;
import static org.nudipole.cli.report.Table.number;
import static org.nudipole.cli.report.Table.told;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nudipole.generator.axis.Digits;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.RunSettings;
import org.nudipole.macros.language.Scan;
import org.nudipole.macros.run.Program;
import org.nudipole.statistics.likelihood.DecidingEvents;
import org.nudipole.statistics.likelihood.Significance;
import org.nudipole.statistics.limit.Contour;
import org.nudipole.statistics.limit.Experiment;
import org.nudipole.statistics.limit.LimitCurve;
import org.nudipole.statistics.limit.LimitPoint;
import org.nudipole.statistics.limit.SignificanceScan;
import org.nudipole.statistics.limit.Templates;

/**
 * The limits of one run of a macro, or of several macros that are taken together.
 *
 * @param data the data of each macro as the user named them
 * @param label what tells the run from the others of its macro; empty of a lone one
 * @param curve what was computed
 * @param templates the bins and the nuisances
 * @param points the limits
 * @param contour the region in the scanned and the limited parameter, if it was asked for
 * @param significance how significant data are against no signal, if it was asked for
 */
public record LimitReport(
    List<String> data,
    String label,
    LimitCurve curve,
    Templates templates,
    List<LimitPoint> points,
    Optional<Contour> contour,
    Optional<SignificanceReport> significance) {
  private static final List<String> BAND =
      List.of("expected_minus2", "expected_minus1", "expected", "expected_plus1", "expected_plus2");

  private static final List<String> SIGMAS =
      List.of("-2 sigma", "-1 sigma", "expected", "+1 sigma", "+2 sigma");

  /** Keeps a copy. */
  public LimitReport {
    data = List.copyOf(data);
    points = List.copyOf(points);
  }

  /** The macro, or those that are taken together, as the user named them. */
  public String macro() {
    return MacroNames.together(curve.experiments().stream().map(Experiment::name).toList());
  }

  /** The macro, and which run of it. */
  public String name() {
    return label.isEmpty() ? macro() : macro() + ", " + label;
  }

  /** Names for a legend. */
  static List<String> names(List<LimitReport> reports) {
    List<String> macros = MacroNames.of(reports.stream().map(LimitReport::macro).toList());
    return IntStream.range(0, macros.size())
        .mapToObj(
            i -> {
              LimitReport report = reports.get(i);
              return report.label.isEmpty()
                  ? macros.get(i)
                  : MacroNames.name(report.macro()) + ", " + report.label;
            })
        .toList();
  }

  /** Whether it is of a macro with loops. */
  public boolean isOfScan() {
    return !isCombined() && RunTable.isScan(List.of(settings()));
  }

  private RunSettings settings() {
    return curve.experiments().get(0).run().settings();
  }

  private boolean isCombined() {
    return curve.experiments().size() > 1;
  }

  /** Convention, bins, nuisances, a table of limits, a contour. */
  public Report report() {
    FreeParameter parameter = curve.parameter();
    List<Block> blocks = new ArrayList<>();
    blocks.add(value("macro", macro()));
    if (!isCombined()) {
      blocks.add(value("run", settings().number()));
      blocks.add(RunTable.aliases(settings()));
    }
    blocks.add(value("parameter", parameter.text()));
    blocks.add(value("unit", parameter.units()));
    blocks.add(value("cl", curve.settings().level()));
    blocks.add(fact("convention", convention()));
    blocks.add(fact("band", band()));
    curve.experiments().stream()
        .filter(e -> e.exposureFactor() != 1)
        .forEach(
            e ->
                blocks.add(
                    line(
                        "exposure",
                        "data of "
                            + Digits.brief(e.exposureFactor())
                            + " times that of "
                            + e.name())));
    if (isCombined()) {
      blocks.addAll(combination());
    } else {
      Experiment only = curve.experiments().get(0);
      blocks.add(fact("data", data.get(0)));
      blocks.add(fact("bins", described(only)));
      blocks.add(
          new Block.Fact("nuisances", nuisances(only), "nuisances", only.run().fit().pulls()));
    }
    List<String> profiled = curve.profiled().stream().map(FreeParameter::text).toList();
    blocks.add(new Block.Fact("profiled", String.join(", ", profiled), "profiled", profiled));
    Optional<FreeParameter> scanned = curve.scan().map(Scan::parameter);
    blocks.add(value("scan_parameter", Json.orNull(scanned.map(FreeParameter::text))));
    blocks.add(value("scan_unit", Json.orNull(scanned.map(FreeParameter::units))));
    List<Table.Column<LimitPoint>> columns = new ArrayList<>(columns());
    columns.add(told("failure", LimitPoint::failure));
    blocks.add(new Table<>("points", columns, points));
    // The first tells of the others, which lie further out.
    points.stream()
        .flatMap(p -> p.closed().stream())
        .findFirst()
        .ifPresent(why -> blocks.add(line("closed", why)));
    blocks.add(ends());
    contour.ifPresent(
        c -> blocks.add(new Block.Part("contour", new ContourReport(curve, c).report())));
    significance.ifPresent(s -> blocks.add(new Block.Part("significance", s.report())));
    return new Report(name() + ", upper limit on " + labelled(parameter), blocks);
  }

  /** The same below a heading of its own on a page that names the macro. */
  public Report section() {
    return new Report("Upper limit on " + labelled(curve.parameter()), report().blocks());
  }

  // A line for each experiment, and what they share.
  private List<Block> combination() {
    List<Integer> all = IntStream.range(0, data.size()).boxed().toList();
    List<Table.Column<Integer>> columns =
        List.of(
            Table.words("experiment", "macro", k -> experiment(k).name()),
            Table.words("data", "data", data::get),
            Table.words("bins", "bins", k -> described(experiment(k))),
            Table.words("nuisances", "", k -> nuisances(experiment(k))),
            told("nuisances", k -> experiment(k).run().fit().pulls()),
            told("aliases", k -> experiment(k).run().settings().aliasValues()));
    List<String> shared = List.copyOf(templates.shared());
    return List.of(
        new Table<>("experiments", columns, all),
        new Block.Fact(
            "correlated",
            shared.isEmpty() ? "none" : String.join(", ", shared),
            "correlated",
            shared));
  }

  private Experiment experiment(int k) {
    return curve.experiments().get(k);
  }

  // Of points that end differently the first tells.
  private Block ends() {
    List<List<String>> ends =
        points.stream().map(LimitPoint::ends).filter(e -> !e.isEmpty()).distinct().toList();
    List<String> first = ends.isEmpty() ? List.of() : ends.get(0);
    String told = String.join(", ", first);
    return new Block.Fact(
        "ends", ends.size() > 1 ? told + ", and others along the scan" : told, "ends", first);
  }

  private List<Table.Column<LimitPoint>> columns() {
    String unit = curve.parameter().units();
    Optional<FreeParameter> scanned = curve.scan().map(Scan::parameter);
    List<Table.Column<LimitPoint>> columns = new ArrayList<>();
    columns.add(
        number(
            scanned.map(LimitReport::labelled).orElse(""),
            "scan_value",
            scanned.map(FreeParameter::units).orElse(""),
            LimitPoint::scanned));
    for (int i = 0; i < BAND.size(); i++) {
      int sigma = i;
      columns.add(
          Table.<LimitPoint>number(
                  SIGMAS.get(i), BAND.get(i), unit, point -> point.expected().get(sigma))
              .shown(point -> figure(point.expected().get(sigma), none(point))));
    }
    columns.add(
        number("observed", "observed", unit, LimitPoint::observed)
            .shown(p -> figure(p.observed(), curve.counts().isPresent() ? none(p) : "-")));
    columns.add(told("closed", point -> point.closed().isPresent()));
    return columns;
  }

  private static String none(LimitPoint point) {
    return point.closed().isPresent() ? "closed" : point.failure().isPresent() ? "failed" : "none";
  }

  /** Every point that has no limit, and every slice of a contour, because a fit failed. */
  public List<String> failures() {
    Stream<String> limits =
        points.stream()
            .filter(p -> p.failure().isPresent())
            .map(
                p ->
                    "no limit"
                        + (p.scanned().isPresent() ? " at " + p.scanned().getAsDouble() : "")
                        + " ("
                        + p.failure().get()
                        + ")");
    Stream<String> slices =
        contour.stream()
            .flatMap(c -> c.failures().stream())
            .map(s -> "no contour at " + s.scanned() + " (" + s.failure().orElseThrow() + ")");
    return Stream.of(limits, slices, significance.stream().flatMap(SignificanceReport::failures))
        .flatMap(lines -> lines)
        .map(line -> name() + ": " + line)
        .toList();
  }

  /**
   * No limit, and why; asymptotic formulas where few events decide; no exposure; bins that a
   * nuisance fills.
   */
  public List<String> warnings() {
    return Stream.concat(
            Stream.of(unlimited(), fewEvents(), unscaled(), ofOneExposure())
                .flatMap(Optional::stream),
            curve.filled(points, templates).stream().map(f -> name() + ": " + f.warning()))
        .toList();
  }

  private Optional<String> unlimited() {
    List<String> profiled = curve.profiled().stream().map(FreeParameter::text).toList();
    return points.stream()
        .filter(p -> p.closed().isEmpty() && p.failure().isEmpty())
        .filter(p -> p.median().isEmpty() || curve.counts().isPresent() && p.observed().isEmpty())
        .findFirst()
        .map(
            p ->
                macro()
                    + ": no limit on "
                    + curve.parameter().text()
                    + at(p)
                    + (profiled.isEmpty()
                        ? " (no value of it is excluded, up to the end of its range) see `ends`, or"
                            + " limit another number"
                        : " (no value of it is excluded while "
                            + String.join(", ", profiled)
                            + (profiled.size() > 1 ? " are" : " is")
                            + " left free, which can make up for any) leave fewer numbers free, or"
                            + " give one an uncertainty: /fit/vary"));
  }

  private String at(LimitPoint point) {
    return point.scanned().isPresent()
        ? " at "
            + curve.scan().orElseThrow().parameter().text()
            + " "
            + Digits.five(point.scanned().getAsDouble())
        : "";
  }

  private Optional<String> ofOneExposure() {
    return curve.counts().isPresent() && curve.isOfExposures()
        ? Optional.of(
            name()
                + ": the data are those of one exposure (the scan compares them with others)"
                + " leave the data out, with --data asimov, to see how a limit grows")
        : Optional.empty();
  }

  private Optional<String> unscaled() {
    List<String> names = curve.unscaled(templates);
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            name()
                + ": "
                + String.join(", ", names)
                + (names.size() > 1 ? " stay as they are at" : " stays as it is at")
                + " all exposures (the macro gives a number of events, not a rate) give"
                + " rates, such as 1 /kg/day, to see how a limit grows");
  }

  private Optional<String> fewEvents() {
    return points.stream()
        .filter(p -> p.deciding().isPresent())
        .min(Comparator.comparingDouble(p -> p.deciding().getAsDouble()))
        .filter(p -> p.deciding().getAsDouble() < DecidingEvents.FEW)
        .map(
            p ->
                name()
                    + ": asymptotic formulas where about "
                    + Digits.brief(p.deciding().getAsDouble())
                    + " events decide"
                    + (p.scanned().isPresent()
                        ? " (at "
                            + curve.scan().orElseThrow().parameter().text()
                            + " "
                            + Digits.five(p.scanned().getAsDouble())
                            + "; "
                        : " (")
                    + "with fewer than "
                    + Digits.brief(DecidingEvents.FEW)
                    + " limits may come out too low) take thresholds from toys: --toys 2000");
  }

  /** The points of all macros as one table; where a contour ends there may be no limits. */
  public static List<String> csv(List<LimitReport> reports) {
    List<String> header = new ArrayList<>();
    header.add("title: upper limits");
    header.add("source: " + Program.title() + ", " + Program.revision());
    reports.forEach(r -> header.add("limits: " + r.summary()));
    reports.forEach(
        r ->
            r.contour.ifPresent(
                c ->
                    header.add(
                        "contour: " + r.name() + ", " + new ContourReport(r.curve, c).best())));
    List<RunSettings> runs = reports.stream().map(LimitReport::settings).toList();
    return Csv.table(header, reports.stream().map(report -> report.table(runs)).toList());
  }

  private String summary() {
    return String.join(
        ", ",
        name(),
        curve.parameter().text(),
        convention(),
        band(),
        "data " + String.join(" + ", data),
        "nuisances "
            + curve.experiments().stream()
                .map(LimitReport::nuisances)
                .collect(Collectors.joining(" + "))
            + (templates.shared().isEmpty()
                ? ""
                : ", correlated " + String.join(", ", templates.shared())));
  }

  private record Row(
      OptionalDouble scanned, Optional<LimitPoint> point, Optional<Contour.Slice> slice) {}

  // One for each point; those where a contour ends have no limits.
  private List<Row> rows() {
    if (contour.isEmpty()) {
      return points.stream()
          .map(p -> new Row(p.scanned(), Optional.of(p), Optional.empty()))
          .toList();
    }
    Map<OptionalDouble, LimitPoint> limits = new HashMap<>();
    points.forEach(p -> limits.put(p.scanned(), p));
    return contour.get().slices().stream()
        .map(
            slice -> {
              OptionalDouble scanned = OptionalDouble.of(slice.scanned());
              return new Row(scanned, Optional.ofNullable(limits.get(scanned)), Optional.of(slice));
            })
        .toList();
  }

  /** One row for each point of each run, for people. */
  public static Table<?> runs(List<LimitReport> reports) {
    List<Line> lines =
        reports.stream().flatMap(r -> r.points.stream().map(p -> new Line(r, p))).toList();
    List<Table.Column<Line>> others = new ArrayList<>();
    if (reports.stream().map(LimitReport::macro).distinct().count() > 1) {
      others.add(Table.words("macro", "", line -> line.report.macro()));
    }
    List<Table.Column<LimitPoint>> limits = reports.get(0).columns();
    limits.subList(0, limits.size() - 1).stream()
        .filter(column -> !column.title().isEmpty())
        .forEach(
            column -> others.add(Table.shown(column.title(), l -> column.text().apply(l.point))));
    return new Table<>(
        "",
        RunTable.columns(
            reports.stream().map(LimitReport::settings).toList(),
            line -> line.report.settings(),
            others),
        lines);
  }

  private record Line(LimitReport report, LimitPoint point) {}

  private Table<Row> table(List<RunSettings> runs) {
    String unit = curve.parameter().units();
    List<Table.Column<LimitPoint>> limits = columns();
    List<Table.Column<Row>> columns = new ArrayList<>();
    columns.add(Table.words("", "macro", row -> macro()));
    columns.add(number("", "scan_value", limits.get(0).unit(), Row::scanned));
    for (Table.Column<LimitPoint> limit : limits.subList(1, limits.size() - 1)) {
      columns.add(number("", limit.key(), unit, row -> row.point.map(limit.value())));
    }
    columns.add(told("closed", row -> row.point.flatMap(LimitPoint::closed).isPresent()));
    if (contour.isPresent()) {
      columns.add(number("", "contour_low", unit, row -> row.slice.flatMap(ContourReport::low)));
      columns.add(number("", "contour_high", unit, row -> row.slice.flatMap(ContourReport::high)));
    }
    significance.ifPresent(
        s -> {
          Map<OptionalDouble, SignificanceScan.Point> at = new HashMap<>();
          s.points().forEach(p -> at.put(p.scanned(), p));
          columns.add(told("z", row -> z(at, row, SignificanceScan.Point::observed)));
          columns.add(told("expected_z", row -> z(at, row, SignificanceScan.Point::expected)));
        });
    // What the numbers are of, in every row: headers are lost on the way into other programs.
    Optional<FreeParameter> scanned = curve.scan().map(Scan::parameter);
    columns.add(Table.words("", "parameter", row -> curve.parameter().text()));
    columns.add(Table.words("", "unit", row -> unit));
    columns.add(
        Table.words("", "scan_parameter", row -> scanned.map(FreeParameter::text).orElse("")));
    columns.add(Table.words("", "scan_unit", row -> scanned.map(FreeParameter::units).orElse("")));
    int own = columns.size();
    List<Table.Column<Row>> all = RunTable.columns(runs, row -> settings(), columns);
    // Columns that there are already keep their places.
    List<Table.Column<Row>> ordered = new ArrayList<>(all.subList(all.size() - own, all.size()));
    ordered.addAll(all.subList(0, all.size() - own));
    return new Table<>("", ordered, rows());
  }

  private static Object z(
      Map<OptionalDouble, SignificanceScan.Point> at,
      Row row,
      Function<SignificanceScan.Point, Optional<Significance>> kind) {
    return Json.orNull(
        Optional.ofNullable(at.get(row.scanned)).flatMap(kind).map(Significance::deviations));
  }

  /** Level and convention. */
  String convention() {
    return curve
        .settings()
        .convention()
        .text(curve.settings().level(), curve.settings().certainToys());
  }

  private String band() {
    // The settings know it also where no point has a limit; an interfering moment asks for toys.
    OptionalInt toys =
        IntStream.concat(
                curve.settings().certainToys().stream(),
                points.stream().flatMapToInt(p -> p.toys().stream()))
            .max();
    return toys.isPresent()
        ? toys.getAsInt() + " toys without a signal"
        : "asymptotic, without a signal";
  }

  private static String nuisances(Experiment experiment) {
    Map<String, Object> nuisances = experiment.run().fit().pulls();
    return nuisances.isEmpty()
        ? "none"
        : nuisances.entrySet().stream()
            .map(e -> e.getKey() + " " + shown(e.getValue()))
            .collect(Collectors.joining(", "));
  }

  private static String shown(Object deviation) {
    return deviation instanceof Double relative ? Digits.brief(relative) : deviation.toString();
  }

  private static String described(Experiment experiment) {
    int blocks = experiment.run().blocks();
    return (blocks > 1 ? blocks + " modules, each " : "")
        + experiment.cells().number()
        + ", "
        + experiment.cells().range(experiment.run().common().response().column());
  }

  static String labelled(FreeParameter parameter) {
    return parameter.text() + (parameter.units().isEmpty() ? "" : " (" + parameter.units() + ")");
  }

  private static String figure(OptionalDouble value, String otherwise) {
    return value.isPresent() ? Digits.five(value.getAsDouble()) : otherwise;
  }
}
