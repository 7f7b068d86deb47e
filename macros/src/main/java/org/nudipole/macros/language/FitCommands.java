package org.nudipole.macros.language;

import static org.nudipole.macros.language.CommandSpec.Repetition.PER_FIRST_VALUE;
import static org.nudipole.macros.language.Default.absent;
import static org.nudipole.macros.language.Default.derived;
import static org.nudipole.macros.language.Default.given;
import static org.nudipole.macros.language.Scope.ANALYSIS;

import java.util.List;
import java.util.regex.Pattern;

/** Commands under {@code /fit}: how limits and fits look at the events. */
public final class FitCommands {
  public static final CommandSpec BINS =
      ANALYSIS.setting(
          "/fit/bins",
          List.of(
              Form.of("", equal(Dimension.OBSERVED)),
              Form.of("edges", new Parameter.Edges("edges", Dimension.OBSERVED))
                  .with("8 10 20 60 PE")),
          "Bins on the observed value, for limits and fits: of equal width, or between edges.",
          "The last bin is cut at TO. Events outside do not count.",
          derived("40 bins over the observable range"),
          "/fit/bins 8 eV 17 eV 0.5 eV");

  public static final CommandSpec LOG_BINS =
      ANALYSIS.setting(
          "/fit/logBins",
          Form.only(
              new Parameter.Quantity("from", Dimension.OBSERVED, Range.POSITIVE),
              new Parameter.Quantity("to", Dimension.OBSERVED, Range.POSITIVE),
              new Parameter.Integer("bins", Range.POSITIVE)),
          "Bins of equal ratio of their ends on the observed value, for limits and fits.",
          "",
          absent(),
          "/fit/logBins 1 keVee 500 keVee 30");

  public static final CommandSpec PLANE =
      ANALYSIS.setting(
          "/fit/plane",
          List.of(
              Form.of("pulse_time", equal(Dimension.TIME)),
              Form.of("pulse_time edges", new Parameter.Edges("edges", Dimension.TIME))
                  .with("0 0.5 1 2 6 us"),
              Form.of("observed_2", equal(Dimension.OBSERVED)).with("0 PE 5000 PE 250 PE"),
              Form.of("observed_2 edges", new Parameter.Edges("edges", Dimension.OBSERVED))
                  .with("0 100 1000 5000 PE")),
          "Bins of a second axis, for limits and fits: with those of the observed value they"
              + " make cells of a plane.",
          "The second axis is the time in the pulse of a pulsed source, or the second observable"
              + " of a detector that has one.",
          absent(),
          "/fit/plane pulse_time 0 us 6 us 0.5 us");

  public static final CommandSpec DATA =
      ANALYSIS.setting(
          "/fit/data",
          Form.only(new Parameter.Table("file")),
          "Observed counts with which limits compare the run.",
          "A table with the columns observed_low, observed_high and counts, the unit of the"
              + " observed value, and header lines # title and # source. It brings its bins; those"
              + " of a plane have pulse_time_low and pulse_time_high, or observed_2_low and"
              + " observed_2_high, as well, and a row for each cell. --data on the command line wins; --data asimov leaves the counts aside.",
          derived("the counts expected without a signal"),
          "/fit/data counts.csv");

  public static final CommandSpec NUISANCE =
      ANALYSIS
          .setting(
              "/fit/nuisance",
              Form.only(
                  new Parameter.Name(
                      "nuisance",
                      Pattern.compile("[A-Za-z][A-Za-z0-9_.+-]{0,31}"),
                      "normalisation, background, quenching, resolution or the name of a"
                          + " background"),
                  new Parameter.Number("sigma", Range.POSITIVE)),
              "Relative uncertainty that limits and fits profile, a Gaussian pull.",
              "normalisation: all neutrino events. background: all backgrounds together; the name of"
                  + " one: that one, in addition. quenching: the quenching factor. resolution: the"
                  + " width of the resolution.",
              absent(),
              "/fit/nuisance normalisation 0.02")
          .repeated(PER_FIRST_VALUE);

  public static final CommandSpec VARY =
      ANALYSIS
          .setting(
              "/fit/vary",
              Form.only(new Parameter.OtherNumber("number"), new Parameter.Spread("sigma")),
              "Uncertainty of a number of any command, which limits and fits profile.",
              "The number floats under a Gaussian constraint about its value in the macro; the"
                  + " spectrum one standard deviation above and below is computed anew, and"
                  + " interpolated bin by bin. It stays inside the range of its command. Each number"
                  + " is named once, by the command, the words before it and, where a command has"
                  + " several numbers, its name behind #.",
              absent(),
              "/fit/vary /detector/mass 2 %")
          .repeated(PER_FIRST_VALUE);

  public static final CommandSpec SHAPE =
      ANALYSIS
          .setting(
              "/fit/shape",
              Form.only(Parameter.Name.label(), new Parameter.Table("file")),
              "Uncertainty of the shape, as factors of each bin one standard deviation away.",
              "A table with the columns observed_low, observed_high, up and down, the bins of the"
                  + " fit: the factors multiply all neutrino events. Columns up_NAME and down_NAME"
                  + " are factors of the background NAME; any of them may be left out, not one of a"
                  + " pair. Limits and fits profile it.",
              absent(),
              "/fit/shape calibration shape.csv")
          .repeated(PER_FIRST_VALUE);

  public static final CommandSpec MODULE =
      ANALYSIS.setting(
          "/fit/module",
          Form.only(new Parameter.Word("modules", List.of("sum", "each"))),
          "Whether modules of the detector are counted together or each in bins of its own.",
          "each: a table of counts has a column counts_NAME for each module in place of counts.",
          given("sum"),
          "/fit/module each");

  static final List<CommandSpec> ALL =
      List.of(BINS, LOG_BINS, PLANE, DATA, NUISANCE, VARY, SHAPE, MODULE);

  private FitCommands() {}

  // Bins of equal width.
  private static Parameter[] equal(Dimension dimension) {
    return new Parameter[] {
      new Parameter.Quantity("from", dimension, Range.ANY),
      new Parameter.Quantity("to", dimension, Range.ANY),
      new Parameter.Quantity("width", dimension, Range.POSITIVE)
    };
  }
}
