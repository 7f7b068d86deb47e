package org.nudipole.validation;

import java.util.List;
import java.util.Optional;
import org.nudipole.generator.Column;
import org.nudipole.generator.Units;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.interaction.Part;
import org.nudipole.generator.rate.Channel;

/** Recomputes a column of differential cross sections at energy, recoil and target of each row. */
final class CrossSectionCheck implements ColumnCheck {
  private static final double TOLERANCE = 1e-9;

  /** Part of the greatest value that rounding of the recoil energy makes where the bracket ends. */
  private static final double ROUNDING = 1e-13;

  /**
   * Relative step over which the slope is taken; the rounding of a recoil is far below its square.
   */
  private static final double STEP = 1e-6;

  private final Column column;
  private final Channel[] channels;
  private final Interaction[] processes;
  private final double minRecoil;
  private final RowFault fault;

  /**
   * A check of one part.
   *
   * @param part the part; without a process of this part the column is zero
   */
  CrossSectionCheck(AnalyticRun run, ChannelKeys keys, Column column, Part part) {
    this.column = column;
    fault = new RowFault(column.name() + " (cm2/keV) differs from the cross section");
    minRecoil = run.density().minRecoil();
    int n = keys.all().size();
    channels = new Channel[n];
    processes = new Interaction[n];
    for (int k = 0; k < n; k++) {
      Channel channel = keys.all().get(k).channel();
      channels[k] = channel;
      int key = k;
      process(run, channel, part).ifPresent(process -> processes[key] = process);
    }
  }

  private static Optional<Interaction> process(AnalyticRun run, Channel channel, Part part) {
    return run.reweighting().stream()
        .filter(p -> p.part() == part && p.actsOn(channel.target()))
        .findFirst();
  }

  @Override
  public void add(EventBlock block) {
    double[] stored = block.doubles(column.name());
    double[] recoil = block.doubles(Column.RECOIL_ENERGY.name());
    double[] energies = block.doubles(Column.NEUTRINO_ENERGY.name());
    int[] keys = block.channels();
    for (int i = 0; i < block.size(); i++) {
      int key = keys[i];
      if (key < 0) {
        continue;
      }
      double value = stored[i] * column.unit();
      if (processes[key] != null) {
        double energy = ChannelKeys.energy(channels[key], energies[i]);
        check(block.first() + i, key, energy, recoil[i] * Units.KEV, value);
      } else if (value != 0) {
        fault.at(block.first() + i, stored[i], 0);
      }
    }
  }

  private void check(long row, int key, double energy, double recoil, double stored) {
    double low = processes[key].lowest(energy, channels[key].target());
    double high = processes[key].highest(energy, channels[key].target());
    double expected = recoil >= low && recoil <= high ? value(key, energy, recoil) : 0;
    if (Math.abs(stored - expected) <= TOLERANCE * Math.abs(expected)) {
      return;
    }
    double start = Math.max(low, minRecoil);
    double greatest = start > 0 && start < high ? Math.abs(value(key, energy, start)) : 0;
    // An interference passes through zero, where only its slope tells what rounding does.
    double slope = Math.abs(value(key, energy, recoil * (1 + STEP)) - expected);
    if (Math.abs(stored - expected)
        <= TOLERANCE * Math.abs(expected) + ROUNDING * greatest + STEP * slope) {
      return;
    }
    // Rounding of the unit may move a recoil across the kinematic limit.
    boolean atLimit =
        Math.abs(recoil - low) <= 1e-12 * recoil || Math.abs(recoil - high) <= 1e-12 * recoil;
    if (!atLimit) {
      fault.at(row, stored / column.unit(), expected / column.unit());
    }
  }

  private double value(int key, double energy, double recoil) {
    return processes[key].differential(
        channels[key].flavour(), energy, channels[key].target(), recoil);
  }

  @Override
  public List<String> faults() {
    return fault.faults();
  }
}
