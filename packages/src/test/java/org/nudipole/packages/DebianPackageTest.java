package org.nudipole.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nudipole.io.hdf5.OutsideTool;

/** The Debian package has the files of the tarball, and Debian's own tools take it. */
@Tag("jar")
class DebianPackageTest {
  /** Folders of the tarball, and where Debian has what is in them. */
  private static final Map<String, String> PLACES =
      Map.of(
          "bin/", "usr/bin/",
          "share/zsh/site-functions/", "usr/share/zsh/vendor-completions/",
          "share/", "usr/share/",
          "macros/", "usr/share/nudipole/macros/",
          "python/", "usr/share/nudipole/python/",
          "docs/", "usr/share/doc/nudipole/docs/",
          "", "usr/share/doc/nudipole/");

  private static final String DEB = "nudipole_" + Installation.VERSION + "_all.deb";

  @TempDir private Path folder;

  private String deb;

  @BeforeEach
  void find() throws Exception {
    OutsideTool.assume("dpkg-deb", "--version");
    deb = Installation.PACKAGES.resolve(DEB).toAbsolutePath().toString();
  }

  @Test
  void itHasTheFilesOfTheTarball() throws Exception {
    Installation debian = unpacked();
    TreeSet<String> wanted =
        Installation.ofTarball("nudipole-" + Installation.VERSION, folder).files().stream()
            // The licence is part of copyright; tests are for the sources; the link is for a folder
            // of one's own.
            .filter(file -> !file.matches("LICENSE|nudipole|python/tests/.*"))
            .map(DebianPackageTest::place)
            .collect(Collectors.toCollection(TreeSet::new));
    wanted.addAll(
        List.of("usr/share/doc/nudipole/copyright", "usr/share/doc/nudipole/changelog.gz"));
    TreeSet<String> found = debian.files();
    found.remove("usr/share/doc/nudipole/macros"); // a link, dangling outside of a system
    assertEquals(Set.of(), Installation.without(wanted, found), "missing");
    assertEquals(Set.of(), Installation.without(found, wanted), "too many");
  }

  @Test
  void theProgramRuns() throws Exception {
    String version = unpacked().run(folder, Map.of(), "--version");
    assertTrue(version.startsWith("nudipole " + Installation.VERSION + "\n"), version);
  }

  @Test
  void lintianFindsNoError() throws Exception {
    OutsideTool.assume("lintian", "--version");
    Installation.said(folder, Map.of(), "lintian", "--allow-root", "--fail-on", "error", deb);
  }

  @Test
  void everyLibraryIsInTheCopyright() throws Exception {
    String text = Files.readString(unpacked().folder().resolve("usr/share/doc/nudipole/copyright"));
    List<String> libraries =
        new Libraries(Path.of(System.getProperty("nudipole.jar")))
            .names().stream().map(name -> name.substring(name.indexOf(':') + 1)).toList();
    assertEquals(
        List.of(), libraries.stream().filter(name -> !text.contains("  " + name + ": ")).toList());
    for (String words :
        List.of(
            "Permission is hereby granted, free of charge",
            "Redistribution and use in source and binary forms",
            "Neither the name of")) {
      assertTrue(text.contains(words), words);
    }
  }

  private Installation unpacked() throws Exception {
    Path into = folder.resolve("debian root");
    Installation.said(folder, Map.of(), "dpkg-deb", "-x", deb, into.toString());
    return new Installation(into, "usr/bin/nudipole");
  }

  // Of the longest folder that it is in.
  private static String place(String file) {
    String in =
        PLACES.keySet().stream()
            .filter(file::startsWith)
            .max(Comparator.comparing(String::length))
            .orElseThrow();
    return PLACES.get(in) + file.substring(in.length());
  }
}
