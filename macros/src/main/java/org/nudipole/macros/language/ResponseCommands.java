package org.nudipole.macros.language;

import static org.nudipole.macros.language.CommandSpec.Repetition.PER_KEYWORD;
import static org.nudipole.macros.language.CommandSpec.Repetition.REPLACES;
import static org.nudipole.macros.language.CommandSpec.Role.SETTING;

import java.util.List;

/** Commands under {@code /response}: from the recoil energy to what is detected. */
final class ResponseCommands {
  static final List<CommandSpec> ALL =
      List.of(
          new CommandSpec(
              "/response/quenching",
              SETTING,
              REPLACES,
              List.of(
                  Form.of("none"),
                  Form.of(
                      "lindhard", new Parameter.Number("k", Range.POSITIVE_FRACTION).orAbsent()),
                  Form.of("table", new Parameter.Table("file"))),
              "Quenching of nuclear recoils.",
              "lindhard: k = 0.133 Z^(2/3) A^(-1/2) unless given. table: E_ee/T against the recoil"
                  + " energy T, see Tables. Required when cevns and eves are mixed.",
              "none",
              "/response/quenching lindhard 0.157"),
          new CommandSpec(
              "/response/resolution",
              SETTING,
              PER_KEYWORD,
              List.of(
                  Form.of(
                      "constant",
                      new Parameter.Quantity("sigma", Dimension.OBSERVED, Range.NOT_NEGATIVE)),
                  Form.of("sqrt", new Parameter.Number("a", Range.NOT_NEGATIVE)),
                  Form.of("linear", new Parameter.Number("b", Range.NOT_NEGATIVE))),
              "Gaussian resolution; terms of different kind hold together.",
              "sqrt A: sigma = A sqrt(E/keV) keV. linear B: sigma = B E. See"
                  + " /response/resolutionSum.",
              "perfect",
              "/response/resolution constant 1 eV"),
          new CommandSpec(
              "/response/resolutionSum",
              SETTING,
              REPLACES,
              Form.only(new Parameter.Word("sum", List.of("quadrature", "linear"))),
              "How the terms of the resolution add.",
              "",
              "quadrature",
              "/response/resolutionSum linear"),
          new CommandSpec(
              "/response/efficiency",
              SETTING,
              REPLACES,
              List.of(
                  Form.of("constant", new Parameter.Number("efficiency", Range.FRACTION)),
                  Form.of(
                      "erf",
                      new Parameter.Quantity("e50", Dimension.OBSERVED, Range.ANY),
                      new Parameter.Quantity("width", Dimension.OBSERVED, Range.POSITIVE),
                      new Parameter.Number("plateau", Range.FRACTION).or("1")),
                  Form.of(
                      "logistic",
                      new Parameter.Number("plateau", Range.FRACTION),
                      new Parameter.Number("slope", Range.POSITIVE),
                      new Parameter.Quantity("e50", Dimension.OBSERVED, Range.ANY)),
                  Form.of("table", new Parameter.Table("file"))),
              "Efficiency as a function of the observed value.",
              "erf: PLATEAU/2 (1 + erf((x - E50)/(sqrt(2) WIDTH))). logistic: PLATEAU/(1 +"
                  + " exp(-SLOPE (x - E50))), SLOPE per unit of E50. table: 0 below its first"
                  + " energy, see Tables.",
              "constant 1",
              "/response/efficiency erf 10 eV 3 eV 0.95"),
          CommandSpec.measured(
              "/response/threshold",
              new Parameter.Quantity("threshold", Dimension.OBSERVED, Range.NOT_NEGATIVE),
              "Least observed value that is detected.",
              "A plain energy is in the unit of the observed value: nr, ee.",
              CommandSpec.NONE,
              "8 eV"),
          new CommandSpec(
              "/response/timeEfficiency",
              SETTING,
              REPLACES,
              List.of(
                  Form.of("constant", new Parameter.Number("efficiency", Range.FRACTION)),
                  Form.of(
                      "exponential",
                      new Parameter.Quantity("start", Dimension.TIME, Range.ANY),
                      new Parameter.Quantity("rate", Dimension.INVERSE_TIME, Range.POSITIVE)),
                  Form.of("table", new Parameter.Table("file"))),
              "Efficiency as a function of the time in the pulse, for pulsed sources.",
              "exponential: 1 before START, then exp(-RATE (t - START)). table: time and efficiency,"
                  + " 0 outside its times, see Tables.",
              "constant 1",
              "/response/timeEfficiency exponential 0.52 us 0.0494 /us"),
          new CommandSpec(
              "/response/timeWindow",
              SETTING,
              REPLACES,
              Form.only(
                  new Parameter.Vector("window", List.of("from", "to"), Dimension.TIME, Range.ANY)),
              "Times in the pulse that are detected, from FROM to below TO, for pulsed sources.",
              "",
              "all times",
              "/response/timeWindow 0 6 us"));

  private ResponseCommands() {}
}
