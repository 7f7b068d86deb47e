package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nudipole.io.EventFileReader;
import org.nudipole.io.hdf5.OutsideTool;

/**
 * HepMC3 files read by the HepMC3 library (Debian's libhepmc3-dev), event by event. Skipped where
 * there is no compiler or no library; on the integration server they have to be there.
 */
@Tag("canonical")
class HepMcReferenceTest {
  /**
   * Sums of four energies, each rounded once, over their sum: half a unit of the last place of each
   * and of the sums.
   */
  private static final double ROUNDING = 1e-15;

  /**
   * E^2 - p^2 - m^2 of a particle that keeps 1e-3 of the neutrino's energy, as rounding makes it.
   */
  private static final double SHELL = 1e-12;

  private static final int EVENTS = 20_000;

  @TempDir private static Path folder;

  private static Path reader;

  @BeforeAll
  static void compile() throws IOException, InterruptedException {
    Path source = folder.resolve("read_hepmc3.cc");
    try (InputStream in = HepMcReferenceTest.class.getResourceAsStream("read_hepmc3.cc")) {
      Files.write(source, in.readAllBytes());
    }
    reader = folder.resolve("read_hepmc3");
    String problem;
    try {
      OutsideTool.Result result =
          OutsideTool.run("g++", "-O1", "-o", reader.toString(), source.toString(), "-lHepMC3");
      problem = result.exit() == 0 ? "" : result.output();
    } catch (IOException e) {
      problem = e.getMessage();
    }
    assertTrue(
        problem.isEmpty() || !OutsideTool.required(), "install g++ and libhepmc3-dev: " + problem);
    assumeTrue(problem.isEmpty(), "skipped, no g++ or no libhepmc3-dev");
  }

  /** What the library has read, by name. */
  private static Map<String, String> read(Path file) throws IOException, InterruptedException {
    OutsideTool.Result result = OutsideTool.run(reader.toString(), file.toString());
    assertEquals(0, result.exit(), result.output());
    Map<String, String> facts = new LinkedHashMap<>();
    for (String line : result.output().split("\n", -1)) {
      String[] words = line.split(" ", line.startsWith("A ") ? 3 : 2);
      if (words.length > 1) {
        facts.put(words.length == 3 ? words[1] : words[0], words.length == 3 ? words[2] : words[1]);
      }
    }
    return facts;
  }

  private static double number(Map<String, String> facts, String name) {
    assertTrue(facts.containsKey(name), name + " is not in " + facts);
    return Double.parseDouble(facts.get(name));
  }

  private static Map<String, String> balanced(Path events, long expected)
      throws IOException, InterruptedException {
    String name = events.getFileName() + ".hepmc3";
    Map<String, String> facts = read(ExportedEvents.export(events, name));
    assertEquals(expected, number(facts, "events"));
    assertEquals(expected, number(facts, "nudipole.Events"));
    assertTrue(number(facts, "imbalance") <= ROUNDING, facts.get("imbalance"));
    assertTrue(number(facts, "off_shell") <= SHELL, facts.get("off_shell"));
    for (String version : List.of("Major 1", "Minor 0", "Patch 0")) {
      String[] words = version.split(" ", -1);
      assertEquals(words[1], facts.get("NuHepMC.Version." + words[0]));
    }
    try (EventFileReader file = EventFileReader.open(events)) {
      assertEquals(file.header().generator(), facts.get("tool"));
    }
    for (String id : facts.get("NuHepMC.ProcessIDs").split(" ", -1)) {
      assertFalse(facts.get("NuHepMC.ProcessInfo[" + id + "].Name").isBlank());
      assertFalse(facts.get("NuHepMC.ProcessInfo[" + id + "].Description").isBlank());
    }
    facts.keySet().stream()
        .filter(key -> key.startsWith("process["))
        .map(key -> key.substring("process[".length(), key.length() - 1))
        .forEach(
            id -> assertTrue(List.of(facts.get("NuHepMC.ProcessIDs").split(" ", -1)).contains(id)));
    return facts;
  }

  private static Path run(String name, String macro, String... more) {
    return ExportedEvents.run(folder.resolve(name), macro, EVENTS, more);
  }

  @Test
  void aHeavyNeutrinoLeavesGermanium() throws IOException, InterruptedException {
    Path events = run("ge.h5", "cr51-cevns-ge", "--alias", "mu=1e-10", "--alias", "m4=100");
    Map<String, String> facts = balanced(events, EVENTS);
    assertEquals("18", facts.get("NuHepMC.AdditionalParticleNumbers").strip());
    assertEquals("N", facts.get("NuHepMC.AdditionalParticleNumber[18].Name"));
    assertEquals(0.1, number(facts, "heaviest"), 1e-16);
    assertEquals(EVENTS, number(facts, "process[-150]") + number(facts, "process[150]"));
    assertTrue(number(facts, "process[-150]") > number(facts, "process[150]"));
    try (EventFileReader file = EventFileReader.open(events)) {
      double expected = file.header().expectedEvents();
      assertEquals(expected, number(facts, "weight[CV]"), 1e-9 * expected);
      assertEquals(55.4 * 86400, number(facts, "NuHepMC.Exposure.Livetime"));
      assertFalse(facts.containsKey("NuHepMC.Exposure.POT"));
      // Atoms from mass and standard atomic weight 72.630(8) (IUPAC 2021): 1e-4, beside the
      // abundances of the isotopes.
      double atoms = 2000 * 5.323 / 72.630 * 6.02214076e23;
      double flux = file.header().modules().get(0).flux();
      double exposure = file.header().exposure();
      double picobarns = expected / (atoms * flux * exposure) * 1e36;
      assertEquals(
          picobarns, number(facts, "NuHepMC.FluxAveragedTotalCrossSection"), 3e-4 * picobarns);
    }
  }

  @Test
  void electronsAreTargetsAndBackgroundsAreNone() throws IOException, InterruptedException {
    Path events = ExportedEvents.make(folder);
    long scatterings = 0;
    try (EventFileReader file = EventFileReader.open(events)) {
      for (int target : file.integers("target", 0, (int) file.rows())) {
        scatterings += target >= 0 ? 1 : 0;
      }
    }
    Map<String, String> facts = balanced(events, scatterings);
    assertEquals(ExportedEvents.EVENTS - scatterings, number(facts, "nudipole.EventsLeftOut"));
    for (String process : List.of("150", "-150", "700", "-750")) {
      assertTrue(number(facts, "process[" + process + "]") > 0);
    }
    Path file = folder.resolve("events.h5.hepmc3");
    try (var lines = Files.lines(file)) {
      assertTrue(lines.anyMatch(line -> line.matches("A 2 shell \\S+")));
    }
  }

  /** Parts that interfere: the neutrino that left follows from the angle of the recoil. */
  @Test
  void interferenceIsAProcessOfItsOwn() throws IOException, InterruptedException {
    Path events =
        run(
            "interference.h5",
            "cr51-cevns-ge-interference",
            "--set",
            "/dipole/lambda=14 3e-10 muB",
            "--set",
            "/dipole/mass=100 keV");
    Map<String, String> facts = balanced(events, EVENTS);
    assertEquals(EVENTS, number(facts, "process[151]"));
    assertEquals("1", facts.get("outgoing[12]"));
    assertEquals("1", facts.get("outgoing[18]"));
    assertEquals(0.1, number(facts, "heaviest"), 1e-16);
  }

  @Test
  void antineutrinosMakeAntineutrinos() throws IOException, InterruptedException {
    Path events =
        run(
            "reactor.h5",
            "conus-plus-lambda",
            "--set",
            "/dipole/lambda=es 1e-9 muB",
            "--set",
            "/dipole/mass=500 keV");
    Map<String, String> facts = balanced(events, EVENTS);
    assertEquals("1", facts.get("outgoing[-12]"));
    assertEquals("1", facts.get("outgoing[-18]"));
    assertEquals("anti_N", facts.get("NuHepMC.AdditionalParticleNumber[-18].Name"));
  }

  /** Protons on target are told; a cross section of several modules is that of all their atoms. */
  @Test
  void pionsHaveProtonsOnTarget() throws IOException, InterruptedException {
    Map<String, String> facts = balanced(run("csi.h5", "coherent-csi-2021"), EVENTS);
    assertEquals(3.198e23, number(facts, "NuHepMC.Exposure.POT"));
  }

  @Test
  void weightsHaveNames() throws IOException, InterruptedException {
    Path events = run("weights.h5", "cr51-cevns-ge", "--alias", "mu=1e-10", "--alias", "m4=100");
    Path once = folder.resolve("once.h5");
    Path twice = folder.resolve("twice.h5");
    ExportedEvents.done(
        "reweight", events.toString(), "--set", "/dipole/moment=3e-11 muB", "-o", once.toString());
    ExportedEvents.done(
        "reweight",
        once.toString(),
        "--set",
        "/dipole/moment=0 muB",
        "--name",
        "sm",
        "-o",
        twice.toString());
    Map<String, String> facts = balanced(twice, EVENTS);
    try (EventFileReader file = EventFileReader.open(twice)) {
      double each = file.header().expectedEvents() / EVENTS;
      for (String name : List.of("weight", "sm")) {
        String column = name.equals("weight") ? name : "weight_" + name;
        double sum = 0;
        for (double weight : file.doubles(column, 0, EVENTS)) {
          sum += each * weight;
        }
        assertEquals(sum, number(facts, "weight[" + name + "]"), 1e-9 * sum);
      }
    }
    assertTrue(facts.get("nudipole.Weight[sm].Description").contains("/dipole/moment=0 muB"));
  }
}
