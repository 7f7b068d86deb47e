package org.nudipole.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Units;
import org.nudipole.generator.axis.Digits;
import org.nudipole.io.EventSet;
import org.nudipole.io.RowSink;
import org.nudipole.io.RunHeader;
import org.nudipole.io.StoredColumn;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.exchange.EventWeights;
import org.nudipole.macros.run.EventInput;
import org.nudipole.statistics.limit.Reweighting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nudipole reweight}: events of one cross section as those of another. */
@Command(
    name = "reweight",
    header = "Give the events of a file weights for other cross sections.",
    description = {
      "Writes the same events with one more column, `weight`: the ratio of the cross sections at the"
          + " energy, recoil and target of each event. An event then stands for weight x"
          + " expected_events / n_events events of the exposure. The header stays that of the run"
          + " that generated them.",
      "",
      "A file that has weights gets more of them beside: with --name the column `weight_NAME`, without"
          + " it `weight_2`, `weight_3` ... All are against the run that generated the events."
    },
    footer = {
      "",
      "Examples:",
      "  nudipole run cr51-cevns-ge --set \"/output/columns=full\" -o events.h5",
      "  nudipole reweight events.h5 --set \"/dipole/moment=3e-11 muB\" -o weighted.h5",
      "  nudipole reweight weighted.h5 --set \"/dipole/mass=50 keV\" --name m50 -o two.h5"
    })
final class ReweightCommand implements Callable<Integer> {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,32}");

  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "Event file, or folder of shards, with full columns.")
  private Path file;

  @Option(
      names = "--set",
      paramLabel = "COMMAND=VALUE",
      required = true,
      description = "The other value of a command that changes cross sections.")
  private List<String> sets = new ArrayList<>();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Name of the weights: letters, digits and _.")
  private Optional<String> name = Optional.empty();

  @Written
  @Option(names = "-o", paramLabel = "OUT", required = true, description = "File to write.")
  private Path output;

  @Option(names = "--force", description = "Replace OUT if it exists.")
  private boolean force;

  @Mixin private Warnings warnings = new Warnings();

  ReweightCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<EventInput> inputs = EventInput.of(List.of(file));
    if (inputs.size() > 1) {
      throw wrong(
          file
              + " (it holds "
              + inputs.size()
              + " runs) merge it, and give the file of one of them");
    }
    try (EventSet reader = inputs.get(0).open()) {
      if (reader.columns().stream().noneMatch(c -> c.name().equals(Column.DSIGMA_SM.name()))) {
        throw wrong(
            file
                + " (it has the standard columns, which do not hold all that cross sections depend"
                + " on) generate it with --set /output/columns=full");
      }
      requireExact(reader);
      String weight = weight(EventWeights.columns(reader));
      RunConfiguration generated =
          RunConfiguration.stored(
              reader.header().macro(), reader.header().tables(), reader.header().formatVersion());
      Reweighting weights;
      try {
        RunConfiguration wanted = RunConfiguration.of(generated.settings().with(sets).looped());
        weights = new Reweighting(generated, warnings.tell(wanted, console));
      } catch (IllegalArgumentException e) {
        throw wrong("--set " + e.getMessage());
      }
      double mean = write(reader, weights, weight);
      console.say(output + ": mean weight " + Digits.five(mean));
      return ExitCode.DONE;
    }
  }

  // A recoil that was rounded may lie where no neutrino of a rounded energy reaches.
  private void requireExact(EventSet reader) {
    for (Column column : List.of(Column.NEUTRINO_ENERGY, Column.RECOIL_ENERGY)) {
      if (!reader.column(column.name()).type().equals("f64")) {
        throw wrong(
            file
                + " (it holds "
                + column.name()
                + " in single precision, and weights need all of its digits) generate it without"
                + " /output/precision");
      }
    }
    for (Column column : List.of(Column.NEUTRINO_PDG, Column.TARGET)) {
      reader.column(column.name());
    }
  }

  // The column of the new weights.
  private String weight(List<String> present) {
    if (name.isPresent()) {
      String column = EventWeights.column(name.get());
      if (!NAME.matcher(name.get()).matches()) {
        throw wrong(
            "--name "
                + name.get()
                + " (it becomes the name of a column) take up to 32 letters, digits and _");
      }
      if (present.contains(column)) {
        throw wrong(
            "--name " + name.get() + " (" + file + " has weights of that name) take another");
      }
      return column;
    }
    return Stream.concat(
            Stream.of(EventWeights.PLAIN),
            IntStream.rangeClosed(2, present.size() + 2)
                .mapToObj(k -> EventWeights.column(Integer.toString(k))))
        .filter(column -> !present.contains(column))
        .findFirst()
        .orElseThrow();
  }

  // The mean weight of the events.
  private double write(EventSet reader, Reweighting weights, String name) {
    List<Column> columns = new ArrayList<>();
    reader.columns().forEach(column -> columns.add(column(column)));
    columns.add(new Column(name, Column.Type.F64, "", 1, Reweighting.describe(sets)));
    long events = reader.rows();
    RunHeader header = reader.header();
    double sum = 0;
    try (RowSink sink =
        RowSink.create(output, header, columns, Map.of(), reader.compression(), force)) {
      for (long first = 0; first < events; first += EventBatch.CAPACITY) {
        int size = (int) Math.min(EventBatch.CAPACITY, events - first);
        double[] weight = weights(reader, weights, first, size);
        for (int i = 0; i < size; i++) {
          sum += weight[i];
        }
        Map<String, Object> values = new HashMap<>();
        values.put(name, weight);
        for (Column column : columns.subList(0, columns.size() - 1)) {
          values.put(column.name(), values(reader, column, first, size));
        }
        sink.write(first + header.shard().firstEvent(), size, c -> values.get(c.name()));
      }
      sink.finish(reader.summary());
    }
    return events == 0 ? 1 : sum / events;
  }

  private double[] weights(EventSet reader, Reweighting weights, long first, int size) {
    int[] pdg = reader.integers(Column.NEUTRINO_PDG.name(), first, size);
    int[] target = reader.integers(Column.TARGET.name(), first, size);
    double[] energy = reader.doubles(Column.NEUTRINO_ENERGY.name(), first, size);
    double[] recoil = reader.doubles(Column.RECOIL_ENERGY.name(), first, size);
    double[] weight = new double[size];
    for (int i = 0; i < size; i++) {
      try {
        weight[i] = weights.weight(pdg[i], target[i], energy[i] * Units.KEV, recoil[i] * Units.KEV);
      } catch (IllegalArgumentException e) {
        throw changed(
            first + i,
            "neutrino_energy "
                + energy[i]
                + " keV, recoil_energy "
                + recoil[i]
                + " keV: "
                + e.getMessage());
      }
    }
    return weight;
  }

  private Column column(StoredColumn column) {
    try {
      return column.column();
    } catch (IllegalArgumentException e) {
      throw wrong(file + ": " + e.getMessage());
    }
  }

  private Object values(EventSet reader, Column column, long first, int size) {
    if (column.type() == Column.Type.F64) {
      return reader.doubles(column.name(), first, size);
    }
    if (column.type() == Column.Type.F32) {
      double[] wide = reader.doubles(column.name(), first, size);
      float[] floats = new float[size];
      for (int i = 0; i < size; i++) {
        floats[i] = (float) wide[i];
      }
      return floats;
    }
    int[] integers = reader.integers(column.name(), first, size);
    short[] shorts = new short[size];
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      shorts[i] = (short) integers[i];
      bytes[i] = (byte) integers[i];
    }
    return column.type() == Column.Type.I16 ? shorts : bytes;
  }

  private EventFileException changed(long event, String why) {
    return new EventFileException(
        file,
        "no run makes event "
            + event
            + " ("
            + why
            + ") The file was changed since; generate it again");
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
