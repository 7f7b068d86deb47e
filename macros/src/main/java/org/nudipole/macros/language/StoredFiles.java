package org.nudipole.macros.language;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Texts held in memory under their names, such as the macro and the tables of an event file.
 *
 * @param texts name to text
 */
public record StoredFiles(Map<String, String> texts) implements FileSource {
  /** Keeps its own copy of the map. */
  public StoredFiles {
    texts = Map.copyOf(texts);
  }

  @Override
  public Optional<SourceFile> find(String name, String from) {
    return Optional.ofNullable(texts.get(name))
        .map(text -> new SourceFile(name, text.getBytes(StandardCharsets.UTF_8), this));
  }
}
