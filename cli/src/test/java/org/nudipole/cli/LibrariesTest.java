package org.nudipole.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The runnable jar can be passed on: it holds the licence and notice of each of its libraries. */
@Tag("jar")
class LibrariesTest {
  private static final String LIST = "META-INF/licenses/libraries.txt";

  /** Licences that go together with that of nudipole, and words of their texts. */
  private static final Map<String, List<String>> LICENCES =
      Map.of(
          "Apache-2.0",
          List.of("Apache License", "Version 2.0, January 2004"),
          "MIT",
          List.of("Permission is hereby granted, free of charge"),
          "BSD-2-Clause",
          List.of("Redistribution and use in source and binary forms"),
          "BSD-3-Clause",
          List.of("Redistribution and use in source and binary forms", "Neither the name of"),
          "LGPL-2.1-or-later",
          List.of("GNU LESSER GENERAL PUBLIC LICENSE", "Version 2.1, February 1999"));

  /** A line of what Maven resolved: group:artifact:jar:[classifier:]version:scope:path. */
  private static final Pattern RESOLVED =
      Pattern.compile("\\s+([^:]+:[^:]+):jar:.*?:(?:compile|runtime):(.*?\\.jar)\\b.*");

  /** What libraries call the texts that go with them. */
  private static final Pattern LEGAL =
      Pattern.compile("(META-INF/)?(LICEN[CS]E|NOTICE|COPYING|COPYRIGHT)[^/]*");

  private static JarFile program;

  /** Libraries of the runnable jar by name, with the jars they came in. */
  private static Map<String, Path> libraries;

  @BeforeAll
  static void open() throws IOException {
    program = new JarFile(System.getProperty("nudipole.jar"));
    libraries = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of(System.getProperty("nudipole.libraries")))) {
      Matcher matcher = RESOLVED.matcher(line);
      if (matcher.matches()) {
        libraries.put(matcher.group(1), Path.of(matcher.group(2)));
      }
    }
  }

  @AfterAll
  static void close() throws IOException {
    program.close();
  }

  @Test
  void eachLibraryIsListedWithItsLicence() {
    TreeSet<String> listed = new TreeSet<>();
    list().forEach(words -> assertTrue(listed.add(words[0]), words[0] + " is listed twice"));
    assertEquals(
        libraries.keySet(),
        listed,
        "a library comes and goes together with its line in cli/src/main/resources/" + LIST);
  }

  @Test
  void theTextOfEachLicenceIsInTheJar() {
    for (String[] words : list()) {
      String[] licences = words[1].split(",", -1);
      String[] entries = words[2].split(",", -1);
      assertEquals(licences.length, entries.length, words[0]);
      for (int i = 0; i < licences.length; i++) {
        assertTrue(LICENCES.containsKey(licences[i]), words[0] + " is under " + licences[i]);
        String text = text(program, entries[i]);
        for (String part : LICENCES.get(licences[i])) {
          assertTrue(text.contains(part), words[0] + ": " + part + " is not in " + entries[i]);
        }
      }
    }
  }

  /** Licences and notices of libraries, whatever they call them, are not lost on the way. */
  @Test
  void whatEachLibraryCarriesIsInTheJar() throws IOException {
    List<String> kept = texts(program);
    int carried = 0;
    for (var library : libraries.entrySet()) {
      try (JarFile jar = new JarFile(library.getValue().toFile())) {
        for (String text : texts(jar)) {
          carried++;
          assertTrue(
              kept.stream().anyMatch(whole -> whole.contains(text)),
              library.getKey() + ": not in the runnable jar: " + text);
        }
      }
    }
    assertTrue(carried > 40, carried + " texts");
  }

  private static List<String[]> list() {
    return raw(program, LIST)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" ", -1))
        .toList();
  }

  private static List<String> texts(JarFile jar) {
    return jar.stream()
        .map(ZipEntry::getName)
        .filter(name -> LEGAL.matcher(name).matches() && !name.endsWith("/"))
        .map(name -> text(jar, name))
        .toList();
  }

  /** An entry, with all white space made one blank. */
  private static String text(JarFile jar, String name) {
    return raw(jar, name).replaceAll("\\s+", " ").strip();
  }

  private static String raw(JarFile jar, String name) {
    ZipEntry entry = jar.getEntry(name);
    assertTrue(entry != null, name + " is not in " + jar.getName());
    try {
      return new String(jar.getInputStream(entry).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
