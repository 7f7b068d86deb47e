package org.nudipole.macros.language;

import static org.nudipole.macros.language.CommandSpec.Repetition.PER_FIRST_VALUE;
import static org.nudipole.macros.language.Default.absent;
import static org.nudipole.macros.language.Default.given;
import static org.nudipole.macros.language.Scope.BACKGROUND;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.nudipole.detector.background.Background;

/** Commands under {@code /background}: what is seen beside neutrinos. */
public final class BackgroundCommands {
  private static final String OF_THE_WHOLE =
      " A rate without energy, or counts, is that of the whole range.";

  public static final CommandSpec FLAT =
      background(
          "/background/flat",
          "A background that is flat in energy.",
          "RATE per energy, or that of the whole range.",
          "/background/flat compton 76 /t/year/keV 1 30 keV",
          new Parameter.Quantity("rate", Dimension.SPECTRAL_RATE, Range.NOT_NEGATIVE),
          range());

  public static final CommandSpec EXPONENTIAL =
      background(
          "/background/exponential",
          "A background that falls exponentially.",
          "RATE exp(-E/SCALE) from FROM to TO: a rate per energy is that at E = 0." + OF_THE_WHOLE,
          "/background/exponential rise 50 /kg/day/keV 0.1 keV 0 2 keV",
          new Parameter.Quantity("rate", Dimension.SPECTRAL_RATE, Range.NOT_NEGATIVE),
          new Parameter.Quantity("scale", Dimension.OBSERVED, Range.POSITIVE),
          range());

  public static final CommandSpec LINE =
      background(
          "/background/line",
          "A background of one energy.",
          "Its width is that of the resolution.",
          "/background/line Ge71-K 5 /kg/day 10.37 keV",
          new Parameter.Quantity("rate", Dimension.RATE, Range.NOT_NEGATIVE),
          new Parameter.Quantity("energy", Dimension.OBSERVED, Range.POSITIVE));

  public static final CommandSpec BETA =
      background(
          "/background/beta",
          "Electrons of an allowed beta decay up to the end point Q.",
          "Z is the charge number of the daughter nucleus: 18.6 keV and 2 for tritium.",
          "/background/beta tritium 159 /t/year 18.6 keV 2",
          new Parameter.Quantity("rate", Dimension.RATE, Range.NOT_NEGATIVE),
          new Parameter.Quantity("q", Dimension.ENERGY, Range.POSITIVE),
          new Parameter.Integer(
              "z", new Range(2, true, 100, true, "be at least 2 and at most 100")));

  public static final CommandSpec TABLE =
      background(
          "/background/table",
          "A background with a measured or calculated spectrum.",
          "Two columns, see Tables: energies, and either a rate per energy (its unit one of"
              + " those of /background/flat) or a relative height (unit 1), which needs the RATE"
              + " of the whole. Linear between the rows, zero outside.",
          "/background/table B0 b0.csv",
          new Parameter.Table("file"),
          new Parameter.Quantity("rate", Dimension.RATE, Range.NOT_NEGATIVE).orAbsent());

  public static final CommandSpec LEVEL =
      background(
              "/background/level",
              "What the energies of a background are.",
              "deposited: energy of electrons or photons, which passes the response as an electron"
                  + " recoil does and is never quenched as a nuclear one. observed: the observable"
                  + " itself, as published background models have it, after resolution and"
                  + " efficiency; only threshold and other sharp cuts still act on it.",
              "/background/level B0 observed",
              new Parameter.Word(
                  "level", Arrays.stream(Background.Level.values()).map(l -> l.label()).toList()))
          .withDefault(given(Background.Level.DEPOSITED.label()));

  public static final CommandSpec TIME =
      background(
          "/background/time",
          "When in the pulse of the beam a background comes; required for a pulsed source.",
          "steadyState: uniform in /response/timeWindow, and its rate is that in the window."
              + " prompt, delayed: like the neutrinos of the source.",
          "/background/time B0 steadyState",
          new Parameter.Word("time", List.of("steadyState", "prompt", "delayed")));

  public static final CommandSpec TIME_TABLE =
      background(
          "/background/timeTable",
          "When in the pulse of the beam a background comes, as a histogram.",
          "Three columns: begin and end of a bin (a time) and its share; bins follow each"
              + " other, shares are scaled to a sum of 1.",
          "/background/timeTable B0 times.csv",
          new Parameter.Table("file"));

  static final List<CommandSpec> ALL =
      List.of(FLAT, EXPONENTIAL, LINE, BETA, TABLE, LEVEL, TIME, TIME_TABLE);

  private BackgroundCommands() {}

  private static Parameter range() {
    return new Parameter.Vector(
        "range", List.of("from", "to"), Dimension.OBSERVED, Range.NOT_NEGATIVE);
  }

  private static CommandSpec background(
      String path, String help, String explanation, String example, Parameter... parameters) {
    Parameter name =
        new Parameter.Name(
            "name",
            Pattern.compile("[A-Za-z][A-Za-z0-9_.+-]{0,31}"),
            "a letter, then up to 31 letters, digits, _ . + -");
    Parameter[] all = new Parameter[parameters.length + 1];
    all[0] = name;
    System.arraycopy(parameters, 0, all, 1, parameters.length);
    return BACKGROUND
        .setting(path, Form.only(all), help, explanation, absent(), example)
        .repeated(PER_FIRST_VALUE);
  }
}
