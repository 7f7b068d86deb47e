package org.nudipole.statistics.limit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.rate.Channel;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.Commands;

/**
 * Weights that turn the events of one run into those of another with different cross sections: the
 * ratio of the cross sections, all parts together, at the energy, recoil and target of each event.
 */
public final class Reweighting {
  private final List<Target> targets;
  // Of each target, those of the first module that has it.
  private final List<List<Interaction>> generated = new ArrayList<>();
  private final List<List<Interaction>> wanted = new ArrayList<>();

  /**
   * Checks that the events of one run can become those of another.
   *
   * @param generated the run that the events are of
   * @param wanted the run that they shall be of
   * @throws IllegalArgumentException saying why they cannot
   */
  public Reweighting(RunConfiguration generated, RunConfiguration wanted) {
    requireSameEvents(generated, wanted);
    targets = generated.detector().targets();
    List<RunConfiguration> ones = generated.modules();
    List<RunConfiguration> others = wanted.modules();
    List<short[]> rows = generated.detector().rows();
    for (int k = 0; k < ones.size(); k++) {
      RunConfiguration before = ones.get(k);
      RunConfiguration after = others.get(k);
      requireFlavours(before);
      requireFlavours(after);
      requireOpen(before, after);
      requireCovered(before, after);
      for (short row : rows.get(k)) {
        if (row == this.generated.size()) {
          this.generated.add(before.experiment().interactions());
          this.wanted.add(after.experiment().interactions());
        }
      }
    }
  }

  private static void requireSameEvents(RunConfiguration generated, RunConfiguration wanted) {
    Set<String> changed = lines(generated);
    changed.addAll(lines(wanted));
    Set<String> kept = lines(generated);
    kept.retainAll(lines(wanted));
    changed.removeAll(kept);
    List<String> others =
        changed.stream()
            .map(line -> line.split(" ", 2)[0])
            .filter(command -> !Commands.find(command).orElseThrow().scope().isReweightable())
            .distinct()
            .toList();
    if (!others.isEmpty()) {
      throw new IllegalArgumentException(
          String.join(", ", others)
              + " (weights change cross sections, not how events arise or are seen) generate"
              + " another file");
    }
  }

  private static Set<String> lines(RunConfiguration run) {
    return new TreeSet<>(run.settings().toMacro().lines().toList());
  }

  private static void requireFlavours(RunConfiguration run) {
    boolean mixed =
        run.density().channels().stream()
            .anyMatch(c -> c.composition().isPresent() || c.interaction().oscillates());
    if (mixed) {
      throw new IllegalArgumentException(
          "neutrinos that mix on their way (an event does not say how its own did) generate"
              + " another file");
    }
  }

  // A run like that is refused, unless it stands in a loop.
  private static void requireOpen(RunConfiguration generated, RunConfiguration wanted) {
    if (generated.closed().isEmpty() && wanted.closed().isPresent()) {
      throw new IllegalArgumentException(
          "the moment has no effect ("
              + wanted.closed().get()
              + ") give a smaller mass, or set the moment to 0");
    }
  }

  // Where nothing was generated there is nothing to weight.
  private static void requireCovered(RunConfiguration generated, RunConfiguration wanted) {
    if (!wanted.density().targets().equals(generated.density().targets())) {
      throw new IllegalArgumentException(
          "other targets than those of the events (an event says which of its own it hit) generate"
              + " another file");
    }
    for (Channel channel : wanted.density().channels()) {
      boolean covered =
          generated.density().channels().stream()
              .anyMatch(
                  c ->
                      c.flavour() == channel.flavour()
                          && c.row() == channel.row()
                          && c.low() <= channel.low() * (1 + 1e-9)
                          && c.high() >= channel.high() * (1 - 1e-9)
                          && c.support().from() <= channel.support().from()
                          && c.support().to() >= channel.support().to());
      if (!covered) {
        throw new IllegalArgumentException(
            "recoils of "
                + channel.target().name()
                + " by "
                + channel.flavour().label()
                + " that the file has no events of (its cross section is zero there) generate"
                + " another file");
      }
    }
  }

  /**
   * The weight of an event.
   *
   * @param pdg PDG code of the neutrino
   * @param row row of the target; -1 for a background, whose weight is 1
   * @param energy neutrino energy, energy
   * @param recoil recoil energy, energy
   * @throws IllegalArgumentException if the run that was generated has no such event
   */
  public double weight(int pdg, int row, double energy, double recoil) {
    if (row < 0) {
      return 1;
    }
    Flavour flavour =
        Arrays.stream(Flavour.values())
            .filter(f -> f.pdg() == pdg)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no neutrino has the code " + pdg));
    if (row >= targets.size()) {
      throw new IllegalArgumentException("no target has the number " + row);
    }
    if (!(energy > 0 && Double.isFinite(energy) && recoil > 0)) {
      throw new IllegalArgumentException("no event has such energies");
    }
    Target target = targets.get(row);
    double before = sum(generated.get(row), flavour, target, energy, recoil);
    if (before == 0) {
      throw new IllegalArgumentException("the cross section is 0 there");
    }
    return sum(wanted.get(row), flavour, target, energy, recoil) / before;
  }

  private static double sum(
      List<Interaction> interactions,
      Flavour flavour,
      Target target,
      double energy,
      double recoil) {
    double sum = 0;
    for (Interaction process : interactions) {
      if (process.actsOn(target)
          && process.scatters(flavour)
          && recoil >= process.lowest(energy, target)
          && recoil <= process.highest(energy, target)) {
        sum += process.differential(flavour, energy, target, recoil);
      }
    }
    return sum;
  }

  /** What changes, in a line. */
  public static String describe(List<String> sets) {
    return "weight that makes these events those of "
        + sets.stream().collect(Collectors.joining(", "));
  }
}
