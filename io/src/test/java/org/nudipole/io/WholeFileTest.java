package org.nudipole.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir Path folder;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void replacesAnOlderFile() throws IOException {
    Path file = folder.resolve("a.csv");
    WholeFile.write(file, bytes("one"));
    WholeFile.write(file, bytes("two"));
    assertEquals("two", Files.readString(file));
    assertEquals(List.of("a.csv"), names());
  }

  @Test
  void namesOfOthersAreLeftAlone() throws IOException {
    Path file = folder.resolve("a.csv");
    Files.writeString(folder.resolve("a.csv.part"), "of somebody else");
    WholeFile.write(file, bytes("one"));
    assertEquals("of somebody else", Files.readString(folder.resolve("a.csv.part")));
    assertEquals(List.of("a.csv", "a.csv.part"), names());
  }

  @Test
  void aLinkStaysOne() throws IOException {
    Path real = Files.writeString(folder.resolve("real.csv"), "one");
    Path link = Files.createSymbolicLink(folder.resolve("a.csv"), Path.of("real.csv"));
    WholeFile.write(link, bytes("two"));
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("two", Files.readString(real));
  }

  @Test
  void leavesAnOlderFileWhenItCannotBeWritten() throws IOException {
    Path file = folder.resolve("a".repeat(300) + ".csv");
    assertThrows(IOException.class, () -> WholeFile.write(file, bytes("two")));
    assertEquals(List.of(), names());
  }

  /**
   * Each file is whole, whoever was the last to write it; nobody takes away what another writes.
   */
  @Test
  void severalWriteOneNameAtOnce() throws Exception {
    Path file = folder.resolve("a.csv");
    List<byte[]> contents = List.of(bytes("a".repeat(100_000)), bytes("b".repeat(50_000)));
    ExecutorService two = Executors.newFixedThreadPool(2);
    List<Future<?>> done = new ArrayList<>();
    for (byte[] content : contents) {
      done.add(
          two.submit(
              () -> {
                for (int i = 0; i < 50; i++) {
                  WholeFile.write(file, content);
                }
                return null;
              }));
    }
    for (Future<?> one : done) {
      one.get();
    }
    two.shutdown();
    byte[] last = Files.readAllBytes(file);
    assertTrue(contents.stream().anyMatch(content -> Arrays.equals(content, last)));
    assertEquals(List.of("a.csv"), names());
  }
}
