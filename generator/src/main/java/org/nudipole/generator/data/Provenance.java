package org.nudipole.generator.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the numbers of a table come from: the header lines {@code # key: value} at its top.
 *
 * @param entries the header, in its order
 */
public record Provenance(Map<String, String> entries) {
  /** What every table that ships with the program declares. */
  static final List<String> REQUIRED =
      List.of("title", "source", "doi", "obtained", "changes", "units", "range", "columns");

  /** What a user's own table must declare at least. */
  static final List<String> REQUIRED_OF_USERS = List.of("columns", "units");

  /** Keeps a copy of the header. */
  public Provenance {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  /** One header entry, empty if it is not declared. */
  public String entry(String key) {
    return entries.getOrDefault(key, "");
  }
}
