package org.nudipole.site;

import java.io.IOException;
import java.nio.file.Path;

/** Writes the site; a link that leads nowhere fails the build. */
public final class Main {
  private Main() {}

  /**
   * Writes it.
   *
   * @param arguments folder of the project; folder of the site, whose older pages go
   * @throws IOException if a file cannot be read or written
   */
  public static void main(String[] arguments) throws IOException {
    Site site = Site.of(Path.of(arguments[0]).toAbsolutePath().normalize());
    if (!site.faults().isEmpty()) {
      throw new IllegalStateException(
          "the documentation has faults\n" + String.join("\n", site.faults()));
    }
    Path folder = Path.of(arguments[1]);
    site.write(folder);
    System.out.println(
        folder.resolve("index.html")
            + ": "
            + site.pages().size()
            + " pages; "
            + site.external().size()
            + " links to other sites, not fetched, are listed in "
            + folder.resolve(Site.EXTERNAL));
  }
}
