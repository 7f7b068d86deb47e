package org.nudipole.cli;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
 * @param whole whether these are all files of every run
 * @param existing what is done with files that are there
 */
record RunFiles(List<Target> all, boolean whole, Existing existing) {
  /**
   * One file.
   *
   * @param unit the events that go into it
   * @param directory the folder of shards that it is one of; empty if it is all of its run
   */
  record Target(RunUnit unit, Path file, Optional<RunDirectory> directory) {}

  /** One file for each run. */
  static RunFiles single(List<RunConfiguration> runs, OutputFiles names, Existing existing) {
    List<Path> files = names.of(runs);
    List<Target> all =
        IntStream.range(0, runs.size())
            .filter(i -> !runs.get(i).isClosed())
            .mapToObj(i -> new Target(RunUnit.whole(runs.get(i)), files.get(i), Optional.empty()))
            .toList();
    return new RunFiles(all, true, existing);
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
        units.stream()
            .map(unit -> new Target(unit, directory.file(unit), Optional.of(directory)))
            .toList(),
        units.size() == plan.units().size(),
        existing);
  }

  /** The files of several folders. */
  static RunFiles together(List<RunFiles> folders) {
    return folders.size() == 1
        ? folders.get(0)
        : new RunFiles(
            folders.stream().flatMap(folder -> folder.all.stream()).toList(),
            folders.stream().allMatch(RunFiles::whole),
            folders.get(0).existing);
  }

  /** The files of a run. */
  List<Target> of(RunConfiguration run) {
    return all.stream().filter(target -> target.unit().run() == run.settings().number()).toList();
  }

  /** Where a run goes, for a reader; nowhere, if it has no events. */
  Path named(RunConfiguration run) {
    return of(run).stream()
        .findFirst()
        .map(target -> target.directory().map(RunDirectory::folder).orElse(target.file()))
        .orElse(Path.of(""));
  }

  /** The names of the files. */
  List<Path> files() {
    return all.stream().map(Target::file).toList();
  }

  /** The names of the files that are no shards. */
  List<Path> loose() {
    return all.stream().filter(t -> t.directory().isEmpty()).map(Target::file).toList();
  }

  // The files of each folder of shards.
  private Map<Path, List<Target>> folders() {
    return all.stream()
        .filter(target -> target.directory().isPresent())
        .collect(
            Collectors.groupingBy(
                target -> target.directory().orElseThrow().folder(),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  /**
   * Checks, before the work, that nothing stands in its way; of a folder of shards makes it and
   * writes its plan.
   *
   * @throws OutputException if a file may not be replaced, or there is no folder for it
   */
  void begin() {
    folders()
        .forEach(
            (folder, targets) -> {
              RunDirectory.open(folder, targets.get(0).directory().orElseThrow().plan());
              refuseShards(folder, targets);
            });
    OutputFiles.check(loose(), existing != Existing.REFUSE);
    if (existing != Existing.RESUME) {
      files().forEach(file -> EventFileWriter.check(file, existing));
    }
  }

  private void refuseShards(Path folder, List<Target> shards) {
    long there =
        shards.stream()
            .filter(shard -> Files.exists(shard.file(), LinkOption.NOFOLLOW_LINKS))
            .count();
    if (existing == Existing.REFUSE && there > 0) {
      throw new OutputException(
          List.of(
              folder
                  + ": has "
                  + there
                  + " of these "
                  + shards.size()
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
    if (target.directory().isPresent()) {
      return target.directory().get().resume(manager, target.unit(), told);
    }
    return RunManager.complete(target.unit(), target.file())
        .orElseGet(() -> manager.run(target.unit(), target.file(), existing));
  }

  /** What became of a run, in one outcome where all of it is there and was counted. */
  List<RunOutcome> together(RunConfiguration run, List<RunOutcome> shards) {
    Optional<RunDirectory> directory = of(run).get(0).directory();
    return directory.isPresent() && whole ? List.of(directory.get().together(run, shards)) : shards;
  }
}
