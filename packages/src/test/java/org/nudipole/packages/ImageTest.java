package org.nudipole.packages;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image runs where no Java is, and its own Java has what each command needs. */
@Tag("jar")
class ImageTest {
  /** What the launcher asks of a system. */
  private static final List<String> TOOLS =
      List.of("sh", "readlink", "locale", "sed", "stty", "tail", "tr", "uname");

  @TempDir private Path folder;

  @Test
  void itNeedsNoJava() throws Exception {
    String name =
        "nudipole-" + Installation.VERSION + "-" + System.getProperty("nudipole.platform");
    Installation image = Installation.ofTarball(name, folder);
    Path work = Files.createDirectory(folder.resolve("work"));
    Map<String, String> bare = withoutJava();
    String version = image.run(work, bare, "--version");
    assertTrue(version.contains("Java " + System.getProperty("java.version")), version);
    image.run(work, bare, "list");
    image.run(
        work,
        bare,
        "run",
        "cr51-cevns-ge",
        "--set",
        "/output/columns=full",
        "--set",
        "/run/beamOn=2000",
        "-o",
        "e.h5");
    for (String picture : List.of("c.png", "c.svg", "c.pdf")) {
      image.run(work, bare, "compare", "e.h5", "--plot", picture);
    }
    image.run(work, bare, "export", "e.h5", "-o", "e.parquet");
    image.run(work, bare, "export", "e.h5", "-o", "e.lh5");
    image.run(work, bare, "report", "e.h5", "-o", "report.html");
    image.run(work, bare, "limit", "cr51-cevns-ge", "--json");
    image.run(work, bare, "shell");
    for (String file : List.of("c.png", "c.svg", "c.pdf", "e.parquet", "e.lh5", "report.html")) {
      assertTrue(Files.size(work.resolve(file)) > 1000, file);
    }
  }

  private Map<String, String> withoutJava() throws Exception {
    Path tools = Files.createDirectory(folder.resolve("tools"));
    for (String tool : TOOLS) {
      for (String where : System.getenv("PATH").split(":", -1)) {
        Path file = Path.of(where, tool);
        if (Files.isExecutable(file) && !Files.exists(tools.resolve(tool))) {
          Files.createSymbolicLink(tools.resolve(tool), file);
        }
      }
    }
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", tools.toString());
    environment.put("HOME", folder.toString());
    environment.put("JAVA_HOME", folder.resolve("none").toString()); // is not asked
    return environment;
  }
}
