package org.nudipole.macros.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.nudipole.detector.DetectorGenerator;
import org.nudipole.detector.DetectorModules;
import org.nudipole.detector.EventGenerator;
import org.nudipole.detector.Experiment;
import org.nudipole.detector.FoldedSpectrum.Expectation;
import org.nudipole.detector.Prediction;
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
  private volatile Optional<EventSink> open = Optional.empty();

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
   * Removes what a run has written so far, though it goes on: for a program that ends at once. What
   * is complete stays.
   */
  public void abandon() {
    open.ifPresent(EventSink::close);
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
    DetectorModules detector = configuration.detector();
    RandomStreams streams = configuration.settings().streams();
    RunHeader header = header(configuration, streams);
    List<Column> columns = new ArrayList<>(detector.columns());
    if (configuration.isFull()) {
      columns.addAll(Column.additional());
    }
    try (EventSink sink = EventFileWriter.create(file, header, columns, force)) {
      open = Optional.of(sink);
      DetectorGenerator generator = new DetectorGenerator(detector);
      long start = System.nanoTime();
      Tally tally = generate(detector, generator, streams, header.events(), columns, sink);
      RunSummary summary = finish(detector, sink, generator, tally);
      double seconds = (System.nanoTime() - start) * 1e-9;
      List<ModuleCounts> counts =
          IntStream.range(0, detector.names().size())
              .mapToObj(k -> counts(detector, k, tally, generator.firstChannel(k)))
              .toList();
      return new RunOutcome(configuration, file, header, summary, counts, seconds);
    }
  }

  private static ModuleCounts counts(DetectorModules detector, int module, Tally tally, int first) {
    Prediction prediction = detector.predictions().get(module);
    int c = first;
    List<ChannelCount> channels = new ArrayList<>();
    for (Expectation channel : prediction.sampledExpectations()) {
      channels.add(new ChannelCount(channel, tally.generated(c), tally.detected(c)));
      c++;
    }
    List<BackgroundCount> backgrounds = new ArrayList<>();
    for (BackgroundExpectation background : prediction.backgrounds()) {
      backgrounds.add(new BackgroundCount(background, tally.generated(c), tally.detected(c)));
      c++;
    }
    return new ModuleCounts(detector.names().get(module), channels, backgrounds);
  }

  private Tally generate(
      DetectorModules detector,
      DetectorGenerator generator,
      RandomStreams streams,
      long events,
      List<Column> columns,
      EventSink sink) {
    long batches = (events + EventBatch.CAPACITY - 1) / EventBatch.CAPACITY;
    AtomicLong next = new AtomicLong();
    AtomicLong done = new AtomicLong();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    List<Tally> tallies = new ArrayList<>();
    List<Thread> workers = new ArrayList<>();
    for (int w = 0; w < Math.min(threads, Math.max(1, batches)); w++) {
      Tally tally = new Tally(generator.channels(), detector.names().size());
      tallies.add(tally);
      Runnable work =
          () -> {
            EventBatch batch = new EventBatch(columns);
            DetectorGenerator.Filler filler = generator.filler(columns);
            for (long b = next.getAndIncrement(); b < batches; b = next.getAndIncrement()) {
              if (stopping || failure.get() != null) {
                return;
              }
              long first = b * EventBatch.CAPACITY;
              batch.reset(first, (int) Math.min(EventBatch.CAPACITY, events - first));
              tally.add(batch, filler.fill(streams, batch));
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
    Tally sum = new Tally(generator.channels(), detector.names().size());
    tallies.forEach(sum::add);
    return sum;
  }

  private static RunSummary finish(
      DetectorModules detector, EventSink sink, DetectorGenerator generator, Tally tally) {
    // The number of a background is given; only that of neutrinos is an integral to estimate.
    double estimate = detector.givenEvents();
    double error = 0;
    for (int k = 0; k < detector.names().size(); k++) {
      if (generator.of(k).isPresent()) {
        EventGenerator module = generator.of(k).get();
        long first = generator.firstChannel(k);
        long events = 0;
        for (long c = first; c < generator.firstChannel(k + 1); c++) {
          events += tally.generated((int) c);
        }
        // Without a trial there is no estimate; the envelope bounds it, so its error is the
        // envelope itself.
        double expected = module.recoilVolume();
        double relative = 1;
        if (events > 0) {
          double recoil = (double) events / tally.recoilTrials(k);
          double vertex = (double) events / tally.vertexTrials(k);
          expected = module.recoilVolume() * recoil * module.vertexVolume() * vertex;
          // Both acceptances are binomial (the trials are geometric): relative variance (1 - p) / n
          // each.
          relative = Math.sqrt(((1 - recoil) + (1 - vertex)) / events);
        }
        estimate = expected + estimate;
        error = StrictMath.hypot(error, expected * relative);
      }
    }
    return sink.finish(estimate, error);
  }

  private static RunHeader header(RunConfiguration configuration, RandomStreams streams) {
    DetectorModules detector = configuration.detector();
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
        configuration.common().exposure(),
        configuration.expectedEvents(),
        configuration.expectedDetected(),
        detector.leastCut(),
        detector.predictions().get(0).referenceMoment(),
        count(configuration, configuration.expectedEvents(), streams),
        Shard.WHOLE,
        configuration.modules().stream().map(RunManager::module).toList(),
        configuration.settings().toMacro(),
        SettingRows.of(configuration.settings()),
        configuration.warnings().stream().map(Fault::toString).toList(),
        tables,
        hashes,
        detector.targets().stream().map(RunManager::row).toList(),
        labels(detector));
  }

  private static DetectorModule module(RunConfiguration configuration) {
    Experiment experiment = configuration.experiment();
    return new DetectorModule(
        experiment.mass(), MomentBinding.distance(configuration), experiment.averageFlux());
  }

  // Up to the last code that may occur.
  private static Map<String, List<String>> labels(DetectorModules detector) {
    List<Background> backgrounds = detector.backgrounds();
    List<String> added =
        detector.predictions().get(0).experiment().interactions().stream()
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
    Map<String, List<String>> labels = new LinkedHashMap<>();
    labels.put(Column.INTERACTION.name(), Background.interactionLabels(backgrounds));
    labels.put(Column.PART.name(), parts);
    if (detector.isNamed()) {
      labels.put(Column.MODULE.name(), detector.names());
    }
    return labels;
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
