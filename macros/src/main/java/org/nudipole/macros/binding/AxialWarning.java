package org.nudipole.macros.binding;

import java.util.List;
import java.util.Optional;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.interaction.AxialCurrent;
import org.nudipole.generator.interaction.CoherentScattering;
import org.nudipole.macros.language.ElectroweakCommands;
import org.nudipole.macros.language.Fault;

/** Tells of the axial current where it is left out and would be seen. */
final class AxialWarning {
  /** Share of the detected events that is told. */
  private static final double SEEN = 0.01;

  /**
   * Share of a target's vector current at rest below which the axial one is no hundredth of the
   * events: it grows by more than a hundred in the last hundredth of the recoils alone.
   */
  private static final double SLIGHT = 1e-4;

  private AxialWarning() {}

  /** The warning, if there is one. */
  static List<Fault> of(RunConfiguration run) {
    Optional<CoherentScattering> weak =
        run.experiment().interactions().stream()
            .flatMap(interaction -> CoherentScattering.in(interaction).stream())
            .findFirst();
    boolean on = weak.filter(w -> !w.axialCurrent().spins().isEmpty()).isPresent();
    if (on || weak.filter(w -> share(run.experiment().targets(), w) > SLIGHT).isEmpty()) {
      return List.of();
    }
    double without = run.expectedDetected();
    double with =
        RunConfiguration.of(run.settings().with(ElectroweakCommands.AXIAL, "on"))
            .expectedDetected();
    double share = with / without - 1;
    return share > SEEN
        ? List.of(
            RunWarnings.at(
                run,
                ElectroweakCommands.AXIAL.path(),
                "the axial current, which is left out, would add "
                    + RunWarnings.percent(share)
                    + " of the detected events",
                "nuclei with spin have one, and it is largest at the end of the spectrum",
                "add a line `" + ElectroweakCommands.AXIAL.example() + "`"))
        : List.of();
  }

  // At rest the squares of the two currents are Q_V^2 and F_A / 4; largest for nu_e.
  private static double share(List<Target> targets, CoherentScattering weak) {
    AxialCurrent current = AxialCurrent.shellModel();
    double vector = 0;
    double axial = 0;
    for (Target target : targets) {
      if (target.isNucleus()) {
        double charge = weak.couplings().weakCharge(Flavour.NU_E, target.z(), target.a());
        double weight = target.perMass() * target.mass();
        vector += weight * charge * charge;
        axial += weight * current.structure(target) / 4;
      }
    }
    return axial / vector;
  }
}
