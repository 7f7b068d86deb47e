package org.nudipole.io.hdf5;

import io.jhdf.exceptions.HdfFilterException;
import io.jhdf.filter.Filter;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/**
 * The filter SZIP: a chunk begins with its length before packing, 4 little-endian bytes; then comes
 * a stream of {@link RiceCode}. Numbers of 4 and 8 bytes are coded as samples of one byte, all
 * first bytes of them, then all second ones, and so on. A line of samples ("pixels per scanline")
 * is an interval of the code, filled up to whole blocks.
 *
 * @see <a href="https://gitlab.dkrz.de/k202009/libaec">libaec, which HDF5 uses</a>
 */
final class Szip implements Filter {
  static final int ID = 4;

  // Places of its parameters.
  private static final int OPTIONS = 0;
  private static final int BLOCK = 1;
  private static final int BITS = 2;
  private static final int LINE = 3;

  // Of the options.
  private static final int ENTROPY_CODING = 4;
  private static final int BIG_ENDIAN = 16;
  private static final int NEAREST_NEIGHBOUR = 32;
  private static final int RAW = 128;

  private static final Set<Integer> WIDTHS = Set.of(Byte.SIZE, Short.SIZE, Integer.SIZE, Long.SIZE);

  // The greatest that the library takes.
  private static final int LONGEST_BLOCK = 32;
  private static final int LONGEST_LINE = 4096;

  /** Whether values can be had back. */
  static boolean isKnown(int id, int[] parameters) {
    return id == ID
        && parameters.length > LINE
        && (parameters[OPTIONS] & RAW) != 0
        && (parameters[OPTIONS] & (ENTROPY_CODING | NEAREST_NEIGHBOUR)) != 0
        && parameters[BLOCK] > 0
        && parameters[BLOCK] <= LONGEST_BLOCK
        && parameters[BLOCK] % 2 == 0
        && WIDTHS.contains(parameters[BITS])
        && parameters[LINE] > 0
        && parameters[LINE] <= LONGEST_LINE;
  }

  @Override
  public int getId() {
    return ID;
  }

  @Override
  public String getName() {
    return "szip";
  }

  @Override
  public byte[] decode(byte[] chunk, int[] parameters) {
    if (!isKnown(ID, parameters)) {
      throw new HdfFilterException("another kind of SZIP");
    }
    if (chunk.length < Integer.BYTES) {
      throw new HdfFilterException("a chunk ends too early");
    }
    int length = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN).getInt();
    int width = parameters[BITS] / Byte.SIZE;
    if (length < 0 || length % width != 0) {
      throw new HdfFilterException("a chunk of a length that no chunk has");
    }
    byte[] bytes = samples(chunk, length, parameters);
    return width > Short.BYTES ? together(bytes, width) : bytes;
  }

  // What a damaged length asks for is not reserved: the stream ends before.
  private static byte[] samples(byte[] chunk, int length, int[] parameters) {
    int size = parameters[BITS] == Short.SIZE ? Short.BYTES : Byte.BYTES;
    int line = parameters[LINE];
    int block = parameters[BLOCK];
    int blocks = (line + block - 1) / block;
    RiceCode code =
        new RiceCode(
            new BitStream(chunk, Integer.BYTES),
            Byte.SIZE * size,
            block,
            blocks,
            (parameters[OPTIONS] & NEAREST_NEIGHBOUR) != 0);
    boolean swapped = (parameters[OPTIONS] & BIG_ENDIAN) != 0;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] ofLine = new byte[line * size];
    for (int left = length / size; left > 0; left -= line) {
      int wanted = Math.min(left, line);
      int[] samples = code.next(left > line ? blocks * block : wanted);
      for (int i = 0; i < wanted; i++) {
        for (int b = 0; b < size; b++) {
          ofLine[i * size + (swapped ? size - 1 - b : b)] = (byte) (samples[i] >> Byte.SIZE * b);
        }
      }
      bytes.write(ofLine, 0, wanted * size);
    }
    return bytes.toByteArray();
  }

  // All first bytes, all second ones ... to numbers.
  private static byte[] together(byte[] bytes, int width) {
    int count = bytes.length / width;
    byte[] numbers = new byte[bytes.length];
    for (int b = 0; b < width; b++) {
      for (int i = 0; i < count; i++) {
        numbers[i * width + b] = bytes[b * count + i];
      }
    }
    return numbers;
  }
}
