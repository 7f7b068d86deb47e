package org.nudipole.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The list of libraries is that of the jar: none is missing, none is too many. */
@Tag("jar")
class BillOfMaterialsTest {
  private static JsonObject bill;

  /**
   * SHA-256 of each component by its group:artifact; of a module of the program the name of its
   * jar.
   */
  private static Map<String, String> components;

  private static Libraries program;

  @BeforeAll
  static void read() throws Exception {
    Path file = Installation.PACKAGES.resolve("nudipole-" + Installation.VERSION + ".cdx.json");
    bill = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    components = new TreeMap<>();
    for (JsonElement element : bill.getAsJsonArray("components")) {
      JsonObject component = element.getAsJsonObject();
      String name =
          component.get("group").getAsString() + ":" + component.get("name").getAsString();
      assertEquals(null, components.put(name, identity(component)), name + " is listed twice");
    }
    program = new Libraries(Path.of(System.getProperty("nudipole.jar")));
  }

  @Test
  void librariesAreThoseThatTheJarLists() {
    Set<String> foreign = new TreeSet<>(components.keySet());
    foreign.removeIf(name -> name.startsWith("org.nudipole:"));
    assertEquals(program.names(), foreign);
  }

  /**
   * By their bytes: each class of the program is that of a component, and each component's are in
   * it.
   */
  @Test
  void everyClassIsOfAComponentAndEveryComponentHasClasses() throws Exception {
    Set<String> missing = new TreeSet<>(program.classes());
    Set<String> unseen = new TreeSet<>(components.values());
    for (File jar : Libraries.onClassPath()) {
      String own = jar.getName().replaceAll("-[0-9].*", "");
      String identity = components.containsValue(own) ? own : digest(jar);
      Set<String> classes = Libraries.classesOf(jar);
      // The program's own module is what the list is of.
      if (!jar.getName().endsWith("-tests.jar")
          && (components.containsValue(identity) || own.equals("nudipole-cli"))) {
        unseen.remove(identity);
        missing.removeAll(classes);
        assertTrue(
            classes.stream().anyMatch(program.classes()::contains),
            jar + " is in the list and nothing of it in the program");
      }
    }
    assertEquals(Set.of(), missing, "classes of no component");
    assertEquals(Set.of(), unseen, "components of which no jar is at hand");
  }

  /** Nothing tells when it was made, and each component says what may be done with it. */
  @Test
  void itHasLicencesAndNoTime() {
    assertTrue(!bill.getAsJsonObject("metadata").has("timestamp"));
    for (JsonElement component : bill.getAsJsonArray("components")) {
      assertTrue(
          component.getAsJsonObject().getAsJsonArray("licenses").size() > 0, component::toString);
    }
  }

  private static String identity(JsonObject component) {
    if (component.get("group").getAsString().equals("org.nudipole")) {
      assertTrue(!component.has("hashes"), () -> "a digest of what nobody gets: " + component);
      return component.get("name").getAsString();
    }
    for (JsonElement hash : component.getAsJsonArray("hashes")) {
      if (hash.getAsJsonObject().get("alg").getAsString().equals("SHA-256")) {
        return hash.getAsJsonObject().get("content").getAsString();
      }
    }
    throw new AssertionError("no SHA-256: " + component);
  }

  private static String digest(File file) throws Exception {
    byte[] bytes = Files.readAllBytes(file.toPath());
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
