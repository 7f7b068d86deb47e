package org.nudipole.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Parts of packages: the manual pages packed, and the launcher where it is looked for. */
public final class Parts {
  private Parts() {}

  /**
   * Makes them.
   *
   * @param args folder, manual pages, launcher
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    compress(Path.of(args[1]), Files.createDirectories(folder.resolve("man")));
    launcher(Path.of(args[2]), Files.createDirectories(folder.resolve("launcher")));
  }

  // In bin, and so that `./nudipole`, as the documentation has it, is right in an unpacked folder
  // too.
  private static void launcher(Path script, Path folder) throws IOException {
    Path copy = Path.of("bin", "nudipole");
    Files.createDirectories(folder.resolve("bin"));
    Files.copy(script, folder.resolve(copy), StandardCopyOption.REPLACE_EXISTING);
    Path link = folder.resolve("nudipole");
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, copy);
  }

  private static void compress(Path from, Path to) throws IOException {
    List<Path> pages;
    try (Stream<Path> files = Files.list(from)) {
      pages = files.filter(file -> file.toString().endsWith(".1")).sorted().toList();
    }
    for (Path page : pages) {
      Files.write(to.resolve(page.getFileName() + ".gz"), Gzip.of(Files.readAllBytes(page)));
    }
  }
}
