package org.nudipole.macros.binding;

import static org.nudipole.macros.language.SourceCommands.ACTIVITY;

import java.util.List;
import java.util.stream.Stream;
import org.nudipole.detector.Strength;
import org.nudipole.generator.source.NeutrinoSource;
import org.nudipole.macros.language.Fault;
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
   * The source.
   *
   * @param word its word in {@code /source/use}
   */
  Bound<NeutrinoSource> source(Binding binding, String word);

  /** The strength without a flux: an activity unless a source says otherwise. */
  default Bound<Strength> strength(Binding binding, Bound<NeutrinoSource> source) {
    return activity(binding, source);
  }

  /** The activity at the start of the exposure. */
  static Bound<Strength> activity(Binding binding, Bound<NeutrinoSource> source) {
    if (SourceBinding.isUnread(binding, source)) {
      return Bound.hidden();
    }
    return binding
        .require(ACTIVITY, "a source needs a strength: an activity, or a flux at the detector")
        .map(s -> new Strength.Activity(s.quantity("activity").value()));
  }

  /** Commands of its strength that a flux makes superfluous, beside a flux. */
  default Stream<Fault> besideFlux(Binding binding) {
    return Stream.empty();
  }

  /** Whether its neutrinos are a parallel beam also without a flux. */
  default boolean isBeam(Bound<NeutrinoSource> source) {
    return false;
  }
}
