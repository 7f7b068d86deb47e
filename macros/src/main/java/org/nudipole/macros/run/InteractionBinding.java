package org.nudipole.macros.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nudipole.generator.Constants;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.interaction.CoherentScattering;
import org.nudipole.generator.interaction.ElectronInterference;
import org.nudipole.generator.interaction.ElectronScattering;
import org.nudipole.generator.interaction.FormFactor;
import org.nudipole.generator.interaction.Helm;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.interaction.KleinNystrand;
import org.nudipole.generator.interaction.NuclearInterference;
import org.nudipole.generator.interaction.NucleonCouplings;
import org.nudipole.generator.interaction.Part;
import org.nudipole.generator.interaction.PointLike;
import org.nudipole.generator.interaction.SterileTransition;
import org.nudipole.macros.language.Setting;

/** Binds the commands under {@code /interaction}, and makes the processes. */
final class InteractionBinding {
  private InteractionBinding() {}

  /** The channels in use, {@code cevns} and {@code eves}. */
  static List<String> used(Binding binding) {
    return binding
        .required("/interaction/use", "nothing to generate without an interaction")
        .map(s -> s.words("interaction"))
        .orElse(List.of());
  }

  static List<Target> targets(Binding binding, List<String> used, Material material) {
    List<Target> targets = new ArrayList<>();
    if (used.contains("cevns")) {
      targets.addAll(material.nuclei());
    }
    if (used.contains("eves")) {
      boolean free = binding.word("/interaction/binding", "binding", "stepping").equals("free");
      targets.addAll(free ? material.freeElectrons() : material.shells());
    }
    return targets;
  }

  /**
   * What {@code /interaction/part} leaves of the processes; only a moment above 0 makes a dipole
   * part, and interference needs both parts.
   */
  static Optional<List<Interaction>> interactions(Binding binding, DipoleMoments moments) {
    String wanted = binding.word("/interaction/part", "part", "both");
    return formFactor(binding)
        .map(
            form -> {
              List<Interaction> all = new ArrayList<>(standardModel(binding, form));
              all.addAll(moments.processes(mass(binding), form));
              moments.transition().ifPresent(t -> all.addAll(interference(binding, form, t)));
              return all.stream()
                  .filter(p -> wanted.equals("both") || p.part().label().equals(wanted))
                  .toList();
            });
  }

  /**
   * The processes as functions of energy and recoil, whatever part is generated, with the dipole
   * per square and the interference per unit of the reference moment.
   */
  static Optional<List<Interaction>> reweighting(Binding binding, DipoleMoments moments) {
    return formFactor(binding)
        .map(
            form -> {
              List<Interaction> all = new ArrayList<>(standardModel(binding, form));
              all.addAll(moments.unit(mass(binding), form));
              moments
                  .transitionPerReference()
                  .ifPresent(t -> all.addAll(interference(binding, form, t)));
              return all;
            });
  }

  private static List<Interaction> standardModel(Binding binding, FormFactor form) {
    return List.of(coherent(binding, form), electron(binding));
  }

  private static List<Interaction> interference(
      Binding binding, FormFactor form, SterileTransition transition) {
    return List.of(
        new NuclearInterference(coherent(binding, form), transition),
        new ElectronInterference(electron(binding), transition));
  }

  private static CoherentScattering coherent(Binding binding, FormFactor form) {
    return new CoherentScattering(couplings(binding, sin2ThetaW(binding)), form);
  }

  private static ElectronScattering electron(Binding binding) {
    return new ElectronScattering(sin2ThetaW(binding));
  }

  static double mass(Binding binding) {
    return binding.quantity("/dipole/mass", "mass", 0);
  }

  static boolean hasDipole(Binding binding, DipoleMoments moments) {
    return !moments.isZero()
        && !binding.word("/interaction/part", "part", "both").equals(Part.SM.label());
  }

  private static double sin2ThetaW(Binding binding) {
    return binding
        .get("/interaction/sin2ThetaW")
        .map(s -> s.number("sin2ThetaW"))
        .orElse(Constants.SIN2_THETA_W);
  }

  private static NucleonCouplings couplings(Binding binding, double sin2ThetaW) {
    return binding
        .get("/interaction/couplings")
        .map(s -> new NucleonCouplings(s.number("gVp"), s.number("gVn")))
        .orElse(NucleonCouplings.treeLevel(sin2ThetaW));
  }

  private static Optional<FormFactor> formFactor(Binding binding) {
    Optional<Setting> setting = binding.get("/interaction/formFactor");
    if (setting.isEmpty()) {
      return Optional.of(Helm.lewinSmith());
    }
    Setting form = setting.get();
    return binding.make(
        form,
        () ->
            switch (form.keyword()) {
              case "kleinNystrand" ->
                  new KleinNystrand(form.quantity("a").value(), form.quantity("r0").value());
              case "pointLike" -> new PointLike();
              default ->
                  form.has("rms")
                      ? new Helm(OptionalDouble.of(form.quantity("rms").value()))
                      : Helm.lewinSmith();
            },
        "give an rms radius of a few fm");
  }
}
