package org.nudipole.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nudipole.cli.report.OutputException;
import org.nudipole.io.WholeFile;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.RunCommands;

/**
 * Names of event files.
 *
 * @param macro the macro as the user named it
 * @param output the option {@code -o}, which wins over {@code /output/file}
 */
record OutputFiles(String macro, Optional<String> output) {
  private static final String SUFFIX = ".h5";

  /**
   * The event files of the runs of a macro. Of runs with the same name the first keeps it; run K of
   * the others adds {@code -rK}.
   *
   * @throws IllegalArgumentException if the option is no name of an event file, or has an alias
   *     that there is not
   */
  List<Path> of(List<RunConfiguration> runs) {
    Set<Path> taken = new HashSet<>();
    List<Path> files = new ArrayList<>();
    for (RunConfiguration run : runs) {
      String name = name(run);
      Path file = of(name, 0);
      while (!taken.add(file.toAbsolutePath().normalize())) {
        file = of(file.toString(), run.settings().number());
      }
      files.add(file);
    }
    return files;
  }

  private String name(RunConfiguration run) {
    return given(run).orElseGet(() -> written(run).orElseGet(this::standard));
  }

  // The option, with what its aliases stand for in a run.
  private Optional<String> given(RunConfiguration run) {
    return output.map(
        name -> {
          try {
            return run.settings().filled(name);
          } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("-o " + name + ": " + e.getMessage(), e);
          }
        });
  }

  /**
   * The event file of a run under the name of the option.
   *
   * @param number number of the run
   * @throws IllegalArgumentException if the option is no name of an event file
   */
  Path of(int number) {
    return of(output.orElseThrow(), number);
  }

  private static Path of(String name, int number) {
    if (!name.endsWith(SUFFIX) || name.endsWith("/" + SUFFIX) || name.equals(SUFFIX)) {
      throw new IllegalArgumentException(
          "-o "
              + name
              + " (the name of an event file ends in "
              + SUFFIX
              + ") write -o NAME"
              + SUFFIX);
    }
    try {
      return Path.of(number == 0 ? name : stem(name) + "-r" + number + SUFFIX);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          "-o " + name + " (" + e.getReason() + ") choose another name", e);
    }
  }

  /**
   * The folder for the files of a run in shards; empty if it is one file.
   *
   * @param run the run
   * @param divided whether the command line asks for shards
   * @throws IllegalArgumentException if shards are asked for and the option names a file
   */
  Optional<Path> folder(RunConfiguration run, boolean divided) {
    boolean asked = divided || run.settings().get(RunCommands.SHARD_EVENTS).isPresent();
    Optional<String> given = given(run);
    if (given.isPresent()) {
      String name = given.get();
      try {
        boolean folder = name.endsWith("/") || asked && !name.endsWith(SUFFIX);
        if (folder || Files.isDirectory(Path.of(name))) {
          return Optional.of(Path.of(name));
        }
      } catch (InvalidPathException e) {
        throw new IllegalArgumentException(
            "-o " + name + " (" + e.getReason() + ") choose another name", e);
      }
      if (asked) {
        throw new IllegalArgumentException(
            "-o " + name + " (shards are several files) name a folder: -o " + stem(name) + "/");
      }
      return Optional.empty();
    }
    return asked
        ? Optional.of(Path.of(stem(written(run).orElseGet(this::standard))))
        : Optional.empty();
  }

  private static String stem(String name) {
    return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
  }

  /**
   * Checks that every file can be written.
   *
   * @param force whether files may be replaced
   * @throws OutputException if one cannot
   */
  static void check(List<Path> files, boolean force) {
    List<String> faults = new ArrayList<>();
    for (Path file : files) {
      fault(file, force).ifPresent(why -> faults.add(file + ": " + why));
    }
    if (!faults.isEmpty()) {
      throw new OutputException(faults);
    }
  }

  /**
   * Checks before the work for a file that there is a folder for it.
   *
   * @param option the option that names it
   * @throws OutputException if there is none
   */
  static void checkFolder(Path file, String option) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new OutputException(
          List.of(
              file
                  + ": cannot be written (there is no folder "
                  + folder
                  + ") create it, or choose another "
                  + option));
    }
  }

  /**
   * Writes a whole file, which takes the place of an older one.
   *
   * @throws OutputException if that is not possible
   */
  static void write(Path file, byte[] content) {
    try {
      WholeFile.write(file, content);
    } catch (IOException e) {
      throw OutputException.of(file, e);
    }
  }

  /** As {@link #write(Path, byte[])}, text. */
  static void write(Path file, String text) {
    write(file, text.getBytes(UTF_8));
  }

  /** As {@link #write(Path, byte[])}, line by line. */
  static void write(Path file, List<String> lines) {
    write(file, String.join("\n", lines).concat("\n"));
  }

  private static Optional<String> fault(Path file, boolean force) {
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
    if (!Files.isDirectory(folder)) {
      return Optional.of(
          Files.exists(folder)
              ? "cannot be written (" + folder + " is not a folder) choose another -o"
              : "cannot be written (there is no folder "
                  + folder
                  + ") create it, or choose another -o");
    }
    if (Files.isDirectory(file)) {
      return Optional.of("is a folder (a file is written) choose another -o");
    }
    if (!Files.isWritable(folder)) {
      return Optional.of(
          "cannot be written (no permission to write in " + folder + ") choose another -o");
    }
    if (Files.exists(file) && !force) {
      return Optional.of("exists (it is not overwritten) choose another -o, or add --force");
    }
    return Optional.empty();
  }

  private static Optional<String> written(RunConfiguration run) {
    return run.settings()
        .get(RunCommands.FILE)
        .flatMap(s -> s.argument("file"))
        .map(a -> a.value().text());
  }

  private String standard() {
    String name = macro.substring(Math.max(macro.lastIndexOf('/'), macro.lastIndexOf('\\')) + 1);
    return (name.endsWith(".mac") ? name.substring(0, name.length() - 4) : name) + SUFFIX;
  }
}
