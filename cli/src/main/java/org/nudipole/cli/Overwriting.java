package org.nudipole.cli;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nudipole.io.hdf5.Hdf5Table;
import org.nudipole.macros.language.MacroFiles;
import org.nudipole.macros.run.RunDirectory;
import org.nudipole.validation.challenge.Challenge;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Refuses a command line whose output would replace what it reads, or another output. */
final class Overwriting {
  /** Label of what is an event file or a macro. */
  static final String MACRO_OR_FILE = "FILE|MACRO";

  private static final String MACRO = "MACRO";
  private static final String FILE = "FILE";

  private Overwriting() {}

  /**
   * A file that is written.
   *
   * @param option what names it; may be empty
   */
  record Output(String option, Path file) {
    // A device or a pipe is not replaced.
    boolean replaces() {
      return Files.isRegularFile(file) || Files.notExists(file);
    }

    @Override
    public String toString() {
      return (option + " " + file).strip();
    }
  }

  /**
   * Checks the options of a command that are marked as {@link Written}.
   *
   * @throws ParameterException if one of them names what the command reads or writes too
   */
  static void check(CommandSpec command) {
    check(command, written(command));
  }

  /** As {@link #check(CommandSpec)}, of these files beside the options. */
  static void checkAll(CommandSpec command, List<Path> files) {
    check(
        command,
        Stream.concat(files.stream().map(file -> new Output("", file)), written(command).stream())
            .toList());
  }

  private static List<Output> written(CommandSpec command) {
    return command.options().stream()
        .filter(Overwriting::isWritten)
        .flatMap(o -> paths(o).map(file -> new Output(o.names()[0], file)))
        .toList();
  }

  /** As {@link #check(CommandSpec)}, of these files. */
  static void check(CommandSpec command, List<Output> outputs) {
    List<Output> files = outputs.stream().filter(Output::replaces).toList();
    List<String> faults = new ArrayList<>();
    Set<Object> written = new HashSet<>();
    for (Output output : files) {
      if (!written.add(identity(output.file()))) {
        faults.add(
            output + " (this file would be written twice) give each output a name of its own");
      }
    }
    // What does not exist is not read.
    List<Output> older = files.stream().filter(output -> Files.exists(output.file())).toList();
    if (!older.isEmpty()) {
      Set<Object> read = inputs(command).map(Overwriting::identity).collect(Collectors.toSet());
      older.stream()
          .filter(output -> read.contains(identity(output.file())))
          .forEach(
              output -> faults.add(output + " (the command reads this file) choose another name"));
    }
    if (!faults.isEmpty()) {
      throw new ParameterException(command.commandLine(), String.join("\n", faults));
    }
  }

  static boolean isWritten(ArgSpec arg) {
    return arg.userObject() instanceof AnnotatedElement field
        && field.isAnnotationPresent(Written.class);
  }

  private static Stream<Path> inputs(CommandSpec command) {
    List<String> sets = texts(command, "--set");
    List<String> aliases = texts(command, "--alias");
    return command.args().stream()
        .filter(arg -> !isWritten(arg))
        .flatMap(
            arg ->
                arg.paramLabel().equals(MACRO)
                    ? macros(values(arg), sets, aliases)
                    : arg.paramLabel().equals(MACRO_OR_FILE)
                        ? Stream.concat(
                            values(arg)
                                .flatMap(name -> path(name.toString()).stream())
                                .flatMap(Overwriting::files),
                            macros(values(arg).filter(name -> !isEvents(name)), sets, aliases))
                        : paths(arg).flatMap(Overwriting::files));
  }

  private static Stream<Path> macros(
      Stream<Object> names, List<String> sets, List<String> aliases) {
    return names.flatMap(name -> MacroFiles.of(name.toString(), sets, aliases).stream());
  }

  // Files of events are large, and no macro.
  private static boolean isEvents(Object name) {
    return path(name.toString())
        .filter(file -> Files.isDirectory(file) || Hdf5Table.isHdf5(file))
        .isPresent();
  }

  // A folder that is read is that of a challenge, or of shards.
  private static Stream<Path> files(Path path) {
    if (!Files.isDirectory(path)) {
      return Stream.of(path);
    }
    try (Stream<Path> inside = Files.list(path)) {
      Stream<Path> shards =
          Files.exists(path.resolve(RunDirectory.MANIFEST)) ? inside : Stream.empty();
      return Stream.concat(Challenge.files(path).stream(), shards.toList().stream());
    } catch (IOException e) {
      // That it cannot be read is told elsewhere.
      return Stream.empty();
    }
  }

  // An option may take a file or a word, such as asimov, or a file behind what it is of.
  private static Stream<Path> paths(ArgSpec arg) {
    return values(arg)
        .filter(value -> value instanceof Path || arg.paramLabel().endsWith(FILE))
        .map(Object::toString)
        .flatMap(
            name ->
                arg.paramLabel().contains(DataOption.OF)
                    ? Stream.of(name, name.substring(name.lastIndexOf(DataOption.OF) + 1))
                        .distinct()
                    : Stream.of(name))
        .flatMap(name -> path(name).stream());
  }

  private static Optional<Path> path(String name) {
    try {
      return Optional.of(Path.of(name));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static List<String> texts(CommandSpec command, String option) {
    return Optional.ofNullable(command.findOption(option)).stream()
        .flatMap(Overwriting::values)
        .map(Object::toString)
        .toList();
  }

  private static Stream<Object> values(ArgSpec arg) {
    Object value = arg.getValue();
    return value instanceof Collection<?> several
        ? several.stream().map(Objects::requireNonNull)
        : Stream.ofNullable(value);
  }

  // What is equal for all names of one file: links of any kind, ways through other folders.
  private static Object identity(Path file) {
    try {
      if (Files.exists(file)) {
        Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        return key == null ? file.toRealPath() : key;
      }
      Path folder = file.toAbsolutePath().getParent();
      return folder == null ? file : folder.toRealPath().resolve(file.getFileName());
    } catch (IOException e) {
      // There is no such folder, which is told elsewhere.
      return file.toAbsolutePath().normalize();
    }
  }
}
