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

  private final Column column;
  private final Channel[] channels;
  private final Interaction[] processes;
  private final double[] low;
  private final double[] high;
  private final double[] greatest;
  private final RowFault fault;

  /**
   * A check of one part.
   *
   * @param part the part; empty for the interference, which is zero
   */
  CrossSectionCheck(AnalyticRun run, ChannelKeys keys, Column column, Optional<Part> part) {
    this.column = column;
    fault = new RowFault(column.name() + " (cm2/keV) differs from the cross section");
    int n = keys.all().size();
    channels = new Channel[n];
    processes = new Interaction[n];
    low = new double[n];
    high = new double[n];
    greatest = new double[n];
    for (int k = 0; k < n; k++) {
      Channel channel = keys.all().get(k).channel();
      channels[k] = channel;
      int key = k;
      part.flatMap(p -> process(run, channel, p)).ifPresent(process -> set(key, process, run));
    }
  }

  private static Optional<Interaction> process(AnalyticRun run, Channel channel, Part part) {
    return run.reweighting().stream()
        .filter(p -> p.part() == part && p.actsOn(channel.target()))
        .findFirst();
  }

  private void set(int key, Interaction process, AnalyticRun run) {
    Channel channel = channels[key];
    double energy = channel.line().energy();
    processes[key] = process;
    low[key] = process.lowest(energy, channel.target());
    high[key] = process.highest(energy, channel.target());
    double start = Math.max(low[key], run.density().minRecoil());
    if (start > 0 && start < high[key]) {
      greatest[key] =
          process.differential(channel.line().flavour(), energy, channel.target(), start);
    }
  }

  @Override
  public void add(EventBlock block) {
    double[] stored = block.doubles(column.name());
    double[] recoil = block.doubles(Column.RECOIL_ENERGY.name());
    int[] keys = block.channels();
    for (int i = 0; i < block.size(); i++) {
      if (keys[i] >= 0) {
        check(block.first() + i, keys[i], recoil[i] * Units.KEV, stored[i] * column.unit());
      }
    }
  }

  private void check(long row, int key, double recoil, double stored) {
    boolean open = processes[key] != null && recoil >= low[key] && recoil <= high[key];
    double expected = open ? value(key, recoil) : 0;
    if (Math.abs(stored - expected) <= TOLERANCE * expected + ROUNDING * greatest[key]) {
      return;
    }
    // Rounding of the unit may move a recoil across the kinematic limit.
    boolean atLimit =
        processes[key] != null
            && (Math.abs(recoil - low[key]) <= 1e-12 * recoil
                || Math.abs(recoil - high[key]) <= 1e-12 * recoil);
    if (!atLimit) {
      fault.at(row, stored / column.unit(), expected / column.unit());
    }
  }

  private double value(int key, double recoil) {
    Channel channel = channels[key];
    return processes[key].differential(
        channel.line().flavour(), channel.line().energy(), channel.target(), recoil);
  }

  @Override
  public List<String> faults() {
    return fault.faults();
  }
}
