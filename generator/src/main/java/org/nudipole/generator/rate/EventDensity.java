package org.nudipole.generator.rate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.interaction.CrossSectionPart;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.interaction.ScatteringProcess;
import org.nudipole.generator.source.BeamPulse;
import org.nudipole.generator.source.Continuum;
import org.nudipole.generator.source.Line;
import org.nudipole.generator.source.NeutrinoSource;

/**
 * <b>The</b> function: expected events of an exposure per recoil energy, channel by channel. The
 * analytic arm integrates it and the sampled arm draws from it; there is no other definition. A
 * channel of a {@linkplain CrossSectionPart#isSigned signed} part may be negative; events are drawn
 * from {@link #sampled}.
 *
 * @param targets the table of targets
 * @param channels the open channels: those with recoils above the generation cut
 * @param cut generation cut on the recoil energy
 * @param pulse when the events of each flavour happen in a pulse of the source; empty if the source
 *     is not pulsed
 */
public record EventDensity(
    List<Target> targets, List<Channel> channels, GenerationCut cut, Optional<BeamPulse> pulse) {
  /** Keeps copies. */
  public EventDensity {
    targets = List.copyOf(targets);
    channels = List.copyOf(channels);
  }

  /**
   * The density of a source on a mass of targets, at all recoil energies.
   *
   * @param source the source
   * @param emissionFluence particles per area in the exposure, averaged over the detector, for an
   *     emission of one particle per decay; each line takes its intensity of it, each continuum its
   *     spectrum, 1/area
   * @param targets species of scattering centres
   * @param mass mass of the detector
   * @param interactions the processes
   */
  public static EventDensity of(
      NeutrinoSource source,
      double emissionFluence,
      List<Target> targets,
      double mass,
      List<Interaction> interactions) {
    List<SpectrumQuadrature> rules =
        source.continua().stream()
            .map(c -> new SpectrumQuadrature(c.spectrum(), energyTurns(c, interactions)))
            .toList();
    List<Channel> channels = new ArrayList<>();
    for (Interaction process : interactions) {
      for (int row = 0; row < targets.size(); row++) {
        Target target = targets.get(row);
        if (!process.actsOn(target)) {
          continue;
        }
        for (Line line : source.lines()) {
          Interaction interaction = line.composition().map(process::of).orElse(process);
          double low = interaction.lowest(line.energy(), target);
          double high = interaction.highest(line.energy(), target);
          double strength = emissionFluence * line.intensity() * target.perMass() * mass;
          if (high > low && interaction.scatters(line.flavour())) {
            channels.add(new LineChannel(line, target, row, interaction, low, high, strength));
          }
        }
        for (int i = 0; i < rules.size(); i++) {
          Continuum continuum = source.continua().get(i);
          Interaction interaction = continuum.composition().map(process::of).orElse(process);
          // The least recoil falls with the neutrino energy and the greatest rises.
          double low = interaction.lowest(continuum.spectrum().high(), target);
          double high = interaction.highest(continuum.spectrum().high(), target);
          double strength = emissionFluence * target.perMass() * mass;
          if (high > low && interaction.scatters(continuum.flavour())) {
            channels.add(
                new ContinuumChannel(
                    continuum, rules.get(i), target, row, interaction, low, high, strength));
          }
        }
      }
    }
    return new EventDensity(targets, channels, GenerationCut.of(0), source.pulse());
  }

  private static double[] energyTurns(Continuum continuum, List<Interaction> interactions) {
    return interactions.stream()
        .filter(i -> i.scatters(continuum.flavour()))
        .flatMapToDouble(i -> Arrays.stream(i.energyTurns()))
        .toArray();
  }

  /** The part of this density above a generation cut. */
  public EventDensity above(GenerationCut other) {
    List<Channel> above =
        channels.stream()
            .filter(c -> c.high() > other.on(c.target()))
            .map(c -> c.above(other.on(c.target())))
            .toList();
    return new EventDensity(targets, above, other, pulse);
  }

  /** The part of this density above one recoil energy for all targets, energy. */
  public EventDensity above(double recoil) {
    return above(GenerationCut.of(recoil));
  }

  /** The same density of another number of neutrinos or targets, in units of its own. */
  public EventDensity scaled(double factor) {
    return new EventDensity(
        targets, channels.stream().map(c -> c.scaled(factor)).toList(), cut, pulse);
  }

  /** The channels of this density that fulfil a condition. */
  public EventDensity only(Predicate<Channel> condition) {
    return new EventDensity(targets, channels.stream().filter(condition).toList(), cut, pulse);
  }

  /** The channels of one scattering process. */
  public EventDensity of(ScatteringProcess process) {
    return only(channel -> process.isOn(channel.target()));
  }

  /** Whether neutrinos oscillate within the detector, so that vertices depend on energies. */
  public boolean oscillates() {
    return channels.stream().anyMatch(c -> c.interaction().oscillates());
  }

  /** The part of this density that depends on the distance from the source. */
  public EventDensity oscillating() {
    return only(c -> c.interaction().oscillates());
  }

  /** This density as if all of the detector were at one distance from the source. */
  public EventDensity at(double baseline) {
    return new EventDensity(
        targets, channels.stream().map(c -> c.at(baseline)).toList(), cut, pulse);
  }

  /**
   * Channels that are drawn as one, for one component of the source and one target: with
   * interference all parts, the Standard Model with its corrections, else each by itself.
   */
  public List<List<Channel>> drawnTogether() {
    if (channels.stream().noneMatch(c -> c.interaction().part().isSigned())) {
      return channels.stream().map(List::of).toList();
    }
    boolean interfere = channels.stream().anyMatch(EventDensity::isInterference);
    Map<List<Object>, List<Channel>> groups = new LinkedHashMap<>();
    for (Channel channel : channels) {
      CrossSectionPart part = channel.interaction().part();
      boolean joins = interfere || part == CrossSectionPart.SM || part.isSigned();
      Object others = joins ? "joined" : channel.interaction();
      groups
          .computeIfAbsent(
              List.of(channel.component(), channel.row(), others), key -> new ArrayList<>())
          .add(channel);
    }
    return List.copyOf(groups.values());
  }

  private static boolean isInterference(Channel channel) {
    return channel.interaction().part() == CrossSectionPart.INTERFERENCE;
  }

  /**
   * The same density with one channel for each group of {@link #drawnTogether}, in that order: none
   * is negative.
   */
  public EventDensity sampled() {
    List<Channel> joined =
        drawnTogether().stream()
            .map(group -> group.size() == 1 ? group.get(0) : group.get(0).joined(group))
            .toList();
    return new EventDensity(targets, joined, cut, pulse);
  }

  /** Least recoil energy of any channel, energy; 0 if there is none. */
  public double lowest() {
    return channels.stream().mapToDouble(Channel::low).min().orElse(0);
  }

  /** Greatest recoil energy of any channel, energy; 0 if there is none. */
  public double highest() {
    return channels.stream().mapToDouble(Channel::high).max().orElse(0);
  }
}
