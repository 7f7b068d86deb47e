package org.nudipole.macros.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.nudipole.detector.CutLoss;
import org.nudipole.detector.Experiment;
import org.nudipole.detector.FoldedSpectrum.Expectation;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.axis.Digits;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.interaction.BindingCorrection;
import org.nudipole.generator.interaction.BoundElectronScattering;
import org.nudipole.generator.interaction.CoherentScattering;
import org.nudipole.generator.interaction.CrossSectionPart;
import org.nudipole.generator.interaction.ScatteringProcess;
import org.nudipole.generator.interaction.VectorCurrent;
import org.nudipole.generator.rate.Channel;
import org.nudipole.generator.source.FissionFractions;
import org.nudipole.macros.language.CommandSpec;
import org.nudipole.macros.language.DetectorCommands;
import org.nudipole.macros.language.DipoleCommands;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.InteractionCommands;
import org.nudipole.macros.language.MaterialCommands;
import org.nudipole.macros.language.Setting;
import org.nudipole.macros.language.SourceCommands;
import org.nudipole.macros.language.SourceLocation;

/**
 * What is legal in a run but probably not meant. Each warning stands at the command that it is
 * about; `--strict` makes them faults.
 */
final class RunWarnings {
  /** A share of the detected events below which nobody will see a difference. */
  static final double UNSEEN = 1e-6;

  /**
   * Below this share of all detected events there are none: what is left is a tail of the noise.
   */
  private static final double NONE = 1e-12;

  /** Shares of fissions of power reactors differ by less over a cycle and between reactors. */
  private static final double OTHER_REACTOR = 0.1;

  private final RunConfiguration run;
  private final Experiment experiment;
  private final List<Fault> warnings = new ArrayList<>();

  private RunWarnings(RunConfiguration run) {
    this.run = run;
    experiment = run.experiment();
  }

  /** The warnings of a run; none if its sterile mass closes it, which is told as such. */
  static List<Fault> of(RunConfiguration run) {
    RunWarnings found = new RunWarnings(run);
    if (!run.isClosed()) {
      found.materials();
      found.channels();
      found.warnings.addAll(ResponseWarnings.of(run));
      found.cut();
      found.fiducial();
      found.binding();
      found.fissions();
      found.formFactor();
      found.warnings.addAll(MomentBinding.ofNoMatrix(run.settings()));
      found.warnings.addAll(OwnTableWarnings.of(run));
      found.warnings.addAll(AxialWarning.of(run));
      found.warnings.addAll(SteppingWarning.of(run));
    }
    return found.warnings.stream().distinct().sorted().toList();
  }

  /** A warning at a command, or at the source where the command is not written. */
  static Fault at(
      RunConfiguration run, String command, String problem, String why, String suggestion) {
    Optional<Setting> setting =
        run.settings().get(command).or(() -> run.settings().get(SourceCommands.USE.path()));
    SourceLocation place =
        setting.map(Setting::location).orElseGet(() -> new SourceLocation("/run/macro", 1, 1));
    return new Fault(place, problem, why, suggestion);
  }

  /** A share in per cent, as people read it. */
  static String percent(double share) {
    return Digits.general(100 * share, 3) + " %";
  }

  private void warn(String command, String problem, String why, String suggestion) {
    warnings.add(at(run, command, problem, why, suggestion));
  }

  private void materials() {
    for (Setting defined : run.settings().all(MaterialCommands.DEFINE)) {
      if (!defined.word("name").equals(experiment.material().name())) {
        warnings.add(
            defined.fault(
                "the detector is made of " + experiment.material().name(),
                "choose it by " + DetectorCommands.MATERIAL + ", or leave it out"));
      }
    }
  }

  // Interactions, elements and neutrinos that were asked for and give nothing.
  private void channels() {
    List<Channel> uncut = run.prediction().uncut().channels();
    for (ScatteringProcess process : ScatteringProcess.values()) {
      Predicate<Channel> group = c -> process.isOn(c.target());
      boolean used =
          run.settings()
              .get(InteractionCommands.USE.path())
              .orElseThrow()
              .words("interaction")
              .contains(process.label());
      if (used && isEmpty(group)) {
        warn(
            InteractionCommands.USE.path(),
            "no event of " + process.label() + " above the cuts",
            reach(uncut.stream().filter(group).toList()),
            "leave it out, or lower the threshold");
      } else if (used) {
        elements(process, group);
      }
    }
    for (Flavour flavour : Flavour.values()) {
      if (uncut.stream().anyMatch(c -> c.flavour() == flavour)
          && isEmpty(c -> c.flavour() == flavour)) {
        warn(
            SourceCommands.USE.path(),
            "no event of " + flavour.label() + " above the cuts",
            reach(uncut.stream().filter(c -> c.flavour() == flavour).toList()),
            "lower the threshold, or take it that this neutrino is not seen");
      }
    }
  }

  private void elements(ScatteringProcess process, Predicate<Channel> group) {
    List<String> elements =
        experiment.targets().stream()
            .filter(process::isOn)
            .map(Target::element)
            .distinct()
            .toList();
    for (String element : elements) {
      Predicate<Channel> of = group.and(c -> c.target().element().equals(element));
      if (isEmpty(of)) {
        warn(
            DetectorCommands.MATERIAL.path(),
            "no event of " + process.label() + " on " + element + " above the cuts",
            reach(run.prediction().uncut().channels().stream().filter(of).toList()),
            "lower the threshold, or take it that this element is not seen");
      }
    }
  }

  private boolean isEmpty(Predicate<Channel> group) {
    double detected =
        run.expectations().stream()
            .filter(e -> group.test(e.channel()))
            .mapToDouble(Expectation::detected)
            .sum();
    double all = run.expectations().stream().mapToDouble(Expectation::detected).sum();
    return detected <= NONE * all && all > 0;
  }

  private static String reach(List<Channel> channels) {
    OptionalDouble highest = channels.stream().mapToDouble(Channel::high).max();
    return highest.isEmpty()
        ? "no recoil is possible"
        : "recoils reach " + Digits.general(highest.getAsDouble() / Units.EV, 4) + " eV";
  }

  private void cut() {
    for (CutLoss loss : run.losses()) {
      if (!loss.diverges() && loss.share() > UNSEEN) {
        warnings.add(
            new Fault(
                GenerationCutBinding.given(run.settings(), loss.process()).orElseThrow().location(),
                "the generation cut of "
                    + Digits.general(loss.cut() / Units.EV, 4)
                    + " eV leaves out "
                    + percent(loss.share())
                    + " of the detected events of "
                    + loss.process().label()
                    + " "
                    + loss.part().label(),
                Digits.general(loss.below(), 4) + " detected events lie below it",
                "lower it, or leave it out"));
      }
    }
    for (Setting setting : run.settings().all(InteractionCommands.MIN_RECOIL)) {
      if (Stream.of(ScatteringProcess.values())
          .filter(process -> experiment.targets().stream().anyMatch(process::isOn))
          .flatMap(process -> GenerationCutBinding.given(run.settings(), process).stream())
          .noneMatch(setting::equals)) {
        warnings.add(
            setting.fault("no interaction of this run has its cut from here", "leave it out"));
      }
    }
  }

  private void fiducial() {
    for (Setting setting : FiducialBinding.idle(run.settings(), experiment.vertices().shape())) {
      warnings.add(
          setting.fault("all of the detector lies in it", "leave it out, or check its size"));
    }
  }

  private void binding() {
    binding(InteractionCommands.BINDING_CORRECTION, part -> part != CrossSectionPart.DIPOLE);
    binding(DipoleCommands.BINDING_CORRECTION, part -> part == CrossSectionPart.DIPOLE);
  }

  private void binding(CommandSpec command, Predicate<CrossSectionPart> parts) {
    Optional<BindingCorrection> corrected = correction(experiment, parts);
    if (corrected.isEmpty()) {
      return;
    }
    double low = corrected.get().ratio().low();
    double high = corrected.get().ratio().high();
    double outside =
        ResponseWarnings.shareOutside(
            run,
            low,
            high,
            channel ->
                parts.test(channel.interaction().part())
                    && corrected.get().holdsFor(channel.target()));
    if (outside > UNSEEN) {
      warn(
          command.path(),
          percent(outside) + " of the detected events are outside its table",
          "given for deposits of "
              + Digits.general(low / Units.KEV, 4)
              + " to "
              + Digits.general(high / Units.KEV, 4)
              + " keV, 1 elsewhere",
          "narrow the range of the analysis, or extend the table");
    }
  }

  /** The correction on bound electrons of some parts of the cross section, if they have one. */
  static Optional<BindingCorrection> correction(
      Experiment experiment, Predicate<CrossSectionPart> parts) {
    return experiment.interactions().stream()
        .filter(interaction -> parts.test(interaction.part()))
        .filter(BoundElectronScattering.class::isInstance)
        .map(interaction -> ((BoundElectronScattering) interaction).correction())
        .findFirst();
  }

  private void fissions() {
    Optional<Setting> given = run.settings().get(SourceCommands.FISSION_FRACTIONS);
    if (given.isEmpty()) {
      return;
    }
    List<Double> usual = FissionFractions.usual().values();
    FissionFractions fractions = ReactorBinding.fractions(given.get());
    for (int i = 0; i < usual.size(); i++) {
      if (Math.abs(fractions.values().get(i) - usual.get(i)) > OTHER_REACTOR) {
        warn(
            SourceCommands.FISSION_FRACTIONS.path(),
            "neutron capture on 238U stays that of a power reactor",
            "0.6 captures per fission are added, and these fissions are of another core",
            "use a model without capture, or a /source/table of your own");
        return;
      }
    }
  }

  private void formFactor() {
    Optional<VectorCurrent> model =
        experiment.interactions().stream()
            .flatMap(interaction -> CoherentScattering.in(interaction).stream())
            .map(CoherentScattering::current)
            .findFirst();
    if (model.isEmpty()) {
      return;
    }
    double share =
        ResponseWarnings.shareAbove(
            run,
            target -> {
              double q = model.get().firstZero(target);
              return q * q / (2 * target.mass());
            },
            Target::isNucleus);
    if (share > UNSEEN) {
      warn(
          InteractionCommands.FORM_FACTOR.path(),
          percent(share) + " of the detected events are beyond the form factor's first zero",
          "no model holds there",
          "narrow the range of the analysis");
    }
  }
}
