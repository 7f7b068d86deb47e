package org.nudipole.macros.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.axis.Digits;
import org.nudipole.generator.interaction.CrossSectionPart;
import org.nudipole.generator.interaction.DipoleDownscattering;
import org.nudipole.generator.interaction.DipoleUpscattering;
import org.nudipole.generator.interaction.EffectiveMoment;
import org.nudipole.generator.interaction.FinalStates;
import org.nudipole.generator.interaction.FormFactor;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.interaction.SterileTransition;
import org.nudipole.generator.interaction.UniformMoment;
import org.nudipole.generator.rate.Channel;
import org.nudipole.generator.rate.EventDensity;
import org.nudipole.generator.source.Continuum;
import org.nudipole.generator.source.Line;
import org.nudipole.generator.source.NeutrinoSource;
import org.nudipole.macros.language.Setting;

/**
 * The transition moments of a run: effective moments into the final states they reach.
 *
 * @param setting a line that gives them; empty if there are none
 * @param reference the moment that re-weighting counts in: 1 mu_B for one effective moment, the
 *     greatest modulus of an element for a matrix, in mu_B
 * @param moments effective moments
 * @param perReference the same in units of the reference
 * @param heavy moment of nu_4 into light states, in mu_B; 0 if it does not arrive by itself
 * @param transition amplitudes that interfere; empty without interference
 * @param transitionPerReference the same with moments in units of the reference
 */
record DipoleMoments(
    Optional<Setting> setting,
    double reference,
    Map<FinalStates, EffectiveMoment> moments,
    Map<FinalStates, EffectiveMoment> perReference,
    double heavy,
    Optional<SterileTransition> transition,
    Optional<SterileTransition> transitionPerReference) {
  DipoleMoments {
    moments = Map.copyOf(moments);
    perReference = Map.copyOf(perReference);
  }

  /** One effective moment for all flavours. */
  static DipoleMoments uniform(Optional<Setting> setting, double moment) {
    return new DipoleMoments(
        setting,
        1,
        moment > 0 ? Map.of(FinalStates.STERILE, new UniformMoment(moment)) : Map.of(),
        Map.of(FinalStates.STERILE, new UniformMoment(1)),
        0,
        Optional.empty(),
        Optional.empty());
  }

  /** Whether there is any moment. */
  boolean isZero() {
    return moments.isEmpty();
  }

  /**
   * The dipole cross sections.
   *
   * @param sterileMass mass of the sterile neutrino, energy
   */
  List<Interaction> processes(double sterileMass, FormFactor form) {
    return processes(moments, heavy, sterileMass, form);
  }

  /** The dipole cross sections per square of the reference. */
  List<Interaction> unit(double sterileMass, FormFactor form) {
    return processes(perReference, heavy / reference, sterileMass, form);
  }

  /**
   * Why a moment makes no events: its final state is too heavy, or no flavour of the source has it.
   *
   * @param sterileMass mass of the sterile neutrino, energy
   * @param density the events with recoils above {@code cut}
   * @param cut generation cut, energy
   */
  Optional<String> closed(
      NeutrinoSource source, double sterileMass, EventDensity density, double cut) {
    if (density.channels().stream().anyMatch(c -> c.flavour() == Flavour.NU_4)) {
      return Optional.empty();
    }
    List<Flavour> flavours = flavours(source).stream().filter(f -> f != Flavour.NU_4).toList();
    List<FinalStates> reached =
        Stream.of(FinalStates.values())
            .filter(moments::containsKey)
            .filter(states -> !flavours.stream().allMatch(moments.get(states)::isZero))
            .toList();
    if (reached.isEmpty()) {
      String names = flavours.stream().map(Flavour::label).collect(Collectors.joining(", "));
      return Optional.of("the matrix of moments has nothing for " + names);
    }
    return reached.stream()
        .filter(states -> !isOpen(density, mass(states, sterileMass)))
        .findFirst()
        .map(
            states ->
                "a sterile mass of "
                    + Digits.of(mass(states, sterileMass) / Units.KEV, 6)
                    + " keV opens no channel"
                    + (cut > 0
                        ? " with recoils above " + Digits.of(cut / Units.KEV, 6) + " keV"
                        : ""));
  }

  /** Flavours that a source emits. */
  static List<Flavour> flavours(NeutrinoSource source) {
    return Stream.concat(
            source.lines().stream().map(Line::flavour),
            source.continua().stream().map(Continuum::flavour))
        .distinct()
        .toList();
  }

  private static boolean isOpen(EventDensity density, double finalMass) {
    return density.channels().stream()
        .map(Channel::interaction)
        .anyMatch(p -> p.part() == CrossSectionPart.DIPOLE && p.finalMass() == finalMass);
  }

  /** Mass of final states, energy. */
  private static double mass(FinalStates states, double sterileMass) {
    return states == FinalStates.STERILE ? sterileMass : 0;
  }

  private static List<Interaction> processes(
      Map<FinalStates, EffectiveMoment> moments,
      double heavy,
      double sterileMass,
      FormFactor form) {
    List<Interaction> processes = new ArrayList<>();
    for (FinalStates states : FinalStates.values()) {
      if (moments.containsKey(states)) {
        processes.add(new DipoleUpscattering(mass(states, sterileMass), moments.get(states), form));
      }
    }
    if (heavy > 0) {
      processes.add(new DipoleDownscattering(sterileMass, heavy, form));
    }
    return processes;
  }
}
