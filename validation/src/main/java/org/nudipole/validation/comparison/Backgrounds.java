package org.nudipole.validation.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nudipole.detector.Prediction;
import org.nudipole.detector.background.Background.Level;
import org.nudipole.detector.background.BackgroundSpectrum;
import org.nudipole.detector.background.FoldedBackground;
import org.nudipole.detector.background.LineBackground;
import org.nudipole.generator.Column;
import org.nudipole.generator.Units;
import org.nudipole.validation.comparison.ShapeCheck.Expected;

/** Checks of the rows of each background: deposit, observable, and what they cannot have. */
final class Backgrounds {
  private static final int BINS = 64;

  private final List<FoldedBackground> backgrounds;
  private final ChannelKeys keys;
  private final PilotSample pilot;
  private final Column observable;

  Backgrounds(Prediction run, ChannelKeys keys, PilotSample pilot) {
    backgrounds = run.experiment().foldedBackgrounds();
    observable = run.experiment().response().column();
    this.keys = keys;
    this.pilot = pilot;
  }

  /**
   * The checks.
   *
   * @param full whether the columns of a full event set are there
   */
  List<ColumnCheck> checks(boolean full) {
    List<ColumnCheck> checks = new ArrayList<>();
    if (full) {
      checks.add(new EmptyColumns(keys));
    }
    for (int b = 0; b < backgrounds.size(); b++) {
      FoldedBackground background = backgrounds.get(b);
      BackgroundSpectrum spectrum = background.background().spectrum();
      boolean deposited = background.background().level() == Level.DEPOSITED;
      if (background.expected() == 0) {
        // The fractions of the channels say that it has no rows.
        continue;
      }
      int index = b;
      background
          .background()
          .arrival()
          .map(time -> PulseTimes.check(time, name(index), keys.rowsOf(index)))
          .ifPresent(checks::add);
      if (!deposited) {
        checks.add(new FixedValue(keys.rowsOf(b), name(b), 0));
      } else if (spectrum instanceof LineBackground line) {
        checks.add(new FixedValue(keys.rowsOf(b), name(b), line.energy() / Units.KEV));
      } else {
        checks.add(deposit(b));
      }
      if (deposited || !(spectrum instanceof LineBackground)) {
        checks.add(observed(b));
      }
    }
    return checks;
  }

  private String name(int background) {
    return " (" + backgrounds.get(background).background().label() + ")";
  }

  private ColumnCheck deposit(int b) {
    BackgroundSpectrum spectrum = backgrounds.get(b).background().spectrum();
    double[] edges =
        PilotSample.quantiles(pilot.deposits(b), spectrum.low(), spectrum.high(), BINS);
    Column column = Column.RECOIL_ENERGY;
    return new ShapeCheck(
        column.name() + name(b),
        column.name(),
        Expected.inside(edges, backgrounds.get(b).byEnergy(edges), column.unit(), column.units()),
        keys.rowsOf(b));
  }

  private ColumnCheck observed(int b) {
    FoldedBackground background = backgrounds.get(b);
    double[] sample = pilot.observed(b);
    BackgroundSpectrum spectrum = background.background().spectrum();
    double low = sample.length > 0 ? sample[0] : spectrum.low();
    double high = sample.length > 0 ? sample[sample.length - 1] : spectrum.high();
    // A line that nothing smears has one value, which the rounding of units may move.
    double rounding = 8 * Math.ulp(high);
    double[] edges = PilotSample.quantiles(sample, low - rounding, high + rounding, BINS);
    return new ShapeCheck(
        observable.name() + name(b),
        observable.name(),
        Expected.open(
            edges,
            open -> background.binned(open, false),
            background.expected(),
            observable.unit(),
            observable.units()),
        keys.rowsOf(b));
  }

  /** A column that has one value in some rows. */
  private static final class FixedValue implements ColumnCheck {
    /** Relative deviation of a stored value: rounding of the unit. */
    private static final double ROUNDING = 1e-12;

    private final ShapeCheck.Rows rows;
    private final double value;
    private final RowFault fault;

    FixedValue(ShapeCheck.Rows rows, String of, double value) {
      this.rows = rows;
      this.value = value;
      fault = new RowFault(Column.RECOIL_ENERGY.name() + of + " (keV) is one for all");
    }

    @Override
    public void add(EventBlock block) {
      boolean[] selected = new boolean[block.size()];
      rows.select(block, selected);
      double[] stored = block.doubles(Column.RECOIL_ENERGY.name());
      for (int i = 0; i < block.size(); i++) {
        if (selected[i] && !(Math.abs(stored[i] - value) <= ROUNDING * value)) {
          fault.at(block.row(i), stored[i], value);
        }
      }
    }

    @Override
    public List<String> faults() {
      return fault.faults();
    }
  }

  /** Columns of a full event set that have nothing to hold for a background. */
  private static final class EmptyColumns implements ColumnCheck {
    private static final List<Column> EMPTY =
        List.of(
            Column.RECOIL_DX,
            Column.RECOIL_DY,
            Column.RECOIL_DZ,
            Column.NEUTRINO_DX,
            Column.NEUTRINO_DY,
            Column.NEUTRINO_DZ,
            Column.DSIGMA_SM,
            Column.DSIGMA_DIPOLE,
            Column.DSIGMA_INTERFERENCE);

    private final ShapeCheck.Rows rows;
    private final RowFault[] faults =
        EMPTY.stream()
            .map(column -> new RowFault(column.name() + " of a background"))
            .toArray(RowFault[]::new);

    EmptyColumns(ChannelKeys keys) {
      rows = keys.backgroundRows();
    }

    @Override
    public void add(EventBlock block) {
      boolean[] selected = new boolean[block.size()];
      rows.select(block, selected);
      for (int c = 0; c < faults.length; c++) {
        double[] stored = block.doubles(EMPTY.get(c).name());
        for (int i = 0; i < block.size(); i++) {
          if (selected[i] && stored[i] != 0) {
            faults[c].at(block.row(i), stored[i], 0);
          }
        }
      }
    }

    @Override
    public List<String> faults() {
      return Arrays.stream(faults).flatMap(fault -> fault.faults().stream()).toList();
    }
  }
}
