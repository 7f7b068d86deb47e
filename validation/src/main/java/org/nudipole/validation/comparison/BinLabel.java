package org.nudipole.validation.comparison;

import java.util.List;
import org.nudipole.generator.axis.Binning;

/** Names a run of neighbouring bins for a reader. */
@FunctionalInterface
public interface BinLabel {
  /**
   * Text for the bins from {@code first} to {@code last}, both included.
   *
   * @param first index of the first bin
   * @param last index of the last bin
   */
  String of(int first, int last);

  /** Labels of an axis: the edges of the run of bins, divided by a unit. */
  static BinLabel axis(Binning binning, double unit, String units) {
    return (first, last) -> binning.describe(first, last, unit, units);
  }

  /** Labels of categories, such as targets or channels: their names. */
  static BinLabel categories(List<String> names) {
    List<String> copy = List.copyOf(names);
    return (first, last) ->
        first == last ? copy.get(first) : copy.get(first) + " ... " + copy.get(last);
  }
}
