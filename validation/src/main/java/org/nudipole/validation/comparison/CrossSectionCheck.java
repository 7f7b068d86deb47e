package org.nudipole.validation.comparison;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.nudipole.detector.Prediction;
import org.nudipole.detector.geometry.Illumination;
import org.nudipole.detector.geometry.IsotropicSource;
import org.nudipole.detector.geometry.SourceVolume;
import org.nudipole.generator.Column;
import org.nudipole.generator.Units;
import org.nudipole.generator.interaction.CrossSectionPart;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.rate.Channel;
import org.nudipole.generator.rate.GenerationCut;

/** Recomputes a column of differential cross sections at energy, recoil and target of each row. */
final class CrossSectionCheck implements ColumnCheck {
  private static final double TOLERANCE = 1e-9;

  /** Part of the greatest value that rounding of the recoil energy makes where the bracket ends. */
  private static final double ROUNDING = 1e-13;

  /** Steps to each side in which the oscillation over an extended source is followed. */
  private static final int LOCAL = 16;

  /** Some roundings of a coordinate to single precision. */
  private static final double SINGLE = 4e-7;

  /**
   * Relative step over which the slope is taken; the rounding of a recoil is far below its square.
   */
  private static final double STEP = 1e-6;

  private final Column column;
  private final Channel[] channels;
  private final List<List<Terms>> alternatives = new ArrayList<>();
  private final boolean oscillates;
  private final SourceVolume source;
  private final GenerationCut cut;
  private final RowFault fault;

  /**
   * The processes of one part as the neutrinos of a channel have them; their sum is in the column.
   *
   * @param channel the channel
   * @param processes processes into different final states
   */
  private record Terms(Channel channel, List<Interaction> processes) {
    boolean oscillates() {
      return processes.stream().anyMatch(Interaction::oscillates);
    }

    Terms at(double baseline) {
      return new Terms(channel, processes.stream().map(p -> p.at(baseline)).toList());
    }

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

    // Just inside the limits of each process the bracket may be many orders above its end.
    double greatest(double energy, GenerationCut cut) {
      double sum = 0;
      for (Interaction process : processes) {
        double start = Math.max(process.lowest(energy, channel.target()), cut.on(channel.target()));
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
  CrossSectionCheck(Prediction run, ChannelKeys keys, Column column, CrossSectionPart part) {
    this.column = column;
    fault = new RowFault(column.name() + " (cm2/keV) differs from the cross section");
    cut = run.density().cut();
    oscillates = run.density().oscillates();
    source = source(run.experiment().vertices().illumination());
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

  private static List<Interaction> processes(
      Prediction run, Channel channel, CrossSectionPart part) {
    return run.reweighting().stream()
        .filter(p -> p.part() == part && p.actsOn(channel.target()))
        .map(channel::of)
        .filter(p -> p.scatters(channel.flavour()))
        .toList();
  }

  private static SourceVolume source(Illumination illumination) {
    return illumination instanceof IsotropicSource isotropic
        ? isotropic.volume()
        : SourceVolume.point(0, 0, 0);
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
    Baseline[] baselines = oscillates ? baselines(block) : new Baseline[0];
    for (int i = 0; i < block.size(); i++) {
      int key = keys[i];
      if (key >= 0 && key < channels.length) {
        double energy = ChannelKeys.energy(channels[key], energies[i]);
        double value = stored[i] * column.unit();
        double t = recoil[i] * Units.KEV;
        if (!ChannelKeys.isPossible(energy, t)) {
          fault.at(block.row(i), stored[i], Double.NaN);
        } else if (alternatives.get(key).stream().anyMatch(Terms::oscillates)) {
          checkLocal(block.row(i), alternatives.get(key), energy, t, value, baselines[i]);
        } else {
          check(block.row(i), alternatives.get(key), energy, t, value);
        }
      }
    }
  }

  private void check(long row, List<Terms> terms, double energy, double recoil, double stored) {
    for (Terms alternative : terms) {
      double expected = alternative.value(energy, recoil);
      double difference = Math.abs(stored - expected);
      if (difference <= TOLERANCE * Math.abs(expected) || alternative.isAtLimit(energy, recoil)) {
        return;
      }
      // An interference passes through zero, where only its slope tells what rounding does.
      double slope = Math.abs(alternative.value(energy, recoil * (1 + STEP)) - expected);
      if (difference
          <= TOLERANCE * Math.abs(expected)
              + ROUNDING * alternative.greatest(energy, cut)
              + STEP * slope) {
        return;
      }
    }
    double expected = terms.get(0).value(energy, recoil);
    fault.at(row, stored / column.unit(), expected / column.unit());
  }

  // Where neutrinos oscillate the value belongs to the distance from the source point, which the
  // row tells but for rounding and the extent of the source.
  private void checkLocal(
      long row, List<Terms> terms, double energy, double recoil, double stored, Baseline baseline) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    int steps = source.isPoint() ? 1 : LOCAL;
    for (int i = -steps; i <= steps; i++) {
      double distance = Math.max(0, baseline.distance() + baseline.reach() * i / steps);
      double value = terms.get(0).at(distance).value(energy, recoil);
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
    double tolerance = TOLERANCE * Math.abs(greatest) + (greatest - least) / steps;
    if (!(stored >= least - tolerance && stored <= greatest + tolerance)
        && !terms.get(0).isAtLimit(energy, recoil)) {
      fault.at(row, stored / column.unit(), least / column.unit());
    }
  }

  /**
   * Distance of a vertex from the centre of the source.
   *
   * @param distance the distance, length
   * @param reach how far a source point may be from the centre, and rounding, length
   */
  private record Baseline(double distance, double reach) {}

  private Baseline[] baselines(EventBlock block) {
    double[] x = block.doubles(Column.VERTEX_X.name());
    double[] y = block.doubles(Column.VERTEX_Y.name());
    double[] z = block.doubles(Column.VERTEX_Z.name());
    double extent = StrictMath.hypot(source.radius(), source.height() / 2);
    double unit = Column.VERTEX_X.unit();
    Baseline[] baselines = new Baseline[x.length];
    for (int i = 0; i < x.length; i++) {
      double u = x[i] * unit - source.x();
      double v = y[i] * unit - source.y();
      double w = z[i] * unit - source.z();
      double distance = Math.sqrt(u * u + v * v + w * w);
      double size = distance + unit * (Math.abs(x[i]) + Math.abs(y[i]) + Math.abs(z[i]));
      baselines[i] = new Baseline(distance, SINGLE * size + extent);
    }
    return baselines;
  }

  @Override
  public List<String> faults() {
    return fault.faults();
  }
}
