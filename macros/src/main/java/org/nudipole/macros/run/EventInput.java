package org.nudipole.macros.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nudipole.io.EventSet;
import org.nudipole.io.hdf5.EventFileException;

/**
 * Events that a command reads: a file, or the shards of a run.
 *
 * @param name the file, or the folder; of one that holds several runs {@code FOLDER/run-K}, for
 *     messages
 * @param run number of the run in its folder
 * @param files the files
 * @param macro the macro that they are said to be of; empty if nothing says so
 */
public record EventInput(Path name, int run, List<Path> files, Optional<String> macro) {
  /** Missing files that are named one by one. */
  private static final int MOST_NAMED = 20;

  /** Keeps a copy. */
  public EventInput {
    files = List.copyOf(files);
  }

  /** One file as it is. */
  public static EventInput of(Path file) {
    return new EventInput(file, 0, List.of(file), Optional.empty());
  }

  /**
   * What somebody names: files as they are, of a folder each of its runs.
   *
   * @throws EventFileException if a folder is none of a run, or lacks files
   */
  public static List<EventInput> of(List<Path> paths) {
    List<EventInput> inputs = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        List<EventInput> runs = ofFolder(path);
        missing(runs)
            .ifPresent(
                fault -> {
                  throw new EventFileException(path, fault);
                });
        inputs.addAll(runs);
      } else {
        inputs.add(of(path));
      }
    }
    return inputs;
  }

  /**
   * A file as it is, or each run of a folder, be its files there or not.
   *
   * @throws EventFileException if a folder is none of a run
   */
  public static List<EventInput> planned(Path path) {
    return Files.isDirectory(path) ? ofFolder(path) : List.of(of(path));
  }

  /**
   * As {@link #of(List)}, with files that are shards of one run taken together.
   *
   * @throws EventFileException if a file cannot be read
   */
  public static List<EventInput> together(List<Path> paths) {
    List<EventInput> inputs = new ArrayList<>();
    Map<String, List<Path>> shards = new LinkedHashMap<>();
    for (EventInput input : of(paths)) {
      String shared = Files.isDirectory(input.files().get(0)) ? "" : shared(input);
      if (shared.isEmpty()) {
        inputs.add(input);
      } else {
        shards.computeIfAbsent(shared, macro -> new ArrayList<>()).add(input.name());
      }
    }
    shards.forEach(
        (macro, files) ->
            inputs.add(
                new EventInput(Path.of(files.get(0) + " ..."), 0, files, Optional.of(macro))));
    return inputs;
  }

  // The macro of a file that is one of several shards; nothing if it stands for itself.
  private static String shared(EventInput input) {
    if (input.files().size() > 1 || !input.files().get(0).equals(input.name())) {
      return "";
    }
    try (EventSet set = input.unchecked()) {
      return set.header().shard().count() > 1 ? set.header().macro() : "";
    }
  }

  private static List<EventInput> ofFolder(Path folder) {
    List<RunManifest.Run> runs = RunManifest.read(folder).runs();
    List<EventInput> inputs = new ArrayList<>();
    for (RunManifest.Run run : runs) {
      if (!run.files().isEmpty()) {
        Path name = runs.size() == 1 ? folder : folder.resolve("run-" + run.number());
        List<Path> files = run.files().stream().map(folder::resolve).toList();
        inputs.add(new EventInput(name, run.number(), files, Optional.of(run.macro())));
      }
    }
    return inputs;
  }

  /** Files that are planned and not there. */
  private List<String> missing() {
    return files.stream()
        .filter(file -> !Files.exists(file))
        .map(file -> String.valueOf(file.getFileName()))
        .toList();
  }

  /**
   * What its files lack of the plan of their folder, for the user.
   *
   * @param all the runs of one folder
   */
  private static Optional<String> missing(List<EventInput> all) {
    List<String> missing = all.stream().flatMap(input -> input.missing().stream()).toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "lacks "
                + missing.size()
                + " of its "
                + all.stream().mapToInt(input -> input.files().size()).sum()
                + " files: "
                + String.join(", ", missing.subList(0, Math.min(MOST_NAMED, missing.size())))
                + (missing.size() > MOST_NAMED ? ", ..." : "")
                + " (they are still to be made) Make them by run --resume, or by run --shard I/N");
  }

  /**
   * All that is wrong with a set of shards beside what is wrong with each: missing ones, and some
   * that are of different runs.
   */
  public List<String> faults() {
    if (macro.isEmpty()) {
      return List.of();
    }
    Optional<String> lacking = missing(List.of(this));
    if (lacking.isPresent()) {
      return List.of(name + ": " + lacking.get());
    }
    try {
      unchecked().close();
      return List.of();
    } catch (EventFileException e) {
      return e.getMessage().lines().toList();
    }
  }

  /** The files that are there. */
  public List<Path> present() {
    return macro.isEmpty() ? files : files.stream().filter(Files::exists).toList();
  }

  /** Opens the events and checks all that is in them. */
  public EventSet open() {
    return own(EventSet.open(name, files));
  }

  /** Opens the events, for a command that tells their faults as a part of its answer. */
  public EventSet unchecked() {
    return own(EventSet.unchecked(name, files));
  }

  private EventSet own(EventSet set) {
    if (macro.isPresent() && !macro.get().equals(set.header().macro())) {
      set.close();
      throw new EventFileException(
          name,
          "holds files of another macro than its "
              + RunManifest.NAME
              + " says (somebody has exchanged them) Give the files themselves");
    }
    return set;
  }
}
