package org.nudipole.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line of the job. */
class JobArgumentsTest {
  @Test
  void optionsAreThoseOfARun() {
    JobArguments job =
        JobArguments.of(
            List.of(
                "--shards=8",
                "a.mac",
                "--set",
                "/run/beamOn=5",
                "--alias",
                "m=1",
                "--seed",
                "7",
                "-o",
                "hdfs://host/path"));
    assertEquals(
        new JobArguments(
            "a.mac",
            List.of("/run/beamOn=5", "/random/seed=7"),
            List.of("m=1"),
            8,
            "hdfs://host/path"),
        job);
  }

  @ParameterizedTest
  @CsvSource({
    "'--shards 8 -o x', no macro",
    "'a b --shards 8 -o x', one macro",
    "'a --shards 8', no -o",
    "'a -o x', --shards",
    "'a --shards 0 -o x', --shards 0",
    "'a --shards 1e3 -o x', --shards 1e3",
    "'a --shards 100001 -o x', --shards 100001",
    "'a --shards 8 -o', -o",
    "'a --shards 8 -o x --threads 2', --threads",
  })
  void aFaultIsTold(String line, String told) {
    IllegalArgumentException fault =
        assertThrows(
            IllegalArgumentException.class, () -> JobArguments.of(List.of(line.split(" "))));
    assertTrue(fault.getMessage().contains(told), fault.getMessage());
  }
}
