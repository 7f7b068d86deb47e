package org.nudipole.validation.challenge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nudipole.detector.response.Cells;
import org.nudipole.detector.response.SecondAxis;
import org.nudipole.generator.Column;
import org.nudipole.io.ChallengeFileReader;
import org.nudipole.io.StoredColumn;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.statistics.limit.DataCheck;

/**
 * The events of a file of a challenge in bins of the observed value, or in cells of a plane.
 *
 * @param counts counts per bin or cell
 * @param shapeOnly whether the number of events was fixed and says nothing
 */
record BinnedData(double[] counts, boolean shapeOnly) {
  private static final String OBSERVED = "observed";

  /** Copies. */
  BinnedData {
    counts = counts.clone();
  }

  /**
   * Reads a file.
   *
   * @param model the published run
   * @param exposure exposure that the file must have, time
   * @throws RefusedDataException if these are no data of the run
   * @throws org.nudipole.io.hdf5.EventFileException if it cannot be read
   */
  static BinnedData of(
      Path file, Cells cells, RunConfiguration model, double exposure, boolean shapeOnly) {
    DataCheck check = new DataCheck(file.toString(), model);
    List<String> faults;
    double[] counts = new double[cells.size()];
    try (ChallengeFileReader reader = ChallengeFileReader.open(file)) {
      int events = Math.toIntExact(reader.events());
      if (events > 0) {
        Column observed = model.common().response().column();
        Column beside = cells.second().map(SecondAxis::column).orElse(observed);
        double[] values = reader.doubles(observed.name(), 0, events);
        double[] others = reader.doubles(beside.name(), 0, events);
        for (int i = 0; i < events; i++) {
          int cell = cells.index(values[i] * observed.unit(), others[i] * beside.unit());
          if (cell >= 0) {
            counts[cell]++;
          }
        }
      }
      String units =
          reader.columns().stream()
              .filter(column -> column.name().equals(OBSERVED))
              .map(StoredColumn::units)
              .findFirst()
              .orElse("");
      faults =
          new ArrayList<>(
              check.ofEvents(units, Optional.empty(), reader.header().exposure(), exposure));
    }
    faults.addAll(check.ofCounts(counts));
    if (!faults.isEmpty()) {
      throw new RefusedDataException(faults);
    }
    return new BinnedData(counts, shapeOnly);
  }

  /**
   * Logarithm of the likelihood of expected counts, up to a constant: Poisson in each bin, or for a
   * fixed number of events multinomial.
   */
  double logLikelihood(double[] expected) {
    double sum = 0;
    double total = 0;
    double events = 0;
    for (int i = 0; i < counts.length; i++) {
      total += expected[i];
      if (counts[i] > 0) {
        if (!(expected[i] > 0)) {
          return Double.NEGATIVE_INFINITY;
        }
        events += counts[i];
        sum += counts[i] * Math.log(expected[i]);
      }
    }
    return shapeOnly ? sum - (events > 0 ? events * Math.log(total) : 0) : sum - total;
  }
}
