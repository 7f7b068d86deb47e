package org.nudipole.io.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.exceptions.HdfFilterException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the C library packs with SZIP comes back; what is damaged is told. */
@Tag("canonical")
class SzipTest {
  private static final int EC = 128 | 8 | 4 | 1;
  private static final int NN = 128 | 32 | 8 | 1;

  /** An interval has at most 4096 samples, of 2 bytes; its shortest code is longer than a byte. */
  private static final int MOST_PACKED = 2 * 4096;

  @TempDir Path folder;

  /** Each code of the standard, bit by bit: one block of 4 samples of a byte. */
  @ParameterizedTest
  @CsvSource({
    // No compression.
    "EC, 111 00000001 11111111 00000000 10000000, 1 255 0 128",
    "NN, 111 11111010 00010100 00000010 00000011, 250 235 236 234",
    // No bit split off, and two.
    "EC, 001 1 01 001 000001, 0 1 2 5",
    "EC, 011 1 01 1 001 11 00 10 01, 3 4 2 9",
    // 100, then the differences 0, -1, +1.
    "NN, 001 01100100 1 01 001, 100 100 99 100",
    // Beyond the nearer end: 2, then 2 * 2 + 3 = 7.
    "NN, 001 00000010 00000001 1 1, 2 7 7 7",
    // Pairs: m = 0 for (0, 0), 2 for (0, 1), 4 for (1, 1).
    "EC, 000 1 1 00001, 0 0 1 1",
    "NN, 000 1 01100100 001 1, 100 99 99 99",
    // One block of zeros, and as many as are left.
    "EC, 000 0 1, 0 0 0 0",
    "NN, 000 0 00000111 1, 7 7 7 7",
    "NN, 000 0 00000111 00001, 7 7 7 7"
  })
  void bitByBit(String coding, String bits, String samples) {
    byte[] expected = new byte[4];
    String[] words = samples.split(" ", -1);
    for (int i = 0; i < expected.length; i++) {
      expected[i] = (byte) Integer.parseInt(words[i]);
    }
    int[] parameters = {coding.equals("EC") ? EC : NN, 4, 8, 4};
    assertArrayEquals(expected, new Szip().decode(chunk(4, bits), parameters));
  }

  @ParameterizedTest
  @CsvSource({
    "4, 111 00000001 11111111 00000000",
    "4, 001 1 01 001",
    "4, 000 0 00",
    // More zero blocks than the interval has.
    "4, 000 0 01",
    // More than a sample can be.
    "4, 110 00000000 1 1 1 1 00000 00000 00000 00000",
    "-1, 000 0 1",
    "2147483647, 000 0 1"
  })
  void damaged(int length, String bits) {
    byte[] chunk = chunk(length, bits);
    assertThrows(HdfFilterException.class, () -> new Szip().decode(chunk, new int[] {EC, 4, 8, 4}));
  }

  @Test
  void aChunkWithoutItsLength() {
    int[] parameters = {EC, 4, 8, 4};
    assertThrows(HdfFilterException.class, () -> new Szip().decode(new byte[3], parameters));
    int[] ofNumbers = {EC, 4, 32, 4};
    assertThrows(HdfFilterException.class, () -> new Szip().decode(chunk(6, "000 0 1"), ofNumbers));
  }

  @Test
  void otherKindsAreNotKnown() {
    assertTrue(Szip.isKnown(Szip.ID, new int[] {EC, 32, 64, 4096}));
    for (int[] parameters :
        new int[][] {
          {EC, 8, 8},
          {EC & ~128, 8, 8, 40},
          {128, 8, 8, 40},
          {EC, 0, 8, 40},
          {EC, 7, 8, 40},
          {EC, 34, 8, 40},
          {EC, 8, 12, 40},
          {EC, 8, 8, 0},
          {EC, 8, 8, 4097}
        }) {
      assertFalse(Szip.isKnown(Szip.ID, parameters), Arrays.toString(parameters));
      assertThrows(
          HdfFilterException.class, () -> new Szip().decode(chunk(1, "000 0 1"), parameters));
    }
    assertFalse(Szip.isKnown(1, new int[] {EC, 32, 64, 4096}));
  }

  @Test
  void numbersOfManyKinds() throws IOException, InterruptedException {
    try (HdfFile file = new HdfFile(packed())) {
      int leftOut = 0;
      for (Node group : file) {
        Dataset plain = ((Group) group).getDatasetByPath("plain");
        Dataset stored = ((Group) group).getDatasetByPath("packed");
        assertEquals(Optional.empty(), StoredFilters.unknown(stored));
        Dataset packed = FilteredChunks.of(stored);
        assertArrayEquals(
            new Object[] {plain.getData()}, new Object[] {packed.getData()}, group.getName());
        int rows = plain.getDimensions()[0];
        long[] first = {rows / 3};
        int[] count = {rows - rows / 2};
        assertArrayEquals(
            new Object[] {plain.getData(first, count)},
            new Object[] {packed.getData(first, count)},
            group.getName());
        leftOut += isAsItWas(stored) ? 1 : 0;
      }
      assertTrue(leftOut > 50, leftOut + " are of chunks that SZIP made no shorter");
    }
  }

  // What jhdf itself does not see.
  private static boolean isAsItWas(Dataset stored) {
    try {
      stored.getData();
      return false;
    } catch (RuntimeException e) {
      return true;
    }
  }

  /** Bits that change, bytes that are missing: other samples of the same number, or a fault. */
  @Test
  void damagedStreams() throws IOException, InterruptedException {
    SplittableRandom random = new SplittableRandom(1);
    int told = 0;
    int trials = 0;
    try (HdfFile file = new HdfFile(packed())) {
      for (Node group : file) {
        ChunkedDataset stored = (ChunkedDataset) ((Group) group).getChild("packed");
        ByteBuffer raw = stored.getRawChunkBuffer(new int[1]);
        byte[] chunk = new byte[raw.remaining()];
        raw.get(chunk);
        assertEquals(Optional.empty(), StoredFilters.unknown(stored));
        int[] parameters = stored.getFilters().get(stored.getFilters().size() - 1).getFilterData();
        for (int i = 0; i < 3 && chunk.length > 8; i++, trials++) {
          byte[] changed = Arrays.copyOf(chunk, chunk.length - random.nextInt(2) * i);
          // The length is as likely as what follows.
          int place = random.nextInt(random.nextBoolean() ? Integer.BYTES : changed.length);
          changed[place] ^= (byte) (1 + random.nextInt(255));
          int length = ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).getInt();
          try {
            assertEquals(length, new Szip().decode(changed, parameters).length);
            assertTrue(length <= (long) MOST_PACKED * changed.length);
          } catch (HdfFilterException e) {
            told++;
          }
        }
      }
    }
    assertTrue(told > trials / 3, told + " of " + trials);
  }

  private Path packed() throws IOException, InterruptedException {
    OutsideTool.assume(
        OutsideTool.PYTHON, "-c", "import h5py; assert h5py.h5z.get_filter_info(4) & 1");
    Path path = folder.resolve("packed.h5");
    assertEquals(new OutsideTool.Result(0, ""), OutsideTool.python(folder, "szip.py", path));
    return path;
  }

  private static byte[] chunk(int length, String text) {
    String bits = text.replace(" ", "");
    ByteBuffer chunk = ByteBuffer.allocate(Integer.BYTES + (bits.length() + 7) / 8);
    StoredNumbers.put(length, Integer.BYTES, chunk);
    for (int i = 0; i < bits.length(); i++) {
      int at = Integer.BYTES + i / 8;
      chunk.put(at, (byte) (chunk.get(at) | (bits.charAt(i) - '0') << (7 - i % 8)));
    }
    return chunk.array();
  }
}
