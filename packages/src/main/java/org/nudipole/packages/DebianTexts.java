package org.nudipole.packages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;

/** What Debian wants in the documentation of a package: who may copy it, and what is new. */
public final class DebianTexts {
  private static final String LIST = "META-INF/licenses/libraries.txt";

  /** Licences whose texts every Debian system has. */
  private static final Set<String> COMMON = Set.of("Apache-2.0", "LGPL-2.1-or-later");

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

  private DebianTexts() {}

  /** A library, its licences and the entries of the program's jar with their texts. */
  private record Library(String artifact, List<String> licences, List<String> entries) {
    static Library of(String line) {
      String[] words = line.split(" ", -1);
      return new Library(
          words[0].substring(words[0].indexOf(':') + 1),
          List.of(words[1].split(",", -1)),
          List.of(words[2].split(",", -1)));
    }
  }

  /**
   * Writes them.
   *
   * @param args folder, jar of the program, its version, time of its sources, maintainer
   */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    Files.writeString(folder.resolve("copyright"), copyright(Path.of(args[1])));
    byte[] changelog = changelog(args[2], args[3], args[4]).getBytes(UTF_8);
    Files.write(folder.resolve("changelog.gz"), Gzip.of(changelog));
  }

  private static String changelog(String version, String time, String maintainer) {
    return "nudipole ("
        + version
        + ") unstable; urgency=medium\n\n  * What is new stands in CHANGELOG.md.\n\n -- "
        + maintainer
        + "  "
        + OffsetDateTime.parse(time).format(DAY)
        + "\n";
  }

  private static String copyright(Path program) throws IOException {
    StringBuilder text =
        new StringBuilder(
            """
            nudipole is copyright of the nudipole developers, under the Apache License, Version 2.0; on
            Debian systems its text is /usr/share/common-licenses/Apache-2.0.

            The libraries in /usr/share/nudipole/nudipole.jar keep their own licences. What each has to
            say is in that file, in META-INF/NOTICE, META-INF/NOTICE.txt and META-INF/licenses:

            """);
    StringBuilder uncommon = new StringBuilder();
    try (JarFile jar = new JarFile(program.toFile())) {
      Set<String> told = new TreeSet<>();
      for (Library library : libraries(jar)) {
        text.append("  ").append(library.artifact()).append(": ");
        text.append(String.join(", ", library.licences())).append('\n');
        for (int i = 0; i < library.licences().size(); i++) {
          String licence = library.licences().get(i);
          if (!COMMON.contains(licence)) {
            String words = text(jar, library.artifact(), library.entries().get(i));
            if (told.add(words)) {
              uncommon.append("\n\n").append(library.artifact()).append(" (").append(licence);
              uncommon.append("):\n\n").append(words).append('\n');
            }
          }
        }
      }
    }
    return text.append(
            """

            On Debian systems the text of Apache-2.0 is /usr/share/common-licenses/Apache-2.0, that of
            LGPL-2.1-or-later is /usr/share/common-licenses/LGPL-2.1. The others:
            """)
        .append(uncommon)
        .toString();
  }

  private static List<Library> libraries(JarFile jar) throws IOException {
    try (InputStream in = jar.getInputStream(jar.getEntry(LIST))) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(Library::of)
          .toList();
    }
  }

  // That of the library's own jar: in the program some have become one with those of others.
  private static String text(JarFile program, String artifact, String entry) throws IOException {
    for (URL url : Collections.list(DebianTexts.class.getClassLoader().getResources(entry))) {
      if (url.getPath().contains("/" + artifact + "/")) {
        try (InputStream in = url.openStream()) {
          return new String(in.readAllBytes(), UTF_8).strip();
        }
      }
    }
    try (InputStream in = program.getInputStream(program.getEntry(entry))) {
      return new String(in.readAllBytes(), UTF_8).strip();
    }
  }
}
