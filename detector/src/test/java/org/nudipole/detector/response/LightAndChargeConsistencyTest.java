package org.nudipole.detector.response;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.detector.xenon.XenonModel;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.SampleSize;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.sampling.RandomStreams;

/** Simulated light and charge of xenon against the folded plane. */
class LightAndChargeConsistencyTest {
  private static final double DENSITY = 2.86 * Units.G_PER_CM3;
  private static final Target XENON = Material.named("LXe").nuclei().get(3);
  private static final Target SHELL = Material.named("LXe").shells().get(3);
  private static final int BATCHES = SampleSize.of(16);
  private static final int BINS = 10;

  static List<XenonModel> models() {
    return XenonModel.ALL;
  }

  private static LightAndCharge signals(XenonModel model, double field) {
    return new LightAndCharge(
        model.nuclear().at(field, DENSITY),
        model.electronic().at(field, DENSITY),
        new DetectedQuanta(0.1165, 1.219, 0.6),
        new DetectedQuanta(0.96, 11.9, 3));
  }

  /**
   * One million recoils of one energy in 100 cells of about equal content: chi-square of detected
   * and of all events; p &gt; 1e-5 each of 64 tests, so a false-alarm rate of 6e-4, the seed being
   * fixed. A shift of a tenth of the cells by 3 % gives a chi-square of 90 more.
   */
  @ParameterizedTest
  @CsvSource({
    "nest2.0, 81, true, 0.4",
    "nest2.0, 81, true, 1.5",
    "nest2.0, 81, true, 6",
    "nest2.0, 81, true, 40",
    "nest2.0, 81, false, 0.06",
    "nest2.0, 81, false, 0.5",
    "nest2.0, 81, false, 1.3",
    "nest2.0, 81, false, 4",
    "nest2.0, 81, false, 11",
    "nest2.0, 81, false, 60",
    "nest2.0, 81, false, 400",
    "nest2.4, 81, true, 0.25",
    "nest2.4, 81, true, 0.4",
    "nest2.4, 81, true, 1.5",
    "nest2.4, 81, true, 6",
    "nest2.4, 81, true, 40",
    "nest2.4, 81, true, 120",
    "nest2.4, 81, false, 0.06",
    "nest2.4, 81, false, 0.3",
    "nest2.4, 81, false, 0.5",
    "nest2.4, 81, false, 1.3",
    "nest2.4, 81, false, 2.5",
    "nest2.4, 81, false, 4",
    "nest2.4, 81, false, 11",
    "nest2.4, 81, false, 60",
    "nest2.4, 81, false, 400",
    "nest2.4, 23, false, 1.3",
    "nest2.4, 23, false, 11",
    "nest2.4, 23, true, 6",
    "nest2.4, 1000, false, 0.9",
    "nest2.4, 1000, false, 30",
    "nest2.4, 60, false, 25"
  })
  void planeIsTheFoldedOne(String model, double field, boolean nucleus, double keV) {
    Target target = nucleus ? XENON : SHELL;
    Response response =
        new Response(
            List.of(
                signals(XenonModel.named(model), field),
                new LogisticEfficiency(0.9, 1.5, 4),
                new SecondAccept(new ErrorFunctionEfficiency(200, 60, 0.95))),
            Response.PHOTOELECTRONS);
    double[] x = new double[BATCHES * EventBatch.CAPACITY];
    double[] y = new double[x.length];
    boolean[] all = new boolean[x.length];
    boolean[] detected = new boolean[x.length];
    Arrays.fill(all, true);
    EventBatch batch = new EventBatch(List.of(Column.observed2(Response.PHOTOELECTRONS, 1)));
    RandomStreams streams = new RandomStreams(20200617);
    for (int b = 0; b < BATCHES; b++) {
      batch.reset((long) b * EventBatch.CAPACITY, EventBatch.CAPACITY);
      Arrays.fill(batch.recoilEnergy, keV * Units.KEV);
      response.simulate(streams, b, batch, List.of(target));
      for (int i = 0; i < batch.size(); i++) {
        int row = b * EventBatch.CAPACITY + i;
        x[row] = batch.observed[i];
        y[row] = batch.observed2[i];
        detected[row] = batch.detected[i] != 0;
      }
    }
    double[] first = edges(x);
    double[] second = edges(y);
    compare(response, target, keV, false, counts(x, y, first, second, all), first, second);
    compare(response, target, keV, true, counts(x, y, first, second, detected), first, second);
  }

  // The slow twin: each cell alone, at energies in turns.
  @ParameterizedTest
  @CsvSource({"true, 6", "true, 40", "false, 0.5", "false, 11"})
  void cellsOfAPlaneAreThoseOfOneAfterTheOther(boolean nucleus, double keV) {
    Target target = nucleus ? XENON : SHELL;
    Response response =
        new Response(
            List.of(
                signals(XenonModel.named("nest2.4"), 81),
                new LogisticEfficiency(0.9, 1.5, 4),
                new SecondAccept(new ErrorFunctionEfficiency(200, 60, 0.95))),
            Response.PHOTOELECTRONS);
    List<Window> plane =
        Window.cells(
            new double[] {0, 2, 5, 20, 100, Double.POSITIVE_INFINITY},
            new double[] {0, 100, 300, 1000, 3000});
    List<PiecewiseFunction> together = response.detected(plane, target);
    for (int cell = 0; cell < plane.size(); cell++) {
      PiecewiseFunction alone = response.detected(List.of(plane.get(cell)), target).get(0);
      for (double energy : new double[] {keV, 1.7 * keV, keV}) {
        assertEquals(
            alone.value(energy * Units.KEV), together.get(cell).value(energy * Units.KEV), 0.0);
      }
    }
  }

  private static void compare(
      Response response,
      Target target,
      double keV,
      boolean onlyDetected,
      long[] counts,
      double[] first,
      double[] second) {
    double chiSquare = 0;
    int cells = 0;
    double sum = 0;
    double rest = 0;
    long restCount = 0;
    List<Window> plane = Window.cells(first, second);
    List<PiecewiseFunction> folded =
        onlyDetected ? response.detected(plane, target) : response.all(plane, target);
    for (int cell = 0; cell < folded.size(); cell++) {
      double expected = folded.get(cell).value(keV * Units.KEV) * BATCHES * EventBatch.CAPACITY;
      sum += expected;
      if (expected < 20) {
        rest += expected;
        restCount += counts[cell];
      } else {
        chiSquare += (counts[cell] - expected) * (counts[cell] - expected) / expected;
        cells++;
      }
    }
    if (rest > 20) {
      chiSquare += (restCount - rest) * (restCount - rest) / rest;
      cells++;
    } else {
      assertTrue(Math.abs(restCount - rest) < 5 * Math.sqrt(rest) + 3, "cells of few events");
    }
    double events = BATCHES * (double) EventBatch.CAPACITY;
    PiecewiseFunction all = PiecewiseFunction.everywhere();
    double total =
        onlyDetected
            ? response.detected(all, target).value(keV * Units.KEV)
            : response.all(all, target).value(keV * Units.KEV);
    assertEquals(total * events, sum, 1e-9 * events, "sum of the cells");
    if (cells > 1) {
      // Of all events the last cell follows from the others.
      double p = RegularizedGamma.Q.value((onlyDetected ? cells : cells - 1) / 2.0, chiSquare / 2);
      assertTrue(p > 1e-5, "chi-square " + chiSquare + " of " + cells + " cells");
    }
  }

  private static double[] edges(double[] values) {
    double[] sorted = Arrays.stream(values).sorted().toArray();
    DoubleStream inner =
        DoubleStream.iterate(1, k -> k < BINS, k -> k + 1)
            .map(k -> sorted[(int) (k * sorted.length / BINS)])
            // Between whole numbers of quanta and above the atom at zero.
            .map(edge -> Math.rint(edge * 7) / 7 + 0.01);
    return DoubleStream.concat(
            DoubleStream.concat(DoubleStream.of(Double.NEGATIVE_INFINITY, 0), inner),
            DoubleStream.of(1e-6, Double.POSITIVE_INFINITY))
        .sorted()
        .distinct()
        .toArray();
  }

  private static long[] counts(
      double[] x, double[] y, double[] first, double[] second, boolean[] chosen) {
    long[] counts = new long[(first.length - 1) * (second.length - 1)];
    for (int i = 0; i < x.length; i++) {
      if (chosen[i]) {
        counts[bin(first, x[i]) * (second.length - 1) + bin(second, y[i])]++;
      }
    }
    return counts;
  }

  private static int bin(double[] edges, double value) {
    int bin = 0;
    while (value >= edges[bin + 1]) {
      bin++;
    }
    return bin;
  }

  /** Light and charge of one recoil share its quanta: more of one is less of the other. */
  @ParameterizedTest
  @MethodSource("models")
  void lightAndChargeOfElectronRecoilsAreAnticorrelated(XenonModel model) {
    EventBatch batch = new EventBatch(List.of(Column.observed2(Response.PHOTOELECTRONS, 1)));
    batch.reset(0, EventBatch.CAPACITY);
    Arrays.fill(batch.recoilEnergy, 30 * Units.KEV);
    new Response(List.of(signals(model, 81)), Response.PHOTOELECTRONS)
        .simulate(new RandomStreams(4), 0, batch, List.of(SHELL));
    double x = Arrays.stream(batch.observed).average().orElseThrow();
    double y = Arrays.stream(batch.observed2).average().orElseThrow();
    double product = 0;
    double squares = 0;
    double others = 0;
    for (int i = 0; i < batch.size(); i++) {
      product += (batch.observed[i] - x) * (batch.observed2[i] - y);
      squares += (batch.observed[i] - x) * (batch.observed[i] - x);
      others += (batch.observed2[i] - y) * (batch.observed2[i] - y);
    }
    assertTrue(product / Math.sqrt(squares * others) < -0.3);
  }
}
