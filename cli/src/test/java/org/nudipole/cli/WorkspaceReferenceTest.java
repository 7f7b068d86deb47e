package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.cli.report.Json;
import org.nudipole.io.Python;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.statistics.likelihood.BinnedLikelihood;
import org.nudipole.statistics.likelihood.FitParameter;
import org.nudipole.statistics.likelihood.SignalStrength;
import org.nudipole.statistics.likelihood.TemplateModel;
import org.nudipole.statistics.limit.Experiment;
import org.nudipole.statistics.limit.Hypothesis;
import org.nudipole.statistics.limit.Templates;
import org.nudipole.statistics.limit.VariedRun;

/**
 * Exported workspaces against docs/examples/workspace_limit.py, which evaluates them by the
 * definition of HistFactory with numpy and minimises with iminuit: nothing of it is ours.
 */
class WorkspaceReferenceTest {
  private static final List<String> SETS =
      List.of(
          "/response/quenching=lindhard",
          "/response/resolution=constant 10 eVee",
          "/response/threshold=100 eVee",
          "/interaction/minRecoil=1 eV",
          "/fit/bins=100 eVee 600 eVee 25 eVee",
          "/fit/nuisance=normalisation 0.05",
          "/fit/nuisance=quenching 0.1",
          "/fit/nuisance=resolution 0.2");

  @TempDir private Path folder;

  /** Points inside and outside of one standard deviation, and with a strong signal. */
  @Test
  void densityIsThatOfTheWorkspace() throws IOException {
    Python python = Python.with("numpy", "iminuit");
    String macro = macro();
    Path workspace = export(macro, SETS);
    RunConfiguration run = run(macro);
    VariedRun varied =
        new VariedRun(
            run.settings(),
            FreeParameter.of("/dipole/moment", run.settings()),
            new Templates(Experiment.cells(run), run.fit().nuisances()));
    SignalStrength strength = (SignalStrength) varied.hypotheses().hypotheses();
    TemplateModel model = strength.model();
    BinnedLikelihood likelihood = new BinnedLikelihood(model, strength.asimov());
    double[][] points = {
      {0, 0, 0, 0}, {1, 0.5, -0.3, 0.2}, {25, -1.7, 1.4, -1.2}, {0.3, 2.5, -2.2, 1.9}
    };
    assertDensities(python, workspace, likelihood, points);
  }

  /** Cells of a plane, and numbers of other commands that float, k of the quenching among them. */
  @Tag("canonical")
  @ParameterizedTest
  @CsvSource({
    "coherent-csi-2021, /response/lightYield 5 %, /fit/bins=edges 8 12 20 30 60 PE,"
        + " /fit/plane=pulse_time 0 us 6 us 0.75 us",
    "conus-plus, /response/quenching lindhard 5 %, /fit/bins=160 eVee 800 eVee 40 eVee,"
        + " /fit/nuisance=normalisation 0.1",
  })
  void densityOfVariedNumbersIsThatOfTheWorkspace(
      String macro, String varied, String bins, String more) throws IOException {
    Python python = Python.with("numpy", "iminuit");
    List<String> sets =
        List.of("/fit/vary=" + varied, bins, more, "/fit/vary=/source/distance 1 %");
    Path workspace = export(macro, sets);
    RunConfiguration run = RunConfiguration.read(macro, sets, List.of()).get(0);
    SignalStrength strength =
        (SignalStrength)
            new VariedRun(
                    run.settings(),
                    FreeParameter.of("/dipole/moment", run.settings()),
                    Templates.of(Experiment.of(macro, run, Optional.empty())))
                .hypotheses()
                .hypotheses();
    int pulls = strength.model().pulls();
    double[][] points = {new double[pulls + 1], new double[pulls + 1], new double[pulls + 1]};
    for (int k = 0; k < pulls; k++) {
      points[1][k + 1] = 0.6 - 1.1 * k;
      points[2][k + 1] = -1.4 + 1.3 * k;
    }
    points[1][0] = 1;
    points[2][0] = 30;
    assertDensities(
        python, workspace, new BinnedLikelihood(strength.model(), strength.asimov()), points);
  }

  /**
   * A limit on one element of the matrix with another one free, from four spectra of `rate`: the
   * minima of Minuit leave the limit uncertain by some 1e-7.
   */
  @Tag("canonical")
  @Test
  void twoElementsAreThoseOfMinuit() {
    Python python = Python.with("numpy", "scipy", "iminuit");
    String macro = "limits/coherent-lar";
    String[] elements = {"/dipole/lambda=14 6e-9 muB", "/dipole/lambda=24 5e-9 muB"};
    List<String> words = new ArrayList<>();
    words.add("src/test/resources/org/nudipole/cli/two_elements.py");
    words.add("../macros/limits/coherent-lar.csv");
    for (int which = 0; which < 4; which++) {
      List<String> rate =
          new ArrayList<>(List.of("rate", macro, "--spectrum", folder + "/" + which + ".csv"));
      for (int element = 0; element < 2; element++) {
        if ((which >> element & 1) == 1) {
          rate.addAll(List.of("--set", elements[element]));
        }
      }
      assertEquals(ExitCode.DONE, Invocation.of(rate.toArray(String[]::new)).code());
      words.add(folder + "/" + which + ".csv");
    }
    words.addAll(List.of("6e-9", "5e-9"));
    words.add("{\"normalisation\": 0.13, \"SS\": 0.008, \"BRN\": 0.32, \"delayedBRN\": 1}");
    double theirs =
        Double.parseDouble(python.run(Path.of("."), words.toArray(String[]::new)).output().strip());
    Map<String, Object> point =
        Limits.points(
                Limits.limit(
                        macro,
                        "--two-sided",
                        "--parameter",
                        "/dipole/lambda 14",
                        "--profile",
                        "/dipole/lambda 24",
                        "--json")
                    .json())
            .get(0);
    assertEquals(theirs, (Double) point.get("observed"), 1e-6 * theirs);
  }

  /** Two experiments whose source and quenching are one: a channel for each. */
  @Test
  void channelsAreOneLikelihood() throws IOException {
    Python python = Python.with("numpy", "iminuit");
    String silicon = Files.readString(Path.of(macro())).replace("Ge", "Si");
    Path other = Files.writeString(folder.resolve("silicon.mac"), silicon);
    List<String> macros = List.of(macro(), other.toString());
    Path workspace =
        export(macros.get(0), SETS, macros.get(1), "--correlate", "normalisation,quenching");
    List<Experiment> experiments =
        macros.stream().map(macro -> Experiment.of(macro, run(macro), Optional.empty())).toList();
    Templates templates = Templates.of(experiments, Set.of("normalisation", "quenching"));
    assertEquals(4, templates.pulls().size(), templates.pulls()::toString);
    Hypothesis none = Experiment.hypothesis(experiments);
    FreeParameter moment = FreeParameter.of("/dipole/moment", none.runs().get(0));
    SignalStrength strength =
        (SignalStrength) new VariedRun(none, moment, templates).hypotheses().hypotheses();
    double[][] points = {{0, 0, 0, 0, 0}, {1, 0.5, -0.3, 0.2, -1.1}, {25, -1.7, 1.4, -1.2, 0.8}};
    assertDensities(
        python, workspace, new BinnedLikelihood(strength.model(), strength.asimov()), points);
  }

  private static RunConfiguration run(String macro) {
    return RunConfiguration.read(macro, SETS, List.of()).get(0);
  }

  private void assertDensities(
      Python python, Path workspace, BinnedLikelihood likelihood, double[][] points)
      throws IOException {
    List<String> names = likelihood.model().parameters().stream().map(FitParameter::name).toList();
    List<Map<String, Object>> named = new ArrayList<>();
    for (double[] point : points) {
      Map<String, Object> one = new LinkedHashMap<>();
      for (int p = 0; p < point.length; p++) {
        one.put(names.get(p), point[p]);
      }
      named.add(one);
    }
    Path file = Files.writeString(folder.resolve("points.json"), Json.of(Map.of("points", named)));
    List<?> theirs =
        (List<?>) script(python, workspace.toString(), file.toString()).get("log_density");
    for (int i = 0; i < points.length; i++) {
      double ours = likelihood.logDensity(points[i]);
      assertEquals(ours, (Double) theirs.get(i), 1e-6 * Math.abs(ours), "point " + i);
    }
  }

  /**
   * A limit from Asimov data, also without nuisances: Minuit's minima are good to 1e-3 of -2 ln L,
   * the limit to 1e-3.
   */
  @Tag("canonical")
  @ParameterizedTest
  @ValueSource(strings = {"/fit/nuisance=normalisation 0.02", "/fit/bins=8 eV 18 eV 1 eV"})
  void limitIsThatOfMinuit(String set) throws IOException {
    Python python = Python.with("numpy", "iminuit");
    Map<String, Object> theirs = script(python, export("cr51-cevns-ge", List.of(set)).toString());
    assertEquals((Double) theirs.get("one_sided"), square(limit(set)), 2e-3 * square(limit(set)));
    assertEquals(
        (Double) theirs.get("two_sided"),
        square(limit(set, "--two-sided")),
        2e-3 * square(limit(set, "--two-sided")));
  }

  /** Limits from published counts, with uncertainties of several backgrounds; the same accuracy. */
  @Tag("canonical")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "limits/xenonnt-2022",
        "limits/coherent-csi-2021",
        "limits/coherent-csi-2021-plane"
      })
  void observedLimitIsThatOfMinuit(String macro) {
    Python python = Python.with("numpy", "iminuit");
    Map<String, Object> theirs = script(python, export(macro, List.of()).toString());
    List<?> points =
        (List<?>) Invocation.of("limit", macro, "--two-sided", "--json").json().get("points");
    double ours = square((Double) ((Map<?, ?>) points.get(0)).get("observed"));
    assertEquals((Double) theirs.get("two_sided"), ours, 2e-3 * ours);
  }

  /** A fit of events with a moment: best value and error. */
  @Tag("canonical")
  @Test
  void fitIsThatOfMinuit() throws IOException {
    Python python = Python.with("numpy", "iminuit");
    String pull = "/fit/nuisance=normalisation 0.02";
    String events = folder.resolve("events.h5").toString();
    String[] run = {
      "run",
      "cr51-cevns-ge",
      "--set",
      "/run/expose",
      "--alias",
      "mu=3e-11",
      "-o",
      events,
      "--quiet",
      "--set",
      "/fit/bins=8 eV 18 eV 0.5 eV"
    };
    assertEquals(ExitCode.DONE, Invocation.of(run).code());
    Path workspace =
        export("cr51-cevns-ge", List.of(pull, "/fit/bins=8 eV 18 eV 0.5 eV"), "--data", events);
    Map<String, Object> theirs = script(python, workspace.toString());
    Map<?, ?> ours =
        (Map<?, ?>)
            ((List<?>)
                    Invocation.of(
                            "fit", events, "--free", "/dipole/moment", "--set", pull, "--json")
                        .json()
                        .get("parameters"))
                .get(0);
    double moment = (Double) ours.get("value");
    double error = 2 * moment * (Double) ours.get("error") / 1e-20;
    assertEquals((Double) theirs.get("best"), square(moment), 0.01 * error);
    assertEquals((Double) theirs.get("error"), error, 0.01 * error);
  }

  private static double square(double moment) {
    return moment * moment / 1e-20;
  }

  private static double limit(String set, String... options) {
    List<String> words = new ArrayList<>(List.of("limit", "cr51-cevns-ge", "--set", set, "--json"));
    words.addAll(List.of(options));
    List<?> points = (List<?>) Invocation.of(words.toArray(String[]::new)).json().get("points");
    return (Double) ((Map<?, ?>) points.get(0)).get("expected");
  }

  /** Expected data are of no signal at all, as those of a limit are, not of one that is fixed. */
  @Test
  void expectedDataHaveNoFixedSignal() throws IOException {
    List<String> words = List.of("--parameter", "/dipole/lambda 14");
    String alone = observations(words.toArray(String[]::new));
    List<String> beside = new ArrayList<>(words);
    beside.addAll(List.of("--set", "/dipole/lambda=24 3e-11 muB"));
    assertEquals(alone, observations(beside.toArray(String[]::new)));
  }

  private String observations(String... options) throws IOException {
    String text = Files.readString(export("cr51-cevns-ge", List.of(), options));
    return text.substring(text.indexOf("\"observations\""), text.indexOf("\"measurements\""));
  }

  private Path export(String macro, List<String> sets, String... options) {
    Path file = folder.resolve("workspace.json");
    List<String> words = new ArrayList<>(List.of("export", "--pyhf", macro));
    sets.forEach(set -> words.addAll(List.of("--set", set)));
    words.addAll(List.of(options));
    words.addAll(List.of("-o", file.toString()));
    Invocation export = Invocation.of(words.toArray(String[]::new));
    assertEquals(ExitCode.DONE, export.code(), export.err());
    return file;
  }

  private String macro() throws IOException {
    return Files.writeString(
            folder.resolve("reactor.mac"),
            String.join(
                "\n",
                "/source/use mono",
                "/source/energy 6 MeV",
                "/source/flavour anti_nu_e",
                "/source/flux 1e13 /cm2/s",
                "/detector/material Ge",
                "/detector/mass 10 kg",
                "/interaction/use cevns",
                "/run/exposure 100 day"))
        .toString();
  }

  private static Map<String, Object> script(Python python, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of("..", "docs", "examples", "workspace_limit.py").toString());
    command.addAll(List.of(arguments));
    Python.Result result = python.run(Path.of("."), command.toArray(String[]::new));
    assertTrue(result.output().startsWith("{"), result.output());
    return JsonReader.object(result.output().strip());
  }
}
