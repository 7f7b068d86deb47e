package org.nudipole.packages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * What the finished program is made of.
 *
 * @param names group:artifact of each library that it lists
 * @param classes its classes
 */
record Libraries(Set<String> names, Set<String> classes) {
  private static final String LIST = "META-INF/licenses/libraries.txt";

  Libraries(Path program) throws IOException {
    this(listed(program), classesOf(program.toFile()));
  }

  private static Set<String> listed(Path program) throws IOException {
    Set<String> names = new TreeSet<>();
    try (JarFile jar = new JarFile(program.toFile());
        InputStream in = jar.getInputStream(jar.getEntry(LIST))) {
      new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> names.add(line.substring(0, line.indexOf(' '))));
    }
    return names;
  }

  /** Classes of a jar, by their paths. */
  static Set<String> classesOf(File file) throws IOException {
    Set<String> classes = new TreeSet<>();
    try (JarFile jar = new JarFile(file)) {
      jar.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.endsWith(".class") && !name.endsWith("module-info.class"))
          .forEach(classes::add);
    }
    return classes;
  }

  /** Jars on the class path of the tests, those of the program among them. */
  static List<File> onClassPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(File::new)
        .filter(file -> file.getName().endsWith(".jar"))
        .toList();
  }
}
