package org.nudipole.macros.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of fault with its exact place and words. */
class FaultsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/detector/volume 2000|18: /detector/volume 2000 (no unit) a volume needs one of mm3 cm3 m3"
            + " L",
        "/detector/volume 2000 kg|23: /detector/volume 2000 kg (kg is the unit of a mass) a volume"
            + " needs one of mm3 cm3 m3 L",
        "/dipole/mass 100 kev|18: /dipole/mass 100 kev (unknown unit kev) did you mean keV? an"
            + " energy needs one of eV keV MeV GeV",
        "/dipole/mass 100 furlong|18: /dipole/mass 100 furlong (unknown unit furlong) an energy"
            + " needs one of eV keV MeV GeV",
        "/dipole/mass 8 keVnr|16: /dipole/mass 8 keVnr (keVnr is the unit of an observed energy or"
            + " signal) an energy needs one of eV keV MeV GeV",
        "/dipole/moment 1|16: /dipole/moment 1 (no unit) a magnetic moment needs muB",
        "/dipole/mass 100keV|14: /dipole/mass 100keV (mass is not a number) put a blank before the"
            + " unit: 100 keV",
        "/dipole/mass heavy keV|14: /dipole/mass heavy (mass is not a number) example: /dipole/mass"
            + " 100 keV",
        "/dipole/mass NaN keV|14: /dipole/mass NaN (mass is not a number) example: /dipole/mass 100"
            + " keV",
        "/dipole/mass Infinity keV|14: /dipole/mass Infinity (mass is not a number) example:"
            + " /dipole/mass 100 keV",
        "/dipole/mass 0x1p3 keV|14: /dipole/mass 0x1p3 (mass is not a number) example: /dipole/mass"
            + " 100 keV",
        "/dipole/mass 1d keV|14: /dipole/mass 1d (mass is not a number) example: /dipole/mass 100"
            + " keV",
        "/dipole/mass 1e400 keV|14: /dipole/mass 1e400 (mass is too large for a double) give less"
            + " than 1.8e308",
        "/dipole/mass 1e-400 keV|14: /dipole/mass 1e-400 (mass is too small for a double) give 0 or"
            + " at least 2.3e-308",
        "/dipole/mass -1 keV|14: /dipole/mass -1 keV (mass must not be negative) example: /dipole/mass"
            + " 100 keV",
        "/dipole/mass|1: /dipole/mass (no mass) example: /dipole/mass 100 keV",
        "/dipole/mass 1 keV 2 keV|20: /dipole/mass ... 2 (too many arguments) write /dipole/mass"
            + " MASS unit",
        "/run/exposure 0 day|15: /run/exposure 0 day (exposure must be greater than 0) example:"
            + " /run/exposure 55.4 day",
        "/response/efficiency constant 1.1|31: /response/efficiency constant 1.1 (efficiency must lie in"
            + " [0, 1]) example: /response/efficiency constant 0.9",
        "/response/efficiency erf 10 eV|1: /response/efficiency erf (no width) example:"
            + " /response/efficiency erf 10 eV 3 eV 0.95",
        "/response/efficiency|1: /response/efficiency (no argument) example:"
            + " /response/efficiency erf 10 eV 3 eV 0.95",
        "/source/pulse gaussian 400 ns|1: /source/pulse gaussian (no sigma) example: /source/pulse"
            + " gaussian 440 ns 150 ns",
        "/source/pulse gaussian 400 ns -100 ns|31: /source/pulse gaussian -100 ns (sigma must not be"
            + " negative) example: /source/pulse gaussian 440 ns 150 ns",
        "/source/pulse sns 1|19: /source/pulse sns ... 1 (too many arguments) write /source/pulse"
            + " sns",
        "/dipole/lambda 14 1e-11 muB 3 cm|31: /dipole/lambda 14 3 cm (cm is the unit of a length) an"
            + " angle needs one of deg rad",
        "/interaction/crossSectionStrength new -1|39: /interaction/crossSectionStrength new -1"
            + " (strength must not be negative) example: /interaction/crossSectionStrength axion 1",
        "/interaction/sin2ThetaW 1|25: /interaction/sin2ThetaW 1 (sin2ThetaW must lie inside (0,"
            + " 1)) example: /interaction/sin2ThetaW 0.23857",
        "/interaction/couplings 0.1|1: /interaction/couplings (no gVn) example:"
            + " /interaction/couplings 0.0229 -0.5",
        "/source/position 1 2 cm|1: /source/position (no z) example: /source/position 10 0 -25 cm",
        "/source/position 1 2 3|22: /source/position 1 2 3 (no unit) a length needs one of fm mm cm"
            + " m km",
        "/detector/size 1 0 3 cm|18: /detector/size 0 (y must be greater than 0) example:"
            + " /detector/size 10 10 20 cm",
        "/run/beamOn 10.5|13: /run/beamOn 10.5 (events is not an integer) write 11",
        "/run/beamOn 0|13: /run/beamOn 0 (events must be greater than 0) example: /run/beamOn"
            + " 1000000",
        "/run/beamOn 9223372036854775808|13: /run/beamOn 9223372036854775808 (events does not fit"
            + " in 64 bits) give at most 9223372036854775807",
        "/detctor/volume 2 L|1: /detctor/volume (unknown command) did you mean /detector/volume?",
        "/source/use cr-51|13: /source/use cr-51 (unknown source cr-51) did you mean cr51? Known:"
            + " cr51 ar37 zn65 reactor pidar solar mono table",
        "/interaction/use cevns cevns|24: /interaction/use cevns (interaction cevns is given twice)"
            + " write each once",
        "/interaction/formFactor Helm|25: /interaction/formFactor Helm (unknown form Helm) did you"
            + " mean helm? Known: helm kleinNystrand pointLike",
        "/interaction/formFactor|1: /interaction/formFactor (no argument) example:"
            + " /interaction/formFactor helm 4.8 fm",
        "/detector/enrichment germanium 0.9|22: /detector/enrichment germanium (isotope must be an"
            + " element and a mass number, such as Ge76) example: /detector/enrichment Ge76 0.9",
        "/response/quenching table no.csv|27: /response/quenching table no.csv (no such file) give a path"
            + " relative to t.mac",
        "/output/file out.root|14: /output/file out.root (file must be a file name that ends in"
            + " .h5) example: /output/file events.h5",
        "/dipole/mass {mas} keV|14: {mas} (no alias of this name is defined) define it by"
            + " /control/alias NAME VALUE or --alias NAME=VALUE",
        "/dipole/mass {mass keV|14: { (no } closes this alias) write {name}",
        "/control/alias x \"a b|18: \" (this quote is not closed on its line) close it",
        "/control/alias 1x 2|16: /control/alias 1x (name must be a letter followed by letters,"
            + " digits, _ . or -) example: /control/alias mass 100 keV",
        "/control/execute no.mac|18: /control/execute no.mac (no such file beside t.mac nor among"
            + " the shipped macros) give a path relative to t.mac",
        "/control/execute t.mac|18: /control/execute t.mac (include loop t.mac -> t.mac) remove one"
            + " of these includes",
        "/control/loop a.mac m 0 1 0|27: /control/loop ... 0 1 0 (a step of 0 never ends) give a"
            + " step from start towards end",
        "/control/loop a.mac m 0 1 -1|27: /control/loop ... 0 1 -1 (the step leads away from the"
            + " end) give a step from start towards end",
        "/control/loop a.mac m 0 1 1e-300|27: /control/loop ... 0 1 1E-300 (more than 10000 passes)"
            + " give a larger step",
        "/control/loop a.mac m 0 NaN 1|25: /control/loop a.mac m NaN (end is not a number) example:"
            + " /control/loop run.mac mass 0 500 100",
        "/control/loop a.mac m 0 Infinity 1|25: /control/loop a.mac m Infinity (end is not a number)"
            + " example: /control/loop run.mac mass 0 500 100",
        "/control/loop a.mac m 0 10 log 3|23: /control/loop ... 0 10 log 3 (a logarithm needs ends"
            + " above 0) begin above 0, or give a step",
        "/control/loop a.mac m 1 -10 log 3|25: /control/loop ... 1 -10 log 3 (a logarithm needs ends"
            + " above 0) begin above 0, or give a step",
        "/control/loop a.mac m 2 2 log 3|25: /control/loop ... 2 2 log 3 (both ends are the same)"
            + " give different ends",
        "/control/loop a.mac m 1 2 log|27: /control/loop a.mac m ... log (how many values is missing)"
            + " write log N, such as log 10",
        "/control/loop a.mac m 1 2 log 0|31: /control/loop a.mac m 0 (count must lie in [1, 10000])"
            + " example: /control/loop run.mac mass 0 500 100",
        "/control/loop a.mac m 1 2 logs|27: /control/loop a.mac m logs (step is not a number)"
            + " example: /control/loop run.mac mass 0 500 100",
        "/output/file x-{m.h5|16: { (no } closes this alias) write {name}",
        "/output/file x-{1}.h5|16: {1} (no alias of this name is defined) define it by"
            + " /control/alias NAME VALUE or --alias NAME=VALUE",
      })
  void hasPlaceReasonAndSuggestion(String line, String expected) {
    String suffix = " \n# end";
    assertEquals(
        List.of("t.mac:2:" + expected), Macros.faults("# start\n" + line + suffix, "a.mac", ""));
  }

  /** Each pass of the loop has the fault, and it is one. */
  @Test
  void anOutputFileNamesAliasesOfItsRuns() {
    String start = "/control/alias mass 1\n/output/file x-{mas}.h5\n";
    String fault =
        "t.mac:2:14: /output/file {mas} (no alias of this name is defined) did you mean mass?";
    assertEquals(List.of(fault), Macros.faults(start + "/run/expose"));
    assertEquals(
        List.of(fault), Macros.faults(start + "/control/loop a.mac m 1 3", "a.mac", "/run/expose"));
  }

  @Test
  void countsColumnsAfterBlanksAndTabs() {
    assertEquals(
        List.of("t.mac:1:4: hello (unknown command) `nudipole list commands` shows all"),
        Macros.faults(" \t hello"));
  }

  @Test
  void reportsAllFaultsOfALine() {
    assertEquals(
        List.of(
            "t.mac:1:31: /response/efficiency logistic x (plateau is not a number) example: "
                + "/response/efficiency logistic 0.9 0.3 /eV 10 eV",
            "t.mac:1:33: /response/efficiency logistic -1 /eV (slope must be greater than 0) example: "
                + "/response/efficiency logistic 0.9 0.3 /eV 10 eV",
            "t.mac:1:42: /response/efficiency logistic 5 cm (cm is the unit of a length) an observed energy"
                + " or signal needs one of eV keV MeV GeV eVnr keVnr eVee keVee PE"),
        Macros.faults("/response/efficiency logistic x -1 /eV 5 cm"));
  }

  @Test
  void countsColumnsInTheSourceWhereAnAliasStands() {
    assertEquals(
        List.of(
            "t.mac:2:14: /dipole/mass 5 cm (cm is the unit of a length) an energy needs one of eV"
                + " keV MeV GeV"),
        Macros.faults("/control/alias m 5 cm\n/dipole/mass {m}"));
  }

  @Test
  void showsTheChainOfAnIncludeLoop() {
    assertEquals(
        List.of(
            "b.mac:2:18: /control/execute a.mac (include loop t.mac -> a.mac -> b.mac -> a.mac)"
                + " remove one of these includes"),
        Macros.faults(
            "/control/execute a.mac",
            "a.mac",
            "/control/execute b.mac",
            "b.mac",
            "#\n/control/execute a.mac"));
  }

  @Test
  void locatesFaultsOfOptions() {
    List<String> faults =
        Macros.with(
                List.of("/dipole/mass=100 kev", "/dipole/mas=1 keV", "mass", "/control/alias=a b"),
                List.of("mas=3", "7=8", "x"),
                "/control/alias mass 5")
            .faults()
            .stream()
            .map(Fault::toString)
            .toList();
    assertEquals(
        List.of(
            "--alias[1]:1: --alias mas (the macro has no {mas}) did you mean mass?",
            "--alias[2]:1: --alias 7=8 (the name must be a letter followed by letters, digits, _ ."
                + " or -) write --alias NAME=VALUE",
            "--alias[3]:1: --alias x (no =) write --alias NAME=VALUE",
            "--set[1]:18: /dipole/mass 100 kev (unknown unit kev) did you mean keV? an energy needs"
                + " one of eV keV MeV GeV",
            "--set[2]:1: /dipole/mas (unknown command) did you mean /dipole/mass?",
            "--set[3]:1: --set mass (no =) write --set COMMAND=VALUE",
            "--set[4]:1: --set /control/alias (it steers the reading of a macro and is no setting)"
                + " use --alias NAME=VALUE or write it into the macro"),
        faults);
  }

  @Test
  void namesAMissingMacro() {
    List<Fault> faults = new MacroParser(List.of()).read("no.mac", List.of(), List.of()).faults();
    assertEquals(
        "no.mac:1:1: no.mac (no macro of this name, neither a file nor a shipped one) `nudipole"
            + " list macros` shows the shipped ones",
        faults.get(0).toString());
    faults = MacroParser.standard().read("language-tst", List.of(), List.of()).faults();
    assertTrue(faults.get(0).toString().endsWith("did you mean language-test?"), faults::toString);
  }

  @Test
  void stopsEndlessMacros() {
    String body = "/control/loop b.mac j 1 9999\n";
    List<String> faults =
        Macros.faults(
            "/control/loop a.mac i 1 9999\n", "a.mac", body, "b.mac", "#" + "x".repeat(99));
    assertEquals(1, faults.size());
    assertTrue(
        faults
            .get(0)
            .contains(
                "the macro is too long (loops and includes go on without end) shorten its loops"),
        faults.get(0));
  }

  /** Each would be bound before the first event of the first. */
  @Test
  void runsHaveALimit() {
    String loop = "/control/loop b.mac i 1 100\n";
    String enough = "/control/loop a.mac j 1 100\n";
    assertEquals(
        List.of(),
        Macros.faults(enough, "a.mac", loop, "b.mac", "/run/beamOn 1").stream()
            .filter(fault -> fault.contains("too many runs"))
            .toList());
    List<String> faults =
        Macros.faults(enough + "/run/expose", "a.mac", loop, "b.mac", "/run/beamOn 1");
    assertEquals(
        List.of("t.mac:2:1: the macro has too many runs (over 10000) make several macros of it"),
        faults);
  }

  @Test
  void doublingAliasesEndInAFault() {
    String doubling = "/control/alias a {a}{a}\n".repeat(40);
    List<String> faults = Macros.faults("/control/alias a 12345678\n" + doubling);
    assertEquals(
        "t.mac:11:21: a line of over 8192 characters (its aliases are long) shorten them",
        faults.get(0));
  }

  @Test
  void aLoopVariableCannotBeFixed() {
    assertEquals(
        List.of(
            "t.mac:1:21: /control/loop ... m (--alias gives {m} one value) drop --alias m or rename"
                + " the variable of the loop"),
        Macros.with(
                List.of(), List.of("m=5"), "/control/loop a.mac m 1 2 1", "a.mac", "/run/expose")
            .faults()
            .stream()
            .map(Fault::toString)
            .toList());
  }

  @Test
  void bytesThatAreNoTextAreFaults() {
    assertEquals(
        List.of(
            "t.mac:2:15: byte 0xE9 (the line is not UTF-8 text) save the macro as UTF-8",
            "t.mac:3:2: character U+0000 (it cannot be seen in the macro) delete it or write a"
                + " blank",
            "t.mac:4:13: character U+00A0 (it cannot be seen in the macro) delete it or write a"
                + " blank"),
        ofBytes(
            "# ok\n/dipole/mass 1\u00e9 keV\n/\0\n".getBytes(StandardCharsets.ISO_8859_1),
            "/dipole/mass\u00a01 keV".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aFileOfAnotherKindHasFewFaults() {
    byte[] noise = "\u00e9\n".repeat(1000).getBytes(StandardCharsets.ISO_8859_1);
    List<String> faults = ofBytes(noise);
    assertEquals(21, faults.size());
    assertEquals(
        "t.mac:21:1: 980 more lines from here on (they are no text either) check that the file is"
            + " a macro",
        faults.get(20));
  }

  /** Loops and texts of another kind repeat themselves. */
  @Test
  void manyFaultsOfOneKindAreTold() {
    StringBuilder text = new StringBuilder("/dipole/mass 1\n");
    for (int i = 0; i < 1000; i++) {
      text.append("word").append(i).append("\n");
    }
    MacroParser parser =
        new MacroParser(List.of(new StoredFiles(Map.of("t.mac", text.toString()))));
    List<Fault> faults =
        assertThrows(MacroException.class, () -> parser.parse("t.mac", List.of(), List.of()))
            .faults();
    assertEquals(1 + 20 + 1, faults.size());
    assertEquals(
        "t.mac:22:1: 980 more faults of this kind from here on (all of them: unknown command)"
            + " correct those above first",
        faults.get(21).toString());
    // Told again beside others, they are the same.
    assertEquals(faults, new MacroException(faults).faults());
  }

  @Test
  void aTableIsNoMacro() {
    for (String head : List.of("", "# columns: energy,value\n", "energy;value\n", "\uFEFF")) {
      List<String> faults = Macros.faults(head + "  0.1, 0.2\n".repeat(10_000));
      assertEquals(
          List.of(
              "t.mac:1:1: t.mac (it looks like a table, not a macro: no line begins with /, and one"
                  + " is 0.1, 0.2) give the macro, which names the table in a command, such as"
                  + " /response/quenching table t.mac"),
          faults,
          head);
    }
    assertEquals(2, Macros.faults("0.1 0.2\n0.3 0.4\n/run/exposure 1 day").size());
  }

  @Test
  void anEventFileIsNoMacro() {
    byte[] begin = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'};
    assertEquals(
        List.of(
            "t.mac:1:1: t.mac (an HDF5 file, such as an event file, is no macro) `nudipole inspect"
                + " t.mac` shows what an event file holds"),
        ofBytes(begin, new byte[1000]));
  }

  @Test
  void linesMayBeLongButNotEndless() {
    assertEquals(List.of(), Macros.faults("#" + "x".repeat(8000)));
    assertEquals(
        List.of("t.mac:1:8193: a line of 100001 characters (a line may have 8192) split it"),
        Macros.faults("#" + "x".repeat(100_000)));
  }

  @Test
  void theExceptionHasAllFaultsInOrder() {
    MacroParser parser = new MacroParser(List.of(new StoredFiles(Map.of("t.mac", "/b\n/a\n"))));
    MacroException thrown =
        assertThrows(MacroException.class, () -> parser.parse("t.mac", List.of("x=1"), List.of()));
    assertEquals(
        List.of("--set[1]:1", "t.mac:1:1", "t.mac:2:1"),
        thrown.faults().stream().map(fault -> fault.location().toString()).toList());
    assertEquals(3, thrown.getMessage().lines().count());
  }

  @Test
  void remembersWhichSettingsWereFaulty() {
    RunSettings run =
        Macros.read("/dipole/mas 1 keV\n/detector/volume 2\n/random/seed 1").runs().get(0);
    assertTrue(run.isFaulty("/dipole/mass"));
    assertTrue(run.isFaulty("/detector/volume"));
    assertEquals(Optional.empty(), run.get("/detector/volume"));
    assertEquals(false, run.isFaulty("/dipole/moment"));
    assertTrue(Macros.read("/control/execute no.mac").runs().get(0).isFaulty("/dipole/moment"));
  }

  /** A line that cannot be read may have set anything. */
  @Test
  void whatAnUnreadableLineWouldHaveSetIsUnknown() {
    RunSettings run = Macros.read("/dipole/mass 1 \u0007keV").runs().get(0);
    assertTrue(run.isFaulty("/detector/volume"));
  }

  private static List<String> ofBytes(byte[]... parts) {
    FileSource source =
        new FileSource() {
          @Override
          public Optional<SourceFile> find(String name, String from) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (byte[] part : parts) {
              all.writeBytes(part);
            }
            return Optional.of(new SourceFile(name, all.toByteArray(), this));
          }
        };
    return new MacroParser(List.of(source))
        .read("t.mac", List.of(), List.of()).faults().stream().map(Fault::toString).toList();
  }
}
