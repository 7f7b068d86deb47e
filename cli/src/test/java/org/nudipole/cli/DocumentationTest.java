package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.io.Python;
import org.nudipole.io.exchange.ExchangeFormat;

/**
 * What the README and the pages under docs tell a reader to type works: blocks marked {@code sh}
 * run in this JVM, with fewer events, and then the blocks marked {@code python}, in their order.
 */
@Tag("canonical")
class DocumentationTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern BLOCK =
      Pattern.compile("^```(sh|python)\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
  private static final Pattern FILE =
      Pattern.compile(
          "[\\w-]+(\\.(h5|png|svg|pdf|html|csv|mac|sh|sub)|"
              + String.join("|", ExchangeFormat.suffixes())
              + "|/)");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(#[^)]*)?\\)");
  private static final String LAUNCHER = "./nudipole";
  // Checked by the integration run, which starts from a fresh clone, or too long for a test.
  private static final Set<String> ELSEWHERE = Set.of("./mvnw", "java", ".ci/run");

  private static final Set<String> PICTURES = Set.of("matplotlib");

  @TempDir private Path folder;

  static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      docs.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    return pages;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void commandsAndScriptsWork(Path page) throws IOException {
    List<String> scripts = new ArrayList<>();
    for (Matcher block = BLOCK.matcher(Files.readString(page)); block.find(); ) {
      if (block.group(1).equals("python")) {
        scripts.add(block.group(2));
      } else {
        for (String line : block.group(2).lines().toList()) {
          execute(line);
        }
      }
    }
    for (String script : scripts) {
      python(script);
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksLeadSomewhere(Path page) throws IOException {
    for (Matcher link = LINK.matcher(Files.readString(page)); link.find(); ) {
      String to = link.group(1);
      if (!to.startsWith("http")) {
        assertTrue(Files.exists(page.resolveSibling(to)), page + " links to " + to);
      }
    }
  }

  @Test
  void theTutorialIsNotEmpty() throws IOException {
    String tutorial = Files.readString(ROOT.resolve("docs/tutorial.md"));
    long commands =
        BLOCK
            .matcher(tutorial)
            .results()
            .flatMap(block -> block.group(2).lines())
            .filter(line -> line.startsWith(LAUNCHER))
            .count();
    assertTrue(commands >= 10, commands + " commands found");
  }

  private void execute(String line) throws IOException {
    List<String> words = words(line);
    if (words.isEmpty() || ELSEWHERE.contains(words.get(0))) {
      return;
    }
    if (words.get(0).equals("cp")) {
      Files.copy(here(words.get(1)), here(words.get(2)));
      return;
    }
    if (words.get(0).equals("python3")) {
      String[] script = words.stream().skip(1).map(word -> here(word, word)).toArray(String[]::new);
      Python.Result result = Python.with("h5py", "numpy").run(Path.of("."), script);
      assertEquals(0, result.code(), () -> line + "\n" + result.output());
      return;
    }
    assertEquals(LAUNCHER, words.get(0), line);
    List<String> arguments = new ArrayList<>();
    words.stream().skip(1).map(word -> here(word, word)).forEach(arguments::add);
    if (words.get(1).equals("run")) {
      arguments.addAll(List.of("--set", "/run/beamOn=20000", "--quiet"));
      if (!words.contains("-o")) {
        String name = Path.of(words.get(2)).getFileName().toString().replaceAll("\\.mac$", "");
        arguments.addAll(List.of("-o", folder.resolve(name + ".h5").toString()));
      }
    }
    ByteArrayOutputStream spoken = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(spoken, true, StandardCharsets.UTF_8);
    int code = Nudipole.execute(arguments, new Console(stream, stream, false));
    assertEquals(0, code, () -> line + "\n" + spoken.toString(StandardCharsets.UTF_8));
  }

  private static List<String> words(String line) {
    String command = line.replaceAll("(^|\\s)#.*", "").trim();
    return WORD.matcher(command)
        .results()
        .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
        .toList();
  }

  /** Files of the project are read where they are; others stay in the folder of the test. */
  private String here(String word, String otherwise) {
    if (word.startsWith("macros/") || word.startsWith("docs/")) {
      return ROOT.resolve(word).toString();
    }
    return FILE.matcher(word).matches() ? folder + "/" + word : otherwise;
  }

  private Path here(String word) {
    return Path.of(here(word, word));
  }

  private void python(String script) throws IOException {
    Python python = Python.with("h5py", "numpy").in(ProgramScript.in(folder));
    for (String library : PICTURES) {
      if (script.contains("import " + library) && !python.has(library)) {
        return; // it is needed nowhere else
      }
    }
    Path file = Files.writeString(folder.resolve("script.py"), script);
    Python.Result result = python.run(folder, file.getFileName().toString());
    assertEquals(0, result.code(), () -> script + result.output());
  }
}
