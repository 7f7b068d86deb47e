package org.nudipole.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Files of the project, by their paths from its root with slashes.
 *
 * @param root folder of the project
 */
record Sources(Path root) {
  /** The page that a visitor meets first. */
  static final String HOME = "README.md";

  /** The page whose table of the others is the navigation. */
  static final String CONTENTS = "docs/README.md";

  /** The pages, without those that are reached by a link alone. */
  List<String> documents() throws IOException {
    List<String> all = new ArrayList<>(List.of(HOME));
    all.addAll(files("docs", ".md"));
    all.addAll(List.of("CHANGELOG.md", "CONTRIBUTING.md", "python/README.md"));
    return all.stream().filter(this::isFile).toList();
  }

  /** The shipped macros, that of the tutorial first, then folder by folder. */
  List<String> macros() throws IOException {
    List<String> all = new ArrayList<>(files("macros", ".mac"));
    for (String kind : List.of("experiments", "detectors", "limits")) {
      all.addAll(files("macros/" + kind, ".mac"));
    }
    return all;
  }

  /** Files of a folder itself with some ending, in order; none if there is no such folder. */
  List<String> files(String folder, String ending) throws IOException {
    if (!isFolder(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(root.resolve(folder))) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder + "/" + file.getFileName())
          .filter(file -> file.endsWith(ending))
          .sorted()
          .toList();
    }
  }

  boolean isFile(String path) {
    return Files.isRegularFile(root.resolve(path));
  }

  boolean isFolder(String path) {
    return Files.isDirectory(root.resolve(path));
  }

  String text(String path) throws IOException {
    return Files.readString(root.resolve(path));
  }

  static boolean isDocument(String path) {
    return path.endsWith(".md");
  }

  static boolean isPicture(String path) {
    return path.toLowerCase(Locale.ROOT).matches(".*\\.(png|svg|jpg|jpeg|gif)");
  }

  /** The page of the site that shows it: README is that of its folder, text is set in a page. */
  static String page(String path) {
    if (isPicture(path)) {
      return path;
    }
    if (!isDocument(path)) {
      return path + ".html";
    }
    String name = path.substring(0, path.length() - ".md".length());
    return (name.endsWith("README")
            ? name.substring(0, name.length() - "README".length()) + "index"
            : name)
        + ".html";
  }

  /** The page of a folder that has no README. */
  static String listing(String folder) {
    return folder + "/index.html";
  }
}
