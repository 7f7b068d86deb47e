package org.nudipole.cli.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.nudipole.cli.plot.Axis;
import org.nudipole.cli.plot.ExclusionCurve;
import org.nudipole.cli.plot.ExclusionPlot;
import org.nudipole.cli.plot.PublishedLimit;
import org.nudipole.macros.language.DipoleCommands;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.Scan;
import org.nudipole.statistics.limit.LimitPoint;

/** Limits of one or more macros along one scan, as a picture. */
public final class LimitFigure {
  /**
   * Limits on an effective moment of a massless final state, 90 % CL, in mu_B, as they are commonly
   * quoted: XENONnT (Phys. Rev. Lett. 129, 161805), XENON1T (Phys. Rev. D 102, 072004), GEMMA (Adv.
   * High Energy Phys. 2012, 350150), Borexino (Phys. Rev. D 96, 091103), TEXONO (Phys. Rev. D 75,
   * 012001; Phys. Rev. D 81, 072001; 2024, from its search for coherent scattering), DRESDEN-II
   * (from its data, arXiv:2205.09484), COHERENT (moments of nu_mu and of nu_e). The abstracts of
   * TEXONO 2010 and 2024 were read, the others are quoted at second hand.
   */
  private static final List<PublishedLimit> PUBLISHED =
      List.of(
          new PublishedLimit("XENONnT 2022", 6.4e-12, 6.4e-12),
          new PublishedLimit("XENON1T 2020, preferred", 1.4e-11, 2.9e-11),
          new PublishedLimit("GEMMA 2012", 2.9e-11, 2.9e-11),
          new PublishedLimit("Borexino 2017", 2.8e-11, 2.8e-11),
          new PublishedLimit("TEXONO HPGe 2007", 7.4e-11, 7.4e-11),
          new PublishedLimit("TEXONO CsI 2010", 2.2e-10, 2.2e-10),
          new PublishedLimit("DRESDEN-II 2022", 2.1e-10, 2.1e-10),
          new PublishedLimit("TEXONO HPGe 2024", 5.9e-10, 5.9e-10),
          new PublishedLimit("COHERENT (\u03bd\u03bc)", 1.8e-9, 1.8e-9),
          new PublishedLimit("COHERENT (\u03bde)", 3.6e-9, 3.6e-9));

  private static final double DECADES = 1e3;

  /** How far below the curves their bands are followed. */
  private static final double BELOW = 5;

  /** What is wrong with a picture of one point. */
  public static final String NO_SCAN =
      "--plot without --scan (a picture needs an axis) add --scan \"/dipole/mass 1 keV .. 1 MeV log"
          + " 40\"";

  private LimitFigure() {}

  /** Why there is nothing to draw; empty if there is. */
  public static String fault(List<LimitReport> reports) {
    boolean empty =
        reports.stream().allMatch(r -> r.points().stream().allMatch(p -> p.median().isEmpty()));
    return empty ? "--plot (no point has a limit) scan another range" : "";
  }

  /**
   * The picture.
   *
   * @param published whether limits from the literature stand beside moments
   */
  public static ExclusionPlot of(List<LimitReport> reports, boolean published) {
    LimitReport first = reports.get(0);
    FreeParameter scanned = first.curve().scan().orElseThrow().parameter();
    List<ExclusionCurve> curves = new ArrayList<>();
    boolean several = reports.size() > 1;
    List<String> names = LimitReport.names(reports);
    for (int i = 0; i < reports.size(); i++) {
      LimitReport report = reports.get(i);
      double[] x = values(report, LimitPoint::scanned);
      boolean data = report.curve().counts().isPresent();
      if (several) {
        Function<LimitPoint, OptionalDouble> limit =
            data ? LimitPoint::observed : LimitPoint::median;
        curves.add(
            new ExclusionCurve(
                DataLine.named(names.get(i), report),
                x,
                values(report, limit),
                List.of(),
                !data,
                i,
                true));
        continue;
      }
      curves.add(
          new ExclusionCurve(
              names.get(i) + (data ? ", expected" : ""),
              x,
              values(report, LimitPoint::median),
              List.of(band(report, 0, 4), band(report, 1, 3)),
              data,
              i,
              false));
      if (data) {
        curves.add(
            new ExclusionCurve(
                names.get(i) + ", observed",
                x,
                values(report, LimitPoint::observed),
                List.of(),
                false,
                i,
                false));
      }
    }
    // An element of the matrix is another number than the effective moment of what is emitted.
    boolean moments =
        published
            && first.curve().parameter().spec().equals(DipoleCommands.MOMENT)
            && scanned.spec().equals(DipoleCommands.MASS);
    List<String> lines = new ArrayList<>();
    lines.add(first.convention() + (several ? "" : "; bands of 1 and 2 standard deviations"));
    lines.add(several ? meaning(curves) : DataLine.of(reports));
    lines.addAll(DataLine.free(first));
    if (moments) {
      lines.add("left: published, 90 % CL, for a massless final state");
    }
    Axis vertical =
        vertical(first.curve().parameter(), curves, several ? 10 * DECADES : DECADES, moments);
    return new ExclusionPlot(
        "upper limits" + (several ? "" : ", " + MacroNames.name(first.macro())),
        lines,
        horizontal(first),
        vertical,
        curves,
        PUBLISHED.stream()
            .filter(p -> moments && p.high() < vertical.high() && p.low() > vertical.low())
            .toList());
  }

  /** What the strokes of several curves mean, those that there are. */
  private static String meaning(List<ExclusionCurve> curves) {
    String data = "from data, NAME.csv or as named";
    String expected = "expected, without a signal";
    if (curves.stream().allMatch(ExclusionCurve::dashed)) {
      return expected;
    }
    return curves.stream().anyMatch(ExclusionCurve::dashed)
        ? "solid: " + data + "; dashed: " + expected
        : data;
  }

  private static Axis horizontal(LimitReport report) {
    Scan scan = report.curve().scan().orElseThrow();
    return horizontal(scan, Collections.min(scan.values()), Collections.max(scan.values()));
  }

  /** The axis of the scanned parameter, logarithmic over more than a decade of uneven steps. */
  static Axis horizontal(Scan scan, double low, double high) {
    FreeParameter scanned = scan.parameter();
    boolean logarithmic = low > 0 && high > 10 * low && !scan.isEven();
    String label = scanned.spec().equals(DipoleCommands.MASS) ? "sterile mass" : scanned.text();
    return new Axis(labelled(label, scanned), logarithmic, low, high > low ? high : low + 1);
  }

  private static Axis vertical(
      FreeParameter parameter, List<ExclusionCurve> curves, double decades, boolean moments) {
    double low = finite(curves, c -> Arrays.stream(c.y())).min().orElse(1);
    double high = finite(curves, LimitFigure::upperEnds).max().orElse(10);
    // A band may reach down to nothing: the curves are what has to be seen.
    double least = finite(curves, LimitFigure::lowerEnds).min().orElse(low);
    low = Math.max(least, low / BELOW);
    if (moments) {
      low = Math.min(low, PUBLISHED.get(0).low());
      high = Math.max(high, 3e-10);
    }
    return vertical(parameter, low / 1.5, Math.min(1.5 * high, decades * low));
  }

  private static DoubleStream finite(
      List<ExclusionCurve> curves, Function<ExclusionCurve, DoubleStream> values) {
    return curves.stream().flatMapToDouble(values).filter(v -> Double.isFinite(v) && v > 0);
  }

  private static DoubleStream lowerEnds(ExclusionCurve curve) {
    return DoubleStream.concat(
        Arrays.stream(curve.y()),
        curve.bands().stream().flatMapToDouble(b -> Arrays.stream(b.low())));
  }

  private static DoubleStream upperEnds(ExclusionCurve curve) {
    return DoubleStream.concat(
        Arrays.stream(curve.y()),
        curve.bands().stream().flatMapToDouble(b -> Arrays.stream(b.high())));
  }

  /** The axis of the limited parameter, logarithmic unless it is short. */
  static Axis vertical(FreeParameter parameter, double low, double high) {
    String label =
        parameter.spec().equals(DipoleCommands.MOMENT) ? "effective moment" : parameter.text();
    return new Axis(labelled(label, parameter), high > 2 * low, low, high);
  }

  /** The axis of the limited parameter from 0 on. */
  static Axis fromNull(FreeParameter parameter, double high) {
    return new Axis(labelled(parameter.text(), parameter), false, 0, high);
  }

  private static String labelled(String label, FreeParameter parameter) {
    String unit = parameter.units().equals("muB") ? "Bohr magnetons" : parameter.units();
    return unit.isEmpty() ? label : label + " (" + unit + ")";
  }

  private static ExclusionCurve.Band band(LimitReport report, int low, int high) {
    return new ExclusionCurve.Band(
        values(report, p -> p.expected().get(low)), values(report, p -> p.expected().get(high)));
  }

  private static double[] values(
      LimitReport report, Function<LimitPoint, OptionalDouble> quantity) {
    return report.points().stream()
        .mapToDouble(p -> quantity.apply(p).orElse(Double.NaN))
        .toArray();
  }
}
