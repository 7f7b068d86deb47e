package org.nudipole.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.nudipole.cli.report.Block.Fact;
import org.nudipole.cli.report.SetUp;
import org.nudipole.detector.FoldedSpectrum.Expectation;
import org.nudipole.detector.background.BackgroundExpectation;
import org.nudipole.generator.Units;
import org.nudipole.generator.axis.Digits;
import org.nudipole.generator.interaction.CrossSectionPart;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.MacroParser;
import org.nudipole.macros.language.ParsedMacro;

/** The shipped experiments as one table for readers, from their macros and the analytic arm. */
final class ExperimentsTable {
  private static final List<String> MASSES = List.of("0", "100", "1000", "10000");
  private static final String DIPOLE_ONLY = "/interaction/part=dipole";
  private static final String FOLDER = "experiments/";
  private static final String SUFFIX = ".mac";

  private ExperimentsTable() {}

  /** Names of the macros beside the sources. */
  static List<String> names() throws IOException {
    try (Stream<Path> macros = Files.list(Path.of("..", "macros", FOLDER))) {
      return macros
          .map(macro -> String.valueOf(macro.getFileName()))
          .filter(file -> file.endsWith(SUFFIX))
          .map(file -> file.substring(0, file.length() - SUFFIX.length()))
          .sorted()
          .toList();
    }
  }

  /** The document in Markdown. */
  static String markdown() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("# Experiments");
    lines.add("");
    lines.add("What each macro in `macros/experiments` is and what it expects, by integration.");
    lines.add("All counts are detected events of the whole exposure, behind the cuts.");
    lines.add("Standard Model: as the macro stands.");
    lines.add("Dipole: its part alone, without interference, for a moment of 1e-10 Bohr magnetons");
    lines.add(
        "(the alias mu; counts scale with its square) and a sterile neutrino of the given mass;");
    lines.add("`closed`: it opens no channel above the cuts.");
    lines.add("Which numbers are an experiment's own and which are assumed");
    lines.add("say the comments in its macro and in that of its detector.");
    lines.add("");
    lines.add(
        "| experiment | source | target | exposure | cuts | background | Standard Model"
            + " | m4 = 0 | 100 keV | 1 MeV | 10 MeV |");
    lines.add("|---|---|---|---|---|---|---|---|---|---|---|");
    names().forEach(name -> lines.add(row(name)));
    return String.join("\n", lines) + "\n";
  }

  private static String row(String name) {
    RunConfiguration run = RunConfiguration.read(name, List.of(), List.of()).get(0);
    Map<String, String> words = words(run);
    List<String> cells = new ArrayList<>();
    cells.add("[" + name + "](../macros/" + FOLDER + name + SUFFIX + ")");
    cells.add(words.get("source"));
    cells.add(
        run.detector().material() + ", " + Digits.brief(run.detector().mass() / Units.KG) + " kg");
    cells.add(Digits.brief(run.common().exposure() / Units.DAY) + " day");
    cells.add(words.get("response"));
    cells.add(
        run.backgrounds().isEmpty()
            ? "none"
            : Digits.five(
                run.backgrounds().stream().mapToDouble(BackgroundExpectation::detected).sum()));
    cells.add(Digits.five(detected(run, CrossSectionPart.SM)));
    MASSES.forEach(mass -> cells.add(dipole(name, mass)));
    return "| " + String.join(" | ", cells) + " |";
  }

  // In a loop a closed mass is no fault.
  private static String dipole(String name, String mass) {
    ParsedMacro macro =
        MacroParser.standard().read(name, List.of(DIPOLE_ONLY), List.of("mu=1e-10", "m4=" + mass));
    RunConfiguration run = RunConfiguration.of(macro.runs().get(0).looped());
    return run.closed().isPresent()
        ? "closed"
        : Digits.five(detected(run, CrossSectionPart.DIPOLE));
  }

  private static double detected(RunConfiguration run, CrossSectionPart part) {
    return run.expectations().stream()
        .filter(e -> e.channel().interaction().part() == part)
        .mapToDouble(Expectation::detected)
        .sum();
  }

  // The set-up by its labels, as the program prints it.
  private static Map<String, String> words(RunConfiguration run) {
    Map<String, String> words = new LinkedHashMap<>();
    String label = "";
    for (Fact fact : SetUp.of(run)) {
      label = fact.label().isEmpty() ? label : fact.label();
      words.merge(label, fact.text(), (one, other) -> one + "; " + other);
    }
    return words;
  }
}
