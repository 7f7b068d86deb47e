package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Folders of shards: made in parts, completed, merged, and read like one file. */
@Tag("canonical")
class ShardsTest {
  private static final int EVENTS = 150_000;

  /** Quick to generate and to fit. */
  private static final String GE = "cr51-cevns-ge";

  @TempDir private Path folder;

  private String at(String name) {
    return folder + "/" + name; // with the slash of a folder
  }

  private static Invocation ok(String... args) {
    return ends(ExitCode.DONE, args);
  }

  private static Invocation ends(int code, String... args) {
    Invocation run = Invocation.of(args);
    assertEquals(code, run.code(), () -> String.join(" ", args) + "\n" + run.out() + run.err());
    return run;
  }

  private static void contains(String text, String said) {
    assertTrue(said.replaceAll("\\s+", " ").contains(text), said);
  }

  private void same(String one, String other) throws IOException {
    assertEquals(-1, Files.mismatch(folder.resolve(one), folder.resolve(other)));
  }

  private List<String> files(String name) throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve(name))) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void partsInAnyOrderMakeTheFileOfOneRun() throws IOException {
    String macro = ExampleMacros.single(folder, EVENTS);
    ok("run", macro, "-q", "-o", at("one.h5"));
    ok("run", macro, "-q", "-o", at("d/"), "--shard", "3/3", "--threads", "1");
    byte[] plan = Files.readAllBytes(folder.resolve("d/run.json"));
    ok("run", macro, "-q", "-o", at("d"), "--shard", "1/3", "--threads", "2");
    contains("lacks 1 of its 3 files: events-00001.h5", ends(3, "inspect", at("d")).err());
    Invocation verified = ends(1, "verify", at("d"));
    contains("/d: 3 shards, 1 fault", verified.out());
    contains("lacks 1 of its 3 files: events-00001.h5", verified.out());
    contains("lacks 1 of its 3 files", ends(3, "merge", at("d"), "-o", at("m.h5")).err());
    contains(
        "lacks 1 of 3 shards: 2/3",
        ends(3, "merge", at("d/events-00000.h5"), at("d/events-00002.h5"), "-o", at("m.h5")).err());
    contains("holds another plan", ends(3, "run", macro, "-o", at("d/"), "--shard", "2/4").err());
    contains(
        "holds another plan",
        ends(3, "run", macro, "-o", at("d/"), "--shard", "2/3", "--seed", "2", "--force").err());
    contains(
        "has 1 of these 1 files", ends(3, "run", macro, "-o", at("d/"), "--shard", "1/3").err());
    assertEquals(List.of("events-00000.h5", "events-00002.h5", "run.json"), files("d"));
    Invocation last = ok("run", macro, "-o", at("d/"), "--shard", "2/3");
    contains("shard 2 of 3, 65536 events", last.out());
    assertArrayEquals(plan, Files.readAllBytes(folder.resolve("d/run.json")));
    contains("150000 events, digest ", ok("merge", at("d"), "-o", at("m.h5")).out());
    same("one.h5", "m.h5");
    ok(
        "merge",
        at("d/events-00002.h5"),
        at("d/events-00000.h5"),
        at("d/events-00001.h5"),
        "-o",
        at("m2.h5"));
    same("one.h5", "m2.h5");
    assertFalse(files(".").stream().anyMatch(name -> name.endsWith(".part")));
  }

  @Test
  void shardsOfOtherRunsAreNotMerged() throws IOException {
    String macro = ExampleMacros.single(folder, 100);
    ok("run", macro, "-q", "-o", at("d/"), "--shards", "2");
    ok("run", macro, "-q", "-o", at("e/"), "--shards", "2", "--seed", "2");
    ok("run", macro, "-q", "-o", at("f/"), "--shards", "3");
    String first = at("d/events-00000.h5");
    String out = at("m.h5");
    contains(
        "are of different runs", ends(2, "merge", first, at("e/events-00001.h5"), "-o", out).err());
    contains(
        "is of another run or plan",
        ends(3, "merge", first, at("f/events-00001.h5"), "-o", out).err());
    Path copy = folder.resolve("copy.h5");
    Files.copy(Path.of(first), copy);
    contains(
        "are the same shard",
        ends(3, "merge", first, copy.toString(), at("d/events-00001.h5"), "-o", out).err());
    contains("lacks 1 of 2 shards", ends(3, "fit", first, "--free", "/dipole/moment").err());
    // A file of another plan in place of one's own.
    Files.delete(folder.resolve("d/events-00001.h5"));
    Files.copy(folder.resolve("e/events-00001.h5"), folder.resolve("d/events-00001.h5"));
    contains("is of another run", ends(3, "inspect", at("d")).err());
    contains("is of another run", ends(1, "verify", at("d")).out());
    contains("of another run", ends(3, "run", macro, "-o", at("d/"), "--resume").err());
    contains("no folder of a run", ends(3, "inspect", folder.toString()).err());
    assertFalse(Files.exists(Path.of(out)));
  }

  @Test
  void commandsTakeTheFolder() throws IOException {
    String exposed = "--set=/run/expose";
    ok("run", GE, exposed, "-q", "-o", at("one.h5"));
    ok("run", GE, exposed, "-q", "-o", at("d/"), "--shards", "2");
    contains("2 shards, ok", ok("verify", at("d")).out());
    Map<String, Object> one = ok("inspect", at("one.h5"), "--json").json();
    Map<String, Object> all = ok("inspect", at("d"), "--json").json();
    for (Map.Entry<String, Object> entry : one.entrySet()) {
      if (!entry.getKey().equals("file")) {
        assertEquals(entry.getValue(), all.get(entry.getKey()), entry.getKey());
      }
    }
    contains("agrees with its macro", ok("compare", at("d"), "--plot", at("p.svg")).out());
    assertTrue(Files.size(folder.resolve("p.svg")) > 1000);
    for (String key : List.of("parameters", "goodness_of_fit")) {
      assertEquals(
          fit("one.h5").get(key),
          fit("d").get(key),
          "the same data give the same fit, whatever files hold them");
    }
    assertEquals(
        fit("d").get("parameters"),
        ok(
                "fit",
                at("d/events-00001.h5"),
                at("d/events-00000.h5"),
                "--free",
                "/dipole/moment",
                "--json")
            .json()
            .get("parameters"));
    assertEquals(limit("one.h5"), limit("d"));
    contains(
        "its events are those of another file",
        ends(2, "fit", at("d"), at("one.h5"), "--free", "/dipole/moment").err());
  }

  private Map<String, Object> fit(String data) {
    return ok("fit", at(data), "--free", "/dipole/moment", "--json").json();
  }

  private Object limit(String data) {
    return ok("limit", GE, "--data", at(data), "--json").json().get("points");
  }

  @Test
  void reweightingOfAFolderIsThatOfItsFile() throws IOException {
    String macro = ExampleMacros.single(folder, 70_000);
    String full = "/output/columns=full";
    ok("run", macro, "-q", "--set", full, "-o", at("one.h5"));
    ok("run", macro, "-q", "--set", full, "-o", at("d/"), "--shards", "2");
    for (String name : List.of("one.h5", "d")) {
      ok("reweight", at(name), "--set", "/dipole/moment=2e-10 muB", "-o", at(name + "-w.h5"));
    }
    same("one.h5-w.h5", "d-w.h5");
  }

  @Test
  void aDamagedShardIsToldAndMadeAgain() throws IOException {
    String macro = ExampleMacros.single(folder, EVENTS);
    ok("run", macro, "-q", "-o", at("d/"), "--shards", "3");
    ok("run", macro, "-q", "-o", at("one.h5"));
    Path damaged = folder.resolve("d/events-00001.h5");
    StoredBytes.editColumn(damaged, "observed", bytes -> bytes.put(7, (byte) ~bytes.get(7)));
    Path whole = folder.resolve("d/events-00000.h5");
    Object before = Files.getLastModifiedTime(whole);
    Files.delete(folder.resolve("d/events-00002.h5"));
    ends(3, "merge", at("d"), "-o", at("m.h5"));
    Invocation resumed = ok("run", macro, "-o", at("d/"), "--resume");
    contains("events-00001.h5: the columns do not match the digest", resumed.err());
    contains("It is made again", resumed.err());
    contains("(84464 events in", resumed.out());
    assertEquals(before, Files.getLastModifiedTime(whole));
    ok("merge", at("d"), "-o", at("m.h5"));
    same("one.h5", "m.h5");
  }

  @Test
  void aScanIsOnePlan() throws IOException {
    String macro = ExampleMacros.loop(folder);
    ok("run", macro, "-q", "-o", at("one.h5"));
    ok("run", macro, "-q", "-o", at("d/"), "--shards", "2");
    List<String> names = new ArrayList<>();
    for (String run : List.of("", "-r1")) {
      names.add("events" + run + "-00000.h5");
      names.add("events" + run + "-00001.h5");
    }
    names.add("run.json");
    assertEquals(names, files("d"));
    ok("merge", at("d"), "-o", at("m.h5"));
    same("one.h5", "m.h5");
    same("one-r1.h5", "m-r1.h5");
    assertEquals(2, ok("verify", at("d")).out().lines().count());
    contains(
        "holds 2 runs (each is data of its own) Give the files of one, such as ",
        ends(3, "fit", at("d"), "--free", "/dipole/moment").err());
    List<?> runs = (List<?>) ok("inspect", at("d"), "--json").json().get("runs");
    assertEquals(2, runs.size());
  }

  @Test
  void theMacroMayAskForShards() throws IOException {
    String few = "--set=/run/beamOn=140000";
    String asks = "--set=/output/shardEvents=70000";
    ok("run", GE, few, asks, "-q", "-o", at("d/"));
    assertEquals(List.of("events-00000.h5", "events-00001.h5", "run.json"), files("d"));
    // 70000 is rounded up to two blocks.
    contains("\"n_events\": 131072", ok("inspect", at("d/events-00000.h5"), "--json").out());
    contains("shards are several files", ends(2, "run", GE, few, asks, "-o", at("x.h5")).err());
    ok("run", GE, few, "-q", "-o", at("e/"), "--shards", "3");
    // What is to be completed is what was begun.
    Files.delete(folder.resolve("e/events-00001.h5"));
    ok("run", GE, few, "-q", "-o", at("e/"), "--resume");
    assertEquals(4, files("e").size());
    ok("merge", at("e"), "-o", at("e.h5"));
    ok("merge", at("d"), "-o", at("d.h5"));
    same("d.h5", "e.h5");
  }

  @Test
  void aSingleFileIsResumedOnlyByItsRun() throws IOException {
    String macro = ExampleMacros.single(folder, 100);
    ok("run", macro, "-q", "-o", at("a.h5"), "--resume");
    contains("complete already", ok("run", macro, "-o", at("a.h5"), "--resume").out());
    contains(
        "it is of another run",
        ends(3, "run", macro, "-o", at("a.h5"), "--resume", "--seed", "2").err());
    StoredBytes.editColumn(
        folder.resolve("a.h5"), "observed", bytes -> bytes.put(7, (byte) ~bytes.get(7)));
    contains("do not match the digest", ends(3, "run", macro, "-o", at("a.h5"), "--resume").err());
  }

  @ParameterizedTest
  @CsvSource({
    "--shard=0/3, parts count from 1",
    "--shard=4/3, parts count from 1",
    "--shard=1, not I/N",
    "--shard=1/2/3, not I/N",
    "--shards=0, from 1 to 100000 shards",
    "--shards=100001, from 1 to 100000 shards",
    "--shard=1/200000, from 1 to 100000 shards",
    "--resume --force, drop one",
    "--shard=1/2 --shards=3, give one"
  })
  void wrongUsage(String options, String why) throws IOException {
    List<String> args =
        new ArrayList<>(List.of("run", ExampleMacros.single(folder, 10), "-o", at("d/")));
    args.addAll(List.of(options.split(" ")));
    contains(why, ends(2, args.toArray(String[]::new)).err());
    assertFalse(Files.exists(folder.resolve("d")));
  }

  @Test
  void aDryRunWritesNoFolder() throws IOException {
    String macro = ExampleMacros.single(folder, 10);
    contains("not written", ok("run", macro, "-o", at("d/"), "--dry-run").out());
    assertFalse(Files.exists(folder.resolve("d")));
  }

  @Test
  void theShardsAreKeptFromBeingOverwritten() throws IOException {
    ok("run", ExampleMacros.single(folder, 10), "-q", "-o", at("d/"), "--shards", "2");
    contains(
        "the command reads this file",
        ends(2, "merge", at("d"), "-o", at("d/events-00000.h5"), "--force").err());
    contains("2 shards, ok", ok("verify", at("d")).out());
  }
}
