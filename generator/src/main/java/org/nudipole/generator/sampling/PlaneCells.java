package org.nudipole.generator.sampling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.interaction.Cell;
import org.nudipole.generator.rate.Channel;

/**
 * Divides the supports of some channels into rectangles on which the density is nearly constant.
 * The rectangle that wastes most, by the integral of upper less lower bound, is halved, along the
 * neutrino or the recoil energy, whichever wastes less afterwards.
 */
final class PlaneCells {
  /** Most rectangles: an envelope of some megabytes. */
  private static final int MOST = 1 << 16;

  /** Waste, as a fraction of the envelope, at which it is not worth while to go on. */
  private static final double WASTE = 0.04;

  private final List<Channel> channels;
  private final List<double[]> breaks;
  private final List<Piece> done = new ArrayList<>();
  private final PriorityQueue<Piece> queue =
      new PriorityQueue<>(Comparator.comparingDouble(Piece::waste).reversed());

  /**
   * A rectangle of one channel.
   *
   * @param channel index of the channel
   * @param cell the rectangle
   * @param bounds bounds of the density in it
   * @param measure what it measures
   */
  record Piece(int channel, Cell cell, Bounds bounds, double measure) {
    /** Integral of the envelope. */
    double volume() {
      return bounds.upper() * measure;
    }

    /** The part of it that needs an evaluation of the density. */
    double waste() {
      return (bounds.upper() - bounds.lower()) * measure;
    }
  }

  PlaneCells(List<Channel> channels) {
    this.channels = channels;
    breaks = channels.stream().map(Channel::energyBreaks).toList();
    for (int i = 0; i < channels.size(); i++) {
      queue.addAll(piece(i, channels.get(i).support()));
    }
  }

  /** The rectangles where the density is not known to be zero. */
  List<Piece> pieces() {
    double volume = volume(List.copyOf(queue));
    double waste = waste(List.copyOf(queue));
    while (!queue.isEmpty() && queue.size() + done.size() < MOST && waste > WASTE * volume) {
      Piece worst = queue.remove();
      List<Piece> halves = split(worst);
      if (halves.contains(worst)) {
        done.add(worst);
        continue;
      }
      queue.addAll(halves);
      volume += volume(halves) - worst.volume();
      waste += waste(halves) - worst.waste();
    }
    List<Piece> all = new ArrayList<>(done);
    all.addAll(queue);
    return all;
  }

  private List<Piece> split(Piece piece) {
    List<Piece> byRecoil = byRecoil(piece);
    List<Piece> byEnergy = byEnergy(piece);
    return waste(byEnergy) < waste(byRecoil) ? byEnergy : byRecoil;
  }

  // In octaves, then in halves: a dipole falls like 1/T over decades.
  private List<Piece> byRecoil(Piece piece) {
    Cell cell = piece.cell;
    double middle =
        cell.high() > 2 * cell.low()
            ? Math.max(cell.high() / 16, Math.sqrt(cell.low()) * Math.sqrt(cell.high()))
            : cell.low() + (cell.high() - cell.low()) / 2;
    if (!(middle > cell.low() && middle < cell.high())) {
      return List.of(piece);
    }
    List<Piece> halves =
        new ArrayList<>(piece(piece.channel, new Cell(cell.from(), cell.to(), cell.low(), middle)));
    halves.addAll(piece(piece.channel, new Cell(cell.from(), cell.to(), middle, cell.high())));
    return halves;
  }

  private List<Piece> byEnergy(Piece piece) {
    Cell cell = piece.cell;
    double middle = middle(cell, breaks.get(piece.channel));
    if (!(middle > cell.from() && middle < cell.to())) {
      return List.of(piece);
    }
    List<Piece> halves =
        new ArrayList<>(
            piece(piece.channel, new Cell(cell.from(), middle, cell.low(), cell.high())));
    halves.addAll(piece(piece.channel, new Cell(middle, cell.to(), cell.low(), cell.high())));
    return halves;
  }

  // Half the neutrino energies, or the break of the spectrum inside that is nearest to it.
  private static double middle(Cell cell, double[] breaks) {
    double half = cell.from() + (cell.to() - cell.from()) / 2;
    int found = Arrays.binarySearch(breaks, half);
    if (found >= 0) {
      return half;
    }
    int above = -1 - found;
    double next = above < breaks.length ? breaks[above] : cell.to();
    double last = above > 0 ? breaks[above - 1] : cell.from();
    double nearest = next - half < half - last ? next : last;
    return nearest > cell.from() && nearest < cell.to() ? nearest : half;
  }

  private List<Piece> piece(int index, Cell cell) {
    Channel channel = channels.get(index);
    Cell possible = channel.possible(cell);
    if (possible.isEmpty()) {
      return List.of();
    }
    Piece piece = new Piece(index, possible, channel.bounds(possible), channel.measure(possible));
    return piece.volume() > 0 ? List.of(piece) : List.of();
  }

  private static double volume(List<Piece> pieces) {
    return pieces.stream().mapToDouble(Piece::volume).sum();
  }

  private static double waste(List<Piece> pieces) {
    return pieces.stream().mapToDouble(Piece::waste).sum();
  }
}
