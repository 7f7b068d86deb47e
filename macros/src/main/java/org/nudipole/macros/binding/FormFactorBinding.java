package org.nudipole.macros.binding;

import static org.nudipole.macros.language.InteractionCommands.FORM_FACTOR;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.interaction.FormFactor;
import org.nudipole.generator.interaction.Helm;
import org.nudipole.generator.interaction.KleinNystrand;
import org.nudipole.generator.interaction.MeasuredHelm;
import org.nudipole.generator.interaction.NucleonCouplings;
import org.nudipole.generator.interaction.PointLike;
import org.nudipole.generator.interaction.ScatteringProcess;
import org.nudipole.generator.interaction.VectorCurrent;
import org.nudipole.macros.language.Setting;

/** Binds {@code /interaction/formFactor}: form factors of protons and neutrons. */
final class FormFactorBinding {

  private FormFactorBinding() {}

  /** The vector current of nuclei. */
  static Bound<VectorCurrent> current(Binding binding) {
    NucleonCouplings couplings = CouplingBinding.nucleons(binding);
    Setting form = binding.value(FORM_FACTOR);
    return switch (form.keyword()) {
      case "pointLike" -> Bound.of(new VectorCurrent(couplings, new PointLike(), new PointLike()));
      case "helm measured" -> measured(binding, couplings, form);
      case "kleinNystrand" ->
          Bound.make(
              form,
              () ->
                  new VectorCurrent(
                      couplings, kleinNystrand(form, "r0"), kleinNystrand(form, "r0n")),
              "give radii of about 1.2 fm");
      default ->
          Bound.make(
              form,
              () -> new VectorCurrent(couplings, helm(form, "rp"), helm(form, "rn")),
              "give an rms radius of a few fm");
    };
  }

  // What holds for neutrons is what holds for protons unless it is given.
  private static FormFactor kleinNystrand(Setting form, String name) {
    return new KleinNystrand(
        form.quantity("a").value(), form.quantity(form.has(name) ? name : "r0").value());
  }

  private static FormFactor helm(Setting form, String name) {
    return form.has("rp")
        ? new Helm(OptionalDouble.of(form.quantity(form.has(name) ? name : "rp").value()))
        : Helm.lewinSmith();
  }

  private static Bound<VectorCurrent> measured(
      Binding binding, NucleonCouplings couplings, Setting form) {
    MeasuredHelm protons = new MeasuredHelm(0);
    MeasuredHelm neutrons = new MeasuredHelm(form.quantity("skin").value());
    List<Target> nuclei =
        InteractionBinding.used(binding).contains(ScatteringProcess.CEVNS)
            ? DetectorBinding.material(binding).value().map(Material::nuclei).orElse(List.of())
            : List.of();
    String unknown = without(protons, nuclei);
    if (!unknown.isEmpty()) {
      return Bound.faulty(
          form.fault(
              "no charge radius of " + unknown + " has been measured",
              "give rms radii such as `" + FORM_FACTOR.example() + "`, or choose another form"));
    }
    String narrow = without(neutrons, nuclei);
    return narrow.isEmpty()
        ? Bound.of(new VectorCurrent(couplings, protons, neutrons))
        : Bound.faulty(
            form.fault(
                "it leaves no radius for the neutrons of " + narrow,
                "give a neutron skin of some 0.1 fm"));
  }

  private static String without(MeasuredHelm form, List<Target> nuclei) {
    return nuclei.stream()
        .filter(nucleus -> !form.holdsFor(nucleus))
        .map(Target::name)
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
