package org.nudipole.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.nudipole.io.EventSet;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.macros.binding.ObservedData;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.run.EventInput;
import org.nudipole.statistics.limit.Experiment;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * The events of several files of one experiment, taken together: counts and exposures add.
 *
 * @param model the run that they are data of
 * @param counts the counts of all files in the bins of the model
 * @param factor exposure of all files over that of the model
 */
record PooledEvents(RunConfiguration model, ObservedData counts, double factor) {
  /** Those of files that were made with {@code /run/expose}. */
  static PooledEvents of(List<Path> files, RunConfiguration model, CommandSpec command) {
    return of(files, model, false, command);
  }

  /**
   * The events of some files.
   *
   * @param any whether a chosen number of events is taken as if it had been the expected one
   * @throws ParameterException if they are no data of the model, or two files have the same events
   */
  static PooledEvents of(
      List<Path> files, RunConfiguration model, boolean any, CommandSpec command) {
    double factor = 0;
    List<ObservedData> counts = new ArrayList<>();
    Set<String> digests = new TreeSet<>();
    List<String> faults = new ArrayList<>();
    for (EventInput file : inputs(files)) {
      try (EventSet reader = file.open()) {
        EventData events = EventData.of(reader);
        if (!any && !events.isExposed()) {
          faults.add(
              file.name()
                  + " (it was made with /run/beamOn, so its number of events says nothing) generate"
                  + " it with --set /run/expose");
          continue;
        }
        if (!digests.add(reader.summary().digest())) {
          faults.add(
              file.name() + " (its events are those of another file, too) give each file once");
          continue;
        }
        counts.add(events.observed(model, command));
        factor += events.isExposed() ? 1 : reader.header().events() / events.own().expectedEvents();
      } catch (ParameterException e) {
        faults.add(e.getMessage());
      }
    }
    if (!faults.isEmpty()) {
      throw new ParameterException(command.commandLine(), String.join("\n", faults));
    }
    return new PooledEvents(model, sum(counts), factor);
  }

  /**
   * The files, shards of one run together.
   *
   * @throws EventFileException if a folder holds several runs: of a scan, say
   */
  static List<EventInput> inputs(List<Path> files) {
    for (Path file : files) {
      List<EventInput> runs = EventInput.of(List.of(file));
      if (runs.size() > 1) {
        throw new EventFileException(
            file,
            "holds "
                + runs.size()
                + " runs (each is data of its own) Give the files of one, such as "
                + runs.get(runs.size() - 1).files().get(0).toString().replace("-00000.h5", "")
                + "-*.h5");
      }
    }
    return EventInput.together(files);
  }

  private static ObservedData sum(List<ObservedData> all) {
    double[] sum = new double[all.get(0).counts().length];
    for (ObservedData one : all) {
      double[] counts = one.counts();
      Arrays.setAll(sum, i -> sum[i] + counts[i]);
    }
    return new ObservedData(all.get(0).cells(), sum);
  }

  /** The model with these data. */
  Experiment experiment(String name) {
    return Experiment.of(name, model, Optional.of(counts), factor);
  }
}
