package org.nudipole.macros.binding;

import static org.nudipole.macros.language.DipoleCommands.COMBINATION;
import static org.nudipole.macros.language.DipoleCommands.INTERFERENCE;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.axis.Digits;
import org.nudipole.generator.interaction.Cell;
import org.nudipole.generator.interaction.Interference;
import org.nudipole.generator.interaction.InterferenceOrder;
import org.nudipole.generator.interaction.RatioCorrection;
import org.nudipole.generator.interaction.SterileTransition;
import org.nudipole.generator.mixing.Mixing;
import org.nudipole.generator.mixing.MomentMatrix;
import org.nudipole.generator.rate.Channel;
import org.nudipole.generator.rate.ChannelFamily;
import org.nudipole.generator.rate.EventDensity;
import org.nudipole.generator.rate.Positivity;
import org.nudipole.generator.source.NeutrinoSource;
import org.nudipole.macros.language.Setting;

/** Binds {@code /dipole/interference}. */
final class InterferenceBinding {

  private static final String COHERENT = "coherent";

  private InterferenceBinding() {}

  /** The order that a macro asks for; empty without interference. */
  static Optional<InterferenceOrder> order(Binding binding) {
    return order(binding.value(INTERFERENCE));
  }

  /** The order of a setting; empty for none. */
  static Optional<InterferenceOrder> order(Setting setting) {
    String word = setting.word("interference");
    return Stream.of(InterferenceOrder.values()).filter(o -> o.label().equals(word)).findFirst();
  }

  /**
   * The amplitudes that interfere.
   *
   * @param order how far they are expanded
   * @param moments moments in the basis of mass states
   */
  static Bound<SterileTransition> transition(
      Binding binding,
      InterferenceOrder order,
      Mixing mixing,
      MomentMatrix moments,
      Bound<NeutrinoSource> source) {
    Setting setting = binding.get(INTERFERENCE).orElseThrow();
    boolean mixture = source.value().filter(MomentBinding::isMixture).isPresent();
    if (!mixture && !binding.word(COMBINATION).equals(COHERENT)) {
      return Bound.faulty(
          setting.fault(
              "only the coherent sum of mass states has the phase that interferes, and a rate that"
                  + " is nowhere negative",
              "add `/dipole/combination coherent`"));
    }
    Optional<Setting> corrected = CorrectionBinding.any(binding);
    if (corrected.isPresent()) {
      return Bound.faulty(
          corrected
              .get()
              .fault(
                  "it corrects a cross section, and nothing is known of the amplitudes that"
                      + " interfere",
                  "choose none, or `" + INTERFERENCE + " off`"));
    }
    Optional<Setting> photonic = ElectroweakBinding.photonic(binding);
    if (photonic.isPresent()) {
      return Bound.faulty(
          photonic
              .get()
              .fault(
                  "the amplitude that interferes is that of the weak interaction alone",
                  "leave it out, or choose `" + INTERFERENCE + " off`"));
    }
    SterileTransition transition =
        SterileTransition.of(InteractionBinding.mass(binding), order, mixing, moments);
    List<Flavour> flavours = source.value().map(DipoleMoments::flavours).orElse(List.of());
    // In a loop the mixing may well pass through zero.
    if (!flavours.isEmpty()
        && !binding.settings().inLoop()
        && flavours.stream().allMatch(f -> transition.overlap(f).mixing() == 0)) {
      return Bound.faulty(
          setting.fault(
              "no flavour of the source mixes with the sterile neutrino, so nothing interferes",
              "add a mixing such as `/mixing/theta14 5 deg`, or leave it out"));
    }
    return Bound.of(transition);
  }

  /**
   * The density, unless it is negative somewhere, or nothing proves the contrary.
   *
   * @param density what may be expected
   */
  static Bound<EventDensity> notNegative(Binding binding, EventDensity density) {
    EventDensity sampled = density.sampled();
    for (ChannelFamily family : ChannelFamily.of(sampled.channels())) {
      Channel channel = family.first();
      Optional<Cell> exception =
          isGuaranteed(channel) ? Optional.empty() : Positivity.exception(channel);
      if (exception.isPresent()) {
        boolean negative = Positivity.isNegative(channel, exception.get());
        Optional<RatioCorrection> correction = correction(channel);
        Setting setting =
            correction
                .map(c -> OwnInteractions.strength(binding, c))
                .or(() -> binding.get(INTERFERENCE))
                .orElseThrow();
        return Bound.faulty(
            setting.fault(
                "the sum of "
                    + correction
                        .map(c -> channel.interaction().label())
                        .orElse("Standard Model, dipole and interference")
                    + (negative ? " is negative" : " cannot be shown to be positive")
                    + " for "
                    + channel.flavour().label()
                    + " of "
                    + Digits.general(exception.get().to() / Units.KEV, 4)
                    + " keV and recoils of "
                    + Digits.general(exception.get().high() / Units.KEV, 4)
                    + " keV on "
                    + channel.target().name(),
                correction.isPresent()
                    ? "choose a strength nearer to 0, or correct the table"
                    : "choose `"
                        + INTERFERENCE
                        + " exact` with a mixing |U_a4|^2 of at most 1/2, or raise"
                        + " /interaction/minRecoil"));
      }
    }
    return Bound.of(density);
  }

  private static Optional<RatioCorrection> correction(Channel channel) {
    return channel.interaction().terms().stream()
        .filter(RatioCorrection.class::isInstance)
        .map(RatioCorrection.class::cast)
        .findFirst();
  }

  private static boolean isGuaranteed(Channel channel) {
    return correction(channel).isEmpty()
        && channel.interaction().terms().stream()
            .filter(Interference.class::isInstance)
            .map(Interference.class::cast)
            .allMatch(interference -> interference.isGuaranteed(channel.flavour()));
  }
}
