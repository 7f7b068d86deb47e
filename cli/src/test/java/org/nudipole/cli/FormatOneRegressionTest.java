package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nudipole.io.EventFileReader;

/**
 * Files of format 1, written by nudipole 0.1.0 before there was another: 51Cr on germanium with a
 * dipole, exposed, and CsI at a pulsed source with tables and backgrounds. The numbers are those
 * that the same program gave for them.
 */
class FormatOneRegressionTest {
  private static final String GE = "format-1-ge.h5";
  private static final String CSI = "format-1-csi.h5";

  @TempDir private Path folder;

  @BeforeEach
  void copy() throws IOException {
    for (String name : List.of(GE, CSI)) {
      try (InputStream in = FormatOneRegressionTest.class.getResourceAsStream(name)) {
        Files.write(folder.resolve(name), in.readAllBytes());
      }
    }
  }

  @Test
  void areInspected() {
    Map<String, Object> json = inspect(GE);
    assertEquals(1L, json.get("format_version"));
    assertEquals(318L, json.get("n_events"));
    assertEquals(
        "8ed0fb407bdc804471026e831409e59ae0fe3c0bc4b04bd069cbf24ef64e3d4d", json.get("digest"));
    assertEquals(
        "10672f5269948ba37ce48fbd6a7dbf4452aba7b3e0170ff62cbc64e2ad996c22",
        inspect(CSI).get("digest"));
  }

  @Test
  void areSound() {
    Invocation verify = Invocation.of("verify", file(GE), file(CSI));
    assertEquals(file(GE) + ": ok\n" + file(CSI) + ": ok\n", verify.out());
    assertEquals(ExitCode.DONE, verify.code());
  }

  @Test
  void agreeWithTheirMacros() {
    Invocation compare = Invocation.of("compare", file(GE), file(CSI));
    assertEquals(ExitCode.DONE, compare.code(), compare.out());
  }

  @Test
  void areFitted() {
    Invocation fit = Invocation.of("fit", file(GE), "--free", "/dipole/moment", "--json");
    assertEquals(ExitCode.DONE, fit.code(), fit.err());
    Map<?, ?> moment = (Map<?, ?>) ((List<?>) fit.json().get("parameters")).get(0);
    assertEquals(1.1027928697942833e-10, (Double) moment.get("value"), 1e-16);
  }

  /** The macro stays that of format 1, so the file does. */
  @Test
  void areReweighted() {
    String out = folder.resolve("weighted.h5").toString();
    Invocation reweight =
        Invocation.of("reweight", file(GE), "--set", "/dipole/moment=3e-11 muB", "-o", out);
    assertEquals(ExitCode.DONE, reweight.code(), reweight.err());
    assertTrue(reweight.out().contains("mean weight 0.40296"), reweight.out());
    assertEquals(out + ": ok\n", Invocation.of("verify", out).out());
    try (EventFileReader before = EventFileReader.open(folder.resolve(GE));
        EventFileReader after = EventFileReader.open(Path.of(out))) {
      assertEquals(1, after.header().formatVersion());
      assertEquals(before.header().macro(), after.header().macro());
      assertEquals(before.header().targets().size(), after.header().targets().size());
    }
  }

  private Map<String, Object> inspect(String name) {
    return Invocation.of("inspect", file(name), "--json").json();
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }
}
