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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.ObservedScale;
import org.nudipole.macros.language.Setting;
import org.nudipole.macros.language.Unit;
import org.nudipole.macros.language.Value;

/** Binds the commands under {@code /background}. */
final class BackgroundBinding {
  private static final List<CommandSpec> SPECTRA = List.of(FLAT, EXPONENTIAL, LINE, BETA, TABLE);

  private final Binding binding;
  private final Bound<String> observable;
  private final PulsedBackgrounds pulses;

  private BackgroundBinding(Binding binding, Bound<String> observable, PulsedBackgrounds pulses) {
    this.binding = binding;
    this.observable = observable;
    this.pulses = pulses;
  }

  /**
   * The backgrounds in the order of the resolved macro.
   *
   * @param observable unit of what is observed
   */
  static Bound<List<Background>> backgrounds(
      Binding binding, Bound<String> observable, PulsedBackgrounds pulses) {
    return new BackgroundBinding(binding, observable, pulses).all();
  }

  /** Whether the run has a background, or one that could not be read. */
  static boolean isGiven(Binding binding) {
    return isFaulty(binding) || !names(binding).isEmpty();
  }

  /** Names of the run's backgrounds. */
  static Set<String> names(Binding binding) {
    return spectra(binding)
        .map(setting -> setting.word("name"))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Stream<Setting> spectra(Binding binding) {
    return SPECTRA.stream().flatMap(command -> binding.all(command).stream());
  }

  /** Whether a background could not be read. */
  static boolean isFaulty(Binding binding) {
    return SPECTRA.stream().anyMatch(binding::isFaulty);
  }

  /** Backgrounds that are never detected. */
  static List<Fault> unseen(Binding binding, List<BackgroundExpectation> backgrounds) {
    Set<String> names =
        backgrounds.stream()
            .filter(b -> b.expected() > 0 && !(b.detected() > 0))
            .map(b -> b.background().label())
            .collect(Collectors.toSet());
    return spectra(binding)
        .filter(setting -> names.contains(setting.word("name")))
        .map(
            setting ->
                setting.fault(
                    "nothing of it would be detected: it lies outside threshold, cuts and"
                        + " efficiency",
                    "leave it out, or move it or the threshold"))
        .toList();
  }

  /** Whether it is no fault that no event of a neutrino is expected. */
  static boolean mayBeAlone(Binding binding) {
    return binding.settings().isHypothesis() || !names(binding).isEmpty();
  }

  private Bound<List<Background>> all() {
    Map<String, Setting> named = new LinkedHashMap<>();
    List<Fault> faults = new ArrayList<>();
    spectra(binding)
        .forEach(
            setting -> {
              faults.addAll(misnamed(setting, named));
              named.putIfAbsent(setting.word("name"), setting);
            });
    if (!isFaulty(binding)) {
      faults.addAll(ofNone(named.keySet()));
    }
    if (named.size() > Background.MOST) {
      faults.add(
          binding.problem(
              named.size() + " backgrounds",
              "the column interaction has codes for " + Background.MOST,
              "add some of them up"));
    }
    return Bound.all(named.values().stream().map(this::background).toList()).unless(faults);
  }

  private static List<Fault> misnamed(Setting setting, Map<String, Setting> named) {
    String name = setting.word("name");
    if (Background.isReserved(name)) {
      return List.of(
          setting.fault("`" + name + "` already means something else", "choose another name"));
    }
    if (!named.containsKey(name)) {
      return List.of();
    }
    Setting other = named.get(name);
    boolean inOrder = other.location().compareTo(setting.location()) <= 0;
    Setting earlier = inOrder ? other : setting;
    Setting later = inOrder ? setting : other;
    return List.of(
        later.fault(
            "there is a background " + name + " at " + earlier.location(), "choose another name"));
  }

  private List<Fault> ofNone(Set<String> names) {
    return Stream.of(LEVEL, TIME, TIME_TABLE)
        .flatMap(command -> binding.all(command).stream())
        .filter(setting -> !names.contains(setting.word("name")))
        .map(
            setting ->
                setting.fault(
                    "there is no background " + setting.word("name"),
                    names.isEmpty()
                        ? "add a spectrum, such as /background/flat"
                        : "name one of " + String.join(" ", names)))
        .toList();
  }

  // An efficiency for recoils of nuclei says nothing about deposits of electrons.
  private List<Fault> pastEfficiency(Setting setting, Level level) {
    boolean recoils =
        binding.word(EFFICIENCY_OF).equals("recoil")
            && InteractionBinding.used(binding).contains(ScatteringProcess.CEVNS);
    return recoils && level == Level.DEPOSITED
        ? List.of(
            setting.fault(
                "the efficiency of this run is one of nuclear recoils, which this is not",
                "add `"
                    + LEVEL
                    + " "
                    + setting.word("name")
                    + " observed`, or give the efficiency of what is observed"))
        : List.of();
  }

  private Level level(String name) {
    return binding.value(LEVEL, name).word("level").equals(Level.OBSERVED.label())
        ? Level.OBSERVED
        : Level.DEPOSITED;
  }

  private Bound<Background> background(Setting setting) {
    Level level = level(setting.word("name"));
    Bound<Background> background =
        setting.is(TABLE) ? tabulated(setting, level) : analytic(setting, level);
    return background.unless(pastEfficiency(setting, level));
  }

  private Bound<Background> analytic(Setting setting, Level level) {
    String example = "example: " + setting.spec().example();
    Bound<BackgroundSpectrum> spectrum =
        Bound.of(setting)
            .unless(reversed(setting))
            .flatMap(s -> Bound.make(s, () -> spectrum(s), example))
            .unless(misfits(setting, level));
    return Bound.all(
            spectrum,
            pulses.arrival(setting),
            (s, times) ->
                Bound.make(
                    setting,
                    () ->
                        new Background(
                            setting.word("name"), s, rate(setting.quantity("rate")), level, times),
                    example))
        .flatMap(background -> background);
  }

  // Ends of a range that do not rise, as they were written.
  private static List<Fault> reversed(Setting setting) {
    if (!setting.has("range")) {
      return List.of();
    }
    Value.Vector range = setting.vector("range");
    String unit = " " + range.unit().symbol();
    return range.values().get(1) > range.values().get(0)
        ? List.of()
        : List.of(
            setting.fault(
                "the range ends at "
                    + range.numbers().get(1)
                    + unit
                    + ", not above its begin at "
                    + range.numbers().get(0)
                    + unit,
                "give the lower end first"));
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

  private Bound<Background> tabulated(Setting setting, Level level) {
    Bound<BackgroundTable> read =
        Bound.make(
            setting,
            () -> BackgroundTable.read(setting.table("file").parsed()),
            "two columns: energy, and value: a rate per energy such as /kg/day/keV, or 1");
    return Bound.all(
        read.flatMap(table -> rated(setting, table, level)),
        pulses.arrival(setting),
        (table, times) ->
            new Background(
                setting.word("name"),
                new TabulatedBackground(table.spectrum()),
                table
                    .heightUnit()
                    .map(unit -> rate(unit, table.spectrum().total()))
                    .orElseGet(() -> rate(setting.quantity("rate"))),
                level,
                times));
  }

  // A table in the right unit, whose rate is told once.
  private Bound<BackgroundTable> rated(Setting setting, BackgroundTable table, Level level) {
    boolean given = setting.has("rate");
    List<Fault> misfits = misfits(setting, table.energyUnit(), level);
    if (!misfits.isEmpty() || table.heightUnit().isPresent() != given) {
      return Bound.of(table).unless(misfits);
    }
    return Bound.faulty(
        given
            ? setting.fault(
                "the table holds the rate already: " + table.heightUnit().orElseThrow().symbol(),
                "leave the rate out")
            : setting.fault(
                "the heights of the table are relative: its unit is 1",
                "give the rate, such as 0.2 /kg/day"));
  }

  // The first energy of a setting that is not on the scale that its level has.
  private List<Fault> misfits(Setting setting, Level level) {
    List<Unit> units = new ArrayList<>();
    for (String energy : List.of("scale", "energy", "q")) {
      if (setting.has(energy)) {
        units.add(setting.quantity(energy).unit());
      }
    }
    if (setting.has("range")) {
      units.add(setting.vector("range").unit());
    }
    return units.stream()
        .flatMap(
            unit ->
                Stream.concat(
                    misfits(setting, unit, level).stream(), mixed(setting, unit).stream()))
        .limit(1)
        .toList();
  }

  private static List<Fault> mixed(Setting setting, Unit unit) {
    Unit rate = setting.quantity("rate").unit();
    boolean perPhotoelectron = rate.scale() == ObservedScale.PHOTOELECTRONS;
    return rate.dimension() == Dimension.SPECTRAL_RATE
            && perPhotoelectron != (unit.scale() == ObservedScale.PHOTOELECTRONS)
        ? List.of(
            setting.fault(
                "a rate in " + rate.symbol() + " over energies in " + unit.symbol(),
                "give both per energy, or both in PE"))
        : List.of();
  }

  private List<Fault> misfits(Setting setting, Unit unit, Level level) {
    boolean light = unit.scale() == ObservedScale.PHOTOELECTRONS;
    boolean plain = unit.scale() == ObservedScale.AS_OBSERVED;
    boolean electron = plain || unit.scale() == ObservedScale.ELECTRON_EQUIVALENT;
    if (level == Level.DEPOSITED) {
      return electron
          ? List.of()
          : List.of(
              setting.fault(
                  unit.symbol() + " is no unit of an energy deposited by electrons or photons",
                  "give keV or keVee, or add `"
                      + LEVEL
                      + " "
                      + setting.word("name")
                      + " observed`"));
    }
    return observable.value().stream()
        .filter(
            units ->
                !switch (units) {
                  case "PE" -> light;
                  case "keVee" -> electron;
                  default -> plain || unit.scale() == ObservedScale.NUCLEAR_RECOIL;
                })
        .map(
            units ->
                setting.fault(
                    "the observable of this run is in " + units + ", not " + unit.symbol(),
                    "give " + units + ", or a deposited background"))
        .toList();
  }
}
