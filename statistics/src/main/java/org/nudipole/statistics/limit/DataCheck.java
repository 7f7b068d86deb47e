package org.nudipole.statistics.limit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nudipole.detector.response.Cells;
import org.nudipole.generator.Column;
import org.nudipole.generator.Units;
import org.nudipole.generator.axis.Digits;
import org.nudipole.macros.binding.ObservedData;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.CommandSpec;
import org.nudipole.macros.language.FitCommands;

/**
 * What must hold of data before any likelihood compares a run with them, whoever asks: a limit, a
 * fit, an export or the baseline of a challenge.
 *
 * @param name name of the data for a reader
 * @param model the run
 */
public record DataCheck(String name, RunConfiguration model) {
  /** Exposures agree but for the rounding of their units. */
  private static final double ROUNDING = 1e-9;

  /**
   * What is wrong with events, as data of the model's experiment. Source, cross section and
   * threshold may differ: that they do may be what is asked.
   *
   * @param units unit of the observed values
   * @param material material of the detector; empty if the events do not say
   * @param exposure exposure of the events, time
   * @param expected exposure that the model has for them, time
   */
  public List<String> ofEvents(
      String units, Optional<String> material, double exposure, double expected) {
    List<String> faults = new ArrayList<>();
    String observable = observed().units();
    if (!units.equals(observable)) {
      faults.add(
          name
              + ": observed is in "
              + units
              + " (in the model it is in "
              + observable
              + ") give events of the model's experiment");
    }
    String own = model.detector().material();
    if (material.filter(other -> !other.equals(own)).isPresent()) {
      faults.add(
          name
              + ": the detector is made of "
              + material.get()
              + " (that of the model of "
              + own
              + ") give events of the model's experiment");
    }
    if (!(Math.abs(expected / exposure - 1) <= ROUNDING)) {
      faults.add(
          name
              + ": the exposure is "
              + days(exposure)
              + " (that of the model is "
              + days(expected)
              + ", and counts grow with it) give events of the model's exposure, or set"
              + " /run/exposure of the model");
    }
    return faults;
  }

  /** What is wrong with the numbers of counts in bins. */
  public List<String> ofCounts(double[] counts) {
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      if (!(counts[i] >= 0 && counts[i] == Math.rint(counts[i]))) {
        faults.add(
            name
                + ": "
                + counts[i]
                + " counts in bin "
                + (i + 1)
                + " (the likelihood is that of whole numbers of events) give 0, 1, 2 and so on");
      }
    }
    return faults;
  }

  /**
   * What is wrong with counts in the bins of a model, or with bins of their own.
   *
   * @param data counts in their bins
   * @param events events that were counted, in the bins or outside
   */
  public List<String> ofCounts(ObservedData data, long events) {
    List<String> faults = new ArrayList<>(ofCounts(data.counts()));
    // No detected event at all is a measurement, too.
    if (events > 0 && Arrays.stream(data.counts()).sum() == 0) {
      faults.add(
          name
              + ": none of the "
              + events
              + " detected events lies in the bins ("
              + data.cells().range(observed())
              + ") set other /fit/bins");
    }
    Stream.of(FitCommands.BINS, FitCommands.LOG_BINS, FitCommands.PLANE)
        .filter(command -> isOther(command, data.cells()))
        .map(
            command ->
                name
                    + ": has other bins than the "
                    + command.path()
                    + " of the model ("
                    + data.cells().range(observed())
                    + ") leave "
                    + command.path()
                    + " out, data bring their bins")
        .forEach(faults::add);
    return faults;
  }

  private boolean isOther(CommandSpec command, Cells cells) {
    boolean same =
        command.equals(FitCommands.PLANE)
            ? model.fit().plane().flatMap(o -> cells.second().filter(o::isSame)).isPresent()
            : model.fit().bins().filter(own -> !own.isSame(cells.first())).isEmpty();
    return !same
        && model.settings().get(command).isPresent()
        && model.settings().get(FitCommands.DATA).isEmpty();
  }

  private Column observed() {
    return model.common().response().column();
  }

  private static String days(double exposure) {
    return Digits.brief(exposure / Units.DAY) + " day";
  }
}
