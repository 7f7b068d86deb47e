package org.nudipole.macros.run;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Optional;
import java.util.jar.Manifest;

/** Name, version and source revision of this program, from the manifest of its jar. */
public final class Program {
  private static final Optional<Manifest> MANIFEST = manifest();

  private Program() {}

  /** Name and version, such as {@code nudipole 0.1.0}. */
  public static String title() {
    return "nudipole " + attribute("Implementation-Version", "unreleased");
  }

  /** Revision of the source code, or {@code unknown}. */
  public static String revision() {
    return attribute("Source-Revision", "unknown");
  }

  private static String attribute(String name, String otherwise) {
    return MANIFEST.map(m -> m.getMainAttributes().getValue(name)).orElse(otherwise);
  }

  private static Optional<Manifest> manifest() {
    try {
      for (URL url :
          Collections.list(Program.class.getClassLoader().getResources("META-INF/MANIFEST.MF"))) {
        try (InputStream in = url.openStream()) {
          Manifest manifest = new Manifest(in);
          if ("nudipole".equals(manifest.getMainAttributes().getValue("Implementation-Title"))) {
            return Optional.of(manifest);
          }
        }
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }
}
