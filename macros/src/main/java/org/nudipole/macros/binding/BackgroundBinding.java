package org.nudipole.macros.binding;

import static org.nudipole.macros.language.BackgroundCommands.BETA;
import static org.nudipole.macros.language.BackgroundCommands.EXPONENTIAL;
import static org.nudipole.macros.language.BackgroundCommands.FLAT;
import static org.nudipole.macros.language.BackgroundCommands.LEVEL;
import static org.nudipole.macros.language.BackgroundCommands.LINE;
import static org.nudipole.macros.language.BackgroundCommands.TABLE;
import static org.nudipole.macros.language.BackgroundCommands.TIME;
import static org.nudipole.macros.language.BackgroundCommands.TIME_TABLE;
import static org.nudipole.macros.language.ResponseCommands.EFFICIENCY_OF;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nudipole.detector.background.Background;
import org.nudipole.detector.background.Background.Level;
import org.nudipole.detector.background.BackgroundExpectation;
import org.nudipole.detector.background.BackgroundRate;
import org.nudipole.detector.background.BackgroundSpectrum;
import org.nudipole.detector.background.BetaBackground;
import org.nudipole.detector.background.ExponentialBackground;
import org.nudipole.detector.background.FlatBackground;
import org.nudipole.detector.background.LineBackground;
import org.nudipole.detector.background.TabulatedBackground;
import org.nudipole.generator.interaction.ScatteringProcess;
import org.nudipole.macros.language.CommandSpec;
import org.nudipole.macros.language.Dimension;
import org.nudipole.macros.language.ObservedScale;
import org.nudipole.macros.language.Setting;
import org.nudipole.macros.language.Unit;
import org.nudipole.macros.language.Value;

/** Binds the commands under {@code /background}. */
final class BackgroundBinding {
  private static final List<CommandSpec> SPECTRA = List.of(FLAT, EXPONENTIAL, LINE, BETA, TABLE);

  private final Binding binding;
  private final Optional<String> observable;
  private final PulsedBackgrounds pulses;

  private BackgroundBinding(
      Binding binding, Optional<String> observable, PulsedBackgrounds pulses) {
    this.binding = binding;
    this.observable = observable;
    this.pulses = pulses;
  }

  /**
   * The backgrounds in the order of the resolved macro; empty after a fault was reported.
   *
   * @param observable unit of what is observed; empty if a fault of the response hides it
   */
  static Optional<List<Background>> backgrounds(
      Binding binding, Optional<String> observable, PulsedBackgrounds pulses) {
    return new BackgroundBinding(binding, observable, pulses).all();
  }

  /** Whether the run has a background, or one that could not be read. */
  static boolean isGiven(Binding binding) {
    return isFaulty(binding) || !names(binding).isEmpty();
  }

  /** Names of the run's backgrounds. */
  static Set<String> names(Binding binding) {
    return SPECTRA.stream()
        .flatMap(command -> binding.all(command).stream())
        .map(setting -> setting.word("name"))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Whether a background could not be read. */
  static boolean isFaulty(Binding binding) {
    return SPECTRA.stream().anyMatch(binding::isFaulty);
  }

  /** Whether a background is never detected; reports it. */
  static boolean isUnseen(Binding binding, List<BackgroundExpectation> backgrounds) {
    boolean unseen = false;
    for (BackgroundExpectation expectation : backgrounds) {
      if (expectation.expected() > 0 && !(expectation.detected() > 0)) {
        String name = expectation.background().label();
        Setting setting =
            SPECTRA.stream()
                .flatMap(command -> binding.all(command).stream())
                .filter(s -> s.word("name").equals(name))
                .findFirst()
                .orElseThrow();
        binding.fault(
            setting,
            "nothing of it would be detected: it lies outside threshold, cuts and efficiency",
            "leave it out, or move it or the threshold");
        unseen = true;
      }
    }
    return unseen;
  }

  private Optional<List<Background>> all() {
    Map<String, Setting> named = new LinkedHashMap<>();
    boolean faulty = false;
    for (CommandSpec command : SPECTRA) {
      faulty |= binding.isFaulty(command);
      for (Setting setting : binding.all(command)) {
        faulty |= isMisnamed(setting, named);
        named.putIfAbsent(setting.word("name"), setting);
      }
    }
    for (CommandSpec command : List.of(LEVEL, TIME, TIME_TABLE)) {
      for (Setting setting : binding.all(command)) {
        faulty |= isOfNone(setting, named);
      }
    }
    if (named.size() > Background.MOST) {
      binding.fault(
          named.size() + " backgrounds",
          "the column interaction has codes for " + Background.MOST,
          "add some of them up");
      faulty = true;
    }
    faulty |= isPastEfficiency(named);
    List<Background> backgrounds = new ArrayList<>();
    named.values().forEach(setting -> background(setting).ifPresent(backgrounds::add));
    return faulty || backgrounds.size() < named.size()
        ? Optional.empty()
        : Optional.of(backgrounds);
  }

  private boolean isMisnamed(Setting setting, Map<String, Setting> named) {
    String name = setting.word("name");
    if (Background.RESERVED.contains(name)) {
      binding.fault(setting, "`" + name + "` already means something else", "choose another name");
      return true;
    }
    if (named.containsKey(name)) {
      Setting other = named.get(name);
      boolean inOrder = other.location().compareTo(setting.location()) <= 0;
      Setting earlier = inOrder ? other : setting;
      binding.fault(
          inOrder ? setting : other,
          "there is a background " + name + " at " + earlier.location(),
          "choose another name");
      return true;
    }
    return false;
  }

  private boolean isOfNone(Setting setting, Map<String, Setting> named) {
    String name = setting.word("name");
    boolean faulty = !named.containsKey(name);
    if (faulty && !isFaulty(binding)) {
      binding.fault(
          setting,
          "there is no background " + name,
          named.isEmpty()
              ? "add a spectrum, such as /background/flat"
              : "name one of " + String.join(" ", named.keySet()));
    }
    return faulty;
  }

  // An efficiency for recoils of nuclei says nothing about deposits of electrons.
  private boolean isPastEfficiency(Map<String, Setting> named) {
    boolean recoils =
        binding.word(EFFICIENCY_OF).equals("recoil")
            && InteractionBinding.used(binding).contains(ScatteringProcess.CEVNS);
    boolean faulty = false;
    for (Setting setting : named.values()) {
      if (recoils && level(setting.word("name")) == Level.DEPOSITED) {
        binding.fault(
            setting,
            "the efficiency of this run is one of nuclear recoils, which this is not",
            "add `"
                + LEVEL
                + " "
                + setting.word("name")
                + " observed`, or give the efficiency of"
                + " what is observed");
        faulty = true;
      }
    }
    return faulty;
  }

  private Level level(String name) {
    return binding.value(LEVEL, name).word("level").equals(Level.OBSERVED.label())
        ? Level.OBSERVED
        : Level.DEPOSITED;
  }

  private Optional<Background> background(Setting setting) {
    String name = setting.word("name");
    Level level = level(name);
    if (setting.is(TABLE)) {
      return table(setting, name, level);
    }
    // Each of them reports its own faults.
    boolean fits = scalesFit(setting, level);
    Optional<BackgroundSpectrum> spectrum =
        isReversed(setting)
            ? Optional.empty()
            : binding.make(
                setting, () -> spectrum(setting), "example: " + setting.spec().example());
    Optional<PulsedBackgrounds.Arrival> arrival = pulses.arrival(setting);
    if (!fits) {
      return Optional.empty();
    }
    return spectrum.flatMap(
        s ->
            arrival.flatMap(
                a ->
                    binding.make(
                        setting,
                        () ->
                            new Background(
                                name, s, rate(setting.quantity("rate")), level, a.time()),
                        "example: " + setting.spec().example())));
  }

  // Whether the ends of a range do not rise; reports them as they were written.
  private boolean isReversed(Setting setting) {
    if (!setting.has("range")) {
      return false;
    }
    Value.Vector range = setting.vector("range");
    boolean reversed = !(range.values().get(1) > range.values().get(0));
    if (reversed) {
      String unit = " " + range.unit().symbol();
      binding.fault(
          setting,
          "the range ends at "
              + range.numbers().get(1)
              + unit
              + ", not above its begin at "
              + range.numbers().get(0)
              + unit,
          "give the lower end first");
    }
    return reversed;
  }

  private static BackgroundSpectrum spectrum(Setting setting) {
    if (setting.is(LINE)) {
      return new LineBackground(setting.quantity("energy").value());
    }
    if (setting.is(BETA)) {
      return BetaBackground.of(setting.quantity("q").value(), (int) setting.integer("z"));
    }
    List<Double> range = setting.vector("range").values();
    return setting.is(FLAT)
        ? new FlatBackground(range.get(0), range.get(1))
        : new ExponentialBackground(setting.quantity("scale").value(), range.get(0), range.get(1));
  }

  // The rate of the whole of a table.
  private static BackgroundRate rate(Unit heights, double total) {
    return heights.dimension() == Dimension.COUNTS
        ? new BackgroundRate.Counts(total)
        : new BackgroundRate.PerMass(total);
  }

  private static BackgroundRate rate(Value.Quantity rate) {
    return switch (rate.unit().dimension()) {
      case SPECTRAL_RATE -> new BackgroundRate.PerEnergy(rate.value());
      case RATE -> new BackgroundRate.PerMass(rate.value());
      default -> new BackgroundRate.Counts(rate.value());
    };
  }

  private Optional<Background> table(Setting setting, String name, Level level) {
    Optional<BackgroundTable> read =
        binding.make(
            setting,
            () -> BackgroundTable.read(setting.table("file").parsed()),
            "two columns: energy, and value: a rate per energy such as /kg/day/keV, or 1");
    Optional<PulsedBackgrounds.Arrival> arrival = pulses.arrival(setting);
    if (read.isEmpty() || !fits(setting, read.get().energyUnit(), level)) {
      return Optional.empty();
    }
    Optional<Unit> stated = read.get().heightUnit();
    if (stated.isPresent() == setting.has("rate")) {
      binding.fault(
          setting,
          setting.has("rate")
              ? "the table holds the rate already: " + stated.orElseThrow().symbol()
              : "the heights of the table are relative: its unit is 1",
          setting.has("rate") ? "leave the rate out" : "give the rate, such as 0.2 /kg/day");
      return Optional.empty();
    }
    BackgroundRate rate =
        stated
            .map(unit -> rate(unit, read.get().spectrum().total()))
            .orElseGet(() -> rate(setting.quantity("rate")));
    return arrival.map(
        a ->
            new Background(
                name, new TabulatedBackground(read.get().spectrum()), rate, level, a.time()));
  }

  // Whether all energies of a setting are on the scale that its level has; reports it if not.
  private boolean scalesFit(Setting setting, Level level) {
    List<Unit> units = new ArrayList<>();
    for (String energy : List.of("scale", "energy", "q")) {
      if (setting.has(energy)) {
        units.add(setting.quantity(energy).unit());
      }
    }
    if (setting.has("range")) {
      units.add(setting.vector("range").unit());
    }
    Unit rate = setting.quantity("rate").unit();
    boolean perPhotoelectron = rate.scale() == ObservedScale.PHOTOELECTRONS;
    for (Unit unit : units) {
      if (!fits(setting, unit, level)) {
        return false;
      }
      if (rate.dimension() == Dimension.SPECTRAL_RATE
          && perPhotoelectron != (unit.scale() == ObservedScale.PHOTOELECTRONS)) {
        binding.fault(
            setting,
            "a rate in " + rate.symbol() + " over energies in " + unit.symbol(),
            "give both per energy, or both in PE");
        return false;
      }
    }
    return true;
  }

  private boolean fits(Setting setting, Unit unit, Level level) {
    boolean light = unit.scale() == ObservedScale.PHOTOELECTRONS;
    boolean plain = unit.scale() == ObservedScale.AS_OBSERVED;
    if (level == Level.DEPOSITED) {
      boolean fits = plain || unit.scale() == ObservedScale.ELECTRON_EQUIVALENT;
      if (!fits) {
        binding.fault(
            setting,
            unit.symbol() + " is no unit of an energy deposited by electrons or photons",
            "give keV or keVee, or add `" + LEVEL + " " + setting.word("name") + " observed`");
      }
      return fits;
    }
    if (observable.isEmpty()) {
      return true;
    }
    boolean fits =
        switch (observable.get()) {
          case "PE" -> light;
          case "keVee" -> plain || unit.scale() == ObservedScale.ELECTRON_EQUIVALENT;
          default -> plain || unit.scale() == ObservedScale.NUCLEAR_RECOIL;
        };
    if (!fits) {
      binding.fault(
          setting,
          "the observable of this run is in " + observable.get() + ", not " + unit.symbol(),
          "give " + observable.get() + ", or a deposited background");
    }
    return fits;
  }
}
