package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same data are refused by {@code limit}, {@code fit} and {@code export} in the same words. */
@Tag("canonical")
class DataCheckTest {
  private static final String HEADER =
      "# title: t\n# source: s\n# columns: observed_low,observed_high,counts\n# units: ";

  @TempDir private Path folder;

  private static void refusedByAll(Path data, String model, String reason, String... words) {
    List<List<String>> commands =
        List.of(
            List.of("limit", model, "--data", data.toString()),
            List.of("export", "--pyhf", model, "--data", data.toString()),
            List.of("fit", data.toString(), "--macro", model, "--free", "/dipole/moment"));
    List<String> told = new ArrayList<>();
    for (List<String> command : commands) {
      List<String> all = new ArrayList<>(command);
      all.addAll(List.of(words));
      Invocation run = Invocation.of(all.toArray(String[]::new));
      assertEquals(ExitCode.USAGE, run.code(), () -> command + ": " + run.err());
      assertEquals("", run.out());
      assertTrue(run.err().contains(reason), () -> command + ": " + run.err());
      told.add(run.err().lines().findFirst().orElseThrow());
    }
    assertEquals(1, told.stream().distinct().count(), told::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "'eVee,eVee,1\n8,10,2500\n', /fit/data=, unit 'eVee'",
    "'eVnr,eVnr,1\n8,10,2500.5\n', /fit/data=, counts 2500.5",
    "'eVnr,eVnr,1\n8,10,-1\n', /fit/data=, counts -1",
    "'eVnr,eVnr,1\n8,10,inf\n', /fit/data=, inf",
    "'eVnr,eVnr,1\n8,10,3\n11,12,3\n', /fit/data=, observed_low 11 after observed_high 10",
    "'eVnr,eVnr,1\n8,10,2500\n', /fit/bins=8 eV 18 eV 2 eV, has other bins than the /fit/bins",
    "'eVnr,eVnr,1\n8,10,2500\n', /fit/logBins=8 eV 18 eV 2, has other bins than the /fit/logBins"
  })
  void tablesOfCounts(String table, String set, String reason) throws IOException {
    Path data =
        Files.writeString(folder.resolve("counts.csv"), HEADER + table.replace("\\n", "\n"));
    String[] words = set.endsWith("=") ? new String[0] : new String[] {"--set", set};
    refusedByAll(data, "cr51-cevns-ge", reason, words);
  }

  @Test
  void events() {
    Path file = folder.resolve("events.h5");
    Invocation run =
        Invocation.of(
            "run",
            "cr51-cevns-ge",
            "--set",
            "/run/expose",
            "--set",
            "/run/exposure=1 day",
            "-o",
            file.toString(),
            "--quiet");
    assertEquals(ExitCode.DONE, run.code(), run.err());
    refusedByAll(file, "cr51-cevns-ge", "the exposure is 1 day (that of the model is 55.4 day");
    refusedByAll(file, "cr51-cevns-si", "made of Ge", "--set", "/run/exposure=1 day");
    refusedByAll(
        file,
        "cr51-cevns-ge",
        "lies in the bins",
        "--set",
        "/run/exposure=1 day",
        "--set",
        "/fit/bins=1 keV 2 keV 0.5 keV");
  }

  /** Data of another exposure, which the page of the challenge names. */
  @Test
  void theBaselineRefusesLikeTheOthers() throws Exception {
    String secret =
        Files.writeString(folder.resolve("secret.txt"), "a long passphrase\n").toString();
    for (String days : List.of("10", "20")) {
      Invocation made =
          Invocation.of(
              "challenge",
              "create",
              "cr51-cevns-ge",
              "--set",
              "/run/expose",
              "--set",
              "/run/exposure=" + days + " day",
              "--hide",
              "/dipole/moment 1e-11 muB .. 1e-10 muB log",
              "--passphrase-file",
              secret,
              "-o",
              folder.resolve(days).toString());
      assertEquals(ExitCode.DONE, made.code(), made.err());
    }
    Path data = folder.resolve("10/public/data-1.h5");
    Path other = folder.resolve("20/public/data-1.h5");
    Path page = folder.resolve("10/public/challenge.json");
    Files.writeString(page, Files.readString(page).replace(sha256(data), sha256(other)));
    Files.copy(other, data, StandardCopyOption.REPLACE_EXISTING);
    Invocation refused =
        Invocation.of(
            "challenge",
            "baseline",
            page.getParent().toString(),
            "-o",
            folder.resolve("answer.json").toString());
    assertEquals(ExitCode.USAGE, refused.code(), refused.err());
    assertTrue(refused.err().contains("exposure"), refused.err());
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
