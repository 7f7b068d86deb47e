package org.nudipole.macros.binding;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.nudipole.detector.FoldedSpectrum.Expectation;
import org.nudipole.generator.Units;
import org.nudipole.generator.axis.Digits;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.interaction.CrossSectionPart;
import org.nudipole.generator.rate.Channel;
import org.nudipole.macros.language.DipoleCommands;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.InteractionCommands;

/**
 * The dipole on bound electrons is that of the stepping approximation, which many-body effects and
 * the shape of the outer shells spoil at small deposits; no published table corrects it there.
 */
final class SteppingWarning {
  /**
   * Below it the ionisation factors of sodium, argon, krypton, iodine and xenon (B. M. Roberts and
   * A. R. Caddell) differ from steps by tens of per cent at single energies: see Atomic binding in
   * docs/physics.md.
   */
  private static final double DOUBTFUL = 150 * Units.EV;

  /** A tenth of the events, off by some thirty per cent, are three per cent of the dipole. */
  private static final double SEEN = 0.1;

  private SteppingWarning() {}

  /** The warning, if there is one. */
  static List<Fault> of(RunConfiguration run) {
    Predicate<Channel> dipole =
        channel ->
            channel.interaction().part() == CrossSectionPart.DIPOLE && isBound(channel.target());
    double all =
        run.expectations().stream()
            .filter(e -> dipole.test(e.channel()))
            .mapToDouble(Expectation::detected)
            .sum();
    if (!(all > 0)) {
      return List.of();
    }
    // Where a table of the user corrects it, it is no longer that of steps.
    double end =
        RunWarnings.correction(run.experiment(), part -> part == CrossSectionPart.DIPOLE)
            .map(correction -> Math.min(DOUBTFUL, correction.ratio().low()))
            .orElse(DOUBTFUL);
    ToDoubleFunction<Target> doubtful = target -> end;
    double share = ResponseWarnings.detected(run, dipole, target -> 0, doubtful) / all;
    return share > SEEN
        ? List.of(
            RunWarnings.at(
                run,
                InteractionCommands.BINDING.path(),
                RunWarnings.percent(share)
                    + " of the detected dipole events on electrons deposit less than "
                    + Digits.general(end / Units.EV, 3)
                    + " eV",
                "steps at the binding energies are off there by tens of per cent at single"
                    + " energies, and nothing corrects the dipole",
                "raise the threshold, give a table to "
                    + DipoleCommands.BINDING_CORRECTION
                    + ", or allow for it in /fit/nuisance normalisation"))
        : List.of();
  }

  private static boolean isBound(Target target) {
    return !target.isNucleus() && target.bindingEnergy() > 0;
  }
}
