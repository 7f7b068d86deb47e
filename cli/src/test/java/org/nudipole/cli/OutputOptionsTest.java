package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.Column;
import org.nudipole.io.EventFileReader;
import org.nudipole.io.RowSink;
import org.nudipole.io.RunSummary;
import org.nudipole.macros.binding.RunConfiguration;

/** What {@code /output/...} chooses of the events, and what the commands make of it. */
class OutputOptionsTest {
  private static final String MACRO = "cr51-cevns-ge";

  /** Below the threshold of 8 eV, so that some events are not detected. */
  private static final String MORE = "/interaction/minRecoil=5 eV";

  private static final String DETECTED = "/output/select=detected";

  @TempDir private Path folder;

  private Path run(String name, String... sets) {
    return runOf(MACRO, name, "/run/beamOn=100000", sets);
  }

  private Path runOf(String macro, String name, String command, String... sets) {
    Path file = folder.resolve(name);
    List<String> words = new ArrayList<>(List.of("run", macro, "--quiet", "-o", file.toString()));
    Stream.concat(Stream.of(command, MORE), Stream.of(sets))
        .forEach(set -> words.addAll(List.of("--set", set)));
    Invocation run = Invocation.of(words.toArray(new String[0]));
    assertEquals(ExitCode.DONE, run.code(), run.err());
    return file;
  }

  private static Map<String, Object> inspected(Path file) {
    return Invocation.of("inspect", file.toString(), "--json").json();
  }

  /** Rows are those of all events that are detected, and the header counts all of them. */
  @Test
  void detectedEventsAreThoseOfTheWholeRun() {
    Path all = run("all.h5");
    Path some = run("some.h5", DETECTED, "/output/compress=3");
    try (EventFileReader whole = EventFileReader.open(all);
        EventFileReader part = EventFileReader.open(some)) {
      int events = (int) whole.rows();
      int[] flags = whole.integers("detected", 0, events);
      assertEquals(whole.summary().detected(), part.rows());
      assertEquals(events, part.header().events());
      assertEquals(whole.summary().expectedEventsMc(), part.summary().expectedEventsMc());
      for (String column : List.of("recoil_energy", "vertex_x", "time", "observed", "target")) {
        double[] values = whole.doubles(column, 0, events);
        double[] chosen =
            IntStream.range(0, events)
                .filter(i -> flags[i] == 1)
                .mapToDouble(i -> values[i])
                .toArray();
        assertArrayEquals(chosen, part.doubles(column, 0, (int) part.rows()), column);
      }
    }
    Map<String, Object> json = inspected(some);
    assertEquals(100_000L, json.get("n_events"));
    assertEquals(json.get("n_detected"), json.get("n_rows"));
    assertEquals(ExitCode.DONE, Invocation.of("verify", some.toString()).code());
  }

  @Test
  void compressionChangesNoDigest() {
    assertEquals(
        inspected(run("a.h5")).get("digest"),
        inspected(run("b.h5", "/output/compress=1")).get("digest"));
  }

  /** What was packed for its size stays so when it gets weights. */
  @Test
  void weightsOfACompressedFileAreCompressed() throws IOException {
    Path file = run("full.h5", "/output/columns=full", "/output/compress=3");
    Path weighted = folder.resolve("weighted.h5");
    Invocation made =
        Invocation.of(
            "reweight",
            file.toString(),
            "--set",
            "/interaction/sin2ThetaW=0.24",
            "-o",
            weighted.toString());
    assertEquals(ExitCode.DONE, made.code(), made.err());
    try (EventFileReader reader = EventFileReader.open(weighted)) {
      assertEquals(3, reader.compression());
      long weights = reader.rows() * Double.BYTES;
      assertTrue(Files.size(weighted) < Files.size(file) + weights);
    }
  }

  @Test
  void columnsAndPrecisionAreThoseAskedFor() {
    Path file =
        run(
            "a.h5",
            "/output/columns=time observed recoil_dz",
            "/output/precision=time float",
            "/output/precision=recoil_dz double");
    Map<?, ?> columns = (Map<?, ?>) inspected(file).get("columns");
    List<String> types =
        columns.entrySet().stream()
            .map(e -> e.getKey() + " " + ((Map<?, ?>) e.getValue()).get("type"))
            .toList();
    assertEquals(List.of("observed f64", "recoil_dz f64", "time f32"), types);
    // Without the column they are counted all the same.
    assertTrue((Long) inspected(file).get("n_detected") > 0);
    Path full = run("full.h5", "/output/columns=full");
    try (EventFileReader one = EventFileReader.open(file);
        EventFileReader other = EventFileReader.open(full)) {
      assertEquals(other.summary().detected(), one.summary().detected());
      for (int i = 0; i < 1000; i++) {
        assertEquals((float) other.doubles("time", i, 1)[0], one.doubles("time", i, 1)[0]);
        assertEquals(other.doubles("recoil_dz", i, 1)[0], one.doubles("recoil_dz", i, 1)[0]);
      }
    }
  }

  /** Detected events alone agree with their macro. */
  @ParameterizedTest
  @ValueSource(strings = {"cr51-cevns-ge", "cr51-array"})
  void compareTestsDetectedEvents(String macro) {
    Path file = runOf(macro, "a.h5", "/run/beamOn=100000", DETECTED);
    Invocation compare = Invocation.of("compare", file.toString(), "--json");
    assertEquals(ExitCode.DONE, compare.code(), compare.out() + compare.err());
    for (String test : List.of("\"detected\"", "observed (detected)\"")) {
      assertTrue(compare.out().contains(test), compare.out());
    }
  }

  @ParameterizedTest
  @Tag("long")
  @ValueSource(
      strings = {
        "cr51-cevns-ge-both",
        "cr51-lxe-s1s2",
        "coherent-csi-2021",
        "coherent-lar",
        "conus-plus",
        "lz-ws2024",
        "borexino-phase2"
      })
  void detectedEventsOfEverySourceAgree(String macro) {
    String file = folder.resolve("a.h5").toString();
    String[] run = {
      "run", macro, "-o", file, "--quiet", "--set", "/run/beamOn=200000", "--set", DETECTED
    };
    assertEquals(ExitCode.DONE, Invocation.of(run).code());
    Invocation compare = Invocation.of("compare", file);
    assertEquals(ExitCode.DONE, compare.code(), compare.out() + compare.err());
  }

  /** A file in which every tenth detected event is missing is found out. */
  @Test
  void compareMissesEventsThatAreNotThere() {
    Path file = run("a.h5", DETECTED);
    Path fewer = folder.resolve("fewer.h5");
    List<Column> columns =
        RunConfiguration.read(MACRO, List.of(), List.of()).get(0).stored().columns();
    try (EventFileReader reader = EventFileReader.open(file);
        RowSink sink = RowSink.create(fewer, reader.header(), columns, Map.of(), 0, false)) {
      int rows = (int) (reader.rows() * 9 / 10);
      Map<Column, Object> values = new HashMap<>();
      for (Column column : columns) {
        values.put(column, canonical(column, reader.doubles(column.name(), 0, rows)));
      }
      sink.write(0, rows, values::get);
      RunSummary known = reader.summary();
      sink.finish(
          new RunSummary(
              rows,
              known.expectedEventsMc(),
              known.expectedEventsMcError(),
              known.digest(),
              known.tally()));
    }
    assertEquals(ExitCode.DONE, Invocation.of("verify", fewer.toString()).code());
    Invocation compare = Invocation.of("compare", fewer.toString());
    assertEquals(ExitCode.FAILED, compare.code(), compare.out());
    assertTrue(compare.out().contains("FAILED  detected: binomial"), compare.out());
  }

  private static Object canonical(Column column, double[] stored) {
    int n = stored.length;
    double[] doubles = new double[n];
    float[] floats = new float[n];
    short[] shorts = new short[n];
    byte[] bytes = new byte[n];
    for (int i = 0; i < n; i++) {
      doubles[i] = stored[i] * column.unit();
      floats[i] = (float) doubles[i];
      shorts[i] = (short) stored[i];
      bytes[i] = (byte) stored[i];
    }
    return switch (column.type()) {
      case F64 -> doubles;
      case F32 -> floats;
      case I16 -> shorts;
      case I8, U8 -> bytes;
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/output/columns=observed detected | has no column interaction",
        "/output/precision=recoil_energy float | holds recoil_energy in single precision"
      })
  void compareSaysWhatItMisses(String set, String told) {
    Invocation compare = Invocation.of("compare", run("a.h5", set).toString());
    assertEquals(ExitCode.INPUT_OUTPUT, compare.code());
    assertTrue(compare.err().contains(told), compare.err());
  }

  /** A fit needs what was observed; it is the same from detected events alone. */
  @Test
  void fitsTakeDetectedEvents() {
    String expose = "/run/expose";
    String macro = "cr51-cevns-ge";
    Path all = runOf(macro, "all.h5", expose, "/dipole/moment=3e-11 muB");
    Path some =
        runOf(
            macro,
            "some.h5",
            expose,
            "/dipole/moment=3e-11 muB",
            DETECTED,
            "/output/columns=observed");
    assertEquals(fit(all), fit(some));
    Path without =
        runOf(macro, "none.h5", expose, "/dipole/moment=3e-11 muB", "/output/columns=observed");
    Invocation fit = Invocation.of("fit", without.toString(), "--free", "/dipole/moment");
    assertEquals(ExitCode.INPUT_OUTPUT, fit.code());
    assertTrue(fit.err().contains("has no column detected (it has observed)"), fit.err());
    Invocation limit = Invocation.of("limit", macro, "--data", some.toString(), "--json");
    assertEquals(ExitCode.DONE, limit.code(), limit.err());
    assertEquals(
        Invocation.of("limit", macro, "--data", all.toString(), "--json").json().get("points"),
        limit.json().get("points"));
  }

  private static Object fit(Path file) {
    Invocation fit = Invocation.of("fit", file.toString(), "--free", "/dipole/moment", "--json");
    assertEquals(ExitCode.DONE, fit.code(), fit.err());
    return fit.json().get("parameters");
  }

  @Test
  void weightsOfDetectedEventsAreThoseOfAll() {
    String macro = "cr51-cevns-ge";
    String[] files = new String[2];
    for (int i = 0; i < 2; i++) {
      List<String> sets = new ArrayList<>(List.of("/output/columns=full"));
      if (i == 1) {
        sets.add(DETECTED);
      }
      Path file = runOf(macro, i + ".h5", "/run/beamOn=100000", sets.toArray(new String[0]));
      files[i] = folder.resolve("weighted-" + i + ".h5").toString();
      Invocation run =
          Invocation.of(
              "reweight", file.toString(), "--set", "/dipole/moment=3e-11 muB", "-o", files[i]);
      assertEquals(ExitCode.DONE, run.code(), run.err());
      assertEquals(ExitCode.DONE, Invocation.of("verify", files[i]).code());
    }
    try (EventFileReader all = EventFileReader.open(Path.of(files[0]));
        EventFileReader some = EventFileReader.open(Path.of(files[1]))) {
      int events = (int) all.rows();
      int[] flags = all.integers("detected", 0, events);
      double[] weights = all.doubles("weight", 0, events);
      double[] own = some.doubles("weight", 0, (int) some.rows());
      int k = 0;
      for (int i = 0; i < events; i++) {
        if (flags[i] == 1) {
          assertEquals(weights[i], own[k++]);
        }
      }
      assertEquals(own.length, k);
      assertEquals(events, some.header().events());
      assertEquals(own.length, some.summary().detected());
    }
    Path rounded =
        runOf(
            macro,
            "r.h5",
            "/run/beamOn=1000",
            "/output/columns=full",
            "/output/precision=recoil_energy float");
    Invocation refused =
        Invocation.of(
            "reweight",
            rounded.toString(),
            "--set",
            "/dipole/moment=3e-11 muB",
            "-o",
            folder.resolve("w.h5").toString());
    assertEquals(ExitCode.USAGE, refused.code());
    assertTrue(refused.err().contains("recoil_energy in single precision"), refused.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/output/columns=observd | unknown column observd) did you mean observed?",
        "/output/columns=time time | is given twice",
        "/output/columns=full time | names a set, and no column beside others",
        "/output/columns=pulse_time | its source has no pulses",
        "/output/columns=module | its detector has no modules",
        "/output/precision=target float | unknown column target",
        "/output/precision=dsigma_sm float | the event file has no column dsigma_sm",
        "/output/compress=10 | level must lie in [0, 9]",
        "/output/select=seen | unknown events seen"
      })
  void faultsAreTold(String set, String told) {
    Invocation run = Invocation.of("run", MACRO, "--set", set, "--dry-run");
    assertEquals(ExitCode.USAGE, run.code(), run.out());
    assertTrue(run.err().contains(told), run.err());
  }

  @Test
  void crossSectionsAreTooSmallForFloats() {
    Invocation run =
        Invocation.of(
            "run",
            MACRO,
            "--set",
            "/output/columns=full",
            "--set",
            "/output/precision=dsigma_sm float",
            "--dry-run");
    assertEquals(ExitCode.USAGE, run.code());
    assertTrue(run.err().contains("cross sections are smaller than any float"), run.err());
  }
}
