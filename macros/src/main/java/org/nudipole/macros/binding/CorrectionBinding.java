package org.nudipole.macros.binding;

import static org.nudipole.macros.language.InteractionCommands.BINDING;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nudipole.detector.response.CurveTable;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.interaction.BindingCorrection;
import org.nudipole.generator.interaction.BoundElectronScattering;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.source.TabulatedSpectrum;
import org.nudipole.macros.language.CommandSpec;
import org.nudipole.macros.language.DipoleCommands;
import org.nudipole.macros.language.InteractionCommands;
import org.nudipole.macros.language.ObservedScale;
import org.nudipole.macros.language.Setting;

/**
 * Binds the factors on the cross sections of bound electrons: {@code
 * /interaction/bindingCorrection} of the weak interaction, {@code /dipole/bindingCorrection} of the
 * dipole.
 */
final class CorrectionBinding {
  private CorrectionBinding() {}

  /** The settings that correct one part or the other, if there are any. */
  static Optional<Setting> any(Binding binding) {
    return Stream.of(InteractionCommands.BINDING_CORRECTION, DipoleCommands.BINDING_CORRECTION)
        .map(binding::value)
        .filter(CorrectionBinding::isGiven)
        .findFirst();
  }

  private static boolean isGiven(Setting setting) {
    return !setting.keyword().equals("none");
  }

  /** The factor that one of the two commands gives; empty if it gives none. */
  static Bound<Optional<BindingCorrection>> correction(Binding binding, CommandSpec command) {
    Setting setting = binding.value(command);
    if (!isGiven(setting)) {
      return Bound.of(Optional.empty());
    }
    if (binding.word(BINDING).equals("free")) {
      return Bound.faulty(
          setting.fault(
              "it corrects bound electrons, and these are free", "choose one of the two"));
    }
    return Bound.make(
            setting,
            () -> correction(setting),
            "two columns: energy (of the deposit, such as keVee) and ratio, 0 or more")
        .flatMap(
            correction ->
                holds(correction, DetectorBinding.natural(binding).value())
                    ? Bound.of(Optional.of(correction))
                    : Bound.faulty(
                        setting.fault(
                            "it is known for xenon only", "leave it out, or give a table")));
  }

  /** A process with a correction on bound electrons, if there is one. */
  static Interaction corrected(Interaction steps, Optional<BindingCorrection> correction) {
    return correction
        .<Interaction>map(factor -> new BoundElectronScattering(steps, factor))
        .orElse(steps);
  }

  private static boolean holds(BindingCorrection correction, Optional<Material> material) {
    return material.isEmpty() || material.get().shells().stream().anyMatch(correction::holdsFor);
  }

  private static BindingCorrection correction(Setting setting) {
    if (setting.keyword().equals("rrpa")) {
      return BindingCorrection.rrpa();
    }
    CurveTable.Columns ratio =
        new CurveTable(setting.table("file").parsed(), "ratio", 0, Double.MAX_VALUE)
            .against(ObservedScale.ELECTRON_EQUIVALENT.units());
    return new BindingCorrection(Set.of(), TabulatedSpectrum.of(ratio.places(), ratio.values()));
  }
}
