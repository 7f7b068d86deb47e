package org.nudipole.cluster;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.s3a.S3AFileSystem;
import org.apache.hadoop.hdfs.DistributedFileSystem;

/**
 * File systems that fail a task once for each of some shards: one before its file is there, one
 * when it is there already and the task does not know, one that has no end.
 */
final class Stumbling {
  /** Setting: the local folder where it is kept who has stumbled. */
  static final String MARKS = "nudipole.test.marks";

  private static final String BEFORE = "events-00001.h5";
  private static final String AFTER = "events-00002.h5";

  private static final String SLOW = "events-00000.h5";
  private static final long FOR_EVER = 3_600_000;

  private Stumbling() {}

  private interface Step {
    void run() throws IOException;
  }

  private static void stumble(Configuration configuration, Path target, Step step)
      throws IOException {
    String name = target.getName();
    if (name.equals(BEFORE)) {
      fall(configuration, name);
    }
    step.run();
    if (name.equals(AFTER)) {
      fall(configuration, name);
    }
  }

  private static void fall(Configuration configuration, String name) throws IOException {
    if (isFirst(configuration, name)) {
      throw new IOException("stumbled over " + name);
    }
  }

  private static boolean isFirst(Configuration configuration, String name) throws IOException {
    try {
      Files.createFile(java.nio.file.Path.of(configuration.get(MARKS), name));
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  /** HDFS, whose files get their names by a rename. */
  public static final class Hdfs extends DistributedFileSystem {
    @Override
    public boolean rename(Path from, Path to) throws IOException {
      boolean[] done = new boolean[1];
      stumble(getConf(), to, () -> done[0] = super.rename(from, to));
      return done[0];
    }
  }

  /** S3, where a rename is a copy and nobody may ask for one. */
  public static final class S3 extends S3AFileSystem {
    @Override
    public void copyFromLocalFile(boolean delete, boolean overwrite, Path from, Path to)
        throws IOException {
      stumble(getConf(), to, () -> super.copyFromLocalFile(delete, overwrite, from, to));
    }

    @Override
    public boolean rename(Path from, Path to) {
      throw new UnsupportedOperationException(from + " (a rename copies on an object store)");
    }
  }

  /** The local file system, in which a task is stuck with a shard that another then makes. */
  public static final class Slow extends LocalFileSystem {
    @Override
    public boolean rename(Path from, Path to) throws IOException {
      if (to.getName().equals(SLOW) && isFirst(getConf(), SLOW)) {
        try {
          Thread.sleep(FOR_EVER);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new InterruptedIOException("too slow");
        }
      }
      return super.rename(from, to);
    }
  }
}
