package org.nudipole.io.hdf5;

import io.jhdf.exceptions.HdfFilterException;
import io.jhdf.filter.Filter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The filter FLET: behind a chunk stands its checksum of Fletcher (IEEE Trans. Commun. 30, 247,
 * 1982), two sums of big-endian words modulo 65,535. That of jhdf leaves it there, where another
 * filter takes it for values.
 */
final class Fletcher implements Filter {
  static final int ID = 3;

  private static final int MODULUS = 0xffff;

  @Override
  public int getId() {
    return ID;
  }

  @Override
  public String getName() {
    return "fletcher32";
  }

  @Override
  public byte[] decode(byte[] chunk, int[] parameters) {
    int length = chunk.length - Integer.BYTES;
    if (length < 0) {
      throw new HdfFilterException("a chunk ends too early");
    }
    long sum = 0;
    long sums = 0;
    for (int i = 0; i < length; i += 2) {
      int low = i + 1 < length ? chunk[i + 1] & 0xff : 0;
      sum = (sum + ((chunk[i] & 0xff) << Byte.SIZE | low)) % MODULUS;
      sums = (sums + sum) % MODULUS;
    }
    int stored = ByteBuffer.wrap(chunk, length, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
    // 65,535 is 0.
    if ((stored & MODULUS) % MODULUS != sum || (stored >>> Short.SIZE) % MODULUS != sums) {
      throw new HdfFilterException("a chunk does not match its checksum");
    }
    return Arrays.copyOf(chunk, length);
  }
}
