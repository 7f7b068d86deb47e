package org.nudipole.macros.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.macros.language.MacroException;

/** Which part of a detector counts, and every fault of saying so. */
class FiducialBindingTest {
  private static final String BEAM =
      """
      /source/use cr51
      /source/flux 1e13 /cm2/s
      /detector/material Ge
      %s
      /interaction/use cevns
      /response/threshold 8 eV
      /background/flat all 10 counts 8 16 eV
      /run/exposure 10 day
      """;

  @TempDir Path folder;

  private RunConfiguration run(String detector) {
    Path file = folder.resolve("m.mac");
    try {
      Files.writeString(file, BEAM.formatted(detector.replace('|', '\n')));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return RunConfiguration.read(file.toString(), List.of(), List.of()).get(0);
  }

  /** In a beam every share is one of the volume, and the background has the same. */
  @ParameterizedTest
  @CsvSource({
    "/detector/radius 5 cm|/detector/height 20 cm, /detector/fiducial margin 1 cm, 0.576",
    "/detector/radius 5 cm|/detector/height 20 cm, /detector/fiducial radius 4 cm, 0.64",
    "/detector/radius 5 cm|/detector/height 20 cm, /detector/fiducial height -2 5 cm, 0.35",
    "/detector/radius 5 cm|/detector/height 20 cm,"
        + " /detector/fiducial height -2 50 cm|/detector/fiducial margin 1 cm, 0.352",
    "/detector/radius 5 cm|/detector/height 20 cm,"
        + " /detector/fiducial radius 2.5 cm|/detector/fiducial margin 1 cm, 0.225",
    "/detector/shape box|/detector/size 10 10 20 cm, /detector/fiducial margin 1 cm, 0.576",
    "/detector/shape box|/detector/size 10 10 20 cm, /detector/fiducial height 0 5 cm, 0.25",
    "/detector/shape sphere|/detector/radius 5 cm, /detector/fiducial radius 4 cm, 0.512",
    "/detector/shape sphere|/detector/radius 5 cm, /detector/fiducial margin 1 cm, 0.512"
  })
  void theShareOfTheVolumeIsDetected(String detector, String fiducial, double share) {
    RunConfiguration whole = run(detector);
    RunConfiguration part = run(detector + "|" + fiducial);
    assertEquals(whole.expectedEvents(), part.expectedEvents(), 0);
    assertEquals(share, part.expectedDetected() / whole.expectedDetected(), 1e-9);
    assertEquals(10 * share, part.backgrounds().get(0).detected(), 1e-9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/detector/shape box|/detector/size 10 10 20 cm|/detector/fiducial radius 4 cm; a box has no radius",
        "/detector/shape sphere|/detector/radius 5 cm|/detector/fiducial height 0 4 cm; a sphere has no height",
        "/detector/radius 5 cm|/detector/fiducial margin 5 cm; m.mac:5:1: /detector/fiducial margin 5 cm (no part",
        "/detector/radius 5 cm|/detector/fiducial height 4 2 cm|/detector/fiducial radius 3 cm; m.mac:5:1: /detector/fiducial height 4 2 cm (FROM is not below TO",
        "/detector/radius 5 cm|/detector/fiducial height 20 30 cm; its heights are those from -5.000 to 5.000 cm"
      })
  void whatCannotBeIsAFault(String detector, String why) {
    String message = assertThrows(MacroException.class, () -> run(detector)).getMessage();
    assertTrue(message.contains(why), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"radius 6 cm", "height -5 5 cm", "margin 0 cm"})
  void aLineThatLeavesOutNothingIsWarnedOf(String idle) {
    List<String> warnings =
        run(
                "/detector/radius 5 cm|/detector/fiducial "
                    + idle
                    + "|/detector/fiducial "
                    + (idle.startsWith("margin") ? "radius 4 cm" : "margin 1 cm"))
            .warnings()
            .stream()
            .map(Object::toString)
            .toList();
    assertEquals(1, warnings.size(), warnings::toString);
    assertTrue(warnings.get(0).contains("/detector/fiducial " + idle), warnings::toString);
  }
}
