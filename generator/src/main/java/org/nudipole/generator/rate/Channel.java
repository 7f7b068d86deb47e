package org.nudipole.generator.rate;

import java.util.List;
import java.util.Optional;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.interaction.Cell;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.interaction.InterferingScattering;
import org.nudipole.generator.source.MassComposition;

/**
 * One component of the source on one target through one interaction: its events per recoil energy
 * in the exposure, and how they are shared among the neutrino energies of the component.
 */
public sealed interface Channel permits LineChannel, ContinuumChannel {
  /** Flavour of the neutrinos. */
  Flavour flavour();

  /** Mass states of an incoherent mixture; empty if the neutrinos are a flavour. */
  Optional<MassComposition> composition();

  /** Any process as the neutrinos of this channel have it. */
  default Interaction of(Interaction process) {
    return composition().map(process::of).orElse(process);
  }

  /** What is hit. */
  Target target();

  /** Row of the target in the table of targets. */
  int row();

  /** The process. */
  Interaction interaction();

  /** Least recoil energy: kinematic limit, binding energy or generation cut, energy. */
  double low();

  /** Greatest recoil energy, energy. */
  double high();

  /** Events per recoil energy dN/dT at a recoil energy inside the limits, 1/energy. */
  double value(double recoil);

  /** Rising recoil energies inside the limits where dN/dT turns; of those close together some. */
  double[] breaks();

  /**
   * Neutrinos per area times number of targets, 1/area; for a continuum per unit of its spectrum.
   */
  double strength();

  /** What {@link #value} is proportional to among channels {@link #isProportionalTo alike}. */
  default double scale() {
    return strength() * (target().isNucleus() ? 1 : target().electrons());
  }

  /**
   * Whether the values of this channel and another are in the ratio of their {@link #scale}
   * wherever both are open, and this ends where the other does.
   */
  boolean isProportionalTo(Channel other);

  /** The same component and target through another process, or between other recoil energies. */
  Channel with(Interaction interaction, double low, double high);

  /** The same channel of another number of neutrinos or targets, in units of its own. */
  Channel scaled(double factor);

  /** The part of this channel above a generation cut that is below {@link #high}. */
  default Channel above(double cut) {
    return with(interaction(), Math.max(cut, low()), high());
  }

  /** This channel at one distance from the source instead of the mean over the detector. */
  default Channel at(double baseline) {
    return with(interaction().at(baseline), low(), high());
  }

  /** The line or continuum of the source. */
  Object component();

  /**
   * One channel for some interactions of this channel's component and target.
   *
   * @param channels this channel and others of the same component and target
   */
  default Channel joined(List<Channel> channels) {
    return with(
        new InterferingScattering(channels.stream().map(Channel::interaction).toList()),
        channels.stream().mapToDouble(Channel::low).min().orElse(low()),
        channels.stream().mapToDouble(Channel::high).max().orElse(high()));
  }

  /** All neutrino and recoil energies of this channel. */
  Cell support();

  /** Rising neutrino energies where the density jumps or turns sharply. */
  double[] energyBreaks();

  /**
   * Density of events in a point of {@link #support}: per recoil energy, and per neutrino energy
   * for a continuum; 0 outside the kinematic limits.
   */
  double density(double energy, double recoil);

  /** Bounds of {@link #density} in a cell. */
  Bounds bounds(Cell cell);

  /** The smallest part of a cell of {@link #support} that holds all its possible events. */
  Cell possible(Cell cell);

  /** What a cell measures: its width in recoil energy, and for a continuum in neutrino energy. */
  double measure(Cell cell);
}
