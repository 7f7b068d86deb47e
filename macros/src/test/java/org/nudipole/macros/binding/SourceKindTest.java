package org.nudipole.macros.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nudipole.generator.Implementations;
import org.nudipole.generator.source.NeutrinoSource;
import org.nudipole.macros.language.MacroException;
import org.nudipole.macros.language.SourceKind;

/**
 * Every source of the registry is made by its word, and every class of sources by some word: what
 * the contract test of sources has is what macros have.
 */
class SourceKindTest {
  private static final String DETECTOR =
      """
      /detector/material Ge
      /detector/mass 1 kg
      /interaction/use cevns
      /interaction/minRecoil 10 eV
      /run/exposure 40 day
      /run/beamOn 100
      """;

  @TempDir Path folder;

  // What a kind needs beside its word.
  private static String needs(SourceKind kind) {
    return switch (kind) {
      case ELECTRON_CAPTURE -> "/source/activity 5 MCi\n/source/distance 1 m\n";
      case REACTOR -> "/source/power 2.9 GW\n/source/distance 28 m\n";
      case PION ->
          "/source/protonsOnTarget 1e20\n/source/yieldPerFlavour 0.08\n/source/distance 28 m\n";
      case SUN -> "";
      case MONOENERGETIC ->
          "/source/energy 30 MeV\n/source/flavour nu_e\n/source/flux 1e6 /cm2/s\n";
      case TABULATED -> "/source/table s.csv\n/source/flux 1e6 /cm2/s\n";
    };
  }

  private NeutrinoSource source(String lines) throws IOException {
    Files.writeString(
        folder.resolve("s.csv"), "# columns: energy,nu_e\n# units: MeV,/MeV\n1,1\n3,1\n");
    Path file = folder.resolve("run.mac");
    Files.writeString(file, lines + DETECTOR);
    return RunConfiguration.read(file.toString(), List.of(), List.of())
        .get(0)
        .experiment()
        .source();
  }

  /** What has no time course of its own can be switched, and nothing else. */
  @Test
  void whatIsSteadyIsSwitched() throws IOException {
    for (SourceKind kind : SourceKind.values()) {
      for (String word : kind.words()) {
        String faults = "";
        try {
          source("/source/use " + word + "\n/source/onPeriod 1 day 2 day\n" + needs(kind));
        } catch (MacroException e) {
          faults = e.getMessage();
        }
        boolean steady = SourceKind.allSteady().contains(word);
        assertEquals(!steady, faults.contains(word + " has a time course of its own"), faults);
        assertEquals(
            !steady,
            faults.contains("only " + String.join(", ", SourceKind.allSteady()) + " are switched"));
      }
    }
  }

  @Test
  void everyWordMakesItsSourceAndEverySourceHasAWord() throws IOException {
    List<NeutrinoSource> made = new ArrayList<>();
    for (String word : SourceKind.all()) {
      NeutrinoSource source = source("/source/use " + word + "\n" + needs(SourceKind.of(word)));
      assertEquals(word, source.name());
      made.add(source);
    }
    // A source that is switched wraps another.
    made.add(
        source("/source/use reactor\n/source/onPeriod 1 day 20 day\n" + needs(SourceKind.REACTOR)));
    assertEquals(Implementations.of(NeutrinoSource.class), Implementations.among(made.stream()));
  }

  @Test
  void everyModelOfASourceIsItsOwn() throws IOException {
    for (SourceKind kind : SourceKind.values()) {
      for (String model : kind.models()) {
        String word = kind.words().get(0);
        NeutrinoSource source =
            source("/source/use " + word + "\n/source/model " + model + "\n" + needs(kind));
        assertEquals(word, source.name());
      }
    }
  }

  @Test
  void everySourceHasASentence() {
    for (String word : SourceKind.all()) {
      String sentence = SourceKind.of(word).sentence(word);
      assertTrue(sentence.length() > 20 && !sentence.contains("%s"), sentence);
      SourceKind.of(word).models().forEach(m -> assertTrue(sentence.contains(m), sentence));
    }
  }
}
