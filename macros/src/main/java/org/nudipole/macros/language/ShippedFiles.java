package org.nudipole.macros.language;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The macros that are packaged with the program: the resource folder {@code macros/}, found by path
 * or by bare name, with or without {@code .mac}.
 */
public final class ShippedFiles implements FileSource {
  private static final String ROOT = "macros/";
  private static final List<String> FOLDERS = List.of("", "experiments/", "detectors/", "limits/");

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

  /**
   * Every packaged macro, by folder and name.
   *
   * @throws IOException if the program's own files cannot be read
   */
  public static List<SourceFile> all() throws IOException {
    Map<String, SourceFile> files = new TreeMap<>();
    for (URL folder : Collections.list(ShippedFiles.class.getClassLoader().getResources(ROOT))) {
      URI uri = URI.create(folder.toString());
      if (uri.getScheme().equals("jar")) {
        try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
          all(jar.getPath(ROOT)).forEach(file -> files.putIfAbsent(file.path(), file));
        }
      } else {
        all(Path.of(uri)).forEach(file -> files.putIfAbsent(file.path(), file));
      }
    }
    return List.copyOf(files.values());
  }

  /**
   * What one types for a packaged macro: its bare name, but of a limit with the folder, since most
   * are called like their experiment.
   *
   * @param macro one of {@link #all()}
   */
  public static String typed(SourceFile macro) {
    String name = macro.path().substring(ROOT.length(), macro.path().length() - ".mac".length());
    return name.startsWith("limits/") ? name : name.substring(name.lastIndexOf('/') + 1);
  }

  /**
   * What a macro says of itself in its first comment, or nothing.
   *
   * @param macro one of {@link #all()}
   */
  public static String title(SourceFile macro) {
    Optional<String> comment =
        new String(macro.bytes(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.startsWith("#"))
            .findFirst();
    return comment.map(line -> line.substring(1).strip()).orElse("");
  }

  @Override
  public Set<String> names() throws IOException {
    return all().stream().map(ShippedFiles::typed).collect(Collectors.toSet());
  }

  private static List<SourceFile> all(Path root) throws IOException {
    List<SourceFile> files = new ArrayList<>();
    try (Stream<Path> found = Files.walk(root)) {
      for (Path path : found.filter(p -> p.toString().endsWith(".mac")).toList()) {
        String name = ROOT + root.relativize(path).toString().replace('\\', '/');
        files.add(new SourceFile(name, Files.readAllBytes(path), new ShippedFiles()));
      }
    }
    return files;
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
