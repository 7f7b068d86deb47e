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
    List<FileSource> places = new ArrayList<>(sources);
    if (origin.isPresent()) {
      places.remove(origin.get());
      places.add(0, origin.get());
    }
    Optional<FolderException> folder = Optional.empty();
    for (FileSource place : places) {
      try {
        Optional<SourceFile> file =
            place.find(name, origin.filter(place::equals).isPresent() ? from : "");
        if (file.isPresent()) {
          return file;
        }
      } catch (FolderException e) {
        folder = Optional.of(e);
      }
    }
    if (folder.isPresent()) {
      throw folder.get();
    }
    return Optional.empty();
  }
}
