package org.nudipole.detector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.nudipole.detector.EventGenerator.Trials;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.sampling.AliasTable;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;

/**
 * Fills batches with events of all modules of a detector. Each row is of a module with the
 * probability of its expected events; the rows of one module are events of that module, from random
 * streams of its own. Immutable and shared by threads, each with a {@link Filler}.
 */
public final class DetectorGenerator {
  private static final Trials NONE = new Trials(0, 0);

  private final List<Optional<EventGenerator>> generators = new ArrayList<>();
  private final Optional<AliasTable> choice;
  private final int[] firstChannel;
  private final List<short[]> rows;
  private final List<byte[]> codes;

  /**
   * Builds the envelopes of all modules.
   *
   * @param modules the modules, of which at least one expects neutrinos, and no other anything
   */
  public DetectorGenerator(DetectorModules modules) {
    int n = modules.names().size();
    firstChannel = new int[n + 1];
    double[] weights = new double[n];
    for (int k = 0; k < n; k++) {
      Prediction module = modules.predictions().get(k);
      boolean open = !module.density().channels().isEmpty();
      generators.add(open ? Optional.of(generator(modules.predictions(), k)) : Optional.empty());
      weights[k] = open ? module.expectedEvents() : 0;
      firstChannel[k + 1] = firstChannel[k] + module.sampled().channels().size();
      firstChannel[k + 1] += module.backgrounds().size();
    }
    rows = modules.rows();
    codes = modules.codes();
    choice = modules.isNamed() ? Optional.of(AliasTable.of(weights)) : Optional.empty();
  }

  // Modules that differ in their places share an envelope: it stays in the processor's caches.
  private EventGenerator generator(List<Prediction> modules, int k) {
    Prediction module = modules.get(k);
    for (int j = 0; j < k; j++) {
      if (generators.get(j).isPresent() && modules.get(j).isElsewhere(module)) {
        return generators.get(j).get().at(module);
      }
    }
    return new EventGenerator(module.experiment(), module.sampled(), module.reweighting());
  }

  /**
   * Channels and backgrounds of all modules, module by module: {@link EventBatch#channel} of a
   * filled batch is below this.
   */
  public int channels() {
    return firstChannel[firstChannel.length - 1];
  }

  /** The first channel of a module. */
  public int firstChannel(int module) {
    return firstChannel[module];
  }

  /** The generator of a module; empty if no neutrino is expected there. */
  public Optional<EventGenerator> of(int module) {
    return generators.get(module);
  }

  /**
   * What a thread fills batches with.
   *
   * @param columns the columns of its batches
   */
  public Filler filler(List<Column> columns) {
    return choice.<Filler>map(table -> new Scattering(columns, table)).orElseGet(Direct::new);
  }

  /** Fills batches; of one thread. */
  public interface Filler {
    /**
     * Fills all columns of a batch that has been reset to its first event and size.
     *
     * @param streams random streams of the run
     * @return the trials that it took, of each module
     */
    Trials[] fill(RandomStreams streams, EventBatch batch);
  }

  private final class Direct implements Filler {
    private final EventGenerator one = generators.get(0).orElseThrow();

    @Override
    public Trials[] fill(RandomStreams streams, EventBatch batch) {
      return new Trials[] {one.fill(streams, batch)};
    }
  }

  // The rows of a module stand anywhere in the batch, as in a measurement: they are filled together
  // elsewhere, and copied.
  private final class Scattering implements Filler {
    private final AliasTable table;
    private final EventBatch own;
    private final int[] places = new int[EventBatch.CAPACITY];
    private final int[] ends = new int[generators.size()];

    Scattering(List<Column> columns, AliasTable table) {
      this.table = table;
      own = new EventBatch(columns.stream().filter(c -> !c.equals(Column.MODULE)).toList());
    }

    @Override
    public Trials[] fill(RandomStreams streams, EventBatch batch) {
      choose(streams, batch);
      Trials[] trials = new Trials[ends.length];
      for (int k = 0; k < ends.length; k++) {
        int begin = k == 0 ? 0 : ends[k - 1];
        trials[k] = NONE;
        if (ends[k] > begin) {
          own.reset(batch.firstEvent(), ends[k] - begin);
          trials[k] = generators.get(k).orElseThrow().fill(streams.ofModule(k), own);
          batch.scatter(own, places, begin);
          label(k, begin, batch);
        }
      }
      return trials;
    }

    // The places of the rows, sorted by their modules.
    private void choose(RandomStreams streams, EventBatch batch) {
      UniformRandomProvider random =
          streams.stream(batch.firstEvent() / EventBatch.CAPACITY, Stage.MODULE);
      Arrays.fill(ends, 0);
      for (int i = 0; i < batch.size(); i++) {
        short module = (short) table.sample(random.nextLong());
        batch.module[i] = module;
        ends[module]++;
      }
      int sum = 0;
      for (int k = 0; k < ends.length; k++) {
        int count = ends[k];
        ends[k] = sum;
        sum += count;
      }
      // Each begin moves on to its end.
      for (int i = 0; i < batch.size(); i++) {
        places[ends[batch.module[i]]++] = i;
      }
    }

    private void label(int k, int begin, EventBatch batch) {
      short[] row = rows.get(k);
      byte[] code = codes.get(k);
      int channel = firstChannel[k];
      for (int i = 0; i < own.size(); i++) {
        int place = places[begin + i];
        batch.channel[place] = channel + own.channel[i];
        batch.target[place] = own.target[i] < 0 ? own.target[i] : row[own.target[i]];
        batch.interaction[place] = code[own.interaction[i] & 0xFF];
      }
    }
  }
}
