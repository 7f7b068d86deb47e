package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands {@code macro check}, {@code format} and {@code expand}. */
@Tag("canonical")
class MacroCommandTest {
  @TempDir private Path folder;

  @Test
  void checkTellsThatThereIsNoFault() throws IOException {
    String macro = ExampleMacros.single(folder, 100);
    Invocation check = Invocation.of("macro", "check", macro);
    assertEquals(ExitCode.DONE, check.code(), check.err());
    assertTrue(check.unbroken().contains("no faults, 1 run"), check.out());
    String json = ExampleMacros.write(folder, "none.mac", ExampleMacros.SET_UP);
    Map<String, Object> object = Invocation.of("macro", "check", json, "--json").json();
    assertEquals(List.of(), object.get("faults"));
    assertEquals(true, object.get("sound"));
    assertEquals(0, ((Number) object.get("runs")).intValue());
    try (var files = Files.list(folder)) {
      assertEquals(2, files.count(), "nothing was run");
    }
  }

  /** Faults of lines and of the whole, all at once. */
  @Test
  void checkTellsEveryFaultWithItsPlace() throws IOException {
    String macro =
        ExampleMacros.write(
            folder, "bad.mac", "/source/use cr51\n/dipole/mass 5\n  /foo/bar 1\n/run/beamOn 10\n");
    Invocation check = Invocation.of("macro", "check", macro);
    assertEquals(ExitCode.USAGE, check.code());
    assertTrue(check.err().contains(macro + ":2:14: "), check.err());
    assertTrue(check.err().contains(macro + ":3:3: /foo/bar (unknown command)"), check.err());
    assertTrue(check.err().contains("/detector/material"), check.err());
    long lines = check.err().lines().count();
    assertTrue(check.unbroken().contains(lines + " faults"), check.out());
    Invocation told = Invocation.of("macro", "check", macro, "--json");
    assertEquals(ExitCode.USAGE, told.code());
    List<Map<String, Object>> faults = JsonReader.objects(told.json().get("faults"));
    assertEquals(lines, faults.size());
    assertTrue(
        faults.stream()
            .anyMatch(
                f ->
                    f.get("why").equals("unknown command")
                        && ((Number) f.get("line")).intValue() == 3
                        && ((Number) f.get("column")).intValue() == 3
                        && f.get("file").equals(macro)),
        faults::toString);
  }

  @Test
  void habitsOfGeantAreWarningsAndStrictlyFaults() throws IOException {
    String macro =
        ExampleMacros.write(
            folder, "g4.mac", "/run/initialize\n" + ExampleMacros.SET_UP + "/run/beamOn 10\n");
    Invocation check = Invocation.of("macro", "check", macro, "--json");
    assertEquals(ExitCode.DONE, check.code(), check.err());
    assertTrue(check.json().get("warnings").toString().contains(macro + ":1:1: /run/initialize"));
    assertTrue(check.err().startsWith("warning: " + macro + ":1:1: "), check.err());
    Invocation strict = Invocation.of("macro", "check", macro, "--strict");
    assertEquals(ExitCode.USAGE, strict.code());
    assertTrue(strict.err().startsWith(macro + ":1:1: /run/initialize"), strict.err());
  }

  @Test
  void formatPrintsOrWrites() throws IOException {
    String loose = "/source/use   cr51 # a source\n\n\n/run/expose  \n";
    String tight = "/source/use cr51  # a source\n\n/run/expose\n";
    String macro = ExampleMacros.write(folder, "loose.mac", loose);
    assertEquals(tight, Invocation.of("macro", "format", macro).out());
    assertEquals(loose, Files.readString(Path.of(macro)));
    String bad = ExampleMacros.write(folder, "bad.mac", "/run/\u0007expose\n");
    Invocation refused = Invocation.of("macro", "format", macro, bad, "--write");
    assertEquals(ExitCode.USAGE, refused.code());
    assertEquals(loose, Files.readString(Path.of(macro)), "all or nothing");
    Invocation written = Invocation.of("macro", "format", macro, "--write");
    assertTrue(written.unbroken().contains("loose.mac: formatted"), written.out());
    assertEquals(tight, Files.readString(Path.of(macro)));
    assertEquals("", Invocation.of("macro", "format", macro, "--write").out(), "nothing to do");
    Invocation shipped = Invocation.of("macro", "format", "cr51-cevns-ge", "--write");
    assertEquals(ExitCode.USAGE, shipped.code());
    assertTrue(shipped.err().contains("copy it"), shipped.err());
  }

  @Test
  void expandIsWhatTheEventFileHolds() throws IOException {
    String macro = ExampleMacros.loop(folder);
    String events = folder.resolve("e.h5").toString();
    assertEquals(0, Invocation.of("run", macro, "--alias", "mass=2 keV", "-o", events).code());
    String stored =
        Invocation.of("inspect", folder.resolve("e-r1.h5").toString(), "--json")
            .json()
            .get("macro")
            .toString();
    Invocation one = Invocation.of("macro", "expand", macro, "--alias", "mass=2 keV", "--run", "1");
    assertEquals(stored, one.out());
    Invocation all = Invocation.of("macro", "expand", macro);
    assertEquals(3, all.out().lines().filter(line -> line.startsWith("# run ")).count(), all.out());
    assertFalse(all.out().contains("{"), all.out());
    assertEquals(ExitCode.USAGE, Invocation.of("macro", "expand", macro, "--run", "3").code());
  }

  /** With its tables, so that it runs without the files that it was made of. */
  @Test
  void anExpandedMacroRunsFromItsFolder() {
    Path into = folder.resolve("out");
    Invocation made = Invocation.of("macro", "expand", "coherent-csi-2021", "-o", into.toString());
    assertEquals(0, made.code(), made.err());
    String macro = into.resolve("coherent-csi-2021.mac").toString();
    assertTrue(Files.exists(into.resolve("coherent-csi-2021-brn.csv")), made.out());
    assertEquals(
        Invocation.of("macro", "expand", "coherent-csi-2021").out(),
        Invocation.of("macro", "expand", macro).out());
    assertEquals(0, Invocation.of("macro", "check", macro).code());
    Invocation again = Invocation.of("macro", "expand", "coherent-csi-2021", "-o", into.toString());
    assertEquals(ExitCode.INPUT_OUTPUT, again.code());
    assertTrue(again.err().contains("--force"), again.err());
  }
}
