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
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nudipole.cli.DocumentedPage.Block;
import org.nudipole.io.Python;
import org.nudipole.io.exchange.ExchangeFormat;

/**
 * Somebody who does what a page says, from its top to its end, in a folder of their own. Commands
 * of the program run in this JVM; runs have fewer events unless the page shows what they say.
 */
final class PageReader {
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
  private static final Pattern FILE =
      Pattern.compile(
          "[\\w-]+(\\.(h5|png|svg|pdf|html|csv|mac|sh|sub)|"
              + ExchangeFormat.suffixes().stream()
                  .map(Pattern::quote)
                  .collect(Collectors.joining("|"))
              + "|/)");
  private static final String LAUNCHER = "./nudipole";
  private static final String ASKS_FOR_CODE = "; echo \"exit code $?\"";

  /**
   * Checked by the integration run, which starts from a fresh clone, or too long for a test; and
   * where the reader stands, which is the folder of the test.
   */
  private static final Set<String> ELSEWHERE =
      Set.of("./mvnw", "java", ".ci/run", "mkdir", "ln", "export");

  private static final Set<String> LIBRARIES_OF_PICTURES = Set.of("matplotlib");

  private final Path folder;
  private final boolean asItStands;
  private final StringBuilder said = new StringBuilder();
  private boolean skipped;

  /** Whether the last block was left out, so that there is nothing to compare. */
  private boolean silent;

  PageReader(Path folder, boolean asItStands) {
    this.folder = folder;
    this.asItStands = asItStands;
  }

  /** Does what a block says. */
  void read(Block block) throws IOException {
    switch (block.kind()) {
      case MACRO -> Files.writeString(folder.resolve(block.name()), block.text());
      case OUTPUT -> {
        if (!silent) {
          check(block.text());
        }
      }
      case SH -> {
        silent = false;
        said.setLength(0);
        for (String line : block.text().lines().toList()) {
          execute(line);
        }
      }
      case PYTHON -> {
        silent = false;
        said.setLength(0);
        python(block.text());
      }
    }
  }

  /** Whether a script was left out, for which there is no library of pictures. */
  boolean hasSkipped() {
    return skipped;
  }

  /** Word by word: a longer path breaks lines elsewhere. */
  private void check(String shown) {
    String spoken = words(said.toString().replace(folder + "/", ""));
    String wanted =
        Arrays.stream(("\n" + shown + "\n").split("\n\\.\\.\\.(?=\n)", -1))
            .map(part -> Pattern.quote(words(part)))
            .collect(Collectors.joining(" ?.*? ?"));
    assertTrue(
        Pattern.matches(wanted, spoken),
        () -> "the page shows\n" + shown + "\nbut this was said\n" + said);
  }

  private static String words(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private void execute(String line) throws IOException {
    boolean asksForCode = line.endsWith(ASKS_FOR_CODE);
    List<String> words =
        typed(asksForCode ? line.substring(0, line.length() - ASKS_FOR_CODE.length()) : line);
    if (words.isEmpty() || ELSEWHERE.contains(words.get(0))) {
      return;
    }
    if (words.get(0).equals("python3")) {
      String[] script = words.stream().skip(1).map(this::here).toArray(String[]::new);
      Python.Result result = Python.with("h5py", "numpy").run(Path.of("."), script);
      assertEquals(0, result.code(), () -> line + "\n" + result.output());
      return;
    }
    assertEquals(LAUNCHER, words.get(0), line);
    List<String> arguments = new ArrayList<>();
    words.stream().skip(1).map(this::here).forEach(arguments::add);
    if (words.get(1).equals("run")) {
      if (!asItStands) {
        arguments.addAll(List.of("--set", "/run/beamOn=20000", "--quiet"));
      }
      if (!words.contains("-o")) {
        String name = Path.of(words.get(2)).getFileName().toString().replaceAll("\\.mac$", "");
        arguments.addAll(List.of("-o", folder.resolve(name + ".h5").toString()));
      }
    }
    ByteArrayOutputStream spoken = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(spoken, true, StandardCharsets.UTF_8);
    int code = Nudipole.execute(arguments, new Console(stream, stream, false));
    said.append(spoken.toString(StandardCharsets.UTF_8));
    if (asksForCode) {
      said.append("exit code ").append(code);
    } else {
      assertEquals(0, code, () -> line + "\n" + said);
    }
  }

  private static List<String> typed(String line) {
    String command = line.replaceAll("(^|\\s)#.*", "").trim();
    return WORD.matcher(command)
        .results()
        .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
        .toList();
  }

  /** Files of the project are read where they are; others stay in the folder of the test. */
  private String here(String word) {
    if (word.startsWith("macros/") || word.startsWith("docs/")) {
      return DocumentedPage.ROOT.resolve(word).toString();
    }
    return FILE.matcher(word).matches() ? folder + "/" + word : word;
  }

  private void python(String script) throws IOException {
    Python python = Python.with("h5py", "numpy").in(ProgramScript.in(folder));
    for (String library : LIBRARIES_OF_PICTURES) {
      if (script.contains("import " + library) && !python.has(library)) {
        skipped = true; // it is needed nowhere else
        silent = true;
        return;
      }
    }
    Path file = Files.writeString(folder.resolve("script.py"), script);
    Python.Result result = python.run(folder, file.getFileName().toString());
    assertEquals(0, result.code(), () -> script + result.output());
    said.append(result.output());
  }
}
