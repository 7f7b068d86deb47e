package org.nudipole.macros.language;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** A place that holds macros and tables: the file system, the packaged macros, an event file. */
public interface FileSource {
  /**
   * The file that {@code name} means when written in the file {@code from}.
   *
   * @param name name as written
   * @param from path of the naming file in this source; empty for the command line
   * @return the file, or empty if there is none
   * @throws IOException if it is there and cannot be read
   */
  Optional<SourceFile> find(String name, String from) throws IOException;

  /**
   * Names of macros that a user may have meant; none where nobody lists them.
   *
   * @throws IOException if they cannot be listed
   */
  default Set<String> names() throws IOException {
    return Set.of();
  }
}
