package org.nudipole.detector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nudipole.detector.EventGenerator.Trials;
import org.nudipole.detector.background.Background;
import org.nudipole.detector.geometry.Position;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.rate.GenerationCut;
import org.nudipole.generator.sampling.RandomStreams;

/** Rows of a module are its own events in their order, under the names that all have in common. */
class DetectorGeneratorTest {
  private static final int ROWS = 5000;
  private static final RandomStreams STREAMS = new RandomStreams(20211006);

  private static EventBatch batch(List<Column> columns, int rows) {
    EventBatch batch = new EventBatch(columns);
    batch.reset(EventBatch.CAPACITY, rows);
    return batch;
  }

  @Test
  void rowsOfAModuleAreItsEvents() {
    DetectorModules modules = DetectorModulesTest.three();
    DetectorGenerator generator = new DetectorGenerator(modules);
    EventBatch all = batch(modules.columns(), ROWS);
    Trials[] trials = generator.filler(modules.columns()).fill(STREAMS, all);
    List<Target> targets = modules.targets();
    List<String> labels = Background.interactionLabels(modules.backgrounds());
    double expected = modules.expectedEvents();
    int channels = 0;
    for (int k = 0; k < modules.names().size(); k++) {
      int module = k;
      Prediction prediction = modules.predictions().get(k);
      int[] rows = IntStream.range(0, ROWS).filter(i -> all.module[i] == module).toArray();
      double due = ROWS * prediction.expectedEvents() / expected;
      assertEquals(due, rows.length, 5 * Math.sqrt(due * (1 - due / ROWS)));
      EventBatch own = batch(List.of(), rows.length);
      assertEquals(generator.of(k).orElseThrow().fill(STREAMS.ofModule(k), own), trials[k]);
      List<Background> backgrounds = prediction.experiment().backgrounds();
      List<String> ownLabels = Background.interactionLabels(backgrounds);
      int seen = 0;
      for (int i = 0; i < rows.length; i++) {
        int row = rows[i];
        assertEquals(own.recoilEnergy[i], all.recoilEnergy[row], 0);
        assertEquals(own.vertexZ[i], all.vertexZ[row], 0);
        assertEquals(own.time[i], all.time[row], 0);
        assertEquals(own.observed[i], all.observed[row], 0);
        assertEquals(own.detected[i], all.detected[row]);
        assertEquals(channels + own.channel[i], all.channel[row]);
        assertEquals(ownLabels.get(own.interaction[i]), labels.get(all.interaction[row]));
        if (own.target[i] < 0) {
          seen++;
          assertEquals(own.target[i], all.target[row]);
        } else {
          assertEquals(
              prediction.density().targets().get(own.target[i]).name(),
              targets.get(all.target[row]).name());
        }
      }
      assertTrue(seen > 5 && seen < rows.length);
      assertEquals(channels, generator.firstChannel(k));
      channels += prediction.sampled().channels().size() + backgrounds.size();
    }
    assertEquals(channels, generator.channels());
  }

  /** A thread fills one batch after the other; each has the modules of its place in the run. */
  @Test
  void aBatchIsThatOfItsPlace() {
    DetectorModules modules = DetectorModulesTest.three();
    DetectorGenerator.Filler filler = new DetectorGenerator(modules).filler(modules.columns());
    List<EventBatch> batches = new ArrayList<>();
    for (long first : new long[] {0, EventBatch.CAPACITY, EventBatch.CAPACITY + 3L}) {
      EventBatch batch = new EventBatch(modules.columns());
      batch.reset(first, 200);
      filler.fill(STREAMS, batch);
      batches.add(batch);
    }
    assertArrayEquals(batches.get(1).module, batches.get(2).module);
    assertArrayEquals(batches.get(1).recoilEnergy, batches.get(2).recoilEnergy);
    assertFalse(Arrays.equals(batches.get(0).module, batches.get(1).module));
  }

  /** A detector of one name is its events alone, without a label. */
  @Test
  void aDetectorWithoutModules() {
    DetectorModules alone = DetectorModulesTest.alone();
    DetectorGenerator generator = new DetectorGenerator(alone);
    EventBatch all = batch(alone.columns(), 100);
    Trials[] trials = generator.filler(alone.columns()).fill(STREAMS, all);
    EventBatch own = batch(List.of(), 100);
    assertArrayEquals(new Trials[] {generator.of(0).orElseThrow().fill(STREAMS, own)}, trials);
    assertArrayEquals(own.recoilEnergy, all.recoilEnergy);
    assertArrayEquals(own.channel, all.channel);
    assertEquals(alone.predictions().get(0).sampled().channels().size(), generator.channels());
  }

  /** Where no recoil lies above the cut there is no generator, and no row. */
  @Test
  void aModuleMayBeClosed() {
    Prediction open = DetectorModulesTest.germanium(Position.ORIGIN);
    Prediction closed =
        ExampleDetector.prediction(open.experiment(), GenerationCut.of(1 * Units.GEV));
    DetectorModules modules = new DetectorModules(List.of("closed", "open"), List.of(closed, open));
    DetectorGenerator generator = new DetectorGenerator(modules);
    assertEquals(Optional.empty(), generator.of(0));
    assertEquals(0, generator.firstChannel(1));
    EventBatch batch = batch(modules.columns(), 300);
    Trials[] trials = generator.filler(modules.columns()).fill(STREAMS, batch);
    assertEquals(new Trials(0, 0), trials[0]);
    for (int i = 0; i < 300; i++) {
      assertEquals(1, batch.module[i]);
    }
    assertTrue(trials[1].recoil() >= 300 && trials[1].vertex() >= 300);
  }

  /** Modules that differ in their places have one envelope, in proportion to their events. */
  @Test
  void elsewhereIsTheSameEnvelope() {
    DetectorModules modules = DetectorModulesTest.three();
    DetectorGenerator generator = new DetectorGenerator(modules);
    List<Double> ratios = new ArrayList<>();
    for (int k = 0; k < 3; k++) {
      Prediction module = modules.predictions().get(k);
      ratios.add(
          generator.of(k).orElseThrow().recoilVolume()
              / (module.expectedEvents() - module.givenEvents()));
    }
    assertEquals(ratios.get(0), ratios.get(2), 1e-12 * ratios.get(0));
    assertFalse(Math.abs(ratios.get(0) - ratios.get(1)) < 1e-6 * ratios.get(0));
  }
}
