package org.nudipole.validation.comparison;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.axis.Binning;
import org.nudipole.generator.axis.Histogram;
import org.nudipole.generator.rate.EventDensity;
import org.nudipole.generator.rate.RecoilSpectrum;
import org.nudipole.generator.sampling.EventSampler;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;
import org.nudipole.macros.binding.RunConfiguration;

/**
 * Recoil energies of one experiment of each kind of source against their integral in 1000 bins,
 * without a file. {@code -Dnudipole.long.events=N} says how many, 1e8 if nothing does: a bin then
 * holds some 1e5 and is known to 0.3 %, with 1e10 to 0.03 %.
 *
 * <p>Fixed seed; two tests an experiment, each at p &gt; 1e-6: a false-alarm rate of 1e-5 for all.
 */
@Tag("long")
class RecoilEnergiesConsistencyTest {
  private static final int BINS = 1000;
  private static final double LEAST_P = 1e-6;

  @TempDir private Path folder;

  private static long events() {
    return (long) Double.parseDouble(System.getProperty("nudipole.long.events", "1e8"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"cr51-cevns-ge", "conus-plus", "coherent-csi-2021", "borexino-phase2", "table"})
  void recoilEnergiesFollowTheirIntegral(String name, TestReporter reporter) throws IOException {
    // Where electrons recoil as well, up to a thousand times as far, nuclei would have few bins.
    List<String> sets =
        List.of("conus-plus", "coherent-csi-2021").contains(name)
            ? List.of("/interaction/use=cevns")
            : List.of();
    RunConfiguration run =
        RunConfiguration.read(name.equals("table") ? tabulated() : name, sets, List.of()).get(0);
    EventDensity density = run.prediction().sampled();
    Histogram recoils = new Histogram(axis(density));
    EventSampler sampler = new EventSampler(density);
    RandomStreams streams = new RandomStreams(5);
    EventBatch batch = new EventBatch(false);
    long events = events();
    for (long first = 0; first < events; first += EventBatch.CAPACITY) {
      batch.reset(first, (int) Math.min(EventBatch.CAPACITY, events - first));
      sampler.fill(streams.stream(first / EventBatch.CAPACITY, Stage.RECOIL), batch);
      recoils.fill(batch.recoilEnergy, 0, batch.size(), 1);
    }
    double[] expected =
        new RecoilSpectrum(density).binned(density.channels(), recoils.binning().edges());
    double sum = Arrays.stream(expected).sum();
    double[] fractions = Arrays.stream(expected).map(x -> x / sum).toArray();
    for (TestResult result : GoodnessOfFit.shape(name, recoils, fractions, 1, "MeV")) {
      assertTrue(result.p() > LEAST_P, () -> events + " events: " + result);
      reporter.publishEntry(events + " events", result.toString());
    }
  }

  // One bin below a ten-thousandth of the greatest recoil, the others with equal ratios.
  private static Binning axis(EventDensity density) {
    double highest = density.highest();
    double low = Math.max(density.lowest(), 1e-4 * highest);
    double[] edges = new double[BINS + 1];
    edges[0] = Math.min(density.lowest(), low / 2);
    System.arraycopy(Binning.logarithmic(low, highest, BINS - 1).edges(), 0, edges, 1, BINS);
    return new Binning(edges);
  }

  /** Two flavours that rise and fall between nodes, on argon. */
  private String tabulated() throws IOException {
    Files.write(
        folder.resolve("spectrum.csv"),
        List.of(
            "# columns: energy,nu_e,nu_mu",
            "# units: MeV,/cm2/s/MeV,/cm2/s/MeV",
            "5,0,1e9",
            "12,3e9,2e9",
            "30,1e9,0",
            "50,0,0"));
    Path macro = folder.resolve("table.mac");
    Files.write(
        macro,
        List.of(
            "/source/use table",
            "/source/table spectrum.csv",
            "/detector/material LAr",
            "/detector/shape cylinder",
            "/detector/radius 10 cm",
            "/detector/height 20 cm",
            "/interaction/use cevns",
            "/interaction/minRecoil 100 eV",
            "/run/exposure 1 day"));
    return macro.toString();
  }
}
