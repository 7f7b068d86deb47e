package org.nudipole.io.hdf5;

import io.jhdf.exceptions.HdfFilterException;
import io.jhdf.filter.Filter;

/**
 * The filter NBIT, which leaves out the bits that a type does not use. Ours use all of theirs: the
 * filter then says so, and values stand as they are.
 */
final class BitPacking implements Filter {
  static final int ID = 5;

  /** Place of the mark that no bit was left out. */
  private static final int NOTHING = 1;

  /** Whether values can be had back. */
  static boolean isKnown(int id, int[] parameters) {
    return id == ID && parameters.length > NOTHING && parameters[NOTHING] == 1;
  }

  @Override
  public int getId() {
    return ID;
  }

  @Override
  public String getName() {
    return "nbit";
  }

  @Override
  public byte[] decode(byte[] chunk, int[] parameters) {
    if (!isKnown(ID, parameters)) {
      throw new HdfFilterException("bits were left out");
    }
    return chunk;
  }
}
