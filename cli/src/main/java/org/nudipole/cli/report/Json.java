package org.nudipole.cli.report;

import com.google.gson.FormattingStyle;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** One JSON object. Numbers have every digit that it takes to read the same double. */
public final class Json {
  /** What is written as null. */
  public static final Object NULL = JsonNull.INSTANCE;

  /** Made when something is written: text for people is to start without it. */
  private static final class Writer {
    private static final Gson GSON =
        new GsonBuilder()
            .serializeNulls()
            .disableHtmlEscaping()
            .setFormattingStyle(FormattingStyle.COMPACT.withSpaceAfterSeparators(true))
            .registerTypeAdapter(
                OptionalDouble.class,
                (JsonSerializer<OptionalDouble>)
                    (x, type, context) ->
                        x.isPresent() ? new JsonPrimitive(x.getAsDouble()) : JsonNull.INSTANCE)
            .create();
  }

  private Json() {}

  /** What a report says to programs, its warnings last. */
  public static String of(Report report) {
    Map<String, Object> object = members(report);
    object.put("warnings", report.allWarnings());
    return of(object);
  }

  /**
   * Writes an object with one line per member, inner values in one line.
   *
   * @throws IllegalArgumentException for NaN or infinity
   */
  public static String of(Map<String, ?> object) {
    return object.entrySet().stream()
        .map(
            member ->
                Writer.GSON.toJson(member.getKey()) + ": " + Writer.GSON.toJson(member.getValue()))
        .collect(Collectors.joining(",\n ", "{", "}"));
  }

  private static Map<String, Object> members(Report report) {
    Map<String, Object> members = new LinkedHashMap<>();
    report.blocks().forEach(block -> put(members, block));
    return members;
  }

  private static void put(Map<String, Object> members, Block block) {
    if (block instanceof Block.Fact fact) {
      put(members, fact.key(), fact.value());
    } else if (block instanceof Table<?> table) {
      put(members, table.key(), table.objects());
    } else if (block instanceof Block.Part part) {
      put(members, part.key(), members(part.report()));
    } else if (block instanceof Block.Several several) {
      List<Map<String, Object>> all = several.all().stream().map(Json::members).toList();
      members.put(several.key(), all);
    }
  }

  /** Adds a member, unless it has no name or an empty {@link Optional} for a value. */
  static void put(Map<String, Object> members, String key, Object value) {
    if (!key.isEmpty() && value instanceof Optional<?> some) {
      some.ifPresent(member -> members.put(key, member));
    } else if (!key.isEmpty()) {
      members.put(key, value);
    }
  }

  /** The value, or null. */
  static Object orNull(Optional<?> value) {
    return value.isPresent() ? value.get() : NULL;
  }
}
