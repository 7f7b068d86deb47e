package org.nudipole.macros.language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.nudipole.io.InputFile;

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
    return Optional.of(new SourceFile(path.normalize().toString(), InputFile.bytes(path), this));
  }
}
