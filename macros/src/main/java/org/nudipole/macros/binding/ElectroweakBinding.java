package org.nudipole.macros.binding;

import static org.nudipole.macros.language.ElectroweakCommands.AXIAL;
import static org.nudipole.macros.language.ElectroweakCommands.CHARGE_RADIUS;
import static org.nudipole.macros.language.ElectroweakCommands.MILLICHARGE;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.interaction.AxialCurrent;
import org.nudipole.generator.interaction.ChargeFormFactor;
import org.nudipole.generator.interaction.CoherentScattering;
import org.nudipole.generator.interaction.ElectronScattering;
import org.nudipole.generator.interaction.ElectroweakElectronScattering;
import org.nudipole.generator.interaction.ElectroweakNuclearScattering;
import org.nudipole.generator.interaction.FlavourMatrix;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.macros.language.CommandSpec;
import org.nudipole.macros.language.Setting;

/** Binds what neutrinos couple to beside the vector current of the Z. */
final class ElectroweakBinding {

  private ElectroweakBinding() {}

  /** The axial current of nuclei, or none. */
  static AxialCurrent axial(Binding binding) {
    return binding.word(AXIAL).equals("on") ? AxialCurrent.shellModel() : AxialCurrent.none();
  }

  /** Scattering on nuclei, with a photon beside the Z where neutrinos couple to it. */
  static Interaction nuclei(Binding binding, CoherentScattering weak) {
    ChargeFormFactor photon = photon(binding);
    return photon.isNone() ? weak : new ElectroweakNuclearScattering(weak, photon);
  }

  /** Scattering on electrons, with a photon beside Z and W where neutrinos couple to it. */
  static Interaction electrons(Binding binding, ElectronScattering weak) {
    ChargeFormFactor photon = photon(binding);
    return photon.isNone() ? weak : new ElectroweakElectronScattering(weak, photon);
  }

  /** A setting by which neutrinos couple to the photon without a change of helicity, if any. */
  static Optional<Setting> photonic(Binding binding) {
    return Stream.of(CHARGE_RADIUS, MILLICHARGE)
        .flatMap(command -> binding.all(command).stream())
        .filter(Setting::isSignal)
        .findFirst();
  }

  private static ChargeFormFactor photon(Binding binding) {
    return new ChargeFormFactor(
        matrix(binding, CHARGE_RADIUS, "radius"), matrix(binding, MILLICHARGE, "charge"));
  }

  private static FlavourMatrix matrix(Binding binding, CommandSpec command, String name) {
    FlavourMatrix matrix = FlavourMatrix.ZERO;
    for (Setting setting : binding.all(command)) {
      List<String> flavours = setting.words("flavour");
      Flavour one = Flavour.named(flavours.get(0));
      Flavour other = Flavour.named(flavours.get(flavours.size() - 1));
      matrix = matrix.with(one, other, setting.quantity(name).value());
    }
    return matrix;
  }
}
