package org.nudipole.macros.language;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the names written in one macro are looked for: beside that macro, then in every source.
 *
 * @param from path of the macro in its source; empty for the command line
 * @param origin the source of the macro
 * @param sources further sources
 */
record FileScope(String from, Optional<FileSource> origin, List<FileSource> sources) {
  static FileScope commandLine(List<FileSource> sources) {
    return new FileScope("", Optional.empty(), sources);
  }

  FileScope inside(SourceFile file) {
    return new FileScope(file.path(), Optional.of(file.origin()), sources);
  }

  Optional<SourceFile> find(String name) throws IOException {
    List<FileSource> rest = new ArrayList<>(sources);
    if (origin.isPresent()) {
      Optional<SourceFile> beside = origin.get().find(name, from);
      if (beside.isPresent()) {
        return beside;
      }
      rest.remove(origin.get());
    }
    for (FileSource source : rest) {
      Optional<SourceFile> file = source.find(name, "");
      if (file.isPresent()) {
        return file;
      }
    }
    return Optional.empty();
  }
}
