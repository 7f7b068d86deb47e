package org.nudipole.cli.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nudipole.generator.axis.Binning;
import org.nudipole.io.WholeFile;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.run.Program;
import org.nudipole.statistics.limit.Contour;
import org.nudipole.statistics.limit.LimitCurve;
import org.nudipole.statistics.limit.LimitPoint;

/**
 * The limits of one macro.
 *
 * @param macro the macro as the user named it
 * @param data the data as the user named them
 * @param curve what was computed
 * @param bins bins of the observed value
 * @param points the limits
 * @param contour the region in the scanned and the limited parameter, if it was asked for
 */
public record LimitReport(
    String macro,
    String data,
    LimitCurve curve,
    Binning bins,
    List<LimitPoint> points,
    Optional<Contour> contour) {
  private static final List<String> BAND =
      List.of("expected_minus2", "expected_minus1", "expected", "expected_plus1", "expected_plus2");

  /** Keeps a copy. */
  public LimitReport {
    points = List.copyOf(points);
  }

  /** Title, convention, bins, nuisances, and a table of limits. */
  public List<String> text() {
    FreeParameter parameter = curve.parameter();
    List<String> lines = new ArrayList<>();
    lines.add(macro + ", upper limit on " + labelled(parameter));
    lines.add(SetUp.line("convention", convention()));
    lines.add(SetUp.line("band", band()));
    lines.add(SetUp.line("data", data));
    lines.add(SetUp.line("bins", described()));
    lines.add(SetUp.line("nuisances", nuisances()));
    TextTable table =
        new TextTable(
            List.of(),
            List.of(
                curve.scan().map(s -> labelled(s.parameter())).orElse(""),
                "-2 sigma",
                "-1 sigma",
                "expected",
                "+1 sigma",
                "+2 sigma",
                "observed"));
    for (LimitPoint point : points) {
      List<String> row = new ArrayList<>();
      row.add(figure(point.scanned(), ""));
      String none =
          point.closed().isPresent() ? "closed" : point.failure().isPresent() ? "failed" : "none";
      point.expected().forEach(x -> row.add(figure(x, none)));
      row.add(figure(point.observed(), curve.data().isPresent() ? none : "-"));
      table.add(row);
    }
    lines.addAll(table.lines());
    // The first tells of the others, which lie further out.
    points.stream()
        .flatMap(p -> p.closed().stream())
        .findFirst()
        .ifPresent(why -> lines.add(SetUp.line("closed", why)));
    contour.ifPresent(c -> lines.addAll(new ContourReport(curve, c).text()));
    return lines;
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
    return Stream.concat(limits, slices).map(line -> macro + ": " + line).toList();
  }

  /** The limits for programs. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("macro", macro);
    json.put("parameter", curve.parameter().text());
    json.put("unit", curve.parameter().units());
    json.put("cl", curve.settings().level());
    json.put("convention", convention());
    json.put("band", band());
    json.put("data", data);
    json.put("bins", described());
    json.put("nuisances", curve.run().fit().nuisances());
    json.put(
        "scan_parameter", curve.scan().map(s -> (Object) s.parameter().text()).orElse(Json.NULL));
    json.put("scan_unit", curve.scan().map(s -> (Object) s.parameter().units()).orElse(Json.NULL));
    json.put("points", points.stream().map(LimitReport::json).toList());
    contour.ifPresent(c -> json.put("contour", new ContourReport(curve, c).json()));
    return json;
  }

  private static Map<String, Object> json(LimitPoint point) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("scan_value", point.scanned());
    for (int i = 0; i < BAND.size(); i++) {
      json.put(BAND.get(i), point.expected().get(i));
    }
    json.put("observed", point.observed());
    json.put("closed", point.closed().isPresent());
    point.failure().ifPresent(why -> json.put("failure", why));
    return json;
  }

  /** Writes the points of all macros as one table. */
  public static void writeCsv(Path file, List<LimitReport> reports) {
    List<String> lines = new ArrayList<>();
    lines.add("# title: upper limits");
    lines.add("# source: " + Program.title() + ", " + Program.revision());
    reports.forEach(
        r ->
            lines.add(
                "# limits: "
                    + r.macro
                    + ", "
                    + r.curve.parameter().text()
                    + ", "
                    + r.convention()
                    + ", "
                    + r.band()
                    + ", data "
                    + r.data
                    + ", nuisances "
                    + r.nuisances()));
    reports.stream()
        .filter(r -> r.contour.isPresent())
        .map(
            r ->
                "# contour: " + r.macro + ", " + new ContourReport(r.curve, r.contour.get()).best())
        .forEach(lines::add);
    boolean regions = reports.stream().anyMatch(r -> r.contour.isPresent());
    lines.add(
        "# columns: macro,scan_value,"
            + String.join(",", BAND)
            + ",observed,closed"
            + (regions ? ",contour_low,contour_high" : ""));
    LimitReport first = reports.get(0);
    String unit = first.curve.parameter().units();
    lines.add(
        "# units: ,"
            + first.curve.scan().map(s -> s.parameter().units()).orElse("")
            + ","
            + (unit + ",").repeat(BAND.size() + 1)
            + (regions ? "," + unit + "," + unit : ""));
    reports.forEach(r -> lines.addAll(r.rows()));
    try {
      WholeFile.write(file, String.join("\n", lines).concat("\n").getBytes(UTF_8));
    } catch (IOException e) {
      throw OutputException.of(file, e);
    }
  }

  // One for each point; those where a contour ends have no limits.
  private List<String> rows() {
    Map<Double, LimitPoint> limits = new HashMap<>();
    points.forEach(p -> limits.put(p.scanned().orElse(Double.NaN), p));
    return contour.isEmpty()
        ? points.stream().map(this::row).toList()
        : contour.get().slices().stream()
            .map(
                s ->
                    Optional.ofNullable(limits.get(s.scanned()))
                            .map(this::row)
                            .orElseGet(() -> macro + "," + s.scanned() + ",,,,,,,false")
                        + ","
                        + ContourReport.cells(s))
            .toList();
  }

  private String row(LimitPoint point) {
    List<String> cells = new ArrayList<>();
    cells.add(macro);
    cells.add(cell(point.scanned()));
    point.expected().forEach(x -> cells.add(cell(x)));
    cells.add(cell(point.observed()));
    cells.add(Boolean.toString(point.closed().isPresent()));
    return String.join(",", cells);
  }

  /** Level and convention. */
  String convention() {
    return curve.settings().convention().text(curve.settings().level());
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

  private String nuisances() {
    Map<String, Double> nuisances = curve.run().fit().nuisances();
    return nuisances.isEmpty()
        ? "none"
        : nuisances.entrySet().stream()
            .map(e -> e.getKey() + " " + Figures.brief(e.getValue()))
            .collect(Collectors.joining(", "));
  }

  private String described() {
    double unit = curve.run().experiment().response().unit();
    return bins.size()
        + ", "
        + bins.describe(0, bins.size() - 1, unit, curve.run().experiment().response().units());
  }

  private static String labelled(FreeParameter parameter) {
    return (parameter.text() + " " + parameter.units()).strip();
  }

  private static String figure(OptionalDouble value, String otherwise) {
    return value.isPresent() ? Figures.of(value.getAsDouble()) : otherwise;
  }

  private static String cell(OptionalDouble value) {
    return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
  }
}
