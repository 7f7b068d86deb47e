package org.nudipole.generator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The models of a kind that there are, found among the compiled classes: a contract test that does
 * not have each of them fails.
 */
public final class Implementations {
  private Implementations() {}

  /** Simple names of the classes that implement an interface, in its own module. */
  public static Set<String> of(Class<?> type) {
    try {
      URI place = type.getProtectionDomain().getCodeSource().getLocation().toURI();
      if (!place.getPath().endsWith(".jar")) {
        return of(type, Path.of(place));
      }
      try (FileSystem jar = FileSystems.newFileSystem(Path.of(place), Map.of())) {
        return of(type, jar.getPath("/"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ReflectiveOperationException | java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<String> of(Class<?> type, Path root)
      throws IOException, ReflectiveOperationException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(root.resolve("org/nudipole"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        String name =
            root.relativize(file).toString().replace('/', '.').replaceFirst(".class$", "");
        if (!name.endsWith("package-info")) {
          Class<?> candidate = Class.forName(name, false, type.getClassLoader());
          if (type.isAssignableFrom(candidate)
              && !candidate.isInterface()
              && !candidate.isAnonymousClass()
              && !Modifier.isAbstract(candidate.getModifiers())) {
            found.add(candidate.getSimpleName());
          }
        }
      }
    }
    return found;
  }

  /** Simple names of the classes of some values. */
  public static Set<String> among(Stream<?> values) {
    Set<String> names = new TreeSet<>();
    values.forEach(value -> names.add(value.getClass().getSimpleName()));
    return names;
  }
}
