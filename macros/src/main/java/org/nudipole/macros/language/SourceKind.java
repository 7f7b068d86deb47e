package org.nudipole.macros.language;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nudipole.generator.Units;
import org.nudipole.generator.axis.Digits;
import org.nudipole.generator.source.BeamPulse;
import org.nudipole.generator.source.ElectronCaptureSource;
import org.nudipole.generator.source.Monoenergetic;
import org.nudipole.generator.source.PionDecayAtRest;
import org.nudipole.generator.source.ReactorModel;
import org.nudipole.generator.source.ReactorSource;
import org.nudipole.generator.source.SolarModel;
import org.nudipole.generator.source.SolarSource;
import org.nudipole.generator.source.TabulatedSource;

/**
 * The sources that macros know, in the order in which users see them: the words of {@code
 * /source/use}, those of {@code /source/model}, and a sentence. How each is made of its settings
 * stands in {@code macros.binding}, which does not compile without one of them.
 */
public enum SourceKind {
  /** Nuclides that capture electrons, all that the table of lines has. */
  ELECTRON_CAPTURE(ElectronCaptureSource.names(), List.of(), "electron capture, half-life ") {
    @Override
    public String sentence(String word) {
      ElectronCaptureSource source = ElectronCaptureSource.named(word);
      return super.sentence(word)
          + Digits.of(source.halfLife() / Units.DAY, 6)
          + " day, nu_e lines: "
          + Stream.concat(
                  source.lines().stream().map(line -> share(line.energy(), line.intensity())),
                  source.continua().stream()
                      .map(c -> "continuum up to " + share(c.spectrum().high(), c.intensity())))
              .collect(Collectors.joining(", "));
    }
  },
  /** A nuclear reactor. */
  REACTOR(
      List.of(ReactorSource.NAME),
      Arrays.stream(ReactorModel.values()).map(ReactorModel::label).toList(),
      "anti_nu_e continuum of a nuclear reactor, from /source/model %s and"
          + " /source/fissionFractions"),
  /** Pion decay at rest. */
  PION(
      List.of(PionDecayAtRest.NAME),
      List.of(),
      "pions and their muons that decay at rest: nu_mu line, nu_e and anti_nu_mu continua;"
          + " /source/pulse "
          + String.join("|", BeamPulse.names())
          + "|gaussian"),
  /** The Sun. */
  SUN(
      List.of(SolarSource.NAME),
      Arrays.stream(SolarModel.values()).map(SolarModel::label).toList(),
      "nu_e, nu_mu and nu_tau of the Sun, from /source/model %s, /source/components and"
          + " /source/oscillation"),
  /** One energy. */
  MONOENERGETIC(
      List.of(Monoenergetic.NAME),
      List.of(),
      "one energy and one flavour, from /source/energy and /source/flavour"),
  /** A user's table. */
  TABULATED(
      List.of(TabulatedSource.NAME),
      List.of(),
      "spectra of your own, one per flavour, from /source/table");

  @SuppressWarnings("ImmutableEnumChecker") // a copy
  private final List<String> words;

  @SuppressWarnings("ImmutableEnumChecker") // a copy
  private final List<String> models;

  private final String sentence;

  SourceKind(Collection<String> words, List<String> models, String sentence) {
    this.words = List.copyOf(words);
    this.models = List.copyOf(models);
    this.sentence = sentence;
  }

  /** The kind of a word of {@code /source/use}. */
  public static SourceKind of(String word) {
    return Arrays.stream(values())
        .filter(kind -> kind.words.contains(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no source " + word));
  }

  /** Words of all sources. */
  public static List<String> all() {
    return Arrays.stream(values()).flatMap(kind -> kind.words.stream()).toList();
  }

  /** Words of {@code /source/model} of all sources. */
  public static List<String> allModels() {
    return Arrays.stream(values()).flatMap(kind -> kind.models.stream()).toList();
  }

  /** Words of all that emit evenly in time, so that {@code /source/onPeriod} can switch them. */
  public static List<String> allSteady() {
    return Arrays.stream(values())
        .filter(SourceKind::isSteady)
        .flatMap(kind -> kind.words.stream())
        .toList();
  }

  private boolean isSteady() {
    return switch (this) {
      case REACTOR, MONOENERGETIC, TABULATED -> true;
      // They decay, come in pulses, or follow the year.
      case ELECTRON_CAPTURE, PION, SUN -> false;
    };
  }

  /** Its words in {@code /source/use}. */
  public List<String> words() {
    return words;
  }

  /** Its words in {@code /source/model}, that which holds without one first; perhaps none. */
  public List<String> models() {
    return models;
  }

  /** What the source of one of its words is. */
  public String sentence(String word) {
    return sentence.replace("%s", String.join("|", models));
  }

  private static String share(double energy, double intensity) {
    return Digits.brief(energy / Units.KEV) + " keV (" + Digits.percent(intensity, 2) + ")";
  }
}
