package org.nudipole.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nudipole.generator.Column;
import org.nudipole.generator.Units;
import org.nudipole.generator.axis.Binning;
import org.nudipole.generator.axis.Digits;
import org.nudipole.io.EventFileReader;
import org.nudipole.macros.binding.ObservedData;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.statistics.limit.LimitCurve;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * The events of a sound file as data that models are compared with.
 *
 * @param file the file
 * @param own the run that it holds the events of
 */
record EventData(EventFileReader file, RunConfiguration own) {
  /** Exposures agree but for the rounding of their units. */
  private static final double ROUNDING = 1e-9;

  /** Reads the run of a file. */
  static EventData of(EventFileReader file) {
    return new EventData(
        file,
        RunConfiguration.stored(
            file.header().macro(), file.header().tables(), file.header().formatVersion()));
  }

  /** Whether the number of events is that of an exposure, not one that somebody chose. */
  boolean isExposed() {
    return file.header().macro().lines().anyMatch(line -> line.startsWith("/run/expose"));
  }

  /**
   * The counts in the bins of a model.
   *
   * @throws ParameterException if they are no data of the model's experiment
   */
  ObservedData observed(RunConfiguration model, CommandSpec command) {
    List<String> faults = faults(model);
    if (!faults.isEmpty()) {
      throw new ParameterException(command.commandLine(), String.join("\n", faults));
    }
    Binning bins = LimitCurve.bins(model);
    ObservedData data = ObservedData.events(file, bins, model);
    // No detected event at all is a measurement, too.
    if (file.summary().detected() > 0 && Arrays.stream(data.counts()).sum() == 0) {
      throw new ParameterException(
          command.commandLine(),
          file.path()
              + ": none of the "
              + file.summary().detected()
              + " detected events lies in the bins ("
              + described(bins, model)
              + ") set other /fit/bins");
    }
    return data;
  }

  private static String described(Binning bins, RunConfiguration model) {
    Column observed = model.experiment().response().column();
    return bins.describe(0, bins.size() - 1, observed.unit(), observed.units());
  }

  private static String days(double exposure) {
    return Digits.brief(exposure / Units.DAY) + " day";
  }

  // Source, cross section and threshold may differ: that they do may be what is asked.
  private List<String> faults(RunConfiguration model) {
    Path path = file.path();
    List<String> faults = new ArrayList<>();
    if (file.columns().stream().anyMatch(c -> c.name().equals(ReweightCommand.WEIGHT))) {
      faults.add(
          path
              + ": the events have weights (data are counted, one by one) generate events with the"
              + " other cross section");
    }
    Column observable = model.experiment().response().column();
    String units = file.column(observable.name()).units();
    if (!units.equals(observable.units())) {
      faults.add(
          path
              + ": observed is in "
              + units
              + " (in the model it is in "
              + observable.units()
              + ") give events of the model's experiment");
    }
    String material = own.experiment().material().name();
    if (!material.equals(model.experiment().material().name())) {
      faults.add(
          path
              + ": the detector is made of "
              + material
              + " (that of the model of "
              + model.experiment().material().name()
              + ") give events of the model's experiment");
    }
    double exposure = own.experiment().exposure();
    if (Math.abs(model.experiment().exposure() / exposure - 1) > ROUNDING) {
      faults.add(
          path
              + ": the exposure is "
              + days(exposure)
              + " (that of the model is "
              + days(model.experiment().exposure())
              + ", and counts grow with it) give events of the model's exposure, or set"
              + " /run/exposure of the model");
    }
    return faults;
  }
}
