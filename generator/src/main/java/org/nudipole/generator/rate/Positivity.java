package org.nudipole.generator.rate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.nudipole.generator.interaction.Cell;

/**
 * Proof that a channel is negative nowhere: its support is divided into cells until the lower bound
 * of every one of them says so. For sums with interference, where no term by itself does.
 */
public final class Positivity {
  /** Cells after which the proof is given up; some thousand are usual. */
  private static final int MOST = 1 << 20;

  private Positivity() {}

  /**
   * Looks for a proof.
   *
   * @return empty if the channel is proved not to be negative, else a cell in which it is negative
   *     or for which there is no proof
   */
  public static Optional<Cell> exception(Channel channel) {
    Deque<Cell> open = new ArrayDeque<>();
    open.push(channel.support());
    for (int i = 0; !open.isEmpty(); i++) {
      Cell cell = channel.possible(open.pop());
      if (cell.isEmpty() || isProved(channel, cell)) {
        continue;
      }
      List<Cell> halves = halves(cell);
      if (i >= MOST || halves.isEmpty() || isNegative(channel, cell)) {
        return Optional.of(cell);
      }
      halves.forEach(open::push);
    }
    return Optional.empty();
  }

  /** Whether the channel is negative in the middle of a cell. */
  public static boolean isNegative(Channel channel, Cell cell) {
    return channel.density(middle(cell.from(), cell.to()), middle(cell.low(), cell.high())) < 0;
  }

  private static boolean isProved(Channel channel, Cell cell) {
    return channel.interaction().bounds(channel.flavour(), channel.target(), cell).lower() >= 0;
  }

  // Across the relatively longer side; none if it cannot be divided.
  private static List<Cell> halves(Cell cell) {
    List<Cell> halves = new ArrayList<>();
    boolean byRecoil =
        cell.to() == cell.from() || cell.high() * cell.from() >= cell.low() * cell.to();
    double energy = middle(cell.from(), cell.to());
    double recoil = middle(cell.low(), cell.high());
    if (byRecoil && recoil > cell.low() && recoil < cell.high()) {
      halves.add(new Cell(cell.from(), cell.to(), cell.low(), recoil));
      halves.add(new Cell(cell.from(), cell.to(), recoil, cell.high()));
    } else if (!byRecoil && energy > cell.from() && energy < cell.to()) {
      halves.add(new Cell(cell.from(), energy, cell.low(), cell.high()));
      halves.add(new Cell(energy, cell.to(), cell.low(), cell.high()));
    }
    return halves;
  }

  // Halves of a narrow range, octaves of a wide one.
  private static double middle(double low, double high) {
    return high > 4 * low
        ? Math.max(high / 16, Math.sqrt(low) * Math.sqrt(high))
        : low + (high - low) / 2;
  }
}
