package org.nudipole.macros.language;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The macros that are packaged with the program: the resource folder {@code macros/}, found by path
 * or by bare name, with or without {@code .mac}.
 */
public final class ShippedFiles implements FileSource {
  private static final String ROOT = "macros/";
  private static final List<String> FOLDERS = List.of("", "experiments/", "detectors/");

  @Override
  public Optional<SourceFile> find(String name, String from) throws IOException {
    if (!name.matches("[A-Za-z0-9_.+/-]+") || name.endsWith("/")) {
      return Optional.empty();
    }
    for (String path : candidates(name, from)) {
      try (InputStream stream = ShippedFiles.class.getClassLoader().getResourceAsStream(path)) {
        if (stream != null) {
          return Optional.of(new SourceFile(path, stream.readAllBytes(), this));
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> candidates(String name, String from) {
    List<String> folders = new ArrayList<>();
    if (!from.isEmpty()) {
      folders.add(from.substring(0, from.lastIndexOf('/') + 1));
    }
    FOLDERS.forEach(folder -> folders.add(ROOT + folder));
    List<String> paths = new ArrayList<>();
    for (String folder : folders) {
      String path = URI.create(folder + name).normalize().toString();
      // Without a dot in the name a folder could be meant, which reads as a list of names.
      if (path.startsWith(ROOT)) {
        if (path.substring(path.lastIndexOf('/') + 1).contains(".")) {
          paths.add(path);
        }
        paths.add(path + ".mac");
      }
    }
    return paths;
  }
}
