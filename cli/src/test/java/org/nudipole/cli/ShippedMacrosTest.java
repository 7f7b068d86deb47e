package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.detector.FoldedSpectrum;
import org.nudipole.detector.RecoilCut;
import org.nudipole.generator.interaction.CrossSectionPart;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.MacroParser;
import org.nudipole.macros.language.ShippedFiles;
import org.nudipole.macros.language.SourceFile;

/**
 * Every macro that the program ships: it reads, binds and runs, and its events agree with its
 * integral.
 */
@Execution(ExecutionMode.CONCURRENT)
@Tag("canonical")
class ShippedMacrosTest {
  /** More modules than this are many. */
  private static final int MANY = 4;

  /**
   * What limits have beside their experiments, as their headers say: published rates are corrected
   * for an efficiency that their counts have, a plane needs finer arrival times, and a slice of
   * pulse shape has its share.
   */
  private static final Map<String, List<String>> OTHER_DATA =
      Map.of(
          "dresden-ii.mac",
          List.of(
              "/response/efficiency=table dresden-ii-efficiency.csv",
              "/response/quenching=table ge-quenching-fef.csv",
              "/interaction/minRecoil=0.007 keV cevns"),
          "coherent-csi-2021-plane.mac",
          List.of("/source/pulse=gaussian 692.2 ns 141.9 ns"),
          "coherent-lar-f90-low.mac",
          List.of("/response/share=coherent-lar-f90-low-share.csv"),
          "coherent-lar-f90-middle.mac",
          List.of("/response/share=coherent-lar-f90-middle-share.csv"),
          "coherent-lar-f90-high.mac",
          List.of("/response/share=coherent-lar-f90-high-share.csv"));

  @TempDir private Path folder;

  static List<String> runnable() throws IOException {
    List<String> names = new ArrayList<>(macros("experiments"));
    names.addAll(macros("."));
    return names;
  }

  static List<String> detectors() throws IOException {
    return macros("detectors");
  }

  static List<String> limits() throws IOException {
    return macros("limits");
  }

  static List<String> all() throws IOException {
    List<String> names = new ArrayList<>(runnable());
    names.addAll(limits());
    return names;
  }

  /** Macros of one folder beside the sources, by their names in the program. */
  private static List<String> macros(String in) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("..", "macros", in))) {
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
    names.addAll(limits());
    assertTrue(names.size() >= 14, names::toString);
    Map<String, String> titles =
        ShippedFiles.all().stream()
            .collect(Collectors.toMap(SourceFile::path, ShippedFiles::title));
    for (String name : names) {
      String title = titles.getOrDefault("macros/" + name.replace("./", ""), "");
      assertTrue(title.length() > 20 && title.length() < 90, name + ": " + title);
    }
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void detectorsRead(String detector) {
    MacroParser.standard().parse(detector, List.of(), List.of());
  }

  /** So that `--strict` tells users of their own changes alone. */
  @ParameterizedTest
  @MethodSource("all")
  void noneIsWarnedOfUnlessItSaysSo(String macro) throws IOException {
    List<Fault> warnings =
        RunConfiguration.read(macro, List.of(), List.of()).stream()
            .flatMap(run -> run.warnings().stream())
            .toList();
    for (Fault warning : warnings) {
      // It stands in a file of this program, whose header speaks of it.
      String header = Files.readString(Path.of("..", warning.location().file()));
      assertTrue(header.contains("# A warning is meant: "), warning::toString);
    }
  }

  /** Their neutrinos are those of the experiment whose name they bear; backgrounds may differ. */
  @ParameterizedTest
  @MethodSource("limits")
  void limitsNameTheirExperiment(String limit) {
    RunConfiguration run = dipole(limit, List.of());
    String experiment =
        limit
            .replace("limits", "experiments")
            .replaceFirst("-published-(ratio|limit)|-plane|-f90-.*(?=[.]mac)", "");
    List<String> data = OTHER_DATA.getOrDefault(limit.replaceFirst(".*/", ""), List.of());
    assertEquals(1, neutrinos(run) / neutrinos(dipole(experiment, data)), 1e-8, limit);
    assertTrue(run.fit().bins().isPresent(), limit);
  }

  private static RunConfiguration dipole(String macro, List<String> sets) {
    return RunConfiguration.read(macro, sets, List.of("mu=1e-10", "m4=100")).get(0);
  }

  // Detected events of the dipole; a run may have no others.
  private static double neutrinos(RunConfiguration run) {
    return run.expectations().stream()
        .filter(e -> e.channel().interaction().part() == CrossSectionPart.DIPOLE)
        .mapToDouble(FoldedSpectrum.Expectation::detected)
        .sum();
  }

  /** Its events are among those of the next test, and alone in the long profile. */
  @ParameterizedTest
  @MethodSource("runnable")
  void standardModelByDefault(String macro) {
    assertTrue(
        parts(macro, List.of()).stream().allMatch(part -> part == CrossSectionPart.SM), macro);
    execute(List.of("rate", macro));
  }

  /**
   * Of detectors of many modules one is compared here, the others in the long profile;
   * ModulesConsistencyTest has a few of every kind.
   */
  @ParameterizedTest
  @MethodSource("runnable")
  void dipoleThroughAliases(String macro) {
    List<String> aliases = List.of("mu=1e-10", "m4=100");
    assertTrue(
        parts(macro, aliases).containsAll(EnumSet.of(CrossSectionPart.SM, CrossSectionPart.DIPOLE)),
        macro);
    RunConfiguration run = RunConfiguration.read(macro, List.of(), aliases).get(0);
    integralsReachBelowTheCut(run);
    String file = generate(macro, aliases, 100_000);
    boolean many = run.parts().size() > MANY;
    execute(List.of(many || isDear(run) ? "verify" : "compare", file));
  }

  // The cut of a hypothesis, found without an integral, loses no more than that of events and costs
  // a few octaves of integrals at most.
  private static void integralsReachBelowTheCut(RunConfiguration run) {
    RunConfiguration module = run.modules().get(0);
    module
        .density()
        .cut()
        .least()
        .forEach(
            (process, cut) -> {
              if (module.isCutGiven(process)) {
                return;
              }
              double lower =
                  RecoilCut.forIntegrals(
                          module.prediction().uncut().of(process), module.experiment().response())
                      .orElse(cut);
              assertTrue(lower <= cut && lower > cut / 16, process + ": " + lower + " " + cut);
            });
  }

  // Planes and oscillating moments take a minute of integrals: tests of their own compare them.
  private static boolean isDear(RunConfiguration run) {
    return run.common().response().secondColumn().isPresent()
        || run.modules().get(0).density().channels().stream()
            .anyMatch(channel -> channel.interaction().oscillates());
  }

  /** A line on nuclei, lines on shells, a continuum; all macros have it in the long profile. */
  @ParameterizedTest
  @ValueSource(strings = {"cr51-cevns-ge", "cr51-lxe-a", "conus-plus"})
  void masslessFinalState(String macro) {
    runAndCompare(macro, List.of("mu=1e-10", "m4=0"), 100_000);
  }

  /** A bias of a few parts in a thousand would be seen. */
  @Tag("long")
  @ParameterizedTest
  @MethodSource("runnable")
  void tenMillionEvents(String macro) {
    runAndCompare(macro, List.of(), 10_000_000);
    for (String mass : List.of("0", "100")) {
      runAndCompare(macro, List.of("mu=1e-10", "m4=" + mass), 10_000_000);
    }
  }

  /** At the default level one right file in 1e4 is called wrong; the seed is that of the macro. */
  private void runAndCompare(String macro, List<String> aliases, long events) {
    execute(List.of("compare", generate(macro, aliases, events)));
  }

  private String generate(String macro, List<String> aliases, long events) {
    String file = folder.resolve("run.h5").toString();
    List<String> run = new ArrayList<>(List.of("run", macro, "-o", file, "--force", "--quiet"));
    run.addAll(List.of("--set", "/run/beamOn=" + events));
    aliases.forEach(alias -> run.addAll(List.of("--alias", alias)));
    execute(run);
    return file;
  }

  private static void execute(List<String> arguments) {
    ByteArrayOutputStream spoken = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(spoken, true, StandardCharsets.UTF_8);
    int code = Nudipole.execute(arguments, new Console(stream, stream, false));
    assertEquals(
        ExitCode.DONE, code, () -> arguments + "\n" + spoken.toString(StandardCharsets.UTF_8));
  }

  private static Set<CrossSectionPart> parts(String macro, List<String> aliases) {
    RunConfiguration run = RunConfiguration.read(macro, List.of(), aliases).get(0);
    return run.detector().predictions().stream()
        .flatMap(module -> module.density().channels().stream())
        .map(channel -> channel.interaction().part())
        .collect(Collectors.toSet());
  }
}
