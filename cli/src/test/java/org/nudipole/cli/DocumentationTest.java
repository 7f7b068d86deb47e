package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.cli.DocumentedPage.Block;
import org.nudipole.cli.DocumentedPage.Kind;

/**
 * What the README and the pages under docs tell a reader to do works: blocks marked {@code sh} and
 * {@code python} run in their order, those marked {@code macro NAME} are written into that file,
 * and those marked {@code output} are what the block before them says. {@code
 * -Dnudipole.docs.write=true} keeps the pictures that the tutorial makes.
 */
@Tag("canonical")
class DocumentationTest {
  private static final Path TUTORIAL = DocumentedPage.ROOT.resolve("docs/tutorial.md");

  @TempDir private Path folder;

  static List<DocumentedPage> pages() {
    return DocumentedPage.all().stream().filter(page -> !page.file().equals(TUTORIAL)).toList();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void commandsAndScriptsWork(DocumentedPage page) throws IOException {
    PageReader reader = new PageReader(folder, page.showsOutput());
    for (Block block : page.blocks()) {
      reader.read(block);
    }
  }

  /** The hour of a new user, as it is written down, and its pictures are those that it makes. */
  @Test
  void theTutorialIsTrue() throws IOException {
    DocumentedPage page = DocumentedPage.of(TUTORIAL);
    Map<Kind, Integer> blocks = new EnumMap<>(Kind.class);
    PageReader reader = new PageReader(folder, true);
    for (Block block : page.blocks()) {
      reader.read(block);
      blocks.merge(block.kind(), 1, Integer::sum);
    }
    for (Kind kind : Kind.values()) {
      assertTrue(blocks.getOrDefault(kind, 0) >= 4, () -> blocks + " found");
    }
    assertTrue(page.pictures().size() >= 5, () -> page.pictures() + " found");
    for (String name : page.pictures()) {
      Path made = folder.resolve(name);
      assertTrue(Files.exists(made) || reader.hasSkipped(), () -> "it does not make " + name);
      if (Boolean.getBoolean("nudipole.docs.write") && Files.exists(made)) {
        Path kept = TUTORIAL.resolveSibling("pictures").resolve(name);
        Files.copy(made, kept, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
