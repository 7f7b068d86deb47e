package org.nudipole.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Macros of a few hundred events, written where a test wants them. */
final class ExampleMacros {
  /** An experiment without run command: both interactions, both parts, some events undetected. */
  static final String SET_UP =
      """
      # both interactions
      /control/alias mass 50 keV
      /source/use cr51
      /source/activity 5 MCi
      /source/distance 40 cm
      /detector/material CsI
      /detector/mass 10 kg
      /interaction/use cevns eves
      /interaction/minRecoil 1 eV
      /dipole/mass {mass}
      /dipole/moment 1e-10 muB
      /response/quenching none
      /response/resolution sqrt 0.01 sqrt(keV)
      /response/threshold 5 eVee
      /run/exposure 10 day
      """;

  private ExampleMacros() {}

  static String write(Path folder, String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  /** One run of {@code events} events. */
  static String single(Path folder, int events) throws IOException {
    return write(folder, "single.mac", SET_UP + "/run/beamOn " + events + "\n");
  }

  /** Runs of three sterile masses, the last of which opens no dipole channel. */
  static String loop(Path folder) throws IOException {
    write(folder, "pass.mac", "/dipole/mass {m} keV\n/run/beamOn 200\n");
    return write(
        folder,
        "loop.mac",
        SET_UP + "/interaction/part dipole\n/control/loop pass.mac m 0 1000 500\n");
  }
}
