package org.nudipole.macros.binding;

import static org.nudipole.macros.language.ResponseCommands.LIGHT_YIELD;
import static org.nudipole.macros.language.ResponseCommands.QUENCHING;
import static org.nudipole.macros.language.ResponseCommands.XENON;

import java.util.List;
import java.util.stream.Stream;
import org.nudipole.generator.interaction.ScatteringProcess;
import org.nudipole.macros.language.ObservedScale;
import org.nudipole.macros.language.QuenchingModel;

/**
 * The scales that a response goes through.
 *
 * @param recoil of the energy deposit
 * @param quenched of that after quenching
 * @param observed of what is observed
 */
record ResponseScales(ObservedScale recoil, ObservedScale quenched, ObservedScale observed) {

  /** The scales of a run, unless they depend on a line that could not be read. */
  static Bound<ResponseScales> known(Binding binding) {
    boolean hidden =
        InteractionBinding.used(binding).isEmpty()
            || Stream.of(LIGHT_YIELD, XENON, QUENCHING).anyMatch(binding::isFaulty);
    return hidden ? Bound.hidden() : Bound.of(of(binding));
  }

  /** The scales as far as the macro says them. */
  static ResponseScales of(Binding binding) {
    List<ScatteringProcess> used = InteractionBinding.used(binding);
    ObservedScale recoil =
        used.equals(List.of(ScatteringProcess.EVES))
            ? ObservedScale.ELECTRON_EQUIVALENT
            : ObservedScale.NUCLEAR_RECOIL;
    boolean electronic =
        QuenchingModel.of(binding.value(QUENCHING)) != QuenchingModel.NONE
            || used.contains(ScatteringProcess.EVES);
    ObservedScale quenched = electronic ? ObservedScale.ELECTRON_EQUIVALENT : recoil;
    boolean light = binding.has(LIGHT_YIELD) || binding.has(XENON);
    return new ResponseScales(recoil, quenched, light ? ObservedScale.PHOTOELECTRONS : quenched);
  }
}
