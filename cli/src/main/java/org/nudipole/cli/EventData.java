package org.nudipole.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nudipole.generator.Column;
import org.nudipole.io.EventSet;
import org.nudipole.macros.binding.ObservedData;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.exchange.EventWeights;
import org.nudipole.macros.language.FitCommands;
import org.nudipole.statistics.limit.DataCheck;
import org.nudipole.statistics.limit.Experiment;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * The events of a sound file as data that models are compared with.
 *
 * @param file the file
 * @param own the run that it holds the events of
 */
record EventData(EventSet file, RunConfiguration own) {
  /** Reads the run of a file. */
  static EventData of(EventSet file) {
    return new EventData(
        file,
        RunConfiguration.stored(
            file.header().macro(), file.header().tables(), file.header().formatVersion()));
  }

  /** Whether the number of events is that of an exposure, not one that somebody chose. */
  boolean isExposed() {
    return own.isExposed();
  }

  /**
   * The counts in the bins of a model.
   *
   * @throws ParameterException if they are no data of the model's experiment
   */
  ObservedData observed(RunConfiguration model, CommandSpec command) {
    DataCheck check = new DataCheck(file.path().toString(), model);
    List<String> faults = new ArrayList<>();
    if (!EventWeights.columns(file).isEmpty()) {
      faults.add(
          file.path()
              + ": the events have weights (data are counted, one by one) generate events with the"
              + " other cross section");
    }
    Column observable = model.common().response().column();
    faults.addAll(
        check.ofEvents(
            file.column(observable.name()).units(),
            Optional.of(own.detector().material()),
            own.common().exposure(),
            model.common().exposure()));
    if (model.blocks() > 1 && !own.detector().names().equals(model.detector().names())) {
      faults.add(
          file.path()
              + ": its events are of other modules ("
              + FitCommands.MODULE
              + " each counts those of the model by themselves) give events of the model's"
              + " experiment");
    }
    if (faults.isEmpty()) {
      ObservedData data = ObservedData.events(file, Experiment.cells(model), model);
      faults.addAll(check.ofCounts(data, file.summary().detected()));
      if (faults.isEmpty()) {
        return data;
      }
    }
    throw new ParameterException(command.commandLine(), String.join("\n", faults));
  }
}
