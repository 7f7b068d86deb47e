package org.nudipole.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.nudipole.detector.EventGenerator;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.macros.binding.RunConfiguration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Events of shipped experiments into a batch, without output: nanoseconds per event and thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class GenerationBenchmark {
  /** Macro, and after a comma settings that replace its own. */
  @Param({
    "cr51-cevns-ge",
    "cr51-cevns-ge,/dipole/moment=1e-10 muB,/dipole/mass=100 keV",
    "cr51-cevns-ge,/response/quenching=lindhard,/response/threshold=1 eV",
    "cr51-cevns-ge,/source/radius=5 cm,/source/height=10 cm",
    "cr51-lxe-a"
  })
  public String experiment;

  /** Whether the columns of a full event set are filled. */
  @Param({"false", "true"})
  public boolean full;

  private EventGenerator generator;
  private EventBatch batch;
  private long index;

  /** Binds the macro and builds the envelopes. */
  @Setup
  public void build() {
    List<String> words = List.of(experiment.split(",", -1));
    RunConfiguration run =
        RunConfiguration.read(words.get(0), words.subList(1, words.size()), List.of()).get(0);
    generator = new EventGenerator(run.experiment(), run.density(), run.prediction().reweighting());
    batch = new EventBatch(full);
  }

  /** One batch. */
  @Benchmark
  @OperationsPerInvocation(EventBatch.CAPACITY)
  public EventBatch fill() {
    batch.reset(EventBatch.CAPACITY * index++, EventBatch.CAPACITY);
    generator.fill(new RandomStreams(1), batch);
    return batch;
  }
}
