package org.nudipole.macros.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads macros held in memory. */
final class Macros {
  private Macros() {}

  /** Reads {@code t.mac} beside some other files, given as name, text, name, text. */
  static ParsedMacro read(String text, String... files) {
    return with(List.of(), List.of(), text, files);
  }

  static ParsedMacro with(List<String> sets, List<String> aliases, String text, String... files) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("t.mac", text);
    for (int i = 0; i < files.length; i += 2) {
      texts.put(files[i], files[i + 1]);
    }
    return new MacroParser(List.of(new StoredFiles(texts))).read("t.mac", sets, aliases);
  }

  static List<String> faults(String text, String... files) {
    return read(text, files).faults().stream().map(Fault::toString).toList();
  }
}
