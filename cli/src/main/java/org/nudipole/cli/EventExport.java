package org.nudipole.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.nudipole.cli.report.Csv;
import org.nudipole.generator.axis.Digits;
import org.nudipole.io.EventSet;
import org.nudipole.io.PartFile;
import org.nudipole.io.StoredColumn;
import org.nudipole.io.exchange.EventRecord;
import org.nudipole.io.exchange.EventRows;
import org.nudipole.io.exchange.ExchangeFormat;
import org.nudipole.io.exchange.HepEvtLayout;
import org.nudipole.io.exchange.RecordWriter;
import org.nudipole.io.exchange.RunDescription;
import org.nudipole.io.exchange.TableRows;
import org.nudipole.io.exchange.TableSource;
import org.nudipole.io.exchange.TableWriter;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.exchange.EventRecords;
import org.nudipole.macros.language.Nearest;
import org.nudipole.macros.run.EventInput;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The part of {@code nudipole export} that writes events for other programs. */
final class EventExport {
  /** Bytes of an event that are surely written, by which a full disk is told before the work. */
  private static final double LEAST_BYTES = 8;

  @Option(
      names = "--columns",
      paramLabel = "NAME",
      split = ",",
      description = "Columns of .csv and .parquet, in this order; default: all of the file.")
  private List<String> columns = new ArrayList<>();

  @Option(names = "--detected", description = "The detected events alone.")
  private boolean detected;

  @Option(
      names = "--layout",
      paramLabel = "LAYOUT",
      description = "Which of the layouts of a format; default: its first one.")
  private String layout = "";

  @Option(names = "--force", description = "Replace an existing file of events.")
  private boolean force;

  /** What a format has written. */
  private record Written(long events, long leftOut) {}

  /** A source of blocks, told how far it is. */
  private interface Blocks {
    void write(long first) throws IOException;
  }

  /**
   * Writes the events of files into another one.
   *
   * @param names an event file, a folder of shards, or the shards of one run
   * @return exit code
   */
  int write(Console console, CommandSpec spec, List<String> names, Optional<Path> output) {
    ExchangeFormat format = format(spec, output);
    HepEvtLayout lines = options(spec, format);
    Path file = output.orElseThrow();
    OutputFiles.check(List.of(file), force);
    List<EventInput> inputs = EventInput.together(names.stream().map(Path::of).toList());
    if (inputs.size() > 1) {
      throw wrong(
          spec,
          inputs.get(0).name()
              + ", "
              + inputs.get(1).name()
              + " (they are of different runs) export each into a file of its own");
    }
    ProgressDisplay progress = new ProgressDisplay(console, "export");
    try (EventSet events = inputs.get(0).open()) {
      requireColumns(spec, events);
      Written written =
          format.content() == ExchangeFormat.Content.PARTICLES
              ? particles(events, format, lines, file, progress)
              : rows(events, format, file, progress);
      progress.clear();
      console.say(file + ": " + Digits.grouped(written.events()) + " events");
      if (written.leftOut() > 0) {
        console.say(
            "left out: "
                + Digits.grouped(written.leftOut())
                + " background events (a file says what they deposit, not which particle came"
                + " from where)");
      }
      return ExitCode.DONE;
    } finally {
      progress.clear();
    }
  }

  private static ExchangeFormat format(CommandSpec spec, Optional<Path> output) {
    String known = String.join(", ", ExchangeFormat.suffixes());
    if (output.isEmpty()) {
      throw wrong(
          spec,
          "no output (events leave as "
              + known
              + ") add -o NAME"
              + ExchangeFormat.suffixes().get(0)
              + ", or --pyhf for the likelihood of a macro");
    }
    String name = output.get().toString();
    return ExchangeFormat.of(name)
        .orElseThrow(
            () -> {
              int dot = name.lastIndexOf('.');
              String suffix = dot < 0 ? "" : name.substring(dot);
              return wrong(
                  spec,
                  "-o "
                      + name
                      + " (events leave as "
                      + known
                      + ") "
                      + Nearest.choice(suffix, ExchangeFormat.suffixes()));
            });
  }

  private HepEvtLayout options(CommandSpec spec, ExchangeFormat format) {
    List<String> faults = new ArrayList<>();
    boolean particles = format.content() == ExchangeFormat.Content.PARTICLES;
    if (particles && !columns.isEmpty()) {
      faults.add(
          "--columns (a file "
              + format.suffix()
              + " holds particles) leave it out, or write "
              + Arrays.stream(ExchangeFormat.values())
                  .filter(other -> other.content() == ExchangeFormat.Content.COLUMNS)
                  .map(ExchangeFormat::suffix)
                  .collect(Collectors.joining(" or ")));
    }
    List<String> labels = format.layouts().stream().map(HepEvtLayout::label).toList();
    if (!layout.isEmpty() && !labels.contains(layout)) {
      faults.add(
          labels.isEmpty()
              ? "--layout (a file " + format.suffix() + " has but one) leave it out"
              : "--layout " + layout + " (there is none) " + Nearest.choice(layout, labels));
    }
    if (!faults.isEmpty()) {
      throw wrong(spec, String.join("\n", faults));
    }
    return HepEvtLayout.values()[Math.max(0, labels.indexOf(layout))];
  }

  private void requireColumns(CommandSpec spec, EventSet events) {
    List<String> stored = events.columns().stream().map(StoredColumn::name).toList();
    List<String> faults =
        columns.stream()
            .filter(name -> !stored.contains(name))
            .map(
                name ->
                    "--columns "
                        + name
                        + " (the file has none of that name) "
                        + Nearest.choice(name, stored))
            .collect(Collectors.toCollection(ArrayList::new));
    columns.stream()
        .distinct()
        .filter(name -> columns.indexOf(name) != columns.lastIndexOf(name))
        .forEach(name -> faults.add("--columns " + name + " (it stands there twice) give it once"));
    if (!faults.isEmpty()) {
      throw wrong(spec, String.join("\n", faults));
    }
  }

  private Written particles(
      EventSet events,
      ExchangeFormat format,
      HepEvtLayout lines,
      Path file,
      ProgressDisplay progress) {
    RunConfiguration run =
        RunConfiguration.stored(
            events.header().macro(), events.header().tables(), events.header().formatVersion());
    EventRecords records = new EventRecords(events, run, detected);
    RunDescription description = records.description();
    try (PartFile part = part(file, description.events())) {
      RecordWriter writer = format.records(part.output(), description, lines);
      each(
          events,
          progress,
          first -> {
            for (EventRecord event : records.read(first)) {
              writer.write(event);
            }
          });
      writer.finish();
      part.complete();
    } catch (IOException e) {
      throw EventFileException.of(file, "write", e);
    }
    return new Written(description.events(), description.leftOut());
  }

  private Written rows(
      EventSet events, ExchangeFormat format, Path file, ProgressDisplay progress) {
    TableSource source = new TableSource(events, columns, detected);
    long rows = EventRows.count(events, detected);
    try (PartFile part = part(file, rows)) {
      TableWriter writer = format.rows(part.output(), source.description(Csv::text));
      each(
          events,
          progress,
          first -> {
            TableRows block = source.read(first);
            writer.write(block);
          });
      writer.finish();
      part.complete();
    } catch (IOException e) {
      throw EventFileException.of(file, "write", e);
    }
    return new Written(rows, 0);
  }

  private PartFile part(Path file, long events) {
    return PartFile.create(file, force, LEAST_BYTES * events, UnaryOperator.identity());
  }

  private static void each(EventSet events, ProgressDisplay progress, Blocks blocks)
      throws IOException {
    for (long first = 0; first < events.rows(); first = EventRows.next(first)) {
      blocks.write(first);
      progress.progress(Math.min(EventRows.next(first), events.rows()), events.rows());
    }
  }

  private static ParameterException wrong(CommandSpec spec, String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
