package org.nudipole.generator.sampling;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.XoShiRo256PlusPlus;

/**
 * A xoshiro256++ (D. Blackman, S. Vigna, ACM TOMS 47 (2021) 36) that also gives many of its words
 * at once: its state then stays in registers, where one word at a time writes it to memory and
 * reads it again. The words are the same either way.
 */
public final class RandomWords extends XoShiRo256PlusPlus {
  RandomWords(long seed0, long seed1, long seed2, long seed3) {
    super(seed0, seed1, seed2, seed3);
  }

  /**
   * The next words of a generator, in order.
   *
   * @param words receives them
   * @param n how many, at most the length of the array
   */
  public static void fill(UniformRandomProvider random, long[] words, int n) {
    if (random instanceof RandomWords fast) {
      fast.fill(words, n);
    } else {
      for (int i = 0; i < n; i++) {
        words[i] = random.nextLong();
      }
    }
  }

  private void fill(long[] words, int n) {
    long a = state0;
    long b = state1;
    long c = state2;
    long d = state3;
    for (int i = 0; i < n; i++) {
      words[i] = Long.rotateLeft(a + d, 23) + a;
      long shifted = b << 17;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= shifted;
      d = Long.rotateLeft(d, 45);
    }
    state0 = a;
    state1 = b;
    state2 = c;
    state3 = d;
  }
}
