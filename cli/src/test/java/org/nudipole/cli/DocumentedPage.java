package org.nudipole.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param file where it is, from the folder of this module
 * @param text Markdown
 */
record DocumentedPage(Path file, String text) {
  static final Path ROOT = Path.of("..");

  private static final Pattern BLOCK =
      Pattern.compile(
          "^```(sh|python|output|macro)(?: (\\S+))?\n(.*?)^```",
          Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern PICTURE = Pattern.compile("!\\[[^]]*\\]\\(pictures/([^)]+)\\)");

  /** What a marked block is to a reader. */
  enum Kind {
    /** Commands that are typed. */
    SH,
    /** A script that is run. */
    PYTHON,
    /** What the block before it says; a line {@code ...} stands for any text. */
    OUTPUT,
    /** A file that is written. */
    MACRO
  }

  /**
   * A marked block.
   *
   * @param name of the file that is written; empty for other kinds
   */
  record Block(Kind kind, String name, String text) {}

  /** The README and the pages under docs. */
  static List<DocumentedPage> all() {
    List<Path> files = new ArrayList<>(List.of(ROOT.resolve("README.md")));
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      docs.filter(page -> page.toString().endsWith(".md")).sorted().forEach(files::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files.stream().map(DocumentedPage::of).toList();
  }

  static DocumentedPage of(Path file) {
    try {
      return new DocumentedPage(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    for (Matcher block = BLOCK.matcher(text); block.find(); ) {
      Kind kind = Kind.valueOf(block.group(1).toUpperCase(Locale.ROOT));
      String name = block.group(2) == null ? "" : block.group(2);
      if ((kind == Kind.MACRO) != name.endsWith(".mac")) {
        throw new AssertionError(
            file + ": a block of a macro, and no other, names its file: " + name);
      }
      blocks.add(new Block(kind, name, block.group(3)));
    }
    return blocks;
  }

  /** Whether it shows what is said, so that its commands run as they stand. */
  boolean showsOutput() {
    return blocks().stream().anyMatch(block -> block.kind() == Kind.OUTPUT);
  }

  /** Names of the pictures that it shows. */
  List<String> pictures() {
    return PICTURE.matcher(text).results().map(picture -> picture.group(1)).toList();
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
