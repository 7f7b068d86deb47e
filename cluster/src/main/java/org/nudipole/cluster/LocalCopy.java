package org.nudipole.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/**
 * A folder of a task's own on the disk of its machine, beside the one where shards go.
 *
 * @param folder the folder, which goes with its files when the task ends
 * @param store where shards go
 */
record LocalCopy(Path folder, ShardStore store) implements AutoCloseable {
  static LocalCopy of(String address, Configuration configuration) throws IOException {
    return new LocalCopy(
        Files.createTempDirectory("nudipole-shard-"), ShardStore.of(address, configuration));
  }

  @Override
  public void close() throws IOException {
    store.files().close();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
