package org.nudipole.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
    description = "Without a subject: all of them, but only the number of the commands.",
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
      lines(subject).forEach(console.out()::println);
      return ExitCode.DONE;
    }
    for (Subject each : Subject.values()) {
      List<String> lines = lines(each);
      boolean brief = each == Subject.COMMANDS;
      console
          .out()
          .println(
              each.word() + (brief ? ": " + lines.size() + ", see `nudipole list commands`" : ""));
      if (!brief) {
        lines.forEach(line -> console.out().println("  " + line));
      }
    }
    return ExitCode.DONE;
  }

  private static List<String> lines(Subject subject) throws IOException {
    return switch (subject) {
      case SOURCES -> sources();
      case MATERIALS ->
          Material.names().stream().map(Material::named).map(ListCommand::line).toList();
      case MACROS -> macros();
      case COMMANDS -> CommandReference.listing();
      case UNITS -> UnitCatalogue.listing();
    };
  }

  private static List<String> sources() {
    return SourceKind.all().stream()
        .map(word -> entry(word, SourceKind.of(word).sentence(word)))
        .toList();
  }

  private static String line(Material material) {
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
    return entry(
        material.name(),
        // Three digits behind the point leave nothing of a gas.
        (density < 0.1 ? Digits.general(density, 4) : Digits.fixed(density, 3))
            + " g/cm3, natural isotopes "
            + isotopes);
  }

  private static List<String> macros() throws IOException {
    List<SourceFile> files = ShippedFiles.all();
    int width = files.stream().mapToInt(f -> ShippedFiles.typed(f).length()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (SourceFile file : files) {
      String pattern = "%-" + width + "s  %s";
      String name = ShippedFiles.typed(file);
      lines.add(String.format(pattern, name, ShippedFiles.title(file)).stripTrailing());
    }
    return lines;
  }

  private static String entry(String name, String text) {
    return String.format("%-7s %s", name, text);
  }
}
