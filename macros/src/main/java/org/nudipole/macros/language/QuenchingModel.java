package org.nudipole.macros.language;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The ways to quench a nuclear recoil that macros know: how each is written in {@code
 * /response/quenching}, and what the reference says of it. How it is made of its values stands in
 * {@code macros.binding}, which does not compile without one of them.
 */
public enum QuenchingModel {
  /** Recoils are seen as they are. */
  NONE(Form.of("none"), ""),
  /** The theory of Lindhard. */
  LINDHARD(
      Form.of(
          "lindhard",
          new Parameter.Number("k", Range.POSITIVE_FRACTION).orAbsent(),
          new Parameter.Quantity("cutoff", Dimension.ENERGY, Range.NOT_NEGATIVE).orAbsent()),
      "k = 0.133 Z^(2/3) A^(-1/2) unless given; with a cutoff C, a recoil energy, times"
          + " 1 - exp(-T/C)."),
  /** A fitted polynomial. */
  POLYNOMIAL(
      Form.of(
              "polynomial",
              new Parameter.Number("c1", Range.ANY),
              new Parameter.Quantity("c2", Dimension.INVERSE_ENERGY, Range.ANY).orAbsent(),
              new Parameter.Quantity("c3", Dimension.INVERSE_ENERGY_SQUARED, Range.ANY).orAbsent(),
              new Parameter.Quantity("c4", Dimension.INVERSE_ENERGY_CUBED, Range.ANY).orAbsent())
          .with("0.0555 4.307 /MeV -111.7 /MeV2 840.4 /MeV3"),
      "E_ee = C1 T + C2 T^2 + C3 T^3 + C4 T^4, rising everywhere."),
  /** A measured curve: a user's table or a shipped one. */
  TABLE(
      Form.of("table", new Parameter.Table("file")).with("quenching.csv"),
      "E_ee/T against the recoil energy T, see Tables; shipped for germanium are"
          + " ge-quenching-fef.csv and ge-quenching-ybe.csv of DRESDEN-II.");

  @SuppressWarnings("ImmutableEnumChecker") // of records and copies
  private final Form form;

  private final String sentence;

  QuenchingModel(Form form, String sentence) {
    this.form = form;
    this.sentence = sentence;
  }

  /** The model of a setting of {@code /response/quenching}. */
  public static QuenchingModel of(Setting setting) {
    return Arrays.stream(values())
        .filter(model -> model.form.keyword().equals(setting.keyword()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no quenching " + setting.keyword()));
  }

  /** How they are written. */
  static List<Form> forms() {
    return Arrays.stream(values()).map(model -> model.form).toList();
  }

  /** What the reference says of them. */
  static String sentences() {
    return Arrays.stream(values())
        .filter(model -> !model.sentence.isEmpty())
        .map(model -> model.form.keyword() + ": " + model.sentence)
        .collect(Collectors.joining(" "));
  }
}
