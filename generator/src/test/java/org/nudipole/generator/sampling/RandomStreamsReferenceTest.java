package org.nudipole.generator.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.junit.jupiter.api.Test;
import org.nudipole.generator.sampling.RandomStreams.Stage;

/**
 * Streams against numpy.random.Philox(key=[seed, stage + 256 run], counter=[0, 0, batch, 0])
 * feeding a separate xoshiro256++.
 */
class RandomStreamsReferenceTest {
  @Test
  void firstWordsAreThoseOfNumpy() {
    UniformRandomProvider random = new RandomStreams(1).stream(0, Stage.RECOIL);
    assertEquals(0x402655fe360d597bL, random.nextLong());
    assertEquals(0x6fe91c5daca5997L, random.nextLong());
    assertEquals(0xc880cb046b666294L, random.nextLong());
  }

  @Test
  void seedStageAndBatchEnterAsInNumpy() {
    UniformRandomProvider random = new RandomStreams(42).stream(7, Stage.SMEARING);
    assertEquals(0x50432a3a8ec02fbL, random.nextLong());
    assertEquals(0xd75653938114937aL, random.nextLong());
    assertEquals(0x964f642d82238d04L, random.nextLong());
  }

  @Test
  void theRunOfASeedEntersAsInNumpy() {
    UniformRandomProvider random = new RandomStreams(42, 5, 0, 0).stream(7, Stage.SMEARING);
    assertEquals(0x434e042862699de0L, random.nextLong());
    assertEquals(0x369f0ce1c5781452L, random.nextLong());
    assertEquals(0x4d63ccd94ddaeb28L, random.nextLong());
    assertNotEquals(
        0, new RandomStreams(42, (1L << 55) - 1, 0, 0).stream(7, Stage.TIME).nextLong());
    assertThrows(IllegalArgumentException.class, () -> new RandomStreams(42, -1, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new RandomStreams(42, 1L << 55, 0, 0));
  }

  /** All 64 bits of seed and batch count. */
  @Test
  void largeSeedsAndBatchesEnterAsInNumpy() {
    UniformRandomProvider negative = new RandomStreams(-5).stream((1L << 16) + 7, Stage.PULSE);
    assertEquals(0x87ad1a0171581a89L, negative.nextLong());
    assertEquals(0x74973099744670e2L, negative.nextLong());
    UniformRandomProvider large =
        new RandomStreams((1L << 62) + 3).stream((1L << 40) + 7, Stage.VERTEX);
    assertEquals(0xa98b4da5f903c7f9L, large.nextLong());
    assertEquals(0x732f7ba9e0e2d432L, large.nextLong());
  }

  /** In blocks of any length, in turns with single words, and of a generator of another kind. */
  @Test
  void wordsInBlocksAreTheSameWords() {
    UniformRandomProvider single = new RandomStreams(3).stream(5, Stage.RECOIL);
    UniformRandomProvider blocks = new RandomStreams(3).stream(5, Stage.RECOIL);
    UniformRandomProvider other = new SplitMix64(1);
    UniformRandomProvider foreign = new SplitMix64(1);
    long[] words = new long[300];
    long[] others = new long[300];
    for (int n = 0; n <= 300; n += 25) {
      Arrays.fill(words, -1);
      RandomWords.fill(blocks, words, n);
      RandomWords.fill(foreign, others, n);
      for (int i = 0; i < n; i++) {
        assertEquals(single.nextLong(), words[i]);
        assertEquals(other.nextLong(), others[i]);
      }
      assertTrue(Arrays.stream(words, n, 300).allMatch(w -> w == -1), "behind the last word");
      assertEquals(single.nextLong(), blocks.nextLong());
      assertEquals(other.nextLong(), foreign.nextLong());
    }
  }

  @Test
  void everySeedRunStageAndBatchHasItsOwnStream() {
    Set<Long> first = new HashSet<>();
    int streams = 0;
    for (long seed = 0; seed < 10; seed++) {
      for (Stage stage : Stage.values()) {
        for (long run = 0; run < 5; run++) {
          for (long batch = 0; batch < 20; batch++) {
            first.add(new RandomStreams(seed, run, 0, 0).stream(batch, stage).nextLong());
            streams++;
          }
        }
      }
    }
    // 7000 words of 64 bits: the chance of any collision is 1e-12.
    assertEquals(streams, first.size());
    assertNotEquals(0, streams);
  }

  /** A module has streams of its own, with seed, run and more as they are. */
  @Test
  void modulesHaveTheirOwnStreams() {
    RandomStreams all = new RandomStreams(42, 5, 3, 0);
    assertEquals(new RandomStreams(42, 5, 3, 2), all.ofModule(2));
    assertEquals(all, all.ofModule(2).ofModule(0));
    long shared = all.stream(7, Stage.TIME).nextLong();
    assertNotEquals(shared, all.ofModule(2).stream(7, Stage.TIME).nextLong());
  }
}
