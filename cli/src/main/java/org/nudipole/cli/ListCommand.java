package org.nudipole.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.nudipole.cli.report.Block;
import org.nudipole.cli.report.Report;
import org.nudipole.generator.Units;
import org.nudipole.generator.axis.Digits;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.data.Nuclide;
import org.nudipole.macros.language.CommandReference;
import org.nudipole.macros.language.ShippedFiles;
import org.nudipole.macros.language.SourceFile;
import org.nudipole.macros.language.SourceKind;
import org.nudipole.macros.language.UnitCatalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code nudipole list}: what macros can use. */
@Command(
    name = "list",
    header = "List what can be used, one line each.",
    description = {
      "Without a subject: all of them, but only the number of the commands.",
      "An entry that is longer than the terminal is wide goes on in indented lines; with COLUMNS=999"
          + " before the command each has one line."
    },
    footer = {
      "",
      "Examples:",
      "  nudipole list macros",
      "  nudipole list commands | grep response"
    })
final class ListCommand implements Callable<Integer> {
  /** What can be listed. */
  enum Subject {
    SOURCES,
    MATERIALS,
    MACROS,
    COMMANDS,
    UNITS;

    /** The word of the command line. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** As shells complete it. */
    @Override
    public String toString() {
      return word();
    }
  }

  /** Reads a subject. */
  static final class SubjectWord implements ITypeConverter<Subject> {
    @Override
    public Subject convert(String word) {
      return Arrays.stream(Subject.values())
          .filter(subject -> subject.word().equals(word))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "nothing is called " + word + " (it can list " + SUBJECTS + ")"));
    }
  }

  private static final String SUBJECTS = "sources, materials, macros, commands or units";

  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "SUBJECT",
      converter = SubjectWord.class,
      description = "One of " + SUBJECTS + ".")
  private Subject subject;

  ListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (subject != null) {
      console.say(new Report("", List.of(new Block.Entries(entries(subject), ""))));
      return ExitCode.DONE;
    }
    for (Subject each : Subject.values()) {
      Map<String, String> entries = entries(each);
      boolean brief = each == Subject.COMMANDS;
      console.say(
          each.word() + (brief ? ": " + entries.size() + ", see `nudipole list commands`" : ""));
      if (!brief) {
        console.say(new Report("", List.of(new Block.Entries(entries, "  "))));
      }
    }
    return ExitCode.DONE;
  }

  private static Map<String, String> entries(Subject subject) throws IOException {
    return switch (subject) {
      case SOURCES -> entries(SourceKind.all(), word -> SourceKind.of(word).sentence(word));
      case MATERIALS -> entries(Material.names(), name -> sentence(Material.named(name)));
      case MACROS -> macros();
      case COMMANDS -> CommandReference.listing();
      case UNITS -> UnitCatalogue.listing();
    };
  }

  private static Map<String, String> entries(
      Collection<String> names, UnaryOperator<String> sentence) {
    Map<String, String> entries = new LinkedHashMap<>();
    names.forEach(name -> entries.put(name, sentence.apply(name)));
    return entries;
  }

  private static String sentence(Material material) {
    String isotopes =
        material.isotopes().values().stream()
            .map(
                list ->
                    list.get(0).symbol()
                        + " "
                        + list.stream()
                            .map(Nuclide::a)
                            .map(String::valueOf)
                            .collect(Collectors.joining(" ")))
            .collect(Collectors.joining("; "));
    double density = material.density() / Units.G_PER_CM3;
    // Three digits behind the point leave nothing of a gas.
    return (density < 0.1 ? Digits.general(density, 4) : Digits.fixed(density, 3))
        + " g/cm3, natural isotopes "
        + isotopes;
  }

  private static Map<String, String> macros() throws IOException {
    Map<String, String> macros = new LinkedHashMap<>();
    for (SourceFile file : ShippedFiles.all()) {
      macros.put(ShippedFiles.typed(file), ShippedFiles.title(file));
    }
    return macros;
  }
}
