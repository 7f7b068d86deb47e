package org.nudipole.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shards in a real HDFS and behind a real interface of S3, against one process on a local disk. */
@Tag("jar")
class SparkStoreTest {
  private static final int SHARDS = 4;

  /** Two runs, the second of detected events alone. */
  private static final String MACRO =
      """
      /source/use cr51
      /source/activity 5 MCi
      /source/distance 40 cm
      /detector/material CsI
      /detector/mass 10 kg
      /interaction/use cevns eves
      /dipole/mass 50 keV
      /dipole/moment 1e-10 muB
      /response/quenching none
      /response/resolution sqrt 0.01 sqrt(keV)
      /response/threshold 5 eVee
      /run/exposure 10 day
      /run/beamOn 600000
      /dipole/mass 200 keV
      /output/select detected
      /run/beamOn 300000
      """;

  @TempDir private Path folder;
  private SparkProcesses spark;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("my.mac"), MACRO);
    Files.createDirectories(folder.resolve("marks"));
    spark = SparkProcesses.in(folder);
  }

  @AfterEach
  void end() throws InterruptedException {
    spark.end();
  }

  /** A namenode and a datanode. */
  @Test
  void hdfs() throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.resolve("hdfs").toString());
    try (MiniDFSCluster cluster =
        new MiniDFSCluster.Builder(configuration).numDataNodes(1).build()) {
      cluster.waitActive();
      Map<String, String> settings = Map.of("fs.hdfs.impl", Stumbling.Hdfs.class.getName());
      check(cluster.getURI() + "/physics/my", settings);
    }
  }

  @Test
  void s3() throws Exception {
    try (BlobStoreContext memory =
        ContextBuilder.newBuilder("transient")
            .credentials("me", "secret")
            .build(BlobStoreContext.class)) {
      BlobStore blobs = memory.getBlobStore();
      blobs.createContainerInLocation(null, "physics");
      S3Proxy server =
          S3Proxy.builder()
              .blobStore(blobs)
              .endpoint(URI.create("http://127.0.0.1:0"))
              .awsAuthentication(AuthenticationType.AWS_V4, "me", "secret")
              .build();
      server.start();
      try {
        Map<String, String> settings =
            Map.of(
                "fs.s3a.impl", Stumbling.S3.class.getName(),
                "fs.s3a.endpoint", "http://127.0.0.1:" + server.getPort(),
                "fs.s3a.endpoint.region", "us-east-1",
                "fs.s3a.path.style.access", "true",
                "fs.s3a.access.key", "me",
                "fs.s3a.secret.key", "secret",
                // Parts of an upload, of which nothing is seen before the last.
                "fs.s3a.multipart.size", "5M",
                "fs.s3a.multipart.threshold", "5M",
                "hadoop.tmp.dir", folder.resolve("tmp").toString());
        check("s3a://physics/my", settings);
      } finally {
        server.stop();
      }
    }
  }

  // Tasks that fail and are tried again; then a shard that is damaged and one that is missing.
  private void check(String address, Map<String, String> settings) throws Exception {
    String name = OneProcess.class.getName();
    Path here = folder.resolve("here");
    spark.requireDone(spark.start("alone", name, "my.mac", "" + SHARDS, here.toString()), "alone");
    Map<String, byte[]> expected = local(here);
    assertEquals(2 * SHARDS + 1, expected.size());

    run("first", address, settings);
    String told = spark.told("first");
    assertTrue(told.contains("stumbled over events-00001.h5"), told);
    assertTrue(told.contains("stumbled over events-00002.h5"), told);
    assertEquals(spark.answer("alone").lines().toList(), digests("first"));
    Configuration configuration = new Configuration();
    settings.forEach(configuration::set);
    configuration.set(Stumbling.MARKS, folder.resolve("marks").toString());
    try (FileSystem files = FileSystem.newInstance(URI.create(address), configuration)) {
      var there = new org.apache.hadoop.fs.Path(address);
      same(expected, files, there);
      var damaged = new org.apache.hadoop.fs.Path(there, "events-00003.h5");
      byte[] bytes = expected.get("events-00003.h5").clone();
      bytes[bytes.length / 2] ^= 1;
      try (var out = files.create(damaged, true)) {
        out.write(bytes);
      }
      files.delete(new org.apache.hadoop.fs.Path(there, "events-r1-00000.h5"), false);

      run("second", address, settings);
      told = spark.told("second");
      assertTrue(told.contains("warning: " + damaged + ":"), told);
      assertTrue(told.contains("(a damaged shard) It is made again"), told);
      assertTrue(spark.answer("second").contains("were there"), spark.answer("second"));
      assertEquals(digests("first"), digests("second"));
      same(expected, files, there);

      // Home again, one file of them, which is that of a run without shards.
      Path back = folder.resolve("back");
      files.copyToLocalFile(false, there, new org.apache.hadoop.fs.Path(back.toUri()), true);
      program("merge", "merge", back.toString(), "-o", "merged.h5");
      program("undivided", "run", "my.mac", "-o", "undivided.h5", "--quiet");
      for (String run : List.of("", "-r1")) {
        assertEquals(
            -1,
            Files.mismatch(
                folder.resolve("undivided" + run + ".h5"), folder.resolve("merged" + run + ".h5")));
      }
    }
  }

  private void run(String name, String address, Map<String, String> settings) throws Exception {
    List<String> command = new ArrayList<>();
    settings.forEach((key, value) -> command.add("-Dspark.hadoop." + key + "=" + value));
    command.add("-Dspark.hadoop." + Stumbling.MARKS + "=" + folder.resolve("marks"));
    // Two at a time, and each again where it fails.
    command.add("-Dspark.master=local[2,3]");
    command.addAll(List.of(SparkRun.class.getName(), "my.mac", "--shards", "" + SHARDS));
    command.addAll(List.of("-o", address));
    spark.requireDone(spark.start(name, command.toArray(String[]::new)), name);
  }

  private void program(String name, String... command) throws Exception {
    List<String> options = new ArrayList<>(List.of("-jar", SparkProcesses.PROGRAM.toString()));
    options.addAll(List.of(command));
    spark.requireDone(spark.java(name, options), name);
  }

  private List<String> digests(String name) throws IOException {
    return spark.answer(name).lines().filter(line -> line.contains("digest")).toList();
  }

  private static Map<String, byte[]> local(Path folder) throws IOException {
    Map<String, byte[]> all = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        all.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return all;
  }

  // The plan and every shard, and nothing else: no file under another name.
  private static void same(
      Map<String, byte[]> expected, FileSystem files, org.apache.hadoop.fs.Path there)
      throws IOException {
    assertEquals(
        List.copyOf(expected.keySet()),
        Arrays.stream(files.listStatus(there)).map(f -> f.getPath().getName()).sorted().toList());
    for (FileStatus file : files.listStatus(there)) {
      try (var in = files.open(file.getPath())) {
        assertArrayEquals(expected.get(file.getPath().getName()), in.readAllBytes());
      }
    }
  }
}
