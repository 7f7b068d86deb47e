package org.nudipole.macros.run;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.nudipole.io.CompleteFile;
import org.nudipole.io.Existing;
import org.nudipole.io.InputFile;
import org.nudipole.io.WholeFile;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.macros.binding.RunConfiguration;

/**
 * A folder with the files of a plan, and the plan as {@code run.json}. Several processes may work
 * in one, each at units of its own.
 *
 * @param folder where it is
 * @param plan what belongs into it
 */
public record RunDirectory(Path folder, RunPlan plan) {
  /** Name of the plan in the folder. */
  public static final String MANIFEST = RunManifest.NAME;

  /**
   * Makes the folder if it is missing and writes the plan into it, unless it is there.
   *
   * @throws EventFileException if the folder holds another plan, or cannot be written
   */
  public static RunDirectory open(Path folder, RunPlan plan) {
    RunDirectory directory = new RunDirectory(folder, plan);
    Path manifest = folder.resolve(RunManifest.NAME);
    byte[] bytes = plan.manifest();
    if (bytes.length > InputFile.LONGEST) {
      throw new EventFileException(
          folder,
          "cannot hold "
              + plan.units().size()
              + " files ("
              + RunManifest.NAME
              + " would be longer than "
              + InputFile.LONGEST
              + " bytes) Give fewer shards, or divide the macro");
    }
    try {
      createFolder(folder);
      if (!Files.exists(manifest)) {
        WholeFile.create(manifest, bytes);
      }
      if (!Arrays.equals(InputFile.bytes(manifest), bytes)) {
        throw new EventFileException(
            folder,
            "holds another plan ("
                + RunManifest.NAME
                + " is of another macro, seed, number of shards or version of the program) Give"
                + " another folder");
      }
      return directory;
    } catch (IOException e) {
      throw EventFileException.of(manifest, "write", e);
    }
  }

  private static void createFolder(Path folder) throws IOException {
    try {
      Files.createDirectory(folder);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }

  /**
   * How the plan in a folder is divided; empty if there is none.
   *
   * @throws EventFileException if it cannot be read
   */
  public static Optional<Division> division(Path folder) {
    return Files.exists(folder.resolve(RunManifest.NAME))
        ? Optional.of(RunManifest.read(folder).division())
        : Optional.empty();
  }

  /** Where the file of a unit is. */
  public Path file(RunUnit unit) {
    return folder.resolve(unit.fileName());
  }

  /**
   * The units without a whole and unchanged file.
   *
   * @throws EventFileException if the file of a unit is of another run
   */
  public List<RunUnit> missing() {
    return plan.units().stream().filter(unit -> kept(unit, fault -> {}).isEmpty()).toList();
  }

  /**
   * What an earlier run has made of a unit.
   *
   * @param damaged hears a warning of a file that is damaged: its unit counts as not made
   * @throws EventFileException if the file is of another run
   */
  public Optional<RunOutcome> kept(RunUnit unit, Consumer<String> damaged) {
    CompleteFile found = RunManager.look(unit, file(unit));
    if (found.state() == CompleteFile.State.DAMAGED) {
      found
          .faults()
          .forEach(fault -> damaged.accept(fault + " (a damaged shard) It is made again"));
      return Optional.empty();
    }
    return RunManager.complete(unit, file(unit), found);
  }

  /**
   * Makes a unit, or completes what was begun of it. A damaged file is made again; it is replaced
   * when the new one is complete.
   *
   * @param damaged hears a warning of a damaged file
   */
  public RunOutcome resume(RunManager manager, RunUnit unit, Consumer<String> damaged) {
    Optional<RunOutcome> kept = kept(unit, damaged);
    if (kept.isPresent()) {
      return kept.get();
    }
    Existing existing = Files.exists(file(unit)) ? Existing.REPLACE : Existing.RESUME;
    try {
      return manager.run(unit, file(unit), existing);
    } catch (EventFileException e) {
      // Another process may have completed it since it was looked for.
      return kept(unit, damaged).orElseThrow(() -> e);
    }
  }

  /**
   * What became of a run, when all its units are made.
   *
   * @param shards the outcomes of all its units, in their order
   */
  public RunOutcome together(RunConfiguration run, List<RunOutcome> shards) {
    if (shards.size() != plan.of(run).size()) {
      throw new IllegalArgumentException(
          shards.size() + " of " + plan.of(run).size() + " shards are there");
    }
    return RunOutcome.together(folder, shards);
  }
}
