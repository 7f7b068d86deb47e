package org.nudipole.validation.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.commons.numbers.gamma.Erfc;
import org.nudipole.detector.DetectorModules;
import org.nudipole.detector.Prediction;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.axis.Binning;
import org.nudipole.generator.axis.Digits;
import org.nudipole.generator.interaction.CrossSectionPart;
import org.nudipole.generator.source.EmissionTime;
import org.nudipole.io.EventSet;
import org.nudipole.io.StoredColumn;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.validation.comparison.ShapeCheck.Expected;

/**
 * Compares the events of a file with the analytic rate that they were drawn from: the header with
 * the recomputed expectations, the fractions of channels and targets, the shape of every column
 * and, where the exposure decides, the number of events. One pass over the file, in blocks.
 */
public final class RateComparison {
  private static final int TIME_BINS = 60;

  /** Rejected trials from which the acceptance estimate is as good as normally distributed. */
  private static final double MANY_REJECTED = 1e4;

  private final EventSet file;
  private final DetectorModules detector;
  private final long seed;
  private final OptionalLong beamOn;

  /** Whether events that were not detected are missing: then few columns have the shape of all. */
  private final boolean detectedOnly;

  // Of the first module of each kind.
  private final List<Map.Entry<Prediction, List<SharedCheck>>> shapes = new ArrayList<>();

  // Of the last module that needed one: it holds many events.
  private Optional<Map.Entry<Prediction, PilotSample>> last = Optional.empty();

  private RateComparison(EventSet file, DetectorModules detector, long seed, OptionalLong beamOn) {
    this.file = file;
    this.detector = detector;
    this.seed = seed;
    this.beamOn = beamOn;
    detectedOnly =
        file.header().selection().detectedOnly()
            && detector.predictions().stream().anyMatch(run -> !isSeenWhole(run));
  }

  private static boolean isSeenWhole(Prediction run) {
    return run.expectedDetected() > 0 && !Observables.isDivided(run);
  }

  /**
   * Compares a file with a run.
   *
   * @param file an open event file
   * @param detector what its own macro gives
   * @param seed master seed
   * @param beamOn the number of events asked for; empty if the exposure decides
   * @return what agrees and what does not
   * @throws EventFileException if a column is missing, too short, rounded, or cannot be read
   */
  public static Comparison of(
      EventSet file, DetectorModules detector, long seed, OptionalLong beamOn) {
    return new RateComparison(file, detector, seed, beamOn).compare();
  }

  private Comparison compare() {
    List<String> faults = new ArrayList<>(HeaderCheck.faults(file, detector, seed, beamOn));
    Set<String> names = known();
    requireComparable();
    boolean full = Column.additional().stream().allMatch(column -> names.contains(column.name()));
    List<TestResult> tests = new ArrayList<>(header());
    List<EventRows> own = EventRows.of(detector);
    List<ModuleCheck> modules = new ArrayList<>();
    for (int k = 0; k < own.size(); k++) {
      Prediction run = detector.predictions().get(k);
      if (run.expectedEvents() > 0 || !detector.isNamed()) {
        ChannelKeys keys = new ChannelKeys(run, names.contains(Column.PART.name()));
        modules.add(new ModuleCheck(k, own.get(k), keys, detectedOnly, checks(run, keys, full)));
      }
    }
    long events = file.rows();
    for (long first = 0; first < events; first += EventBatch.CAPACITY) {
      int size = (int) Math.min(EventBatch.CAPACITY, events - first);
      FileBlock block = new FileBlock(file, first, size);
      int[][] rows = block.byModule(detector);
      modules.forEach(module -> module.add(block, rows[module.index()]));
    }
    long[] rows = new long[own.size() + 1];
    long detected = 0;
    for (ModuleCheck module : modules) {
      String of = detector.isNamed() ? detector.names().get(module.index()) + ": " : "";
      rows[module.index()] = module.rows();
      detected += module.detected();
      if (module.rows() > 0 || !detector.isNamed()) {
        module.tests().forEach(test -> tests.add(test.of(of)));
      }
      module.faults().forEach(fault -> faults.add(of + fault));
    }
    rows[rows.length - 1] = events - Arrays.stream(rows).sum();
    if (detector.isNamed()) {
      tests.addAll(shares(rows));
    }
    return new Comparison(file.header().events(), detected, faults, tests, untested(full));
  }

  // How the events are shared among the modules, and that there are none of others.
  private List<TestResult> shares(long[] rows) {
    double[] fractions = new double[rows.length];
    for (int k = 0; k + 1 < rows.length; k++) {
      Prediction run = detector.predictions().get(k);
      fractions[k] =
          detectedOnly
              ? run.expectedDetected() / detector.expectedDetected()
              : run.expectedEvents() / detector.expectedEvents();
    }
    List<String> labels = new ArrayList<>(detector.names());
    labels.add("no module of this run");
    return rows.length == 2 && rows[1] == 0 || detectedOnly && detector.expectedDetected() == 0
        ? List.of()
        : GoodnessOfFit.shape(Column.MODULE.name(), rows, fractions, BinLabel.categories(labels));
  }

  private List<ColumnCheck> checks(Prediction run, ChannelKeys keys, boolean full) {
    double share = run.expectedEvents() / detector.expectedEvents();
    int bins = Vertices.bins(share * file.header().events(), detector.isNamed());
    List<ColumnCheck> checks = new ArrayList<>(shapes(run, keys));
    if (detectedOnly) {
      checks.addAll(ofDetected(run, keys, bins));
    } else {
      checks.addAll(ofAll(run, keys, bins, full));
    }
    if (full) {
      checks.add(new DirectionCheck(run, keys));
      checks.add(new CrossSectionCheck(run, keys, Column.DSIGMA_SM, CrossSectionPart.SM));
      checks.add(new CrossSectionCheck(run, keys, Column.DSIGMA_DIPOLE, CrossSectionPart.DIPOLE));
      checks.add(
          new CrossSectionCheck(
              run, keys, Column.DSIGMA_INTERFERENCE, CrossSectionPart.INTERFERENCE));
    }
    return checks;
  }

  // Where and when an event is detected does not depend on what else is known of it; but for its
  // place in a detector whose rim does not count.
  private static List<ColumnCheck> ofDetected(Prediction run, ChannelKeys keys, int bins) {
    List<ColumnCheck> checks = new ArrayList<>();
    if (isPlaceFree(run)) {
      checks.addAll(Vertices.checks(run, " (neutrinos)", keys.neutrinoRows(), bins));
    }
    checks.add(time(run.experiment().time(), " (neutrinos)", keys.neutrinoRows()));
    return checks;
  }

  private static boolean isPlaceFree(Prediction run) {
    return run.experiment().response().fiducial().isEmpty() && !run.density().oscillates();
  }

  private List<ColumnCheck> ofAll(Prediction run, ChannelKeys keys, int bins, boolean full) {
    List<ColumnCheck> checks = new ArrayList<>();
    if (run.backgrounds().isEmpty()) {
      checks.addAll(Vertices.checks(run, "", ShapeCheck.EVERY_ROW, bins));
      checks.add(time(run.experiment().time(), "", ShapeCheck.EVERY_ROW));
    } else {
      checks.addAll(Vertices.checks(run, " (neutrinos)", keys.neutrinoRows(), bins));
      checks.add(time(run.experiment().time(), " (neutrinos)", keys.neutrinoRows()));
      checks.addAll(
          Vertices.uniform(
              run.experiment().vertices(), " (background)", keys.backgroundRows(), bins));
      checks.add(time(run.experiment().live(), " (background)", keys.backgroundRows()));
      checks.addAll(new Backgrounds(run, keys, pilot(run)).checks(full));
    }
    run.density().pulse().ifPresent(pulse -> checks.addAll(PulseTimes.checks(run, keys, pulse)));
    return checks;
  }

  // Modules that differ in their places have the same spectra.
  private List<SharedCheck> shapes(Prediction run, ChannelKeys keys) {
    for (Map.Entry<Prediction, List<SharedCheck>> known : shapes) {
      if (isAlike(known.getKey(), run)) {
        return known.getValue().stream().map(SharedCheck::again).toList();
      }
    }
    PilotSample pilot = pilot(run);
    List<SharedCheck> checks = new ArrayList<>();
    if (!detectedOnly) {
      Spectra spectra = new Spectra(run, keys, pilot);
      checks.addAll(spectra.recoils());
      checks.addAll(spectra.energies());
    }
    checks.addAll(Observables.checks(run, pilot, detectedOnly));
    shapes.add(Map.entry(run, checks));
    return checks;
  }

  private PilotSample pilot(Prediction run) {
    PilotSample pilot =
        last.filter(known -> isAlike(known.getKey(), run))
            .map(Map.Entry::getValue)
            .orElseGet(() -> new PilotSample(run, ~seed));
    last = Optional.of(Map.entry(run, pilot));
    return pilot;
  }

  private static boolean isAlike(Prediction one, Prediction other) {
    // A background is not less where there are fewer neutrinos.
    return (one.backgrounds().isEmpty() || one.expectedEvents() == other.expectedEvents())
        && one.isElsewhere(other);
  }

  private static ColumnCheck time(EmissionTime time, String of, ShapeCheck.Rows rows) {
    // With an edge wherever source or detector is switched, an event while it is off is impossible.
    double[] edges =
        DoubleStream.concat(
                Arrays.stream(
                    Binning.equalContent(time::cumulative, 0, time.high(), TIME_BINS).edges()),
                Arrays.stream(time.breaks()))
            .sorted()
            .distinct()
            .toArray();
    double[] fractions = new double[edges.length - 1];
    for (int i = 0; i < fractions.length; i++) {
      fractions[i] = time.cumulative(edges[i + 1]) - time.cumulative(edges[i]);
    }
    return new ShapeCheck(
        Column.TIME.name() + of,
        Column.TIME.name(),
        Expected.inside(edges, fractions, Column.TIME.unit(), Column.TIME.units()),
        rows);
  }

  // Tests of numbers in the header that chance had a part in.
  private List<TestResult> header() {
    List<TestResult> tests = new ArrayList<>();
    if (beamOn.isEmpty() && file.header().shard().count() == 1) {
      tests.add(
          GoodnessOfFit.poisson("n_events", file.header().events(), detector.expectedEvents()));
    }
    if (detectedOnly) {
      double share = detector.expectedDetected() / detector.expectedEvents();
      tests.add(
          GoodnessOfFit.binomial(
              "detected", file.rows(), file.header().events(), Math.min(1, share)));
    }
    double estimate = file.summary().expectedEventsMc();
    double error = file.summary().expectedEventsMcError();
    // Neutrinos alone are estimated.
    double neutrinos = estimate - detector.givenEvents();
    double rejected = Math.pow(error / neutrinos * file.header().events(), 2);
    if (rejected >= MANY_REJECTED) {
      double pull = (estimate - detector.expectedEvents()) / error;
      String detail =
          "acceptance estimate "
              + Digits.of(estimate, 10)
              + " +- "
              + Digits.of(error, 2)
              + ", expected "
              + Digits.of(detector.expectedEvents(), 10);
      double p = Erfc.value(Math.abs(pull) / Math.sqrt(2));
      tests.add(new TestResult("expected_events_mc", pull, 0, p, detail));
    }
    return tests;
  }

  private boolean isTestedOfDetected(Column column) {
    boolean vertex =
        List.of(Column.VERTEX_X, Column.VERTEX_Y, Column.VERTEX_Z).stream()
            .anyMatch(other -> other.name().equals(column.name()));
    return vertex
        ? detector.predictions().stream().allMatch(RateComparison::isPlaceFree)
        : !column.equals(Column.RECOIL_ENERGY)
            && !column.equals(Column.PULSE_TIME)
            && !(column.equals(Column.NEUTRINO_ENERGY) && hasContinuum());
  }

  // The energies of lines are categories.
  private boolean hasContinuum() {
    return !detector.predictions().get(0).experiment().source().continua().isEmpty();
  }

  private Set<String> known() {
    Set<String> names = new HashSet<>();
    for (StoredColumn column : file.columns()) {
      if (column.rows() != file.rows()) {
        throw new EventFileException(
            file.path(),
            "column "
                + column.name()
                + " has "
                + column.rows()
                + " rows, the header says "
                + file.rows()
                + " (nothing can be compared) Run it again");
      }
      names.add(column.name());
    }
    return names;
  }

  // What a test needs: all that a standard file has, with all of its digits.
  private void requireComparable() {
    boolean known = file.header().selection().detectedOnly();
    for (Column standard : detector.columns()) {
      if (known && standard.equals(Column.DETECTED)) {
        continue;
      }
      boolean single = file.column(standard.name()).type().equals("f32");
      if (single && standard.type() == Column.Type.F64) {
        throw new EventFileException(
            file.path(),
            "holds "
                + standard.name()
                + " in single precision (a test would take its rounding for another spectrum)"
                + " Compare a file that was generated without /output/precision");
      }
    }
  }

  // A full set is tested as a whole: angles need both directions and the part. Of detected events
  // alone nobody has folded the energies.
  private List<String> untested(boolean full) {
    Stream<Column> standard =
        detector.columns().stream().filter(column -> !detectedOnly || isTestedOfDetected(column));
    Stream<Column> more = full ? Column.additional().stream() : Stream.of(Column.PART);
    List<String> tested = Stream.concat(standard, more).map(Column::name).toList();
    return file.columns().stream()
        .map(StoredColumn::name)
        .filter(name -> !tested.contains(name))
        .toList();
  }
}
