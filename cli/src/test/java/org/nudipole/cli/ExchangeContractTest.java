package org.nudipole.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nudipole.generator.Column;
import org.nudipole.generator.Units;
import org.nudipole.io.ChallengeFileWriter;
import org.nudipole.io.ChallengeHeader;
import org.nudipole.io.EventFileReader;
import org.nudipole.io.exchange.ExchangeFormat;
import org.nudipole.io.exchange.ExchangeFormat.Content;

/** What every format that events leave in keeps. */
class ExchangeContractTest {
  @TempDir private static Path folder;

  private static Path events;
  private static long scatterings;
  private static long detectedScatterings;
  private static long detected;

  @BeforeAll
  static void make() {
    events = ExportedEvents.make(folder);
    try (EventFileReader reader = EventFileReader.open(events)) {
      int rows = (int) reader.rows();
      int[] target = reader.integers("target", 0, rows);
      int[] seen = reader.integers("detected", 0, rows);
      for (int i = 0; i < rows; i++) {
        scatterings += target[i] >= 0 ? 1 : 0;
        detectedScatterings += target[i] >= 0 && seen[i] != 0 ? 1 : 0;
        detected += seen[i];
      }
    }
    assertTrue(scatterings < ExportedEvents.EVENTS && detectedScatterings < scatterings);
  }

  /** Events in a file of each format, counted as its readers count. */
  private static long count(ExchangeFormat format, Path file) throws IOException, SQLException {
    return switch (format) {
      case HEPMC3 -> count(file, "E ");
      case HEPEVT -> {
        try (Stream<String> lines = Files.lines(file)) {
          yield lines.filter(line -> line.split(" ").length == 2).count();
        }
      }
      case LH5 -> {
        try (HdfFile hdf = new HdfFile(file)) {
          yield hdf.getDatasetByPath("/vtx/kin/ekin").getSize();
        }
      }
      case CSV -> {
        try (Stream<String> lines = Files.lines(file)) {
          yield lines.filter(line -> !line.startsWith("#")).count() - 1;
        }
      }
      case PARQUET -> number("select count(*) from '" + file + "'");
    };
  }

  private static long count(Path file, String begin) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.filter(line -> line.startsWith(begin)).count();
    }
  }

  private static long number(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      assertTrue(result.next());
      return result.getLong(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyEventIsThereOnce(ExchangeFormat format) throws IOException, SQLException {
    boolean particles = format.content() == Content.PARTICLES;
    Path file = folder.resolve("all" + format.suffix());
    Invocation all = ExportedEvents.done("export", events.toString(), "-o", file.toString());
    assertEquals(particles ? scatterings : ExportedEvents.EVENTS, count(format, file));
    assertEquals(particles, all.out().contains("left out: "), all.out());
    // On a slow machine progress is told.
    assertTrue(all.err().lines().allMatch(line -> line.startsWith("export ")), all.err());
    Path seen = ExportedEvents.export(events, "seen" + format.suffix(), "--detected");
    assertEquals(particles ? detectedScatterings : detected, count(format, seen));
  }

  /** Shards give the bytes of the file that merge would make of them. */
  @ParameterizedTest
  @EnumSource
  void shardsAreOneFile(ExchangeFormat format) throws IOException {
    Path shards = folder.resolve("shards");
    if (!Files.exists(shards)) {
      ExportedEvents.done(
          "run",
          folder.resolve("events.mac").toString(),
          "--set",
          "/run/beamOn=" + ExportedEvents.EVENTS,
          "--shards",
          "2",
          "-o",
          shards + "/",
          "--quiet");
    }
    Path whole = ExportedEvents.export(events, "whole" + format.suffix());
    Path parts = ExportedEvents.export(shards, "parts" + format.suffix());
    assertEquals(-1, Files.mismatch(whole, parts));
  }

  @ParameterizedTest
  @EnumSource
  void anExistingFileIsKept(ExchangeFormat format) throws IOException {
    Path file = Files.writeString(folder.resolve("kept" + format.suffix()), "mine");
    Invocation refused = Invocation.of("export", events.toString(), "-o", file.toString());
    assertEquals(ExitCode.INPUT_OUTPUT, refused.code());
    assertTrue(refused.err().contains("--force"), refused.err());
    assertEquals("mine", Files.readString(file));
    ExportedEvents.export(events, "kept" + format.suffix(), "--force");
    assertTrue(Files.size(file) > 1000);
    assertNoPart();
  }

  /** A fault in the middle leaves nothing: here a row that no run makes, under a right digest. */
  @Test
  void aFaultLeavesNothing() throws IOException {
    Path standard = folder.resolve("standard.h5");
    ExportedEvents.done(
        "run",
        folder.resolve("events.mac").toString(),
        "--set",
        "/run/beamOn=1000",
        "--set",
        "/output/columns=standard",
        "-o",
        standard.toString(),
        "--quiet");
    for (ExchangeFormat format : ExchangeFormat.values()) {
      Path file = folder.resolve("standard" + format.suffix());
      Invocation export = Invocation.of("export", standard.toString(), "-o", file.toString());
      boolean particles = format.content() == Content.PARTICLES;
      assertEquals(particles ? ExitCode.INPUT_OUTPUT : ExitCode.DONE, export.code());
      assertEquals(particles, Files.notExists(file));
      assertEquals(particles, export.err().contains("/output/columns full"), export.err());
    }
    assertNoPart();
  }

  private static void assertNoPart() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertTrue(files.noneMatch(file -> file.toString().endsWith(".part")));
    }
  }

  @Test
  void wrongNamesAndOptionsAreToldWithWhatIsMeant() {
    refused("did you mean .hepmc3?", "-o", at("a.hepmc"));
    refused("did you mean .parquet?", "-o", at("a.parqet"));
    refused(".hepmc3, .hepevt, .lh5, .csv, .parquet", "-o", at("a.root"));
    refused("no output", "--detected");
    refused(
        "--columns (a file .hepmc3 holds particles)", "-o", at("a.hepmc3"), "--columns", "time");
    refused("did you mean recoil_energy?", "-o", at("a.csv"), "--columns", "recoil_enrgy");
    refused("twice", "-o", at("a.csv"), "--columns", "time,target,time");
    refused("did you mean geant4?", "-o", at("a.hepevt"), "--layout", "geant");
    refused("has but one", "-o", at("a.lh5"), "--layout", "geant4");
    refused("about the likelihood", "-o", at("a.csv"), "--parameter", "/dipole/moment");
    refused("about events", "--pyhf", "--detected");
    assertFalse(Files.exists(Path.of(at("a.csv"))));
  }

  private static String at(String name) {
    return folder.resolve(name).toString();
  }

  private static void refused(String why, String... more) {
    String[] words =
        Stream.concat(Stream.of("export", events.toString()), Arrays.stream(more))
            .toArray(String[]::new);
    Invocation invocation = Invocation.of(words);
    assertEquals(ExitCode.USAGE, invocation.code(), invocation.out());
    assertTrue(invocation.err().contains(why), invocation.err());
  }

  @Test
  void columnsStandInTheOrderThatIsAskedFor() throws IOException {
    Path csv =
        ExportedEvents.export(
            events, "few.csv", "--columns", "observed,target,interaction,detected");
    List<String> lines = Files.readAllLines(csv);
    int names = lines.indexOf("observed,target,interaction,detected");
    assertTrue(lines.contains("# units: keVee,,,"), lines.get(names - 1));
    assertTrue(lines.contains("# n_events: " + ExportedEvents.EVENTS));
    try (EventFileReader reader = EventFileReader.open(events)) {
      int rows = (int) reader.rows();
      double[] observed = reader.doubles("observed", 0, rows);
      int[] target = reader.integers("target", 0, rows);
      int[] interaction = reader.integers("interaction", 0, rows);
      for (int i = 0; i < rows; i++) {
        String[] cells = lines.get(names + 1 + i).split(",", -1);
        assertEquals(observed[i], Double.parseDouble(cells[0]));
        assertEquals(
            target[i] < 0 ? "none" : reader.header().targets().get(target[i]).name(), cells[1]);
        assertEquals(List.of("cevns", "eves", "hum").get(interaction[i]), cells[2]);
      }
    }
  }

  /** Every column of a Parquet file against the event file, by another program. */
  @Test
  void parquetHasTheSameNumbers() throws SQLException {
    Path parquet = ExportedEvents.export(events, "columns.parquet");
    try (EventFileReader reader = EventFileReader.open(events);
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      int rows = (int) reader.rows();
      for (String name : reader.columns().stream().map(column -> column.name()).toList()) {
        boolean words = List.of("interaction", "part", "target").contains(name);
        double[] numbers = reader.doubles(name, 0, rows);
        try (ResultSet result =
            statement.executeQuery("select " + name + " from '" + parquet + "'")) {
          for (int i = 0; i < rows; i++) {
            assertTrue(result.next());
            if (!words) {
              assertEquals(numbers[i], result.getDouble(1), name);
            } else if (name.equals("target")) {
              int target = (int) numbers[i];
              assertEquals(
                  target < 0 ? "none" : reader.header().targets().get(target).name(),
                  result.getString(1));
            } else {
              assertEquals(reader.column(name).labels().get((int) numbers[i]), result.getString(1));
            }
          }
          assertFalse(result.next());
        }
      }
      assertEquals("keV", metadata(statement, parquet, "units.recoil_energy"));
      assertEquals("", metadata(statement, parquet, "units.part"));
      assertEquals(reader.header().macro(), metadata(statement, parquet, "macro"));
    }
  }

  private static String metadata(Statement statement, Path file, String key) throws SQLException {
    try (ResultSet result =
        statement.executeQuery(
            "select value from parquet_kv_metadata('" + file + "') where key = '" + key + "'")) {
      assertTrue(result.next(), key);
      byte[] bytes = result.getBytes(1);
      return new String(bytes, UTF_8);
    }
  }

  /** LH5 as remage reads it: names, types and units of its two tables. */
  @Test
  void lh5HasVerticesAndKinematics() {
    Path lh5 = ExportedEvents.export(events, "columns.lh5");
    try (HdfFile hdf = new HdfFile(lh5);
        EventFileReader reader = EventFileReader.open(events)) {
      assertEquals(
          "table{xloc,yloc,zloc}", hdf.getByPath("/vtx/pos").getAttribute("datatype").getData());
      assertEquals(
          "table{ekin,g4_pid,px,py,pz,time,n_part}",
          hdf.getByPath("/vtx/kin").getAttribute("datatype").getData());
      assertEquals("keV", hdf.getByPath("/vtx/kin/ekin").getAttribute("units").getData());
      assertEquals("ns", hdf.getByPath("/vtx/kin/time").getAttribute("units").getData());
      assertEquals("m", hdf.getByPath("/vtx/pos/zloc").getAttribute("units").getData());
      double[] energy = (double[]) hdf.getDatasetByPath("/vtx/kin/ekin").getData();
      double[] z = (double[]) hdf.getDatasetByPath("/vtx/pos/zloc").getData();
      double[] dz = (double[]) hdf.getDatasetByPath("/vtx/kin/pz").getData();
      long[] pid = (long[]) hdf.getDatasetByPath("/vtx/kin/g4_pid").getData();
      long[] parts = (long[]) hdf.getDatasetByPath("/vtx/kin/n_part").getData();
      int rows = (int) reader.rows();
      int[] target = reader.integers("target", 0, rows);
      double[] recoil = reader.doubles("recoil_energy", 0, rows);
      double[] vertex = reader.doubles("vertex_z", 0, rows);
      double[] direction = reader.doubles("recoil_dz", 0, rows);
      int k = 0;
      for (int i = 0; i < rows; i++) {
        if (target[i] < 0) {
          continue;
        }
        var hit = reader.header().targets().get(target[i]);
        assertEquals(recoil[i], energy[k], 1e-15 * recoil[i]);
        assertEquals(vertex[i] / 100, z[k], 1e-15);
        assertEquals(direction[i], dz[k], 1e-4); // near an axis an azimuth loses digits
        assertEquals(
            hit.a() == 0 ? 11 : 1_000_000_000L + hit.z() * 10_000L + hit.a() * 10L, pid[k]);
        assertEquals(1, parts[k]);
        k++;
      }
      assertEquals(energy.length, k);
    }
  }

  /** The three layouts of HEPEVT, read as their programs read them: by blanks. */
  @Test
  void hepEvtHasTheLinesOfItsReaders() throws IOException {
    double[] marley = tokens(ExportedEvents.export(events, "m.hepevt"));
    double[] geant = tokens(ExportedEvents.export(events, "g.hepevt", "--layout", "geant4"));
    double[] rat = tokens(ExportedEvents.export(events, "r.hepevt", "--layout", "ratpac"));
    assertEquals(scatterings * (2 + 4 * 15), marley.length);
    assertEquals(scatterings * (1 + 8), geant.length);
    assertEquals(scatterings * (1 + 12), rat.length);
    for (int k = 0; k < scatterings; k++) {
      int event = 62 * k;
      assertEquals(4, marley[event + 1]);
      double[][] particles = new double[4][];
      for (int p = 0; p < 4; p++) {
        int from = event + 2 + 15 * p;
        particles[p] = Arrays.copyOfRange(marley, from, from + 15);
        assertEquals(p < 2 ? 3 : 1, particles[p][0]);
      }
      for (int c = 6; c < 10; c++) {
        double in = particles[0][c] + particles[1][c];
        double out = particles[2][c] + particles[3][c];
        assertEquals(in, out, 1e-15 * (particles[0][9] + particles[1][9]));
      }
      double[] recoil = particles[3];
      double[] shortLine = Arrays.copyOfRange(geant, 9 * k + 1, 9 * k + 9);
      assertArrayEquals(
          new double[] {1, recoil[1], 0, 0, recoil[6], recoil[7], recoil[8], recoil[10]},
          shortLine);
      assertArrayEquals(shortLine, Arrays.copyOfRange(rat, 13 * k + 1, 13 * k + 9));
      assertArrayEquals(
          new double[] {0, recoil[11], recoil[12], recoil[13]},
          Arrays.copyOfRange(rat, 13 * k + 9, 13 * k + 13));
    }
  }

  private static double[] tokens(Path file) throws IOException {
    return Arrays.stream(Files.readString(file).strip().split("\\s+"))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  /** The file says how long it is, as a reader that comes from its end wants it. */
  @Test
  void parquetEndsWithItsFooter() throws IOException {
    byte[] bytes = Files.readAllBytes(ExportedEvents.export(events, "footer.parquet"));
    ByteBuffer end =
        ByteBuffer.wrap(bytes, bytes.length - 8, 8).slice().order(ByteOrder.LITTLE_ENDIAN);
    assertTrue(end.getInt() < bytes.length);
    assertEquals("PAR1", new String(bytes, bytes.length - 4, 4, UTF_8));
  }

  @Test
  void aChallengeIsRefusedWithTheReason() {
    Path data = folder.resolve("challenge.h5");
    ChallengeFileWriter.write(
        data,
        new ChallengeHeader("nudipole 0.1.0", "0123456789abcdef", Units.DAY),
        List.of(Column.TIME, Column.observed("keVnr", Units.KEV)),
        List.of(new double[] {Units.S}, new double[] {Units.KEV}));
    for (ExchangeFormat format : ExchangeFormat.values()) {
      Path out = folder.resolve("challenge" + format.suffix());
      Invocation refused = Invocation.of("export", data.toString(), "-o", out.toString());
      assertEquals(ExitCode.INPUT_OUTPUT, refused.code(), refused.err());
      assertTrue(refused.err().contains("holds the data of a challenge"), refused.err());
      assertTrue(Files.notExists(out));
    }
  }
}
