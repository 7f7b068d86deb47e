package org.nudipole.statistics.limit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.MacroException;
import org.nudipole.statistics.likelihood.Component;
import org.nudipole.statistics.likelihood.Convention;
import org.nudipole.statistics.likelihood.TemplateModel;

/** {@code /fit/vary} and {@code /fit/shape}: numbers and shapes that float. */
class VariedNumberConsistencyTest {
  private static final String GERMANIUM =
      """
      /source/use mono
      /source/energy 12 MeV
      /source/flavour anti_nu_e
      /source/flux 1e13 /cm2/s
      /detector/material Ge
      /detector/mass 10 kg
      /interaction/use cevns
      /response/quenching lindhard 0.16
      /response/threshold 150 eVee
      /background/flat steady 2 /kg/day/keV 0.1 2 keV
      /run/exposure 100 day
      /fit/bins 150 eVee 550 eVee 50 eVee
      """;

  private static final String SHAPE =
      "# title: t\n# source: s\n# columns: observed_low,observed_high,up,down,up_steady,down_steady\n"
          + "# units: eVee,eVee,1,1,1,1\n";

  @TempDir private static Path folder;

  private static RunConfiguration run(String more) {
    StringBuilder shape = new StringBuilder(SHAPE);
    for (int i = 0; i < 8; i++) {
      shape.append(150 + 50 * i).append(',').append(200 + 50 * i).append(',');
      shape.append(1 + 0.01 * i).append(",0.9,").append(1.5).append(',').append(0.5).append('\n');
    }
    try {
      Files.writeString(folder.resolve("shape.csv"), shape);
      Path macro = Files.writeString(folder.resolve("a.mac"), GERMANIUM + more);
      return RunConfiguration.read(macro.toString(), List.of(), List.of()).get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TemplateModel model(String more) {
    RunConfiguration run = run(more);
    Templates templates = Templates.of(Experiment.of("", run, Optional.empty()));
    return new TemplateModel(templates.of(run.settings()), List.of(), templates.pulls());
  }

  private static double[] counts(String more, double... pulls) {
    return model(more).counts(pulls);
  }

  /** One standard deviation away the counts are those of a run with that number. */
  @ParameterizedTest
  @CsvSource({
    "/response/quenching lindhard, 10 %, /response/quenching lindhard 0.176",
    "/response/quenching lindhard, 0.016, /response/quenching lindhard 0.176",
    "/response/threshold, 10 eVee, /response/threshold 160 eVee",
    "/source/flux, 5 %, /source/flux 1.05e13 /cm2/s",
    "/detector/mass, 500 g, /detector/mass 10.5 kg",
    "/source/energy, 0.1 MeV, /source/energy 12.1 MeV"
  })
  void oneDeviationIsARunOfItsOwn(String number, String sigma, String moved) {
    String vary = "/fit/vary " + number + " " + sigma + "\n";
    assertEquals(List.of(number), model(vary).nuisances());
    assertArrayEquals(counts(""), counts(vary, 0), 1e-9);
    double[] own = counts(moved + "\n");
    double[] varied = counts(vary, 1);
    for (int i = 0; i < own.length; i++) {
      // Ratios are kept within ten.
      assertEquals(own[i], varied[i], 1e-6 * own[i] + 1e-9, number + " bin " + i);
    }
  }

  /** Bins that only a greater number reaches are empty in the likelihood, which is told. */
  @Test
  void binsThatANumberFillsAreTold() {
    String wide = "/fit/bins 150 eVee 2150 eVee 100 eVee\n";
    String vary = "/fit/vary /source/energy 10 %\n";
    double[] nominal = counts(wide);
    double[] own = counts(wide + "/source/energy 13.2 MeV\n");
    double[] varied = counts(wide + vary, 1);
    int bins = 0;
    double events = 0;
    for (int i = 0; i < own.length; i++) {
      double missed = own[i] - varied[i];
      if (missed > 0.1 * Math.sqrt(nominal[i] + Math.max(0, missed))) {
        bins++;
        events += missed;
      }
    }
    assertTrue(bins > 0 && bins < own.length / 2, "bins " + bins);
    List<FilledBins> filled = filled(wide + vary);
    assertEquals(1, filled.size());
    assertEquals("sm", filled.get(0).component());
    assertEquals("/source/energy", filled.get(0).pull());
    assertEquals(bins, filled.get(0).bins());
    assertEquals(events, filled.get(0).events(), 1e-6 * events);
    assertEquals(List.of(), filled(wide + "/fit/vary /source/energy 0.001 %\n"));
    assertEquals(List.of(), filled(vary));
    assertEquals(List.of(), filled(wide + "/fit/nuisance normalisation 0.1\n"));
  }

  private static List<FilledBins> filled(String more) {
    RunConfiguration run = run(more);
    return FilledBins.of(
        Hypothesis.of(run.settings()), Templates.of(Experiment.of("", run, Optional.empty())));
  }

  /** A part of a number is that of the value which it has at each point of a scan. */
  @Test
  void aPartMovesWithItsNumber() {
    String vary = "/fit/vary /detector/mass 10 %\n";
    double[] half = counts("/detector/mass 5 kg\n" + vary, 1);
    RunConfiguration run = run(vary);
    Templates templates = Templates.of(Experiment.of("", run, Optional.empty()));
    FreeParameter mass = FreeParameter.of("/detector/mass", run.settings());
    Hypothesis moved = Hypothesis.of(run.settings()).set(mass, 5);
    double[] scanned =
        new TemplateModel(templates.of(moved), List.of(), templates.pulls())
            .counts(new double[] {1});
    assertArrayEquals(half, scanned, 1e-9);
  }

  /** A number ends where its command does: a mass 4 deviations below is none. */
  @Test
  void aNumberEndsWithTheRangeOfItsCommand() {
    TemplateModel model = model("/fit/vary /detector/mass 25 %\n");
    assertEquals(-4, model.parameters().get(0).low(), 1e-12);
    assertEquals(Double.POSITIVE_INFINITY, model.parameters().get(0).high());
  }

  /** Factors multiply the parts that the table names. */
  @Test
  void aShapeMultipliesBins() {
    String shape = "/fit/shape calibration shape.csv\n";
    Map<String, Component> none = new HashMap<>();
    RunConfiguration run = run("");
    Templates.of(Experiment.of("", run, Optional.empty()))
        .of(run.settings())
        .forEach(c -> none.put(c.name(), c));
    double[] neutrinos = none.get("sm").nominal();
    double[] steady = none.get("steady").nominal();
    double[] up = counts(shape, 1);
    double[] down = counts(shape, -1);
    for (int i = 0; i < up.length; i++) {
      assertEquals((1 + 0.01 * i) * neutrinos[i] + 1.5 * steady[i], up[i], 1e-9 * up[i]);
      assertEquals(0.9 * neutrinos[i] + 0.5 * steady[i], down[i], 1e-9 * down[i]);
    }
  }

  /**
   * An uncertain quenching costs sensitivity; that of a number which nothing depends on is none.
   */
  @Test
  void anUncertaintyCosts() {
    assertTrue(limit("/fit/vary /response/quenching lindhard 20 %\n") > 1.001 * limit(""));
  }

  private static double limit(String more) {
    RunConfiguration run = run(more);
    return LimitCurve.of(
            run,
            FreeParameter.of("/dipole/moment", run.settings()),
            Optional.empty(),
            Optional.empty(),
            new LimitSettings(Convention.ONE_SIDED, 0.9, OptionalInt.empty(), new RandomStreams(1)))
        .points()
        .get(0)
        .median()
        .orElseThrow();
  }

  /** A line is not blamed for what is wrong with another. */
  @Test
  void aFaultIsToldAtItsLineAlone() {
    String lines = "/fit/vary /detector/mass 2 %\n/fit/vary /detector/mass #width 1 kg\n";
    MacroException refused = assertThrows(MacroException.class, () -> run(lines));
    assertEquals(1, refused.faults().size(), refused.getMessage());
    assertTrue(refused.getMessage().contains("/detector/mass #width"), refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/fit/vary /detector/mass 2 keV | a number with a unit such as kg, or in %",
        "/fit/vary /dipole/moment 2 % | a signal is what limits and fits are about",
        "/fit/vary /detector/mass 200 % | must be greater than 0",
        "/fit/vary /detector/colour 2 % | no such setting",
        "/fit/vary /dipole/mass 2 % | a part of a number that is 0",
        "/fit/vary /fit/bins #width 2 % | no expected count depends",
        "/fit/vary /detector/mass 2 % %% /fit/vary /detector/mass 1 kg | another value"
            + " of this command",
        "/fit/vary /detector/mass 2 % %% /fit/vary /detector/mass #mass 1 kg | the number is"
            + " varied by /fit/vary /detector/mass #mass, too",
        "/fit/vary 2 % | no number",
        "/fit/vary /detector/mass -2 % | must be greater than 0",
        "/fit/vary /detector/mass 2 bananas | no such unit",
        "/fit/shape steady shape.csv | another nuisance has this name",
        "/fit/shape s shape.csv %% /fit/bins 150 eVee 550 eVee 40 eVee | not those of the fit"
      })
  void nonsenseIsRefused(String lines, String told) {
    if (told.contains("another value")) {
      // The later line replaces the earlier one, as of any command.
      assertEquals(1, run(lines.replace("%%", "\n") + "\n").fit().varied().size());
      return;
    }
    MacroException refused =
        assertThrows(MacroException.class, () -> run(lines.replace("%%", "\n") + "\n"));
    assertTrue(refused.getMessage().contains(told.strip()), refused.getMessage());
  }
}
