package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nudipole.io.EventFileReader;

/** Macros with loops: a row for each run, told apart by its aliases, and files of their names. */
@Tag("canonical")
class ScanRunsTest {
  @TempDir Path folder;

  /** The rows of a table by the names of its columns, behind lines of comment. */
  private static List<Map<String, String>> rows(Path csv) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(csv));
    String names = lines.stream().filter(l -> l.startsWith("# columns: ")).findFirst().orElse("");
    lines.removeIf(line -> line.startsWith("#"));
    String[] columns =
        (names.isEmpty() ? lines.remove(0) : names.substring("# columns: ".length()))
            .split(",", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines) {
      String[] cells = line.split(",", -1);
      assertEquals(columns.length, cells.length, line);
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < cells.length; i++) {
        row.put(columns[i], cells[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<Map<String, Object>> list(Map<String, Object> json, String key) {
    return JsonReader.objects(json.get(key));
  }

  private static List<String> column(List<Map<String, String>> rows, String name) {
    return rows.stream().map(row -> row.get(name)).toList();
  }

  /** The last lines of an answer for people: the summary, its words. */
  private static List<List<String>> summary(Invocation told, int rows) {
    List<String> lines = told.out().lines().toList();
    return lines.subList(lines.size() - rows - 1, lines.size()).stream()
        .map(line -> Arrays.asList(line.strip().split(" +")))
        .toList();
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private List<String> eventFiles() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> folder.relativize(file).toString())
          .filter(name -> name.endsWith(".h5"))
          .sorted()
          .toList();
    }
  }

  @Test
  void rateHasARowForEachRun() throws IOException {
    Path csv = folder.resolve("runs.csv");
    Path channels = folder.resolve("channels.csv");
    String[] words = {
      "rate",
      ExampleMacros.loop(folder),
      "--csv",
      csv.toString(),
      "--channels",
      channels.toString(),
      "--json"
    };
    List<Map<String, Object>> runs = list(Invocation.of(words).json(), "runs");
    List<Map<String, String>> rows = rows(csv);
    assertEquals(List.of("0", "1", "2"), column(rows, "run"));
    assertEquals(List.of("0", "500", "1000"), column(rows, "m"));
    assertEquals(List.of("50 keV", "50 keV", "50 keV"), column(rows, "mass"));
    assertEquals(List.of("false", "false", "true"), column(rows, "closed"));
    assertTrue(rows.get(2).get("closed_reason").contains("opens no channel"), rows::toString);
    for (int i = 0; i < 3; i++) {
      assertEquals("{mass=50 keV, m=" + 500 * i + "}", runs.get(i).get("aliases").toString());
      for (String key : List.of("expected_events", "expected_detected")) {
        double value = (double) runs.get(i).get(key);
        assertEquals(value, Double.parseDouble(rows.get(i).get(key)), key);
        String number = Integer.toString(i);
        double sum =
            rows(channels).stream()
                .filter(row -> row.get("run").equals(number))
                .mapToDouble(row -> Double.parseDouble(row.get(key)))
                .sum();
        assertEquals(value, sum, 1e-9 * value, key);
      }
    }
    // An alias that never changes tells nothing to people.
    List<List<String>> told = summary(Invocation.of("rate", words[1]), 3);
    assertEquals(List.of("run", "m", "expected", "detected"), told.get(0).subList(0, 4));
    assertEquals(
        List.of("0", "500", "1000"), told.subList(1, 4).stream().map(r -> r.get(1)).toList());
  }

  /** A lone run in a loop is a row, too; without a loop the channels are the table. */
  @Test
  void aLoopOfOnePass() throws IOException {
    String macro =
        ExampleMacros.write(
            folder,
            "one.mac",
            ExampleMacros.SET_UP.replace("/dipole/mass {mass}\n", "")
                + "/control/loop body.mac closed 7 7\n");
    ExampleMacros.write(folder, "body.mac", "/dipole/mass {closed} keV\n/run/beamOn 10\n");
    Path csv = folder.resolve("one.csv");
    assertEquals(0, Invocation.of("rate", macro, "--csv", csv.toString()).code());
    // There is a column of that name.
    assertEquals(List.of("7"), column(rows(csv), "alias_closed"));
    String single = ExampleMacros.single(folder, 10);
    Invocation lone = Invocation.of("rate", single, "--csv", csv.toString(), "--json");
    assertEquals(Map.of("mass", "50 keV"), lone.json().get("aliases"));
    assertFalse(column(rows(csv), "interaction").contains(null));
  }

  @Test
  void filesAreNamedByAliases() throws IOException {
    Path csv = folder.resolve("scan.csv");
    Invocation run =
        Invocation.of(
            "run",
            ExampleMacros.loop(folder),
            "-o",
            at("m={m}.h5"),
            "--csv",
            csv.toString(),
            "--json");
    assertEquals(0, run.code(), run.err());
    assertEquals(List.of("m=0.h5", "m=500.h5"), eventFiles());
    List<Map<String, Object>> runs = list(run.json(), "runs");
    List<Map<String, String>> rows = rows(csv);
    assertEquals(List.of(at("m=0.h5"), at("m=500.h5"), ""), column(rows, "file"));
    assertEquals(List.of("200", "200", ""), column(rows, "n_events"));
    assertEquals(List.of(), runs.get(2).get("files"));
    for (int i = 0; i < 2; i++) {
      Path file = Path.of(runs.get(i).get("file").toString());
      try (EventFileReader stored = EventFileReader.open(file)) {
        assertEquals(stored.summary().digest(), runs.get(i).get("digest"));
        assertEquals(stored.summary().digest(), rows.get(i).get("digest"));
        assertEquals(
            Long.toString(stored.summary().detected()), runs.get(i).get("n_detected").toString());
        assertEquals(stored.header().expectedEvents(), runs.get(i).get("expected_events"));
      }
      List<Map<String, Object>> channels = list(runs.get(i), "channels");
      assertEquals(
          200, channels.stream().mapToLong(c -> ((Number) c.get("n_events")).longValue()).sum());
    }
    Invocation told =
        Invocation.of("run", ExampleMacros.loop(folder), "-o", at("m={m}.h5"), "--force");
    // The names of files are longer than the lines.
    String last = told.out().substring(told.out().lastIndexOf("  run "));
    assertTrue(last.matches("(?s)  run +m +expected.* 2 +1000 +0 .*closed.*"), last);
  }

  /** Of equal names the first stays as it is. */
  @Test
  void numbersAreAddedWhereNamesWouldClash() throws IOException {
    ExampleMacros.write(folder, "pass.mac", "/run/beamOn 10\n");
    String macro =
        ExampleMacros.write(
            folder,
            "clash.mac",
            ExampleMacros.SET_UP + "/control/foreach pass.mac name \"a b a a-r2 a\"\n");
    assertEquals(0, Invocation.of("run", macro, "-o", at("{name}.h5"), "-q").code());
    assertEquals(List.of("a-r2-r3.h5", "a-r2.h5", "a-r4.h5", "a.h5", "b.h5"), eventFiles());
  }

  @Test
  void foldersOfShardsAreNamedByAliases() throws IOException {
    String macro = ExampleMacros.loop(folder);
    String[] words = {"run", macro, "-o", at("m={m}/"), "--shards", "1", "--json"};
    Invocation run = Invocation.of(words);
    assertEquals(0, run.code(), run.err());
    assertEquals(List.of("m=0/events-00000.h5", "m=500/events-r1-00000.h5"), eventFiles());
    Map<String, Object> second = list(run.json(), "runs").get(1);
    assertEquals(at("m=500"), second.get("file"));
    assertEquals(List.of(at("m=500/events-r1-00000.h5")), second.get("files"));
    assertEquals(0, Invocation.of("verify", at("m=0"), at("m=500")).code());
    Invocation again = Invocation.of(words);
    assertEquals(3, again.code());
    assertTrue(again.err().contains("has 1 of these 1 files"), again.err());
    words[4] = "--resume";
    assertEquals(
        0, Invocation.of("run", macro, "-o", at("m={m}/"), "--resume", "--shards", "1").code());
  }

  @Test
  void anAliasThatThereIsNotIsAFault() throws IOException {
    Invocation run = Invocation.of("run", ExampleMacros.loop(folder), "-o", at("{mas}.h5"));
    assertEquals(2, run.code());
    assertTrue(
        run.err().contains(": {mas} (no alias of this name is defined) did you mean mass?"),
        run.err());
    assertEquals(List.of(), eventFiles());
  }

  /** What would replace an event file is refused before there is one. */
  @Test
  void tablesAreNoEventFiles() throws IOException {
    String macro = ExampleMacros.single(folder, 10);
    Invocation run = Invocation.of("run", macro, "-o", at("x.h5"), "--csv", at("x.h5"));
    assertEquals(2, run.code(), run.err());
    assertEquals(List.of(), eventFiles());
  }

  /** A dry run writes nothing, and tells programs what it would. */
  @Test
  void aDryRunAnswersPrograms() throws IOException {
    String macro = ExampleMacros.loop(folder);
    Invocation run =
        Invocation.of(
            "run", macro, "-o", at("{m}.h5"), "--csv", at("x.csv"), "--dry-run", "--json");
    List<Map<String, Object>> runs = list(run.json(), "runs");
    assertEquals(at("500.h5"), runs.get(1).get("file"));
    assertEquals("{mass=50 keV, m=500}", runs.get(1).get("aliases").toString());
    assertEquals(List.of(), eventFiles());
    assertFalse(Files.exists(folder.resolve("x.csv")));
  }

  /** Each run is limited by itself; a logarithmic loop has the values and the limits of a scan. */
  @Test
  void limitsOfALoopAreThoseOfAScan() throws IOException {
    String start = ExampleMacros.SET_UP;
    String steps = "10 1000 log 3";
    String loop =
        ExampleMacros.write(folder, "loop.mac", start + "/control/loop pass.mac m " + steps + "\n");
    ExampleMacros.write(folder, "pass.mac", "/dipole/mass {m} keV\n/run/beamOn 10\n");
    Path csv = folder.resolve("limits.csv");
    Invocation looped = Invocation.of("limit", loop, "--csv", csv.toString(), "--json");
    assertEquals(0, looped.code(), looped.err());
    String single = ExampleMacros.write(folder, "single.mac", start + "/run/beamOn 10\n");
    Path scan = folder.resolve("scan.csv");
    List<Map<String, Object>> points =
        list(
            Invocation.of(
                    "limit",
                    single,
                    "--scan",
                    "/dipole/mass 10 keV .. 1000 keV log 3",
                    "--csv",
                    scan.toString(),
                    "--json")
                .json(),
            "points");
    List<Map<String, Object>> curves = list(looped.json(), "curves");
    List<Map<String, String>> rows = rows(csv);
    assertEquals(List.of("10", "100", "1000"), column(rows, "m"));
    assertEquals(List.of("false", "false", "true"), column(rows, "closed"));
    for (int i = 0; i < 3; i++) {
      assertEquals(Integer.toString(i), curves.get(i).get("run").toString());
      Map<String, Object> point = list(curves.get(i), "points").get(0);
      Map<String, Object> scanned = points.get(i);
      assertEquals(scanned.get("closed"), point.get("closed"));
      if (i == 2) {
        assertEquals("", rows.get(i).get("expected"));
      } else {
        double limit = (double) point.get("expected");
        // The range of the bins follows the sterile mass of a run, in a scan it is that of all.
        assertEquals((double) scanned.get("expected"), limit, 0.01 * limit);
        assertEquals(limit, Double.parseDouble(rows.get(i).get("expected")));
      }
    }
    // Every row says what its numbers are of.
    assertEquals(List.of("/dipole/moment"), column(rows, "parameter").stream().distinct().toList());
    assertEquals(List.of(""), column(rows, "scan_parameter").stream().distinct().toList());
    List<Map<String, String>> scanRows = rows(scan);
    assertEquals(
        List.of("/dipole/mass keV muB"),
        scanRows.stream()
            .map(r -> r.get("scan_parameter") + " " + r.get("scan_unit") + " " + r.get("unit"))
            .distinct()
            .toList());
    List<List<String>> told = summary(Invocation.of("limit", loop), 3);
    assertEquals(List.of("run", "m"), told.get(0).subList(0, 2));
    assertEquals(List.of("2", "1000", "closed"), told.get(3).subList(0, 3));
  }

  @Test
  void oneLikelihoodHasNoLoops() throws IOException {
    String loop = ExampleMacros.loop(folder);
    String single = ExampleMacros.single(folder, 10);
    Invocation combined = Invocation.of("limit", "--combine", loop, single);
    assertEquals(2, combined.code());
    assertTrue(combined.err().contains("3 runs, one is needed"), combined.err());
  }
}
