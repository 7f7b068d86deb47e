package org.nudipole.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;

/** Spark as this process has it: a cluster's, or its own on the processors of this machine. */
final class SparkJob {
  private static Optional<JavaSparkContext> running = Optional.empty();

  private SparkJob() {}

  /** Spark, which begins when it is first needed. */
  static synchronized JavaSparkContext spark() {
    if (running.isEmpty()) {
      SparkConf conf = new SparkConf();
      conf.setIfMissing("spark.app.name", "nudipole");
      conf.setIfMissing("spark.master", "local[*]");
      if (conf.get("spark.master").startsWith("local")) {
        conf.setIfMissing("spark.driver.host", "127.0.0.1");
        conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
      }
      conf.setIfMissing("spark.ui.enabled", "false");
      running = Optional.of(new JavaSparkContext(conf));
    }
    return running.get();
  }

  /** Ends it, if it has begun. */
  static synchronized void end() {
    running.ifPresent(JavaSparkContext::close);
    running = Optional.empty();
  }

  /** A failure of Spark, which its Scala does not declare, as one of what a job reads or writes. */
  static RuntimeException known(Exception e) {
    if (e instanceof SparkException) {
      String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("failed");
      return new UncheckedIOException("nudipole-spark: " + said, new IOException(e));
    }
    return e instanceof RuntimeException own
        ? own
        : new UncheckedIOException("nudipole-spark: " + e.getMessage(), new IOException(e));
  }
}
