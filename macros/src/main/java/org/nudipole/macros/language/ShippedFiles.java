package org.nudipole.macros.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
   * The shipped macros with their first comment line, for {@code nudipole list macros}.
   *
   * @return name such as {@code experiments/cr51-cevns-ge.mac} to what it says of itself
   * @throws IOException if the packaged folder cannot be read
   */
  public static SortedMap<String, String> listing() throws IOException {
    SortedMap<String, String> macros = new TreeMap<>();
    for (URL root : Collections.list(ShippedFiles.class.getClassLoader().getResources(ROOT))) {
      if (root.getProtocol().equals("jar")) {
        URI jar = URI.create(root.toString().substring(0, root.toString().indexOf('!')));
        try (FileSystem files = FileSystems.newFileSystem(jar, Map.of())) {
          collect(files.getPath(ROOT), macros);
        }
      } else {
        collect(Path.of(URI.create(root.toString())), macros);
      }
    }
    return macros;
  }

  private static void collect(Path root, SortedMap<String, String> macros) throws IOException {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(root)) {
      paths = walk.filter(path -> path.toString().endsWith(".mac")).toList();
    }
    for (Path path : paths) {
      String name = root.relativize(path).toString().replace('\\', '/');
      try (BufferedReader reader = Files.newBufferedReader(path)) {
        String first = Optional.ofNullable(reader.readLine()).orElse("");
        macros.put(name, first.startsWith("#") ? first.substring(1).trim() : "");
      }
    }
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
