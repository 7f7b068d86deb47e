package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which process writes a part file, as the kernel tells it of locks (proc(5)), so that tests wait
 * for what a process does and not for a time. Nobody is in the way of anybody by looking.
 */
final class PartHolder {
  private static final Path LOCKS = Path.of("/proc/locks");

  private PartHolder() {}

  /** Skips a test where locks are not told; in CI they are. */
  static void assumeTold(Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("mine.part"));
    boolean told = false;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      told = lock.isValid() && holds(ProcessHandle.current().pid(), folder);
    }
    Files.delete(file);
    assumeTrue(told || System.getenv("CI") != null, "no locks in " + LOCKS);
  }

  /** Whether a process has locked a part file of a folder. */
  static boolean holds(Process process, Path folder) throws IOException {
    return holds(process.pid(), folder);
  }

  private static boolean holds(long pid, Path folder) throws IOException {
    if (!Files.isReadable(LOCKS) || !Files.isDirectory(folder)) {
      return false;
    }
    // Number, kind, mode, access, process, device and inode, from, to.
    List<String> inodes =
        Files.readAllLines(LOCKS).stream()
            .map(line -> line.split("\\s+"))
            .filter(words -> words[1].equals("POSIX") && words[4].equals(Long.toString(pid)))
            .map(words -> words[5].substring(words[5].lastIndexOf(':') + 1))
            .toList();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".part")).toList()) {
        if (inodes.contains(inode(file))) {
          return true;
        }
      }
    }
    return false;
  }

  private static String inode(Path file) throws IOException {
    try {
      return Files.getAttribute(file, "unix:ino").toString();
    } catch (NoSuchFileException e) {
      return "has its name by now";
    }
  }

  /** Waits until a process writes, or has ended. */
  static boolean writes(Process process, Path folder) throws Exception {
    boolean writes = false;
    while (!writes && process.isAlive()) {
      writes = holds(process, folder);
      Thread.sleep(1);
    }
    return writes;
  }

  /** Stops the one of several processes that is the first to write, while it does. */
  static Process stopWriter(List<Process> processes, Path folder) throws Exception {
    while (true) {
      for (Process process : processes) {
        assertTrue(process.isAlive(), "a process has ended before one was stopped");
        if (holds(process, folder)) {
          signal(process, "STOP");
          Path state = Path.of("/proc", Long.toString(process.pid()), "stat");
          while (!Files.readString(state).contains(") T ")) {
            Thread.sleep(1);
          }
          if (holds(process, folder)) {
            return process;
          }
          signal(process, "CONT");
        }
      }
      Thread.sleep(1);
    }
  }

  /** Lets a stopped process go on. */
  static void goOn(Process process) throws Exception {
    signal(process, "CONT");
  }

  private static void signal(Process process, String name) throws Exception {
    String command = "kill -" + name + " " + process.pid();
    assertEquals(0, new ProcessBuilder("/bin/sh", "-c", command).start().waitFor());
  }
}
