package org.nudipole.io;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.nudipole.generator.Require;
import org.nudipole.generator.Units;
import org.nudipole.generator.interaction.ScatteringProcess;
import org.nudipole.generator.rate.GenerationCut;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.io.hdf5.StoredHeader;

/**
 * Makes the header of a run from what a file says.
 *
 * @param stored attributes and data sets of the file
 */
record HeaderReader(StoredHeader stored) {
  private static final String TABLES = "/run/" + EventFormat.TABLES + "/";

  private static String run(String attribute) {
    return EventFormat.RUN_ATTRIBUTE + attribute;
  }

  /**
   * The header.
   *
   * @param version version of the format
   * @param columns columns of the file
   * @throws EventFileException if something is missing or of another kind
   * @throws IllegalArgumentException if something is out of range
   */
  RunHeader header(int version, List<StoredColumn> columns) {
    requireAll(EventFormat.RUN_ATTRIBUTES);
    if (version > 1) {
      requireAll(EventFormat.RUN_ATTRIBUTES_2);
    }
    Map<String, List<String>> labels = new LinkedHashMap<>();
    for (StoredColumn column : columns) {
      if (!column.labels().isEmpty()) {
        labels.put(column.name(), column.labels());
      }
    }
    Map<String, String> tables = new LinkedHashMap<>();
    for (String name : stored.values().keySet()) {
      if (name.startsWith(TABLES) && name.indexOf('@') < 0) {
        tables.put(name.substring(TABLES.length()), stored.text(name));
      }
    }
    return new RunHeader(
        version,
        stored.text(EventFormat.ROOT + EventFormat.GENERATOR),
        stored.optionalText(EventFormat.ROOT + EventFormat.SOURCE_REVISION),
        stored.optionalText(run(EventFormat.ARCHITECTURE)),
        stored.integer(run(EventFormat.SEED)),
        stored.number(run(EventFormat.EXPOSURE)) * Units.S,
        stored.number(run(EventFormat.EXPECTED_EVENTS)),
        stored.number(run(EventFormat.EXPECTED_DETECTED)),
        cut(),
        // Files from before there were matrices of moments count in Bohr magnetons.
        stored.has(run(EventFormat.REFERENCE_MOMENT))
            ? stored.number(run(EventFormat.REFERENCE_MOMENT))
            : 1,
        stored.integer(run(EventFormat.N_EVENTS)),
        new Shard(
            Math.toIntExact(stored.integer(run(EventFormat.SHARD_INDEX))),
            Math.toIntExact(stored.integer(run(EventFormat.SHARD_COUNT))),
            stored.integer(run(EventFormat.FIRST_EVENT))),
        version > 1 ? modules() : List.of(),
        stored.text("/run/" + EventFormat.MACRO),
        version > 1 ? settings() : List.of(),
        version > 1 ? stored.texts("/run/" + EventFormat.WARNINGS) : List.of(),
        tables,
        TableDigests.parse(
            stored.texts(run(EventFormat.TABLE_SHA256)).stream()
                .flatMap(String::lines) // one text with a line for each in format 1
                .toList()),
        targets(),
        labels,
        selection());
  }

  private Selection selection() {
    String what = stored.optionalText(run(EventFormat.STORED_EVENTS));
    if (!what.isEmpty() && !what.equals(EventFormat.DETECTED_ONLY)) {
      throw new IllegalArgumentException(EventFormat.STORED_EVENTS + " is " + what);
    }
    return new Selection(
        !what.isEmpty(), names(EventFormat.STORED_COLUMNS), names(EventFormat.STORED_PRECISION));
  }

  private List<String> names(String attribute) {
    return stored.has(run(attribute)) ? stored.texts(run(attribute)) : List.of();
  }

  // Files from before there was a cut of each process have one for all that they have.
  private GenerationCut cut() {
    double lowest = cut(run(EventFormat.MIN_RECOIL));
    Map<ScatteringProcess, Double> least = new EnumMap<>(ScatteringProcess.class);
    for (ScatteringProcess process : ScatteringProcess.values()) {
      String name = run(EventFormat.minRecoil(process));
      if (stored.has(name)) {
        least.put(process, cut(name));
      }
    }
    if (least.isEmpty()) {
      targets().forEach(target -> least.put(target.process(), lowest));
    }
    return new GenerationCut(least);
  }

  private double cut(String name) {
    return Require.notNegative(name, stored.number(name)) * Units.KEV;
  }

  /** What the run counted; only shards of several have it. */
  Optional<RunTally> tally() {
    String group = "/run/" + EventFormat.TALLY;
    if (!stored.has(group + "/" + EventFormat.GENERATED)) {
      return Optional.empty();
    }
    long[] channels = stored.integers(group + "/" + EventFormat.CHANNELS);
    double[] recoil = stored.numbers(group + "/" + EventFormat.RECOIL_VOLUME);
    double[] vertex = stored.numbers(group + "/" + EventFormat.VERTEX_VOLUME);
    requireEqual("data sets by module of " + group, channels.length, recoil.length, vertex.length);
    List<ModuleEnvelope> modules =
        IntStream.range(0, channels.length)
            .mapToObj(k -> new ModuleEnvelope(recoil[k], vertex[k], Math.toIntExact(channels[k])))
            .toList();
    List<Long> counts =
        Stream.of(
                EventFormat.GENERATED,
                EventFormat.DETECTED,
                EventFormat.RECOIL_TRIALS,
                EventFormat.VERTEX_TRIALS)
            .flatMap(name -> LongStream.of(stored.integers(group + "/" + name)).boxed())
            .toList();
    return Optional.of(
        new RunTally(stored.number(group + "@" + EventFormat.GIVEN_EVENTS), modules, counts));
  }

  private void requireAll(List<String> attributes) {
    List<String> missing = attributes.stream().filter(name -> !stored.has(run(name))).toList();
    if (!missing.isEmpty()) {
      throw new EventFileException(
          stored.path(), "/run lacks " + String.join(", ", missing) + " (the header is damaged)");
    }
  }

  private List<DetectorModule> modules() {
    double[] mass = stored.numbers(run(EventFormat.DETECTOR_MASS));
    double[] distance = stored.numbers(run(EventFormat.DISTANCE));
    double[] flux = stored.numbers(run(EventFormat.FLUX));
    requireEqual("attributes by module", mass.length, distance.length, flux.length);
    return IntStream.range(0, mass.length)
        .mapToObj(
            i ->
                new DetectorModule(
                    mass[i] * Units.KG, distance[i] * Units.CM, flux[i] * Units.PER_CM2_S))
        .toList();
  }

  private List<StoredSetting> settings() {
    String group = "/run/" + EventFormat.SETTINGS + "/";
    List<String> commands = stored.texts(group + EventFormat.COMMAND);
    List<String> arguments = stored.texts(group + EventFormat.ARGUMENT);
    double[] values = stored.numbers(group + EventFormat.VALUE);
    List<String> texts = stored.texts(group + EventFormat.TEXT);
    List<String> units = stored.texts(group + EventFormat.UNIT);
    requireEqual(
        "columns of " + group,
        commands.size(),
        arguments.size(),
        values.length,
        texts.size(),
        units.size());
    return IntStream.range(0, values.length)
        .mapToObj(
            i ->
                new StoredSetting(
                    commands.get(i), arguments.get(i), values[i], texts.get(i), units.get(i)))
        .toList();
  }

  private List<TargetRow> targets() {
    String group = "/" + EventFormat.TARGETS + "/";
    List<String> names = stored.texts(group + EventFormat.NAME_COLUMN);
    List<String> shells = stored.texts(group + EventFormat.SHELL);
    long[] z = stored.integers(group + EventFormat.Z);
    long[] a = stored.integers(group + EventFormat.A);
    double[] binding = stored.numbers(group + EventFormat.BINDING_ENERGY);
    double[] mass = stored.numbers(group + EventFormat.MASS);
    requireEqual(
        "columns of " + group,
        names.size(),
        shells.size(),
        z.length,
        a.length,
        binding.length,
        mass.length);
    return IntStream.range(0, names.size())
        .mapToObj(
            i ->
                new TargetRow(
                    names.get(i),
                    (int) z[i],
                    (int) a[i],
                    shells.get(i),
                    binding[i] * Units.EV,
                    mass[i] * Units.MEV))
        .toList();
  }

  private static void requireEqual(String what, int... lengths) {
    if (Arrays.stream(lengths).distinct().count() > 1) {
      throw new IllegalArgumentException(what + " of lengths " + Arrays.toString(lengths));
    }
  }
}
