package org.nudipole.macros.binding;

import static org.nudipole.macros.language.SourceCommands.ACTIVITY;

import java.util.List;
import java.util.Optional;
import org.nudipole.detector.Strength;
import org.nudipole.generator.source.NeutrinoSource;
import org.nudipole.macros.language.SourceKind;

/** How a source of one kind follows from its settings. */
interface SourceBinder {
  /** That of a kind. */
  static SourceBinder of(SourceKind kind) {
    return switch (kind) {
      case ELECTRON_CAPTURE -> new ElectronCaptureBinding();
      case REACTOR -> new ReactorBinding();
      case PION -> new PionBinding();
      case SUN -> new SolarBinding();
      case MONOENERGETIC -> new MonoenergeticBinding();
      case TABULATED -> new TabulatedBinding();
    };
  }

  /** The commands that it has and not every source, with what is said of them beside another. */
  default List<Refusal> own() {
    return List.of();
  }

  /** The commands of most sources that it does not have. */
  default List<Refusal> lacks() {
    return List.of();
  }

  /**
   * The source, or empty after its faults were reported.
   *
   * @param word its word in {@code /source/use}
   */
  Optional<NeutrinoSource> source(Binding binding, String word);

  /**
   * The strength without a flux: an activity unless a source says otherwise. Empty after faults
   * were reported, or where a source that has none hides it.
   */
  default Optional<Strength> strength(Binding binding, Optional<NeutrinoSource> source) {
    return activity(binding, source);
  }

  /** The activity at the start of the exposure. */
  static Optional<Strength> activity(Binding binding, Optional<NeutrinoSource> source) {
    if (SourceBinding.isUnread(binding, source)) {
      return Optional.empty();
    }
    return binding
        .required(ACTIVITY, "a source needs a strength: an activity, or a flux at the detector")
        .map(s -> new Strength.Activity(s.quantity("activity").value()));
  }

  /** Whether a flux comes with commands of its strength that a flux makes superfluous. */
  default boolean contradictsFlux(Binding binding) {
    return false;
  }

  /** Whether its neutrinos are a parallel beam also without a flux. */
  default boolean isBeam(Optional<NeutrinoSource> source) {
    return false;
  }
}
