package org.nudipole.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  void leavesAnOlderFileWhenItCannotBeWritten() throws IOException {
    Path file = folder.resolve("a.csv");
    WholeFile.write(file, bytes("one"));
    // A folder in the place of the part file is as good as a full disk.
    Files.createDirectory(folder.resolve("a.csv.part"));
    assertThrows(IOException.class, () -> WholeFile.write(file, bytes("two")));
    assertEquals("one", Files.readString(file));
  }
}
