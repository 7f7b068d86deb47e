package org.nudipole.io.hdf5;

import io.jhdf.exceptions.HdfFilterException;

/**
 * Decoder of the adaptive entropy code of CCSDS 121.0-B-2, "Lossless Data Compression" (2012):
 * samples without sign, in blocks, each block in the code that suits it best. With a preprocessor
 * the coded numbers are the mapped differences of each sample to the one before it, which begin
 * anew with a reference sample in every interval of some blocks.
 *
 * <p>What a damaged stream says is refused where no encoder says it; more than the stream holds is
 * never read, and an interval is all that is held.
 */
final class RiceCode {
  /** Blocks of which one code may say together that all are zeros (chapter 3, "zero-block"). */
  private static final int SEGMENT = 64;

  /** Number of zero blocks whose code says: up to the end of the segment. */
  private static final int REST = 5;

  private final BitStream stream;
  private final int bits;
  private final int blockLength;
  private final boolean differences;

  /** Greatest value of a sample. */
  private final int greatest;

  /** Bits of the key of a block (chapter 5, "selected code option identification keys"). */
  private final int keyBits;

  private final int[] samples;
  private int filled;

  /**
   * A decoder at the beginning of a stream.
   *
   * @param bits of a sample, 5 to 16
   * @param blockLength samples of a block
   * @param blocks blocks of an interval
   * @param differences whether there is a preprocessor
   */
  RiceCode(BitStream stream, int bits, int blockLength, int blocks, boolean differences) {
    this.stream = stream;
    this.bits = bits;
    this.blockLength = blockLength;
    this.differences = differences;
    greatest = (1 << bits) - 1;
    keyBits = bits > 8 ? 4 : 3;
    samples = new int[blocks * blockLength];
  }

  /**
   * The samples of the next interval; the array is used again.
   *
   * @param count how many are wanted: all of them, or what the last interval has
   * @throws HdfFilterException if the stream is damaged
   */
  int[] next(int count) {
    filled = 0;
    while (filled < count) {
      block();
    }
    if (differences) {
      undoDifferences(count);
    }
    return samples;
  }

  private void block() {
    int key = (int) stream.read(keyBits);
    if (key == (1 << keyBits) - 1) {
      for (int i = 0; i < blockLength; i++) {
        put(stream.read(bits)); // "no compression"
      }
    } else if (key > 0) {
      reference();
      split(key - 1);
    } else if (stream.read(1) == 1) {
      reference();
      pairs();
    } else {
      reference();
      zeros();
    }
  }

  // Chapter 4, "reference sample": as it is, in place of the first one of an interval.
  private void reference() {
    if (differences && filled == 0) {
      put(stream.read(bits));
    }
  }

  // "Fundamental sequence" and "split-sample options": of each number what is above the k lowest
  // bits, in zeros before a one; then those bits.
  private void split(int k) {
    int first = filled;
    int end = first + blockLength - first % blockLength;
    for (int i = first; i < end; i++) {
      put(stream.zeros() << k);
    }
    for (int i = first; k > 0 && i < end; i++) {
      samples[i] |= (int) stream.read(k);
    }
  }

  // "Second extension": one number m for two, a and b, m = (a + b)(a + b + 1)/2 + b. With a
  // reference sample in place of the first a, that one counts as 0.
  private void pairs() {
    int end = filled + blockLength - filled % blockLength;
    while (filled < end) {
      long m = stream.zeros();
      long sum = (long) ((Math.sqrt(8.0 * m + 1) - 1) / 2);
      long b = m - sum * (sum + 1) / 2;
      if (filled % 2 == 0) {
        put(sum - b);
      }
      put(b);
    }
  }

  private void zeros() {
    int block = filled / blockLength;
    int left = samples.length / blockLength - block;
    long blocks = stream.zeros() + 1;
    if (blocks == REST) {
      blocks = Math.min(left, SEGMENT - block % SEGMENT);
    } else if (blocks > REST) {
      blocks--;
    }
    if (blocks > left) {
      throw damaged();
    }
    int end = (block + (int) blocks) * blockLength;
    while (filled < end) {
      put(0);
    }
  }

  private void put(long sample) {
    if (sample > greatest || sample < 0) {
      throw damaged();
    }
    samples[filled++] = (int) sample;
  }

  // Chapter 4, "prediction error mapper", for samples from 0 to the greatest one x: what lies as
  // far on either side of the sample before alternates, 0, -1, 1, -2, 2 ..., until the nearer end
  // is reached; then come those on the other side.
  private void undoDifferences(int count) {
    for (int i = 1; i < count; i++) {
      int before = samples[i - 1];
      int nearer = Math.min(before, greatest - before);
      int mapped = samples[i];
      if (mapped <= 2 * nearer) {
        samples[i] = before + ((mapped & 1) == 0 ? mapped / 2 : -(mapped + 1) / 2);
      } else {
        samples[i] = nearer == before ? mapped : greatest - mapped;
      }
    }
  }

  private static HdfFilterException damaged() {
    return new HdfFilterException("a chunk is damaged");
  }
}
