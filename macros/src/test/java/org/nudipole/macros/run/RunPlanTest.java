package org.nudipole.macros.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nudipole.generator.EventBatch;
import org.nudipole.io.EventSet;
import org.nudipole.io.Existing;
import org.nudipole.io.MergedFile;
import org.nudipole.io.Shard;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.macros.binding.RunConfiguration;

/** The same events however they are divided, by whom and in what order they are made. */
@Tag("canonical")
class RunPlanTest {
  private static final long BLOCK = EventBatch.CAPACITY;

  @TempDir private Path folder;

  private static List<RunConfiguration> macro(long events, long seed) {
    return RunConfiguration.readToRun(
        "cr51-cevns-ge", List.of("/run/beamOn=" + events, "/random/seed=" + seed), List.of());
  }

  @Test
  void shardsAreWholeBlocksBesideEachOther() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 10_000; i++) {
      long events = random.nextLong(1L << random.nextInt(1, 62));
      boolean byNumber = random.nextBoolean();
      int count = random.nextInt(1, 300);
      Division division =
          byNumber
              ? Division.byNumber(count)
              : Division.byLength(Math.max(1, events / random.nextInt(1, 300)));
      List<Shard> shards = division.of(events, random.nextInt(1000));
      assertEquals(0, shards.get(0).firstEvent());
      long most = 0;
      long least = Long.MAX_VALUE;
      for (int k = 0; k < shards.size(); k++) {
        Shard shard = shards.get(k);
        assertEquals(k, shard.index());
        assertEquals(shards.size(), shard.count());
        if (k > 0) {
          long blocks = (shard.firstEvent() - shards.get(k - 1).firstEvent()) / BLOCK;
          most = Math.max(most, blocks);
          least = Math.min(least, blocks);
        }
      }
      if (byNumber) {
        assertEquals(count, shards.size());
        assertTrue(count < 2 || most - least <= 1);
      } else {
        assertTrue(shards.get(shards.size() - 1).firstEvent() < Math.max(1, events));
      }
    }
    assertThrows(IllegalArgumentException.class, () -> Division.byNumber(0));
    assertThrows(IllegalArgumentException.class, () -> Division.byNumber(Division.MOST + 1));
    assertThrows(IllegalArgumentException.class, () -> Division.byLength(1).of(1L << 40, 0));
  }

  /** A task makes its part of every run; of a scan of short ones none has all the work. */
  @Test
  void partsOfAScanHaveAsMuchToDo() {
    for (long[] scan : new long[][] {{100, 1, 10}, {100, 3, 10}, {7, 1, 3}, {12, 5, 4}}) {
      long[] blocks = new long[(int) scan[2]];
      for (int run = 0; run < scan[0]; run++) {
        long events = scan[1] * BLOCK - 1;
        List<Shard> shards = Division.byNumber(blocks.length).of(events, run);
        for (int k = 0; k < blocks.length; k++) {
          long end = k + 1 < blocks.length ? shards.get(k + 1).firstEvent() : scan[1] * BLOCK;
          blocks[k] += (end - shards.get(k).firstEvent()) / BLOCK;
        }
      }
      assertEquals(scan[0] * scan[1], LongStream.of(blocks).sum());
      long most = LongStream.of(blocks).max().orElseThrow();
      assertTrue(most - LongStream.of(blocks).min().orElseThrow() <= 1, Arrays.toString(blocks));
    }
  }

  @Test
  void unitsHoldTheEventsOfTheRun() {
    for (long events : new long[] {1, BLOCK, BLOCK + 1, 10 * BLOCK - 1}) {
      RunPlan plan = RunPlan.of(macro(events, 1), Division.byNumber(4));
      assertEquals(4, plan.units().size());
      long next = 0;
      for (RunUnit unit : plan.units()) {
        if (unit.events() > 0) {
          assertEquals(next, unit.shard().firstEvent());
        }
        next += unit.events();
      }
      assertEquals(events, next);
      assertEquals(List.of(plan.units().get(2)), plan.part(2));
    }
  }

  @Test
  void thePlanFollowsFromMacroSeedAndDivision() {
    byte[] plan = RunPlan.of(macro(BLOCK * 3, 1), Division.byNumber(2)).manifest();
    assertArrayEquals(plan, RunPlan.of(macro(BLOCK * 3, 1), Division.byNumber(2)).manifest());
    for (RunPlan other :
        List.of(
            RunPlan.of(macro(BLOCK * 3, 2), Division.byNumber(2)),
            RunPlan.of(macro(BLOCK * 4, 1), Division.byNumber(2)),
            RunPlan.of(macro(BLOCK * 3, 1), Division.byNumber(3)),
            RunPlan.of(macro(BLOCK * 3, 1), Division.byLength(2 * BLOCK)))) {
      assertFalse(Arrays.equals(plan, other.manifest()));
    }
  }

  /** Whatever the number of shards, of threads and of events, and the order. */
  @Test
  void fourDivisions() throws Exception {
    random(4, 2);
  }

  @Test
  @Tag("long")
  void hundredDivisions() throws Exception {
    random(100, 3);
  }

  private void random(int rounds, long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < rounds; i++) {
      long events = 1 + random.nextLong(5 * BLOCK);
      List<RunConfiguration> runs = macro(events, random.nextLong(1000));
      RunPlan plan = RunPlan.of(runs, Division.byNumber(random.nextInt(1, 8)));
      Path place = folder.resolve("round" + i);
      RunDirectory directory = RunDirectory.open(place, plan);
      List<RunUnit> order = new ArrayList<>(plan.units());
      for (int k = order.size(); k > 1; k--) {
        order.add(order.remove(random.nextInt(k)));
      }
      for (RunUnit unit : order) {
        assertTrue(directory.missing().contains(unit));
        manager(random).run(unit, directory.file(unit), Existing.REFUSE);
      }
      assertEquals(List.of(), directory.missing());
      Path single = folder.resolve("single" + i + ".h5");
      Path merged = folder.resolve("merged" + i + ".h5");
      RunOutcome whole = manager(random).run(runs.get(0), single, false);
      try (EventSet set = EventInput.of(List.of(place)).get(0).open()) {
        MergedFile.write(set, merged, false);
      }
      assertEquals(-1, Files.mismatch(single, merged), () -> plan.division() + " of " + events);
      List<RunOutcome> kept =
          plan.units().stream().map(unit -> directory.kept(unit, f -> {}).orElseThrow()).toList();
      RunOutcome together = directory.together(runs.get(0), kept);
      assertEquals(whole.summary().digest(), together.summary().digest());
      assertEquals(whole.summary().detected(), together.summary().detected());
      if (plan.units().size() > 1) {
        assertEquals(whole.modules(), together.modules());
        assertEquals(whole.summary().expectedEventsMc(), together.summary().expectedEventsMc(), 0);
      }
    }
  }

  private static RunManager manager(SplittableRandom random) {
    return new RunManager(random.nextInt(1, 4), (done, total) -> {});
  }

  @Test
  void anotherPlanIsRefused() throws Exception {
    RunPlan plan = RunPlan.of(macro(100, 1), Division.byNumber(2));
    RunDirectory.open(folder, plan);
    RunDirectory.open(folder, plan);
    RunPlan other = RunPlan.of(macro(100, 1), Division.byNumber(3));
    EventFileException e =
        assertThrows(EventFileException.class, () -> RunDirectory.open(folder, other));
    assertTrue(e.getMessage().contains("holds another plan"), e.getMessage());
    assertArrayEquals(plan.manifest(), Files.readAllBytes(folder.resolve("run.json")));
    assertEquals(plan.division(), RunDirectory.division(folder).orElseThrow());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  /** What somebody has made of the plan by hand is no internal error. */
  @Test
  void damagedPlans() throws Exception {
    RunPlan plan = RunPlan.of(macro(100, 1), Division.byNumber(2));
    String text = new String(plan.manifest(), StandardCharsets.UTF_8);
    Path manifest = folder.resolve("run.json");
    for (String damaged :
        List.of(
            "",
            "[]",
            "{",
            "null",
            text.substring(0, text.length() / 2),
            text.replace("\"shards\": 2", "\"shards\": 0"),
            text.replace("\"shards\": 2", "\"shards\": \"two\""),
            text.replace("\"shards\": 2", "\"shards\": null"),
            text.replace("events-00001.h5", "../events-00001.h5"))) {
      Files.writeString(manifest, damaged);
      EventFileException e =
          assertThrows(
              EventFileException.class, () -> EventInput.of(List.of(folder)), () -> damaged);
      assertTrue(e.getMessage().contains("run.json: is damaged"), e.getMessage());
    }
  }
}
