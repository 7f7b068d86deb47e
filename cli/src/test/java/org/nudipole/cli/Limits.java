package org.nudipole.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Limits as tests ask for them. */
final class Limits {
  private Limits() {}

  /** Runs {@code nudipole limit}. */
  static Invocation limit(String... words) {
    List<String> all = new ArrayList<>(List.of("limit"));
    all.addAll(List.of(words));
    return Invocation.of(all.toArray(String[]::new));
  }

  /** The points of an answer. */
  static List<Map<String, Object>> points(Map<String, Object> json) {
    return JsonReader.objects(json.get("points"));
  }
}
