package org.nudipole.macros.binding;

import static org.nudipole.macros.language.DipoleCommands.MASS;
import static org.nudipole.macros.language.InteractionCommands.BINDING;
import static org.nudipole.macros.language.InteractionCommands.BINDING_CORRECTION;
import static org.nudipole.macros.language.InteractionCommands.PART;
import static org.nudipole.macros.language.InteractionCommands.USE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.interaction.BindingCorrection;
import org.nudipole.generator.interaction.CoherentScattering;
import org.nudipole.generator.interaction.CrossSectionPart;
import org.nudipole.generator.interaction.ElectronInterference;
import org.nudipole.generator.interaction.ElectronScattering;
import org.nudipole.generator.interaction.FormFactor;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.interaction.NuclearInterference;
import org.nudipole.generator.interaction.ScatteringProcess;
import org.nudipole.generator.interaction.SterileTransition;
import org.nudipole.macros.language.DipoleCommands;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.Setting;

/** Binds the commands under {@code /interaction}, and makes the processes. */
final class InteractionBinding {

  private InteractionBinding() {}

  /** The processes in use; none if the macro does not say. */
  static List<ScatteringProcess> used(Binding binding) {
    return binding.get(USE).map(InteractionBinding::used).orElse(List.of());
  }

  private static List<ScatteringProcess> used(Setting use) {
    return use.words("interaction").stream().map(ScatteringProcess::named).toList();
  }

  static Bound<List<Target>> targets(Binding binding, Bound<Material> material) {
    return Bound.all(
        binding.require(USE, "nothing to generate without an interaction"),
        material,
        (use, detected) -> targets(binding, used(use), detected));
  }

  private static List<Target> targets(
      Binding binding, List<ScatteringProcess> used, Material material) {
    List<Target> targets = new ArrayList<>();
    if (used.contains(ScatteringProcess.CEVNS)) {
      targets.addAll(material.nuclei());
    }
    if (used.contains(ScatteringProcess.EVES)) {
      boolean free = binding.word(BINDING).equals("free");
      targets.addAll(free ? material.freeElectrons() : material.shells());
    }
    return targets;
  }

  /**
   * What {@code /interaction/part} leaves of the processes; only a moment above 0 makes a dipole
   * part, and interference needs both parts.
   */
  static Bound<List<Interaction>> interactions(Binding binding, DipoleMoments moments) {
    List<Fault> twice = CouplingBinding.contradictions(binding);
    if (!twice.isEmpty()) {
      return Bound.faulty(twice);
    }
    String wanted = binding.word(PART);
    return processes(binding, form -> moments.processes(mass(binding), form), moments.transition())
        .flatMap(all -> withOwn(binding, all))
        .map(
            all ->
                all.stream()
                    .filter(p -> wanted.equals("both") || partOf(p).label().equals(wanted))
                    .toList());
  }

  // Directly behind those of the Standard Model, the first two.
  private static Bound<List<Interaction>> withOwn(Binding binding, List<Interaction> all) {
    return OwnInteractions.of(
            binding,
            Map.of(ScatteringProcess.CEVNS, all.get(0), ScatteringProcess.EVES, all.get(1)))
        .map(
            own ->
                Stream.of(all.subList(0, 2), own, all.subList(2, all.size()))
                    .flatMap(List::stream)
                    .toList());
  }

  // What users add belongs to what is not the dipole.
  private static CrossSectionPart partOf(Interaction process) {
    return switch (process.part()) {
      case CORRECTION, ADDED -> CrossSectionPart.SM;
      default -> process.part();
    };
  }

  /**
   * The processes as functions of energy and recoil, whatever part is generated, with the dipole
   * per square and the interference per unit of the reference moment.
   */
  static Bound<List<Interaction>> reweighting(Binding binding, DipoleMoments moments) {
    return processes(
        binding, form -> moments.unit(mass(binding), form), moments.transitionPerReference());
  }

  private static Bound<List<Interaction>> processes(
      Binding binding,
      Function<FormFactor, List<Interaction>> dipole,
      Optional<SterileTransition> transition) {
    Bound<Optional<BindingCorrection>> corrected =
        CorrectionBinding.correction(binding, DipoleCommands.BINDING_CORRECTION);
    return Bound.all(electrons(binding), corrected, Corrected::new)
        .flatMap(
            onElectrons ->
                FormFactorBinding.current(binding)
                    .map(
                        current -> {
                          List<Interaction> all = new ArrayList<>();
                          CoherentScattering coherent =
                              new CoherentScattering(current, ElectroweakBinding.axial(binding));
                          all.add(ElectroweakBinding.nuclei(binding, coherent));
                          all.add(onElectrons.weak());
                          dipole.apply(current.protons()).stream()
                              .map(d -> CorrectionBinding.corrected(d, onElectrons.dipole()))
                              .forEach(all::add);
                          transition.ifPresent(
                              t -> {
                                all.add(new NuclearInterference(coherent, t));
                                all.add(new ElectronInterference(stepping(binding), t));
                              });
                          return all;
                        }));
  }

  // What scattering on electrons needs of the binding of atoms.
  private record Corrected(Interaction weak, Optional<BindingCorrection> dipole) {}

  static double mass(Binding binding) {
    return binding.quantity(MASS);
  }

  static boolean hasDipole(Binding binding, DipoleMoments moments) {
    return !moments.isZero() && !binding.word(PART).equals(CrossSectionPart.SM.label());
  }

  private static Bound<Interaction> electrons(Binding binding) {
    Interaction steps = ElectroweakBinding.electrons(binding, stepping(binding));
    return CorrectionBinding.correction(binding, BINDING_CORRECTION)
        .map(correction -> CorrectionBinding.corrected(steps, correction));
  }

  private static ElectronScattering stepping(Binding binding) {
    return new ElectronScattering(CouplingBinding.electrons(binding));
  }
}
