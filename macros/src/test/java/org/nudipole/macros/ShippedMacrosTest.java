package org.nudipole.macros;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.generator.interaction.Part;
import org.nudipole.macros.language.MacroParser;
import org.nudipole.macros.language.ShippedFiles;
import org.nudipole.macros.run.RunConfiguration;
import org.nudipole.macros.run.RunManager;
import org.nudipole.macros.run.RunOutcome;

/** Every macro that the program ships: it reads, binds, runs, and gives what it expects. */
@Tag("canonical")
class ShippedMacrosTest {
  private static final long EVENTS = 200_000;

  @TempDir private static Path folder;

  static List<String> runnable() throws IOException {
    List<String> names = new ArrayList<>(macros("experiments"));
    names.addAll(macros("."));
    return names;
  }

  static List<String> detectors() throws IOException {
    return macros("detectors");
  }

  /** Macros of one folder beside the sources, by their names in the program. */
  private static List<String> macros(String in) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(in))) {
      return files
          .map(file -> Path.of(in).normalize().resolve(file.getFileName()).toString())
          .filter(name -> name.endsWith(".mac"))
          .sorted()
          .toList();
    }
  }

  @Test
  void allAreShippedUnderATitle() throws IOException {
    List<String> names = runnable();
    names.addAll(detectors());
    assertTrue(names.size() >= 14, names::toString);
    for (String name : names) {
      String title = ShippedFiles.listing().get(name.replace("./", ""));
      assertTrue(title != null && title.length() > 20 && title.length() < 90, name + ": " + title);
    }
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void detectorsRead(String detector) {
    MacroParser.standard().parse(detector, List.of(), List.of());
  }

  @ParameterizedTest
  @MethodSource("runnable")
  void standardModelByDefault(String macro) {
    RunOutcome run = run(macro, List.of());
    assertTrue(parts(run).stream().allMatch(part -> part == Part.SM), macro);
    assertConsistent(run);
  }

  @ParameterizedTest
  @MethodSource("runnable")
  void dipoleThroughAliases(String macro) {
    for (String mass : List.of("0", "100")) {
      RunOutcome run = run(macro, List.of("mu=1e-10", "m4=" + mass));
      assertTrue(parts(run).contains(Part.SM) && parts(run).contains(Part.DIPOLE), macro);
      assertConsistent(run);
    }
  }

  /** The detected number is binomial; beyond 6 sigma once in 5e8, over all macros once in 1e7. */
  private static void assertConsistent(RunOutcome run) {
    long events = run.header().events();
    assertEquals(EVENTS, events);
    double fraction = run.header().expectedDetected() / run.header().expectedEvents();
    double sigma = Math.sqrt(events * fraction * (1 - fraction));
    assertEquals(events * fraction, run.summary().detected(), 6 * sigma + 1e-6 * events);
    assertEquals(
        run.header().expectedEvents(),
        run.summary().expectedEventsMc(),
        6 * run.summary().expectedEventsMcError());
  }

  private static List<Part> parts(RunOutcome run) {
    return run.channels().stream()
        .map(count -> count.expectation().channel().interaction().part())
        .distinct()
        .toList();
  }

  private static RunOutcome run(String macro, List<String> aliases) {
    RunConfiguration configuration =
        RunConfiguration.read(macro, List.of("/run/beamOn=" + EVENTS), aliases).get(0);
    return new RunManager(2, (done, of) -> {}).run(configuration, folder.resolve("run.h5"), true);
  }
}
