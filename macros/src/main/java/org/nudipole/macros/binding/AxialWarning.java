package org.nudipole.macros.binding;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.nudipole.detector.FoldedSpectrum.Expectation;
import org.nudipole.generator.data.PeriodicTable;
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
   * Mean over the detected events of the axial current at rest, in units of the vector current,
   * below which it is no hundredth of the events: it is a hundred times as large in the last
   * hundredth of the recoils alone.
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
    if (on) {
      return unknown(run, weak.orElseThrow());
    }
    if (weak.filter(w -> slight(run, w) > SLIGHT).isEmpty()) {
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

  // Nuclei with spin whose axial current nobody has told: of the size of a single nucleon's, but
  // none where protons and neutrons are as many and their spins cancel.
  private static List<Fault> unknown(RunConfiguration run, CoherentScattering weak) {
    Set<String> names = new TreeSet<>();
    double axial = 0;
    double all = 0;
    for (Expectation expectation : run.expectations()) {
      Target target = expectation.channel().target();
      all += expectation.detected();
      double spin = target.isNucleus() ? PeriodicTable.nuclide(target).spin() : 0;
      if (spin > 0 && 2 * target.z() != target.a() && weak.axialCurrent().structure(target) == 0) {
        double charge = weak.current().charge(expectation.channel().flavour(), target);
        double share = AxialCurrent.structure(spin, 0.5) / (4 * charge * charge);
        axial += expectation.detected() * share;
        names.add(target.name());
      }
    }
    return axial > SEEN * all
        ? List.of(
            RunWarnings.at(
                run,
                ElectroweakCommands.AXIAL.path(),
                "the axial current of " + String.join(", ", names) + " is not known here",
                "it may add some " + RunWarnings.percent(axial / all) + " of the detected events",
                "take what is expected as the least"))
        : List.of();
  }

  // At rest the squares of the two currents are F_A / 4 and Q_V^2.
  private static double slight(RunConfiguration run, CoherentScattering weak) {
    AxialCurrent current = AxialCurrent.shellModel();
    double axial = 0;
    double all = 0;
    for (Expectation expectation : run.expectations()) {
      Target target = expectation.channel().target();
      all += expectation.detected();
      if (target.isNucleus()) {
        double charge = weak.current().charge(expectation.channel().flavour(), target);
        axial += expectation.detected() * current.structure(target) / (4 * charge * charge);
      }
    }
    return axial / all;
  }
}
