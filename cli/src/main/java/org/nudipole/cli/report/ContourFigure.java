package org.nudipole.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.nudipole.cli.plot.Axis;
import org.nudipole.cli.plot.ContourPlot;
import org.nudipole.cli.plot.Region;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.Scan;
import org.nudipole.statistics.likelihood.ProfileInterval;
import org.nudipole.statistics.limit.Contour;

/** Regions of two parameters of one or more macros, as a picture. */
public final class ContourFigure {
  /** What is wrong with a contour of one point. */
  public static final String NO_SCAN =
      "--contour without --scan (a region of two parameters needs the second) add --scan"
          + " \"/dipole/mass 1 keV .. 1 MeV log 40\"";

  private static final double DECADES = 100;

  /** Part of its width that is shown on each side of a closed region. */
  private static final double MARGIN = 0.4;

  private static final double ALL = Double.POSITIVE_INFINITY;

  private ContourFigure() {}

  /** The picture. */
  public static ContourPlot of(List<LimitReport> reports) {
    LimitReport first = reports.get(0);
    Scan scan = first.curve().scan().orElseThrow();
    List<Region> regions = new ArrayList<>();
    List<String> names = LimitReport.names(reports);
    for (int i = 0; i < reports.size(); i++) {
      regions.add(region(reports.get(i), names.get(i), i));
    }
    List<String> lines = new ArrayList<>();
    lines.add(new ContourReport(first.curve(), contour(first)).convention());
    lines.add(DataLine.of(reports));
    lines.addAll(DataLine.free(first));
    if (regions.stream().allMatch(r -> r.best().isEmpty())) {
      lines.add("best fit: no signal");
    }
    return new ContourPlot(
        "allowed region" + (reports.size() == 1 ? ", " + names.get(0) : "s"),
        lines,
        horizontal(scan, reports),
        vertical(first.curve().parameter(), reports),
        regions);
  }

  private static Contour contour(LimitReport report) {
    return report.contour().orElseThrow();
  }

  private static Region region(LimitReport report, String name, int colour) {
    Contour contour = contour(report);
    List<Region.Part> parts = new ArrayList<>();
    List<Contour.Slice> part = new ArrayList<>();
    for (Contour.Slice slice : contour.slices()) {
      if (slice.inside().isPresent() || contour.isOpen() && isClosed(slice)) {
        // Where the reach ends, the region ends upright.
        if (!part.isEmpty() && isClosed(part.get(part.size() - 1)) != isClosed(slice)) {
          part.add(isClosed(slice) ? closed(part.get(part.size() - 1)) : closed(slice));
        }
        part.add(slice);
      } else if (!part.isEmpty()) {
        parts.add(part(part));
        part.clear();
      }
    }
    if (!part.isEmpty()) {
      parts.add(part(part));
    }
    return new Region(
        name,
        parts,
        contour
            .best()
            .filter(best -> best.scanned().isPresent())
            .map(best -> new Region.Point(best.scanned().getAsDouble(), best.value())),
        colour);
  }

  private static boolean isClosed(Contour.Slice slice) {
    return slice.closed().isPresent();
  }

  // All values at the place of a slice.
  private static Contour.Slice closed(Contour.Slice slice) {
    return new Contour.Slice(
        slice.scanned(), Optional.empty(), Optional.of("end of the reach"), Optional.empty());
  }

  private static Region.Part part(List<Contour.Slice> slices) {
    return new Region.Part(
        slices.stream().mapToDouble(Contour.Slice::scanned).toArray(),
        slices.stream()
            .mapToDouble(s -> s.inside().map(ProfileInterval::low).orElse(0.0))
            .toArray(),
        slices.stream()
            .mapToDouble(s -> s.inside().map(ProfileInterval::high).orElse(ALL))
            .toArray());
  }

  // The whole scan, or where a small region is.
  private static Axis horizontal(Scan scan, List<LimitReport> reports) {
    double[] values =
        reports.stream()
            .flatMap(r -> r.curve().scan().orElseThrow().values().stream())
            .mapToDouble(Double::doubleValue)
            .toArray();
    double first = DoubleStream.of(values).min().orElseThrow();
    double last = DoubleStream.of(values).max().orElseThrow();
    double[] inside =
        reports.stream()
            .flatMap(r -> contour(r).slices().stream())
            .filter(s -> s.inside().isPresent())
            .mapToDouble(Contour.Slice::scanned)
            .toArray();
    if (inside.length == 0 || reports.stream().anyMatch(r -> contour(r).isOpen())) {
      return LimitFigure.horizontal(scan, first, last);
    }
    double low = DoubleStream.of(inside).min().orElseThrow();
    double high = DoubleStream.of(inside).max().orElseThrow();
    return low > 0
        ? LimitFigure.horizontal(
            scan,
            Math.max(first, low * Math.pow(low / high, MARGIN)),
            Math.min(last, high * Math.pow(high / low, MARGIN)))
        : LimitFigure.horizontal(scan, first, last);
  }

  private static Axis vertical(FreeParameter parameter, List<LimitReport> reports) {
    double[] all =
        reports.stream()
            .flatMap(r -> contour(r).slices().stream())
            .flatMap(s -> s.inside().stream())
            .flatMapToDouble(i -> DoubleStream.of(i.low(), i.high()))
            .filter(v -> v > 0)
            .toArray();
    double low = DoubleStream.of(all).min().orElse(1);
    double high = DoubleStream.of(all).max().orElse(10);
    boolean open = reports.stream().anyMatch(r -> contour(r).isOpen());
    if (open && reports.get(0).curve().scan().orElseThrow().isEven()) {
      return LimitFigure.fromNull(parameter, 1.2 * high);
    }
    // A region that is open below has no lower end to show; its upper end is in the picture.
    double ratio = open ? 3 : Math.pow(high / low, MARGIN);
    double top = high * ratio;
    return LimitFigure.vertical(
        parameter, Math.max(open ? low / 5 : low / ratio, top / DECADES), top);
  }
}
