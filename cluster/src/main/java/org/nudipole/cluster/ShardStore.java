package org.nudipole.cluster;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.macros.run.RunDirectory;

/**
 * The folder of shards, on whatever file system Hadoop reaches. A file appears in it whole: by one
 * upload where the file system says of itself that what is written is there when it is closed and
 * not before ({@link CommonPathCapabilities#ABORTABLE_STREAM}: S3A and its like, whose renames are
 * copies), else under another name first and by a rename. Tasks that make the same shard write the
 * same bytes, so it does not matter whose file stays.
 *
 * @param files the file system
 * @param folder the folder in it
 */
record ShardStore(FileSystem files, Path folder) {
  private static final int BUFFER = 1 << 20;

  /** A name before the file has its own: nobody makes it twice, and nobody reads it. */
  private static final Pattern TEMPORARY =
      Pattern.compile("\\..+\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** The store behind an address. */
  static ShardStore of(String address, Configuration configuration) throws IOException {
    URI uri = new Path(address).toUri();
    Path path = new Path(uri);
    // Not from the cache, whose file systems others may close.
    FileSystem files = FileSystem.newInstance(path.toUri(), configuration);
    // No files of checksums beside the shards, which have digests.
    files.setWriteChecksum(false);
    return new ShardStore(files, files.makeQualified(path));
  }

  /**
   * Makes the folder and writes the plan into it, unless it is there.
   *
   * @throws EventFileException if the folder holds another plan
   */
  void begin(byte[] manifest) throws IOException {
    Path plan = new Path(folder, RunDirectory.MANIFEST);
    files.mkdirs(folder);
    if (read(plan).isEmpty()) {
      java.nio.file.Path local = Files.createTempFile("nudipole-", ".json");
      Files.write(local, manifest);
      commit(local, RunDirectory.MANIFEST);
      Files.delete(local);
    }
    if (!Arrays.equals(read(plan).orElseThrow(), manifest)) {
      throw new EventFileException(
          java.nio.file.Path.of(folder.toString()),
          "holds another plan ("
              + RunDirectory.MANIFEST
              + " is of another macro, seed, number of shards or version of the program) Give"
              + " another folder");
    }
  }

  private Optional<byte[]> read(Path file) throws IOException {
    try (InputStream in = files.open(file)) {
      return Optional.of(in.readAllBytes());
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /** The folder as a reader knows it: without a scheme where it is one of this machine. */
  String name() {
    return folder.toUri().getScheme().equals("file") ? folder.toUri().getPath() : folder.toString();
  }

  /** Copies a file of the folder to the local disk, if it is there. */
  boolean fetch(String name, java.nio.file.Path local) throws IOException {
    try (InputStream in = files.open(new Path(folder, name));
        OutputStream out = Files.newOutputStream(local)) {
      in.transferTo(out);
      return true;
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  /** Puts a complete local file into the folder. */
  void commit(java.nio.file.Path local, String name) throws IOException {
    Path target = new Path(folder, name);
    Path source = new Path(local.toUri());
    if (files.hasPathCapability(target, CommonPathCapabilities.ABORTABLE_STREAM)) {
      files.copyFromLocalFile(false, true, source, target);
      return;
    }
    Path own = new Path(folder, "." + name + "." + UUID.randomUUID());
    try {
      files.copyFromLocalFile(false, true, source, own);
      if (!files.rename(own, target) && !isThere(local, target)) {
        replace(own, target);
      }
    } finally {
      files.delete(own, false);
    }
  }

  /**
   * Deletes what tasks have left that were killed before their file had its name. A task of another
   * job that is at this very point fails and is tried again.
   */
  void sweep() throws IOException {
    for (FileStatus left :
        files.listStatus(folder, file -> TEMPORARY.matcher(file.getName()).matches())) {
      files.delete(left.getPath(), false);
    }
  }

  // Of two that do this at once one may find the other's file, which is the same.
  private boolean isThere(java.nio.file.Path local, Path target) throws IOException {
    try (InputStream ours = Files.newInputStream(local);
        InputStream theirs = files.open(target)) {
      byte[] some = ours.readNBytes(BUFFER);
      boolean same = true;
      while (same && some.length > 0) {
        same = Arrays.equals(some, theirs.readNBytes(some.length));
        some = ours.readNBytes(BUFFER);
      }
      return same && theirs.read() < 0;
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  // A damaged file, which HDFS renames over when it is told to, and then in one step.
  private void replace(Path own, Path target) throws IOException {
    try {
      FileContext.getFileContext(target.toUri(), files.getConf())
          .rename(own, target, Options.Rename.OVERWRITE);
    } catch (UnsupportedFileSystemException e) {
      // Only the older interface.
      files.delete(target, false);
      if (!files.rename(own, target)) {
        throw new IOException(target + ": cannot be named (rename refused)", e);
      }
    }
  }
}
