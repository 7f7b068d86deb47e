package org.nudipole.macros.language;

import static org.nudipole.macros.language.CommandSpec.Repetition.PER_FIRST_VALUE;
import static org.nudipole.macros.language.CommandSpec.Repetition.REPLACES;
import static org.nudipole.macros.language.CommandSpec.Role.SETTING;

import java.util.List;
import java.util.regex.Pattern;

/** Commands under {@code /fit}: how limits and fits look at the events. */
final class FitCommands {
  static final List<CommandSpec> ALL =
      List.of(
          new CommandSpec(
              "/fit/bins",
              SETTING,
              REPLACES,
              Form.only(
                  new Parameter.Quantity("from", Dimension.OBSERVED, Range.ANY),
                  new Parameter.Quantity("to", Dimension.OBSERVED, Range.ANY),
                  new Parameter.Quantity("width", Dimension.OBSERVED, Range.POSITIVE)),
              "Bins of equal width on the observed value, for limits and fits.",
              "The last bin is cut at TO. Events outside do not count.",
              "40 bins over the observable range",
              "/fit/bins 8 eV 17 eV 0.5 eV"),
          new CommandSpec(
              "/fit/logBins",
              SETTING,
              REPLACES,
              Form.only(
                  new Parameter.Quantity("from", Dimension.OBSERVED, Range.POSITIVE),
                  new Parameter.Quantity("to", Dimension.OBSERVED, Range.POSITIVE),
                  new Parameter.Integer("bins", Range.POSITIVE)),
              "Bins of equal ratio of their ends on the observed value, for limits and fits.",
              "",
              CommandSpec.NONE,
              "/fit/logBins 1 keVee 500 keVee 30"),
          new CommandSpec(
              "/fit/data",
              SETTING,
              REPLACES,
              Form.only(new Parameter.Table("file")),
              "Observed counts with which limits compare the run.",
              "A table with the columns observed_low, observed_high and counts, the unit of the"
                  + " observed value, and header lines # title and # source. It brings its bins."
                  + " --data on the command line wins; --data asimov leaves the counts aside.",
              "the counts expected without a signal",
              "/fit/data counts.csv"),
          new CommandSpec(
              "/fit/nuisance",
              SETTING,
              PER_FIRST_VALUE,
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
              CommandSpec.NONE,
              "/fit/nuisance normalisation 0.02"));

  private FitCommands() {}
}
