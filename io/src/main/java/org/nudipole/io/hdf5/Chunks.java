package org.nudipole.io.hdf5;

/**
 * Where the values of a column in chunks are: what its header says of them once all are there.
 *
 * @param rows number of values
 * @param rowsOfOne values of one chunk, at least 1; the last one is as long, whatever it holds
 * @param index address of the index that finds the chunks
 */
public record Chunks(long rows, int rowsOfOne, long index) {
  /** Of a column that has no values yet, with as long a header as any. */
  public static final Chunks NONE = new Chunks(0, 1, ObjectHeader.UNDEFINED_ADDRESS);
}
