package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nudipole.cli.Limits.limit;
import static org.nudipole.cli.Limits.points;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Several macros or files in one likelihood. */
class CombinationCommandTest {
  private static final String[] XENON = {"limits/xenonnt-2022", "limits/lz-ws2024"};

  @TempDir private Path folder;

  @Test
  void macrosTogetherAreOneObject() {
    Map<String, Object> json =
        limit("--combine", XENON[0], XENON[1], "--correlate", "B0", "--json").json();
    assertEquals(List.of("B0"), json.get("correlated"));
    assertEquals(2, ((List<?>) json.get("experiments")).size());
    double both = (Double) points(json).get(0).get("expected");
    for (String macro : XENON) {
      double alone = (Double) points(limit(macro, "--json").json()).get(0).get("expected");
      assertTrue(both < alone, macro + " " + both + " " + alone);
    }
  }

  static List<String> documented() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("..", "docs", "statistics.md"));
    int head =
        lines.indexOf("| together | expected | from data | expected, the best alone | shared |");
    return lines.subList(head + 2, lines.size()).stream()
        .takeWhile(line -> line.startsWith("|"))
        .toList();
  }

  /** The table of shipped combinations holds what they give, to its three digits. */
  @Tag("canonical")
  @ParameterizedTest
  @MethodSource("documented")
  void theDocumentedOnesAreRight(String row) {
    String[] cells = row.split("\\|", -1);
    List<String> words = new ArrayList<>(List.of("--combine", "--two-sided", "--json"));
    words.addAll(List.of(cells[1].replace("`", "").strip().split(" ")));
    if (!cells[5].isBlank()) {
      words.addAll(List.of("--correlate", cells[5].strip()));
    }
    Invocation together = limit(words.toArray(String[]::new));
    assertEquals(ExitCode.DONE, together.code(), together.err());
    Map<String, Object> point = points(together.json()).get(0);
    double expected = Double.parseDouble(cells[2].strip());
    assertEquals(expected, (Double) point.get("expected"), 0.006 * expected);
    if (!cells[3].isBlank()) {
      double observed = Double.parseDouble(cells[3].strip());
      assertEquals(observed, (Double) point.get("observed"), 0.006 * observed);
    }
    assertTrue(expected < Double.parseDouble(cells[4].strip()), row);
  }

  /**
   * Three slices of pulse shape of one detector. The numbers are those of a numpy likelihood with
   * the release's templates (arXiv:2006.12659) and our spectra in energy and time, to its digits.
   */
  @Test
  void argonInThreeAxesIsThatOfNumpy() {
    Map<String, Object> point =
        points(
                limit(
                        "--combine",
                        "limits/coherent-lar-f90-low",
                        "limits/coherent-lar-f90-middle",
                        "limits/coherent-lar-f90-high",
                        "--correlate",
                        "normalisation,SS,BRN,delayedBRN,pulseShape",
                        "--two-sided",
                        "--json")
                    .json())
            .get(0);
    assertEquals(2.59081029e-9, (Double) point.get("expected"), 1e-6 * 2.59e-9);
    assertEquals(2.83468665e-9, (Double) point.get("observed"), 1e-6 * 2.83e-9);
  }

  @Test
  void dataAreOfOneOfThem() throws IOException {
    String[] macros = {
      macro("ge.mac", "Ge", "/run/expose\n"), macro("si.mac", "Si", "/run/expose\n")
    };
    String data = "--data=" + macros[0] + "=" + events(macros[0], 1);
    Invocation refused = limit("--combine", macros[0], macros[1], data);
    assertEquals(ExitCode.USAGE, refused.code());
    assertTrue(refused.err().contains("si.mac has no data"), refused.err());
    String other = "--data=" + macros[1] + "=" + events(macros[1], 2);
    Invocation taken = limit("--combine", macros[0], macros[1], data, other, "--json");
    assertEquals(ExitCode.DONE, taken.code(), taken.err());
    assertTrue((Double) points(taken.json()).get(0).get("observed") > 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--combine limits/lz-ws2024 limits/lz-ws2024 | given twice",
        "--combine limits/lz-ws2024 limits/xenonnt-2022 --data counts.csv"
            + " | --data limits/lz-ws2024=counts.csv",
        "--combine limits/lz-ws2024 limits/xenonnt-2022 --correlate quenching"
            + " | no experiment has such a nuisance",
        "--combine limits/lz-ws2024 cr51-cevns-ge --correlate B0 | only one experiment has",
        "--combine limits/lz-ws2024 cr51-cevns-ge | cr51-cevns-ge has no data",
        "limits/lz-ws2024 limits/xenonnt-2022 --correlate B0 | add --combine",
      })
  void contradictionsAreRefused(String options, String told) {
    Invocation refused = limit(options.strip().split(" "));
    assertEquals(ExitCode.USAGE, refused.code());
    assertTrue(refused.err().contains(told.strip()), refused.err());
  }

  /** Three files of one experiment are one of three times the exposure (case 12). */
  @Test
  void filesOfOneExperimentAdd() throws IOException {
    String macro = macro("exp.mac", "Ge", "/run/expose\n");
    String[] files = {events(macro, 1), events(macro, 2), events(macro, 3)};
    Map<String, Object> json =
        limit(macro, "--data", files[0], "--data", files[1], "--data", files[2], "--json").json();
    double three = (Double) points(json).get(0).get("expected");
    double one = (Double) points(limit(macro, "--json").json()).get(0).get("expected");
    assertTrue(three < one, three + " " + one);
    Invocation fit =
        Invocation.of("fit", files[0], files[1], files[2], "--free", "/dipole/moment", "--json");
    assertEquals(ExitCode.DONE, fit.code(), fit.err());
    double events = 0;
    for (String file : files) {
      events +=
          (Double)
              Invocation.of("fit", file, "--free", "/dipole/moment", "--json").json().get("events");
    }
    assertEquals(events, fit.json().get("events"));
    Invocation export =
        Invocation.of("export", "--pyhf", macro, "--data", files[0], "--data", files[1]);
    assertEquals(ExitCode.DONE, export.code(), export.err());
    assertTrue(export.err().contains("have 2 times the exposure of the macro"), export.err());
    Path copy = Files.copy(Path.of(files[0]), folder.resolve("copy.h5"));
    for (String command : List.of("fit", "limit")) {
      Invocation refused =
          command.equals("fit")
              ? Invocation.of(command, files[0], copy.toString(), "--free", "/dipole/moment")
              : limit(macro, "--data", files[0], "--data", copy.toString());
      assertEquals(ExitCode.USAGE, refused.code());
      assertTrue(refused.err().contains("copy.h5 (its events are those of another"), refused.err());
    }
  }

  /** One experiment in two halves, each with a likelihood of its own, is the whole. */
  @Test
  void aFitOfFilesTogetherIsThatOfTheirSum() throws IOException {
    String macro = macro("exp.mac", "Ge", "/run/expose\n");
    String[] files = {events(macro, 1), events(macro, 2)};
    double[] errors = new double[2];
    for (int i = 0; i < 2; i++) {
      String[] words = {"fit", files[0], files[1], "--free", "/detector/mass", "--json"};
      words[0] = "fit";
      Invocation fit =
          i == 0
              ? Invocation.of(words)
              : Invocation.of(
                  "fit", "--combine", files[0], files[1], "--free", "/detector/mass", "--json");
      assertEquals(ExitCode.DONE, fit.code(), fit.err());
      Map<?, ?> mass = (Map<?, ?>) ((List<?>) fit.json().get("parameters")).get(0);
      errors[i] = (Double) mass.get("error");
    }
    // Poisson likelihoods of one model: the sum of counts is sufficient.
    assertEquals(errors[0], errors[1], 1e-5 * errors[0]);
  }

  private String macro(String name, String material, String run) throws IOException {
    return Files.writeString(
            folder.resolve(name),
            "/source/use mono\n/source/energy 0.75 MeV\n/source/flavour nu_e\n"
                + "/source/flux 1e13 /cm2/s\n/detector/mass 1 kg\n/interaction/use cevns\n"
                + "/response/threshold 8 eV\n/fit/bins 8 eV 16 eV 1 eV\n/run/exposure 50 day\n"
                + "/detector/material "
                + material
                + "\n"
                + run)
        .toString();
  }

  private String events(String macro, int seed) {
    String file = macro.replace(".mac", seed + ".h5");
    Invocation run = Invocation.of("run", macro, "--seed", "" + seed, "-o", file, "--quiet");
    assertEquals(ExitCode.DONE, run.code(), run.err());
    return file;
  }
}
