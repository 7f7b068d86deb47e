package org.nudipole.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is unpacked is whole, has nothing that lay about, and works wherever it lies. */
@Tag("jar")
class TarballTest {
  /** Made by the build: the program, its start, its pages and its completion. */
  private static final Set<String> MADE =
      Set.of(
          "nudipole",
          "bin/nudipole",
          "share/nudipole/nudipole.jar",
          "share/bash-completion/completions/nudipole",
          "share/zsh/site-functions/_nudipole",
          "share/fish/vendor_completions.d/nudipole.fish");

  @TempDir private Path folder;

  @Test
  void whatTheSourcesHaveForUsersIsInIt() throws Exception {
    assumeTrue(Files.exists(Installation.ROOT.resolve(".git")), "no clone");
    TreeSet<String> wanted = new TreeSet<>(MADE);
    Installation.said(
            Installation.ROOT,
            Map.of(),
            "git",
            "ls-files",
            "LICENSE",
            "README.md",
            "CHANGELOG.md",
            "CONTRIBUTING.md",
            "CITATION.cff",
            "docs",
            "python",
            "macros/*.mac",
            "macros/*.csv",
            ":!macros/src")
        .lines()
        .forEach(wanted::add);
    ManPages.commands(ManPages.program())
        .map(command -> "share/man/man1/" + ManPages.name(command) + ".1.gz")
        .forEach(wanted::add);
    TreeSet<String> found = unpacked().files();
    assertEquals(Set.of(), Installation.without(wanted, found), "missing");
    assertEquals(Set.of(), Installation.without(found, wanted), "lay about");
  }

  @Test
  void theProgramRunsInAnotherFolder() throws Exception {
    Installation installation = unpacked();
    Path elsewhere = Files.createDirectory(folder.resolve("else where"));
    String version = installation.run(elsewhere, Map.of(), "--version");
    assertTrue(version.startsWith("nudipole " + Installation.VERSION + "\n"), version);
    installation.run(elsewhere, Map.of(), "run", "cr51-cevns-ge", "--set", "/run/beamOn=1000");
    installation.run(elsewhere, Map.of(), "verify", "cr51-cevns-ge.h5");
    assertEquals(Set.of("cr51-cevns-ge.h5"), names(elsewhere));
    // As the documentation has it, and through a link of one's own.
    assertEquals(
        version, Installation.said(installation.folder(), Map.of(), "./nudipole", "--version"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), installation.folder());
    assertEquals(
        version,
        Installation.said(elsewhere, Map.of(), link.resolve("nudipole").toString(), "--version"));
  }

  @Test
  void theProgramKnowsItsCommit() throws Exception {
    assumeTrue(Files.exists(Installation.ROOT.resolve(".git")), "no clone");
    String commit =
        Installation.said(Installation.ROOT, Map.of(), "git", "rev-parse", "HEAD").strip();
    String said = unpacked().run(folder, Map.of(), "--version");
    assertTrue(said.contains("revision " + commit), said + " is not of " + commit);
  }

  private Installation unpacked() throws Exception {
    return Installation.ofTarball("nudipole-" + Installation.VERSION, folder);
  }

  private static Set<String> names(Path folder) throws Exception {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }
}
