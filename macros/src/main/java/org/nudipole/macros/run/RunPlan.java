package org.nudipole.macros.run;

import com.google.gson.FormattingStyle;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.data.Table;
import org.nudipole.io.Shard;
import org.nudipole.macros.binding.RunConfiguration;

/**
 * All work of a macro in pieces: every run of it, loops included, in shards. It follows from the
 * macro, its seed and the division alone, so that whoever makes one has the same.
 *
 * @param runs the runs of the macro
 * @param division how the events of each are divided
 * @param units the pieces, run by run
 */
public record RunPlan(List<RunConfiguration> runs, Division division, List<RunUnit> units) {
  private static final String FORMAT = "nudipole-run";
  private static final int VERSION = 1;

  /** Keeps copies. */
  public RunPlan {
    runs = List.copyOf(runs);
    units = List.copyOf(units);
  }

  /**
   * Divides the runs of a macro; one whose sterile mass opens no channel has no pieces.
   *
   * @throws IllegalArgumentException if a run has too many
   */
  public static RunPlan of(List<RunConfiguration> runs, Division division) {
    List<RunUnit> units = new ArrayList<>();
    for (RunConfiguration run : runs) {
      if (!run.isClosed()) {
        units.addAll(units(run, division));
      }
    }
    return new RunPlan(runs, division, units);
  }

  private static List<RunUnit> units(RunConfiguration run, Division division) {
    long events = EventCount.of(run);
    List<Shard> shards = division.of(events, run.settings().number());
    List<RunUnit> units = new ArrayList<>();
    for (int i = 0; i < shards.size(); i++) {
      // Of blocks that are whole; the last one ends with the run.
      long first = Math.min(shards.get(i).firstEvent(), events);
      long end = i + 1 < shards.size() ? shards.get(i + 1).firstEvent() : events;
      units.add(new RunUnit(run, shards.get(i), Math.min(end, events) - first));
    }
    return units;
  }

  /** The pieces of one run. */
  public List<RunUnit> of(RunConfiguration run) {
    return units.stream().filter(unit -> unit.run() == run.settings().number()).toList();
  }

  /**
   * The pieces of one part: this shard of every run.
   *
   * @param shard from 0
   */
  public List<RunUnit> part(int shard) {
    return units.stream().filter(unit -> unit.shard().index() == shard).toList();
  }

  /** The plan as {@code run.json} has it: the same bytes for the same plan. */
  public byte[] manifest() {
    Gson gson =
        new GsonBuilder()
            .disableHtmlEscaping()
            .setFormattingStyle(FormattingStyle.COMPACT.withSpaceAfterSeparators(true))
            .create();
    JsonObject divided = new JsonObject();
    divided.addProperty(
        division.shards() > 0 ? RunManifest.SHARDS : RunManifest.SHARD_EVENTS,
        division.shards() > 0 ? division.shards() : division.shardEvents());
    List<String> described = runs.stream().map(run -> describe(run, gson)).toList();
    String text =
        "{\"format\": "
            + gson.toJson(FORMAT)
            + ",\n \"format_version\": "
            + VERSION
            + ",\n \"generator\": "
            + gson.toJson(Program.title())
            + ",\n \"source_revision\": "
            + gson.toJson(Program.revision())
            + ",\n \"block\": "
            + EventBatch.CAPACITY
            + ",\n \""
            + RunManifest.DIVISION
            + "\": "
            + gson.toJson(divided)
            + ",\n \""
            + RunManifest.RUNS
            + "\": [\n  "
            + String.join(",\n  ", described)
            + "\n ]\n}\n";
    return text.getBytes(StandardCharsets.UTF_8);
  }

  // A run in one line, then a line for each of its shards.
  private String describe(RunConfiguration run, Gson gson) {
    JsonObject object = new JsonObject();
    object.addProperty(RunManifest.RUN, run.settings().number());
    object.addProperty("seed", run.settings().seed());
    object.addProperty("events", of(run).stream().mapToLong(RunUnit::events).sum());
    object.addProperty(RunManifest.MACRO, run.settings().toMacro());
    JsonObject tables = new JsonObject();
    run.settings()
        .tables()
        .forEach((name, text) -> tables.addProperty(name, Table.parse(name, text).sha256()));
    object.add("table_sha256", tables);
    String head = gson.toJson(object);
    List<String> shards =
        of(run).stream()
            .map(
                unit -> {
                  JsonObject shard = new JsonObject();
                  shard.addProperty(RunManifest.FILE, unit.fileName());
                  shard.addProperty("first_event", unit.shard().firstEvent());
                  shard.addProperty("events", unit.events());
                  return gson.toJson(shard);
                })
            .toList();
    return head.substring(0, head.length() - 1)
        + ", \""
        + RunManifest.SHARDS
        + "\": ["
        + (shards.isEmpty() ? "" : "\n   ")
        + String.join(",\n   ", shards)
        + "]}";
  }
}
