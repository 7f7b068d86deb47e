package org.nudipole.macros.run;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nudipole.io.InputFile;
import org.nudipole.io.hdf5.EventFileException;

/**
 * What {@code run.json} says of the files of a folder, to those who read them.
 *
 * @param division how the events are divided
 * @param runs the runs of the macro
 */
record RunManifest(Division division, List<Run> runs) {
  static final String NAME = "run.json";
  static final String DIVISION = "division";
  static final String SHARDS = "shards";
  static final String SHARD_EVENTS = "shard_events";
  static final String RUNS = "runs";
  static final String RUN = "run";
  static final String MACRO = "macro";
  static final String FILE = "file";

  /**
   * A run.
   *
   * @param number its number in the macro
   * @param macro its macro, resolved
   * @param files names of its shards, in their order; none if it has no events
   */
  record Run(int number, String macro, List<String> files) {}

  /**
   * Reads the plan of a folder.
   *
   * @throws EventFileException if there is none, or it is damaged
   */
  static RunManifest read(Path folder) {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      throw new EventFileException(
          folder,
          "is no folder of a run (it has no "
              + NAME
              + ") Give event files, or a folder that nudipole run -o DIR/ wrote");
    }
    try {
      return of(JsonParser.parseString(InputFile.text(file)).getAsJsonObject());
    } catch (IOException e) {
      throw EventFileException.of(file, "read", e);
    } catch (JsonParseException
        | IllegalArgumentException
        | IllegalStateException
        | UnsupportedOperationException
        | ArithmeticException e) {
      throw new EventFileException(
          file, "is damaged (it is no plan of a run) Delete it: a run writes it again", e);
    }
  }

  private static RunManifest of(JsonObject root) {
    JsonObject division = member(root, DIVISION).getAsJsonObject();
    List<Run> runs = new ArrayList<>();
    for (JsonElement element : member(root, RUNS).getAsJsonArray()) {
      JsonObject run = element.getAsJsonObject();
      List<String> files = new ArrayList<>();
      for (JsonElement shard : member(run, SHARDS).getAsJsonArray()) {
        files.add(plain(member(shard.getAsJsonObject(), FILE).getAsString()));
      }
      runs.add(new Run(member(run, RUN).getAsInt(), member(run, MACRO).getAsString(), files));
    }
    return new RunManifest(
        division.has(SHARDS)
            ? Division.byNumber(member(division, SHARDS).getAsInt())
            : Division.byLength(member(division, SHARD_EVENTS).getAsLong()),
        runs);
  }

  // Nothing outside of the folder is one of its files.
  private static String plain(String name) {
    if (!name.matches("events-(r[0-9]+-)?[0-9]+[.]h5")) {
      throw new IllegalArgumentException(name + " names no shard");
    }
    return name;
  }

  private static JsonElement member(JsonObject object, String name) {
    if (!object.has(name)) {
      throw new IllegalArgumentException("no " + name);
    }
    return object.get(name);
  }
}
