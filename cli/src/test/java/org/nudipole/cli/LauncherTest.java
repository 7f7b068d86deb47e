package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exit codes of the launcher where the program does not begin: never that of a failed check. */
@Tag("canonical")
class LauncherTest {
  private static final Path SCRIPT = Path.of("/usr/bin/script");

  @TempDir private Path folder;

  /** A program that says what the launcher told it. */
  static final class Nothing {
    private Nothing() {}

    public static void main(String[] arguments) {
      System.out.println("begun" + System.getProperty("nudipole.columns"));
    }
  }

  @Test
  void aProgramThatBegins() throws Exception {
    jar(folder.resolve("nudipole.jar"));
    assertEquals("0 begun", launch(folder, Map.of()));
    assertEquals("0 begun", launch(folder, Map.of("NUDIPOLE_JAVA_OPTS", "-Xmx50m")));
  }

  /** The width of the terminal that the answer goes to, which COLUMNS of a shell is not told of. */
  @ParameterizedTest
  @ValueSource(ints = {80, 120})
  void theWidthOfTheTerminal(int columns) throws Exception {
    assumeTrue(Files.isExecutable(SCRIPT), "skipped, nothing here plays a terminal");
    jar(folder.resolve("nudipole.jar"));
    copy(folder);
    String command = "stty cols " + columns + "; sh '" + folder.resolve("nudipole") + "'";
    String[] words = {SCRIPT.toString(), "-qec", command, "/dev/null"};
    assertEquals("0 begun" + columns, said(shell(words)));
    String elsewhere = "stty cols " + columns + "; sh '" + folder.resolve("nudipole") + "' | cat";
    String[] piped = {SCRIPT.toString(), "-qec", elsewhere, "/dev/null"};
    assertEquals("0 begun", said(shell(piped)));
  }

  /** Whatever lies beside it in a folder for programs. */
  @Test
  void whereItIsInstalledItBuildsNothing() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("in stalled/bin"));
    Path share = Files.createDirectories(folder.resolve("in stalled/share/nudipole"));
    Files.writeString(bin.resolve("pom.xml"), "");
    jar(share.resolve("nudipole.jar"));
    assertEquals("0 begun", launch(bin, Map.of()));
    String said = launch(bin, Map.of("JAVA_HOME", folder.resolve("none").toString()));
    assertTrue(said.startsWith(ExitCode.INPUT_OUTPUT + " "), said);
    assertTrue(said.contains("Install a Java of version 17"), said);
  }

  /** A Java that is installed with it is the one, and no other is looked for. */
  @Test
  void aJavaOfItsOwn() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    jar(Files.createDirectories(folder.resolve("share/nudipole")).resolve("nudipole.jar"));
    Path java = Files.createDirectories(folder.resolve("lib/nudipole/runtime/bin")).resolve("java");
    Files.writeString(
        java, "#!/bin/sh\nexec '" + System.getProperty("java.home") + "/bin/java' \"$@\"\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    Map<String, String> none = Map.of("JAVA_HOME", folder.resolve("none").toString());
    assertEquals("0 begun", launch(bin, none));
  }

  @Test
  void aJavaThatDoesNotStart() throws Exception {
    jar(folder.resolve("nudipole.jar"));
    for (String options : new String[] {"--nonsense", "-Xmx1k"}) {
      String said = launch(folder, Map.of("NUDIPOLE_JAVA_OPTS", options));
      assertTrue(said.startsWith(ExitCode.INPUT_OUTPUT + " "), said);
      assertTrue(said.contains("Java does not start"), said);
    }
  }

  @Test
  void aJarThatIsNotWhole() throws Exception {
    Path jar = jar(folder.resolve("nudipole.jar"));
    byte[] bytes = Files.readAllBytes(jar);
    Files.write(jar, Arrays.copyOf(bytes, bytes.length / 2));
    String said = launch(folder, Map.of());
    assertTrue(said.startsWith(ExitCode.INPUT_OUTPUT + " "), said);
    assertTrue(said.contains("nudipole.jar is not whole"), said);
  }

  /** What root may write everywhere a folder in the place of the lock prevents. */
  @Test
  void sourcesThatCannotBeBuilt() throws Exception {
    Files.writeString(folder.resolve("pom.xml"), "");
    Path built = folder.resolve(".nudipole-build");
    Files.createDirectories(built.resolve("lock"));
    String said = launch(folder, Map.of());
    assertTrue(said.startsWith(ExitCode.INPUT_OUTPUT + " "), said);
    jar(built.resolve("nudipole.jar"));
    said = launch(folder, Map.of());
    assertTrue(said.startsWith("0 nudipole: warning: sources are newer"), said);
    assertTrue(said.endsWith("begun"), said);
  }

  private static String launch(Path folder, Map<String, String> environment) throws Exception {
    copy(folder);
    ProcessBuilder builder = shell("sh", folder.resolve("nudipole").toString());
    builder.environment().putAll(environment);
    return said(builder);
  }

  /** A command in the environment of this test, whose Java it finds. */
  private static ProcessBuilder shell(String... words) {
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().keySet().removeIf(name -> name.matches("JAVA_TOOL_OPTIONS|JDK_.*"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder;
  }

  private static void copy(Path folder) throws IOException {
    Files.copy(
        Path.of("../nudipole"), folder.resolve("nudipole"), StandardCopyOption.REPLACE_EXISTING);
  }

  private static String said(ProcessBuilder builder) throws Exception {
    Process process = builder.redirectErrorStream(true).start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return process.exitValue() + " " + said;
  }

  private static Path jar(Path file) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Nothing.class.getName());
    String name = Nothing.class.getName().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest);
        InputStream code = Nothing.class.getClassLoader().getResourceAsStream(name)) {
      jar.putNextEntry(new JarEntry(name));
      code.transferTo(jar);
      jar.closeEntry();
    }
    return file;
  }
}
