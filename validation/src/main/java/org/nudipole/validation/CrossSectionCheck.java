package org.nudipole.validation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
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
  private final List<List<Terms>> alternatives = new ArrayList<>();
  private final double minRecoil;
  private final RowFault fault;

  /**
   * The processes of one part as the neutrinos of a channel have them; their sum is in the column.
   *
   * @param channel the channel
   * @param processes processes into different final states
   */
  private record Terms(Channel channel, List<Interaction> processes) {
    double value(double energy, double recoil) {
      double sum = 0;
      for (Interaction process : processes) {
        if (recoil >= process.lowest(energy, channel.target())
            && recoil <= process.highest(energy, channel.target())) {
          sum += value(process, energy, recoil);
        }
      }
      return sum;
    }

    // What the rounding of a recoil does. Just inside the limits of each process the bracket may be
    // many orders above its end; and an interference passes through zero, where only the slope
    // tells.
    double rounding(double energy, double recoil, double minRecoil) {
      double slope = Math.abs(value(energy, recoil * (1 + STEP)) - value(energy, recoil));
      return ROUNDING * greatest(energy, minRecoil) + STEP * slope;
    }

    private double greatest(double energy, double minRecoil) {
      double sum = 0;
      for (Interaction process : processes) {
        double start = Math.max(process.lowest(energy, channel.target()), minRecoil);
        if (start > 0 && start < process.highest(energy, channel.target())) {
          sum += Math.abs(value(process, energy, start));
        }
      }
      return sum;
    }

    // Rounding of the unit may move a recoil across a kinematic limit.
    boolean isAtLimit(double energy, double recoil) {
      for (Interaction process : processes) {
        double low = process.lowest(energy, channel.target());
        double high = process.highest(energy, channel.target());
        if (Math.abs(recoil - low) <= 1e-12 * recoil || Math.abs(recoil - high) <= 1e-12 * recoil) {
          return true;
        }
      }
      return false;
    }

    private double value(Interaction process, double energy, double recoil) {
      return process.differential(channel.flavour(), energy, channel.target(), recoil);
    }
  }

  /**
   * A check of one part.
   *
   * @param part the part; without a process of this part the column is zero
   */
  CrossSectionCheck(AnalyticRun run, ChannelKeys keys, Column column, Part part) {
    this.column = column;
    fault = new RowFault(column.name() + " (cm2/keV) differs from the cross section");
    minRecoil = run.density().minRecoil();
    channels = keys.all().stream().map(ChannelKey::channel).toArray(Channel[]::new);
    for (ChannelKey key : keys.all()) {
      // Rows do not tell continua apart that differ in their mixture of mass states.
      alternatives.add(
          key.channels().stream()
              .map(channel -> new Terms(channel, processes(run, channel, part)))
              .filter(distinct(terms -> terms.channel().composition()))
              .toList());
    }
  }

  private static List<Interaction> processes(AnalyticRun run, Channel channel, Part part) {
    return run.reweighting().stream()
        .filter(p -> p.part() == part && p.actsOn(channel.target()))
        .map(channel::of)
        .filter(p -> p.scatters(channel.flavour()))
        .toList();
  }

  private static <T> Predicate<T> distinct(Function<T, Object> property) {
    Set<Object> seen = new HashSet<>();
    return value -> seen.add(property.apply(value));
  }

  @Override
  public void add(EventBlock block) {
    double[] stored = block.doubles(column.name());
    double[] recoil = block.doubles(Column.RECOIL_ENERGY.name());
    double[] energies = block.doubles(Column.NEUTRINO_ENERGY.name());
    int[] keys = block.channels();
    for (int i = 0; i < block.size(); i++) {
      int key = keys[i];
      if (key >= 0) {
        double energy = ChannelKeys.energy(channels[key], energies[i]);
        double value = stored[i] * column.unit();
        check(block.first() + i, alternatives.get(key), energy, recoil[i] * Units.KEV, value);
      }
    }
  }

  private void check(long row, List<Terms> terms, double energy, double recoil, double stored) {
    for (Terms alternative : terms) {
      double expected = alternative.value(energy, recoil);
      double difference = Math.abs(stored - expected);
      double tolerance = TOLERANCE * Math.abs(expected);
      if (difference <= tolerance
          || difference <= tolerance + alternative.rounding(energy, recoil, minRecoil)
          || alternative.isAtLimit(energy, recoil)) {
        return;
      }
    }
    double expected = terms.get(0).value(energy, recoil);
    fault.at(row, stored / column.unit(), expected / column.unit());
  }

  @Override
  public List<String> faults() {
    return fault.faults();
  }
}
