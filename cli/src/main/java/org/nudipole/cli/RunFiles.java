package org.nudipole.cli;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.nudipole.cli.report.OutputException;
import org.nudipole.io.EventFileWriter;
import org.nudipole.io.Existing;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.run.RunDirectory;
import org.nudipole.macros.run.RunManager;
import org.nudipole.macros.run.RunOutcome;
import org.nudipole.macros.run.RunPlan;
import org.nudipole.macros.run.RunUnit;

/**
 * The event files that the runs of a macro are written into.
 *
 * @param all the files, run by run
 * @param directory the folder of shards; empty if each run is one file
 * @param whole whether these are all files of every run
 * @param existing what is done with files that are there
 */
record RunFiles(
    List<Target> all, Optional<RunDirectory> directory, boolean whole, Existing existing) {
  /**
   * One file.
   *
   * @param unit the events that go into it
   */
  record Target(RunUnit unit, Path file) {}

  /** One file for each run. */
  static RunFiles single(List<RunConfiguration> runs, OutputFiles names, Existing existing) {
    List<Target> all = new ArrayList<>();
    for (RunConfiguration run : runs) {
      if (!run.isClosed()) {
        all.add(new Target(RunUnit.whole(run), names.of(run)));
      }
    }
    return new RunFiles(all, Optional.empty(), true, existing);
  }

  /**
   * A folder of shards.
   *
   * @param part the shard of each run that is made; empty for all
   */
  static RunFiles in(Path folder, RunPlan plan, OptionalInt part, Existing existing) {
    RunDirectory directory = new RunDirectory(folder, plan);
    List<RunUnit> units = part.isPresent() ? plan.part(part.getAsInt()) : plan.units();
    return new RunFiles(
        units.stream().map(unit -> new Target(unit, directory.file(unit))).toList(),
        Optional.of(directory),
        units.size() == plan.units().size(),
        existing);
  }

  /** The files of a run. */
  List<Target> of(RunConfiguration run) {
    return all.stream().filter(target -> target.unit().run() == run.settings().number()).toList();
  }

  /** Where a run goes, for a reader; nowhere, if it has no events. */
  Path named(RunConfiguration run) {
    return directory
        .map(RunDirectory::folder)
        .or(() -> of(run).stream().map(Target::file).findFirst())
        .orElse(Path.of(""));
  }

  /** The names of the files. */
  List<Path> files() {
    return all.stream().map(Target::file).toList();
  }

  /**
   * Checks, before the work, that nothing stands in its way; of a folder of shards makes it and
   * writes its plan.
   *
   * @throws OutputException if a file may not be replaced, or there is no folder for it
   */
  void begin() {
    if (directory.isPresent()) {
      RunDirectory.open(directory.get().folder(), directory.get().plan());
      refuseShards(directory.get().folder());
    } else {
      OutputFiles.check(files(), existing != Existing.REFUSE);
    }
    if (existing != Existing.RESUME) {
      files().forEach(file -> EventFileWriter.check(file, existing));
    }
  }

  private void refuseShards(Path folder) {
    long there =
        files().stream().filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS)).count();
    if (existing == Existing.REFUSE && there > 0) {
      throw new OutputException(
          List.of(
              folder
                  + ": has "
                  + there
                  + " of these "
                  + all.size()
                  + " files (they are not overwritten) --resume keeps them and makes the others,"
                  + " --force makes all again"));
    }
  }

  /**
   * Makes a file, or takes it as an earlier run has made it.
   *
   * @param told hears of a damaged file, which is made again
   */
  RunOutcome make(RunManager manager, Target target, Consumer<String> told) {
    if (existing != Existing.RESUME) {
      return manager.run(target.unit(), target.file(), existing);
    }
    if (directory.isPresent()) {
      return directory.get().resume(manager, target.unit(), told);
    }
    return RunManager.complete(target.unit(), target.file())
        .orElseGet(() -> manager.run(target.unit(), target.file(), existing));
  }

  /** What became of a run, in one outcome where all of it is there and was counted. */
  List<RunOutcome> together(RunConfiguration run, List<RunOutcome> shards) {
    return directory.isPresent() && whole ? List.of(directory.get().together(run, shards)) : shards;
  }
}
