package org.nudipole.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.macros.run.RunDirectory;

/** A folder of shards on a file system with renames, and on an object store, which has none. */
class ShardStoreTest {
  /** A local folder that says of itself what an object store does, and does not rename. */
  public static final class WithoutRenames extends RawLocalFileSystem {
    @Override
    public URI getUri() {
      return URI.create("s3a://bucket/");
    }

    @Override
    public boolean hasPathCapability(org.apache.hadoop.fs.Path path, String capability)
        throws IOException {
      return capability.equals(CommonPathCapabilities.ABORTABLE_STREAM)
          || super.hasPathCapability(path, capability);
    }

    @Override
    public boolean rename(org.apache.hadoop.fs.Path from, org.apache.hadoop.fs.Path to) {
      throw new UnsupportedOperationException("a rename copies on an object store");
    }
  }

  /** A local folder in which a rename replaces nothing, as in HDFS, and cannot be told to. */
  public static final class WithoutReplacing extends RawLocalFileSystem {
    @Override
    public URI getUri() {
      return URI.create("plain://bucket/");
    }

    @Override
    public boolean rename(org.apache.hadoop.fs.Path from, org.apache.hadoop.fs.Path to)
        throws IOException {
      return !exists(to) && super.rename(from, to);
    }
  }

  @TempDir private Path folder;

  private ShardStore store(String scheme) throws IOException {
    Configuration configuration = new Configuration(false);
    configuration.set("fs.s3a.impl", WithoutRenames.class.getName());
    configuration.set("fs.plain.impl", WithoutReplacing.class.getName());
    Files.createDirectories(folder.resolve("store"));
    return ShardStore.of(scheme + folder.resolve("store"), configuration);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("store"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"file://", "s3a://bucket", "plain://bucket", ""})
  void aFileIsThereAsAWhole(String scheme) throws IOException {
    ShardStore store = store(scheme);
    byte[] content = new byte[100_000];
    content[99_999] = 1;
    Path local = Files.write(folder.resolve("local"), content);
    // Several tasks that make the same shard at once do each other no harm.
    IntStream.range(0, 8)
        .parallel()
        .forEach(
            i -> {
              try {
                store.commit(local, "events-00000.h5");
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    assertEquals(List.of("events-00000.h5"), names());
    Path back = folder.resolve("back");
    assertTrue(store.fetch("events-00000.h5", back));
    assertArrayEquals(content, Files.readAllBytes(back));
    assertFalse(store.fetch("events-00001.h5", folder.resolve("nothing")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"file://", "s3a://bucket", "plain://bucket"})
  void aDamagedFileIsReplaced(String scheme) throws IOException {
    ShardStore store = store(scheme);
    byte[] content = new byte[3_000_000];
    Path local = Files.write(folder.resolve("local"), content);
    Path there = folder.resolve("store/events-00000.h5");
    for (int length : new int[] {content.length, content.length - 1, content.length + 1, 0}) {
      byte[] other = new byte[length];
      if (length > 0) {
        other[length - 1] = 1;
      }
      Files.write(there, other);
      store.commit(local, "events-00000.h5");
      assertArrayEquals(content, Files.readAllBytes(there));
    }
    assertEquals(List.of("events-00000.h5"), names());
  }

  /** What a killed task has left goes; what somebody else put there stays. */
  @Test
  void leftoversAreSwept() throws IOException {
    ShardStore store = store("file://");
    List<String> stay = List.of(".events-00000.h5", ".hidden", "events-00000.h5", "run.json");
    for (String name : stay) {
      Files.createFile(folder.resolve("store").resolve(name));
    }
    Files.createFile(
        folder.resolve("store/.events-r1-00000.h5.0f8fad5b-d9cb-469f-a165-70867728950e"));
    store.sweep();
    assertEquals(stay, names());
  }

  @ParameterizedTest
  @ValueSource(strings = {"file://", "s3a://bucket", "plain://bucket"})
  void aFolderHasOnePlan(String scheme) throws IOException {
    ShardStore store = store(scheme);
    store.begin(new byte[] {1, 2});
    store.begin(new byte[] {1, 2});
    assertEquals(List.of(RunDirectory.MANIFEST), names());
    EventFileException other =
        assertThrows(EventFileException.class, () -> store.begin(new byte[] {1, 3}));
    assertTrue(other.getMessage().contains("holds another plan"), other.getMessage());
    assertArrayEquals(
        new byte[] {1, 2}, Files.readAllBytes(folder.resolve("store/" + RunDirectory.MANIFEST)));
  }

  @Test
  void anUnknownFileSystemIsTold() {
    assertThrows(IOException.class, () -> ShardStore.of("nowhere://x/y", new Configuration(false)));
  }
}
