package org.nudipole.macros.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.nudipole.detector.EventGenerator;
import org.nudipole.detector.Experiment;
import org.nudipole.detector.FoldedSpectrum.Expectation;
import org.nudipole.detector.background.Background;
import org.nudipole.detector.background.BackgroundExpectation;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.data.Table;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.interaction.CrossSectionPart;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;
import org.nudipole.io.DetectorModule;
import org.nudipole.io.EventFileWriter;
import org.nudipole.io.EventSink;
import org.nudipole.io.RunHeader;
import org.nudipole.io.RunSummary;
import org.nudipole.io.Shard;
import org.nudipole.io.TargetRow;
import org.nudipole.macros.binding.MomentBinding;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.RunCommands;
import org.nudipole.macros.language.SettingRows;

/**
 * Runs configurations: batches on threads, into an event file. Events, digest and header do not
 * depend on the number of threads.
 */
public final class RunManager {
  private final int threads;
  private final RunListener listener;
  private volatile boolean stopping;

  /**
   * A manager.
   *
   * @param threads worker threads, at least 1
   * @param listener hears of every batch
   */
  public RunManager(int threads, RunListener listener) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads = " + threads + " must be at least 1");
    }
    this.threads = threads;
    this.listener = listener;
  }

  /** Asks the run to stop soon; it then ends with {@link RunInterruptedException}. */
  public void stop() {
    stopping = true;
  }

  /**
   * Generates the events of a configuration that has a run command.
   *
   * @param file event file
   * @param force whether an existing file is replaced
   * @return what became of it
   * @throws org.nudipole.io.hdf5.EventFileException if the file exists or cannot be written
   * @throws RunInterruptedException after {@link #stop}
   */
  public RunOutcome run(RunConfiguration configuration, Path file, boolean force) {
    List<Expectation> expectations = configuration.prediction().sampledExpectations();
    RandomStreams streams = new RandomStreams(configuration.settings().seed());
    RunHeader header = header(configuration, streams);
    List<Column> columns = new ArrayList<>(configuration.experiment().columns());
    if (configuration.isFull()) {
      columns.addAll(Column.additional());
    }
    try (EventSink sink = EventFileWriter.create(file, header, columns, force)) {
      EventGenerator generator =
          new EventGenerator(
              configuration.experiment(),
              configuration.density().sampled(),
              configuration.prediction().reweighting());
      long start = System.nanoTime();
      Tally tally = generate(configuration, generator, streams, header.events(), columns, sink);
      RunSummary summary = finish(configuration, sink, generator, tally, header.events());
      double seconds = (System.nanoTime() - start) * 1e-9;
      List<ChannelCount> counts = new ArrayList<>();
      for (int c = 0; c < expectations.size(); c++) {
        counts.add(new ChannelCount(expectations.get(c), tally.generated(c), tally.detected(c)));
      }
      List<BackgroundCount> backgrounds = new ArrayList<>();
      for (BackgroundExpectation background : configuration.backgrounds()) {
        int c = counts.size() + backgrounds.size();
        backgrounds.add(new BackgroundCount(background, tally.generated(c), tally.detected(c)));
      }
      return new RunOutcome(configuration, file, header, summary, counts, backgrounds, seconds);
    }
  }

  private Tally generate(
      RunConfiguration configuration,
      EventGenerator generator,
      RandomStreams streams,
      long events,
      List<Column> columns,
      EventSink sink) {
    long batches = (events + EventBatch.CAPACITY - 1) / EventBatch.CAPACITY;
    AtomicLong next = new AtomicLong();
    AtomicLong done = new AtomicLong();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    int channels =
        configuration.density().sampled().channels().size() + configuration.backgrounds().size();
    List<Tally> tallies = new ArrayList<>();
    List<Thread> workers = new ArrayList<>();
    for (int w = 0; w < Math.min(threads, Math.max(1, batches)); w++) {
      Tally tally = new Tally(channels);
      tallies.add(tally);
      Runnable work =
          () -> {
            EventBatch batch = new EventBatch(columns);
            for (long b = next.getAndIncrement(); b < batches; b = next.getAndIncrement()) {
              if (stopping || failure.get() != null) {
                return;
              }
              long first = b * EventBatch.CAPACITY;
              batch.reset(first, (int) Math.min(EventBatch.CAPACITY, events - first));
              tally.add(batch, generator.fill(streams, batch));
              sink.write(batch);
              listener.progress(done.addAndGet(batch.size()), events);
            }
          };
      Thread worker = new Thread(work, "events-" + w);
      worker.setUncaughtExceptionHandler((thread, e) -> failure.compareAndSet(null, e));
      workers.add(worker);
    }
    workers.forEach(Thread::start);
    workers.forEach(RunManager::join);
    rethrow(failure.get());
    if (stopping) {
      throw new RunInterruptedException(
          "interrupted after " + done.get() + " of " + events + " events; nothing was written");
    }
    Tally sum = new Tally(channels);
    tallies.forEach(sum::add);
    return sum;
  }

  private static RunSummary finish(
      RunConfiguration configuration,
      EventSink sink,
      EventGenerator generator,
      Tally tally,
      long events) {
    // The number of a background is given; only that of neutrinos is an integral to estimate.
    double given = configuration.prediction().givenEvents();
    if (events == 0) {
      // Without a trial there is no estimate; the envelope bounds it, so its error is the envelope
      // itself.
      return sink.finish(generator.recoilVolume() + given, generator.recoilVolume());
    }
    double recoil = (double) events / tally.recoilTrials();
    double vertex = (double) events / tally.vertexTrials();
    double estimate = generator.recoilVolume() * recoil * generator.vertexVolume() * vertex;
    // Both acceptances are binomial (the trials are geometric): relative variance (1 - p) / n each.
    double relative = Math.sqrt(((1 - recoil) + (1 - vertex)) / events);
    return sink.finish(estimate + given, estimate * relative);
  }

  private static RunHeader header(RunConfiguration configuration, RandomStreams streams) {
    Map<String, String> tables = configuration.settings().tables();
    Map<String, String> hashes = new LinkedHashMap<>();
    tables.forEach((name, text) -> hashes.put(name, Table.parse(name, text).sha256()));
    hashes.putAll(Table.shippedHashes());
    return new RunHeader(
        RunHeader.CURRENT_FORMAT,
        Program.title(),
        Program.revision(),
        System.getProperty("os.arch"),
        configuration.settings().seed(),
        configuration.experiment().exposure(),
        configuration.expectedEvents(),
        configuration.expectedDetected(),
        configuration.density().cut(),
        configuration.prediction().referenceMoment(),
        count(configuration, configuration.expectedEvents(), streams),
        Shard.WHOLE,
        List.of(module(configuration)),
        configuration.settings().toMacro(),
        SettingRows.of(configuration.settings()),
        configuration.warnings().stream().map(Fault::toString).toList(),
        tables,
        hashes,
        configuration.density().targets().stream().map(RunManager::row).toList(),
        labels(configuration.experiment()));
  }

  private static DetectorModule module(RunConfiguration configuration) {
    Experiment experiment = configuration.experiment();
    // Of a beam it sets the baseline only.
    double distance = MomentBinding.statedDistance(configuration.settings()).orElse(Double.NaN);
    return new DetectorModule(experiment.mass(), distance, experiment.averageFlux());
  }

  // Up to the last code that may occur.
  private static Map<String, List<String>> labels(Experiment experiment) {
    List<Background> backgrounds = experiment.backgrounds();
    List<String> added =
        experiment.interactions().stream()
            .filter(i -> i.part() == CrossSectionPart.ADDED)
            .map(Interaction::label)
            .toList();
    List<String> parts =
        new ArrayList<>(List.of(CrossSectionPart.SM.label(), CrossSectionPart.DIPOLE.label()));
    if (!backgrounds.isEmpty() || !added.isEmpty()) {
      parts.add(CrossSectionPart.INTERFERENCE.label());
      parts.add(Background.PART_LABEL);
      parts.addAll(added);
    }
    return Map.of(
        Column.INTERACTION.name(),
        Background.interactionLabels(backgrounds),
        Column.PART.name(),
        parts);
  }

  /** Number of events that the run command asks for, or that the exposure draws. */
  static long count(RunConfiguration configuration, double expected, RandomStreams streams) {
    var command = configuration.settings().runCommand().orElseThrow();
    if (command.is(RunCommands.BEAM_ON)) {
      return command.integer("events");
    }
    return expected == 0 ? 0 : PoissonSampler.of(streams.stream(0, Stage.COUNT), expected).sample();
  }

  private static TargetRow row(Target target) {
    return new TargetRow(
        target.name(),
        target.z(),
        target.a(),
        target.shell(),
        target.bindingEnergy(),
        target.mass());
  }

  private static void join(Thread worker) {
    boolean interrupted = false;
    while (worker.isAlive()) {
      try {
        worker.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void rethrow(Throwable failure) {
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
  }
}
