package org.nudipole.macros.binding;

import static org.nudipole.macros.language.SourceCommands.ACTIVITY;
import static org.nudipole.macros.language.SourceCommands.COMPONENTS;
import static org.nudipole.macros.language.SourceCommands.DISTANCE;
import static org.nudipole.macros.language.SourceCommands.HEIGHT;
import static org.nudipole.macros.language.SourceCommands.OSCILLATION;
import static org.nudipole.macros.language.SourceCommands.POSITION;
import static org.nudipole.macros.language.SourceCommands.RADIUS;
import static org.nudipole.macros.language.SourceCommands.START_DATE;
import static org.nudipole.macros.language.SourceCommands.USE;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nudipole.detector.Strength;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.mixing.Mixing;
import org.nudipole.generator.source.FixedComposition;
import org.nudipole.generator.source.NeutrinoSource;
import org.nudipole.generator.source.SolarComponent;
import org.nudipole.generator.source.SolarModel;
import org.nudipole.generator.source.SolarOscillation;
import org.nudipole.generator.source.SolarSource;
import org.nudipole.macros.language.Setting;
import org.nudipole.macros.language.SourceKind;

/** Binds the Sun: its model, components and mass states; the model states the flux. */
final class SolarBinding implements SourceBinder {

  // Where the formula for the orbit is good to 0.01 degrees.
  private static final int FIRST_YEAR = 1950;
  private static final int LAST_YEAR = 2050;

  @Override
  public List<Refusal> own() {
    return List.of(
        ReactorBinding.MODELLED,
        new Refusal(
            List.of(COMPONENTS, OSCILLATION, START_DATE),
            "%s is not the Sun",
            "`/source/use solar`"));
  }

  @Override
  public List<Refusal> lacks() {
    return List.of(
        new Refusal(
            List.of(ACTIVITY),
            "the strength of the Sun is the flux of its model",
            "leave it out, or give /source/flux at the detector"),
        new Refusal(
            List.of(DISTANCE, POSITION, RADIUS, HEIGHT),
            "the Sun is one astronomical unit away, and its neutrinos are a parallel beam",
            "leave it out; /source/direction turns the beam"));
  }

  @Override
  public Bound<Strength> strength(Binding binding, Bound<NeutrinoSource> source) {
    return Bound.of(new Strength.StatedBySource());
  }

  @Override
  public boolean isBeam(Bound<NeutrinoSource> source) {
    return true;
  }

  @Override
  public Bound<NeutrinoSource> source(Binding binding, String word) {
    return SourceBinding.model(binding, SolarModel::named, SourceKind.SUN)
        .flatMap(model -> source(binding, model));
  }

  private static Bound<NeutrinoSource> source(Binding binding, SolarModel model) {
    Set<SolarComponent> components = EnumSet.allOf(SolarComponent.class);
    List<String> wanted = binding.value(COMPONENTS).words("component");
    components.removeIf(c -> !wanted.contains(c.label()));
    Bound<Optional<LocalDate>> start =
        Bound.optional(
            binding
                .get(START_DATE)
                .map(
                    date ->
                        Bound.make(
                            date, () -> day(date.word("date")), "give a day such as 2017-02-02")));
    return binding.value(OSCILLATION).keyword().equals("none")
        ? start.map(from -> SolarSource.emitted(model, components, from))
        : start.flatMap(
            from ->
                MixingBinding.mixing(binding)
                    .flatMap(mixing -> oscillation(binding, mixing))
                    .flatMap(
                        oscillation ->
                            Bound.make(
                                binding.value(USE),
                                () -> SolarSource.of(model, components, oscillation, from),
                                "check the angles under /mixing")));
  }

  private static Bound<SolarOscillation> oscillation(Binding binding, Mixing mixing) {
    Optional<Setting> given =
        binding.get(OSCILLATION).filter(s -> s.keyword().equals("probabilities"));
    if (given.isEmpty()) {
      return Bound.of(SolarOscillation.largeMixingAngle(mixing));
    }
    Setting states = given.get();
    double sterile = mixing.probability(Flavour.NU_E, Mixing.STATES);
    return Bound.make(
            states,
            () ->
                FixedComposition.of(
                    states.number("Pe1"), states.number("Pe2"), states.number("Pe3"), sterile),
            "give the shares P_e1 P_e2 P_e3 of the mass states, scaled to a sum of 1")
        .map(composition -> SolarOscillation.fixed(mixing, composition));
  }

  private static LocalDate day(String text) {
    LocalDate day;
    try {
      day = LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("there is no such day", e);
    }
    if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
      throw new IllegalArgumentException(
          "the Earth's orbit is known here from " + FIRST_YEAR + " to " + LAST_YEAR);
    }
    return day;
  }
}
