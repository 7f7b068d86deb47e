package org.nudipole.macros.language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Files on disk: names are relative to the naming file, or to the working directory. */
public final class SystemFiles implements FileSource {
  @Override
  public Optional<SourceFile> find(String name, String from) throws IOException {
    Path path;
    try {
      path = Path.of(from).resolveSibling(name);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    if (Files.isDirectory(path)) {
      throw new FolderException();
    }
    // A pipe or a device may never end.
    if (!Files.isRegularFile(path)) {
      throw new IOException("not a regular file");
    }
    if (Files.size(path) > LONGEST) {
      throw new IOException("longer than " + LONGEST + " bytes");
    }
    return Optional.of(new SourceFile(path.normalize().toString(), Files.readAllBytes(path), this));
  }
}
