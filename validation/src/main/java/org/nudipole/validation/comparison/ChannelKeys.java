package org.nudipole.validation.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nudipole.detector.FoldedSpectrum.Expectation;
import org.nudipole.detector.Prediction;
import org.nudipole.detector.background.Background;
import org.nudipole.detector.background.BackgroundExpectation;
import org.nudipole.generator.Column;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.axis.Digits;
import org.nudipole.generator.interaction.ScatteringProcess;
import org.nudipole.generator.rate.Channel;
import org.nudipole.generator.rate.LineChannel;
import org.nudipole.generator.source.Continuum;
import org.nudipole.generator.source.Line;

/**
 * The channels that the rows of a file can be told apart by: line, or flavour of a continuum,
 * target and, if the file has the column, part of the cross section.
 */
final class ChannelKeys {
  /** Relative deviation of a stored energy from that of a line: rounding of the unit. */
  private static final double ROUNDING = 1e-12;

  private final List<ChannelKey> keys = new ArrayList<>();
  private final List<Line> lines;
  private final double[] energy;
  private final int[] pdg;
  private final List<Flavour> continua;
  private final int rows;
  private final int partCount;
  private final boolean parts;
  private final int[] table;
  private final int[] interactions;
  private final List<BackgroundExpectation> backgrounds;

  /**
   * Groups the channels.
   *
   * @param parts whether the rows say which part of the cross section they come from
   */
  ChannelKeys(Prediction run, boolean parts) {
    this.parts = parts;
    backgrounds = run.backgrounds();
    lines = run.experiment().source().lines();
    energy = lines.stream().mapToDouble(line -> line.energy() / Units.KEV).toArray();
    pdg = lines.stream().mapToInt(line -> line.flavour().pdg()).toArray();
    continua =
        run.experiment().source().continua().stream().map(Continuum::flavour).distinct().toList();
    rows = run.density().targets().size();
    interactions =
        run.density().targets().stream().mapToInt(t -> ScatteringProcess.on(t).code()).toArray();
    partCount =
        1
            + run.sampled().channels().stream()
                .mapToInt(channel -> channel.interaction().code())
                .max()
                .orElse(0);
    table = new int[(lines.size() + continua.size()) * rows * partCount];
    Arrays.fill(table, -1);
    for (Expectation expectation : run.sampledExpectations()) {
      Channel channel = expectation.channel();
      int part = parts ? channel.interaction().code() : 0;
      int at = index(component(channel), channel.row(), part);
      if (table[at] < 0) {
        table[at] = keys.size();
        keys.add(new ChannelKey(List.of(channel), expectation.expected(), expectation.detected()));
      } else {
        ChannelKey old = keys.get(table[at]);
        List<Channel> channels = new ArrayList<>(old.channels());
        channels.add(channel);
        keys.set(
            table[at],
            new ChannelKey(
                List.copyOf(channels),
                old.expected() + expectation.expected(),
                old.detected() + expectation.detected()));
      }
    }
  }

  /** The keys. */
  List<ChannelKey> all() {
    return List.copyOf(keys);
  }

  /** All kinds of rows, in the order of {@link #assign}: the keys, then the backgrounds. */
  List<RowKind> kinds() {
    List<RowKind> kinds = new ArrayList<>();
    for (ChannelKey key : keys) {
      Channel channel = key.channel();
      kinds.add(
          new RowKind(
              name(key),
              channel.target().name(),
              energy(key),
              String.valueOf(channel.flavour().pdg()),
              ScatteringProcess.labels().get(key.interaction()),
              channel.interaction().terms().get(0).label(),
              key.expected(),
              key.detected()));
    }
    for (BackgroundExpectation expectation : backgrounds) {
      String label = expectation.background().label();
      kinds.add(
          new RowKind(
              label,
              "none",
              "none",
              "none",
              label,
              Background.PART_LABEL,
              expectation.expected(),
              expectation.detected()));
    }
    return kinds;
  }

  /** Whether rows of different parts have different keys. */
  boolean knowParts() {
    return parts;
  }

  /** Name of a key for a reader. */
  String name(ChannelKey key) {
    Channel channel = key.channel();
    String part = parts ? " " + channel.interaction().label() : "";
    return channel.target().name() + part + " at " + energy(key);
  }

  /** The neutrino energy of a key for a reader. */
  String energy(ChannelKey key) {
    return key.channel() instanceof LineChannel line
        ? Digits.of(line.line().energy() / Units.KEV, 6) + " keV"
        : "continuum";
  }

  /**
   * Neutrino energy of a row: exactly that of a line, else what is stored, energy.
   *
   * @param stored stored value, keV
   */
  static double energy(Channel channel, double stored) {
    return channel instanceof LineChannel line ? line.line().energy() : stored * Units.KEV;
  }

  /** Whether any neutrino has this energy and any recoil that one. */
  static boolean isPossible(double energy, double recoil) {
    return energy > 0 && energy < Double.POSITIVE_INFINITY && recoil > 0;
  }

  /**
   * Index of the key of each row, those of the backgrounds behind them; -1 where no channel has
   * such an event.
   */
  int[] assign(EventBlock block) {
    double[] energies = block.doubles(Column.NEUTRINO_ENERGY.name());
    int[] pdgs = block.integers(Column.NEUTRINO_PDG.name());
    int[] codes = block.integers(Column.INTERACTION.name());
    int[] targets = block.integers(Column.TARGET.name());
    int[] partCodes = parts ? block.integers(Column.PART.name()) : new int[block.size()];
    int[] result = new int[block.size()];
    for (int i = 0; i < result.length; i++) {
      int component = component(energies[i], pdgs[i]);
      int row = targets[i];
      int part = partCodes[i];
      boolean known =
          component >= 0
              && row >= 0
              && row < rows
              && part >= 0
              && part < partCount
              && codes[i] == interactions[row];
      result[i] = known ? table[index(component, row, part)] : -1;
      int background = codes[i] - Background.code(0);
      if (background >= 0 && background < backgrounds.size()) {
        boolean empty = energies[i] == 0 && pdgs[i] == 0 && row == -1;
        boolean fits = empty && part == (parts ? Background.PART : 0);
        result[i] = fits ? keys.size() + background : -1;
      }
    }
    return result;
  }

  /** The rows of neutrinos. */
  ShapeCheck.Rows neutrinoRows() {
    return rows(0, keys.size());
  }

  /** The rows of backgrounds. */
  ShapeCheck.Rows backgroundRows() {
    return rows(keys.size(), keys.size() + backgrounds.size());
  }

  /** The rows of one background. */
  ShapeCheck.Rows rowsOf(int background) {
    return rows(keys.size() + background, keys.size() + background + 1);
  }

  private static ShapeCheck.Rows rows(int from, int to) {
    return (block, selected) -> {
      int[] keyOfRow = block.channels();
      for (int i = 0; i < keyOfRow.length; i++) {
        selected[i] = keyOfRow[i] >= from && keyOfRow[i] < to;
      }
    };
  }

  private int component(Channel channel) {
    return channel instanceof LineChannel line
        ? lines.indexOf(line.line())
        : lines.size() + continua.indexOf(channel.flavour());
  }

  // No event of a continuum has the energy of a line but by a chance of 1e-12.
  private int component(double value, int code) {
    for (int i = 0; i < energy.length; i++) {
      if (Math.abs(value - energy[i]) <= ROUNDING * energy[i] && code == pdg[i]) {
        return i;
      }
    }
    for (int i = 0; i < continua.size(); i++) {
      if (continua.get(i).pdg() == code) {
        return lines.size() + i;
      }
    }
    return -1;
  }

  private int index(int component, int row, int part) {
    return (component * rows + row) * partCount + part;
  }
}
