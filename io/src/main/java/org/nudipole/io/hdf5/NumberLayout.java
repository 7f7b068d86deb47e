package org.nudipole.io.hdf5;

import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;

/**
 * How the bits of a number are laid out: HDF5 allows any layout, everybody writes those of IEEE.
 */
final class NumberLayout {
  /** Code of a mantissa whose leading bit is not stored. */
  private static final int IMPLIED = 2;

  private NumberLayout() {}

  /** Whether numbers of a type use all of their bits in the usual way; others than numbers do. */
  static boolean isStandard(DataType type) {
    int bits = Byte.SIZE * type.getSize();
    if (type instanceof FloatingPoint number) {
      return number.getBitOffset() == 0
          && number.getBitPrecision() == bits
          && !number.isLowPadding()
          && !number.isHighPadding()
          && !number.isInternalPadding()
          && (bits == Double.SIZE && isDouble(number) || bits == Float.SIZE && isFloat(number));
    }
    return !(type instanceof FixedPoint integer)
        || integer.getBitOffset() == 0 && integer.getBitPrecision() == bits && bits <= Long.SIZE;
  }

  private static boolean isDouble(FloatingPoint number) {
    return number.getSignLocation() == 63
        && number.getExponentLocation() == 52
        && number.getExponentSize() == 11
        && number.getMantissaLocation() == 0
        && number.getMantissaSize() == 52
        && number.getExponentBias() == Double.MAX_EXPONENT
        && number.getMantissaNormalization() == IMPLIED;
  }

  private static boolean isFloat(FloatingPoint number) {
    return number.getSignLocation() == 31
        && number.getExponentLocation() == 23
        && number.getExponentSize() == 8
        && number.getMantissaLocation() == 0
        && number.getMantissaSize() == 23
        && number.getExponentBias() == Float.MAX_EXPONENT
        && number.getMantissaNormalization() == IMPLIED;
  }
}
