package org.nudipole.io;

import static org.bytedeco.hdf5.global.hdf5.H5F_ACC_RDONLY;
import static org.bytedeco.hdf5.global.hdf5.H5T_ORDER_LE;
import static org.bytedeco.hdf5.global.hdf5.H5T_SGN_NONE;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bytedeco.hdf5.Attribute;
import org.bytedeco.hdf5.DSetMemXferPropList;
import org.bytedeco.hdf5.DataSet;
import org.bytedeco.hdf5.DataSpace;
import org.bytedeco.hdf5.DataType;
import org.bytedeco.hdf5.FloatType;
import org.bytedeco.hdf5.H5File;
import org.bytedeco.hdf5.H5Object;
import org.bytedeco.hdf5.IntType;
import org.bytedeco.hdf5.PredType;
import org.bytedeco.hdf5.global.hdf5;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Assumptions;
import org.nudipole.io.hdf5.OutsideTool;

/** Reads a file with the reference C library, as any other program would. */
final class CLibrary implements AutoCloseable {
  private final H5File file;

  CLibrary(Path path) {
    file = new H5File(path.toString(), H5F_ACC_RDONLY);
  }

  /** Skips the test where the C library has no binaries; fails it where tools are required. */
  static void assume() {
    String missing = "";
    try {
      PredType.NATIVE_DOUBLE().close();
    } catch (LinkageError e) {
      missing = "the HDF5 C library has no binaries for this platform: " + e;
    }
    if (!missing.isEmpty() && OutsideTool.required()) {
      throw new AssertionError(missing);
    }
    Assumptions.assumeTrue(missing.isEmpty(), "skipped: " + missing);
  }

  String textAttribute(String object, String name) {
    try (Attribute attribute = open(object).openAttribute(name);
        DataType type = attribute.getDataType();
        BytePointer bytes = new BytePointer(attribute.getInMemDataSize())) {
      attribute.read(type, (Pointer) bytes); // the overload for strings is another
      return string(bytes, 0, (int) type.getSize());
    }
  }

  String[] textsAttribute(String object, String name) {
    try (Attribute attribute = open(object).openAttribute(name);
        DataType type = attribute.getDataType();
        BytePointer bytes = new BytePointer(attribute.getInMemDataSize())) {
      attribute.read(type, (Pointer) bytes); // the overload for strings is another
      return strings(
          bytes, (int) type.getSize(), (int) (attribute.getInMemDataSize() / type.getSize()));
    }
  }

  long integerAttribute(String object, String name) {
    try (Attribute attribute = open(object).openAttribute(name);
        LongPointer value = new LongPointer(1)) {
      attribute.read(PredType.NATIVE_INT64(), value);
      return value.get();
    }
  }

  double numberAttribute(String object, String name) {
    try (Attribute attribute = open(object).openAttribute(name);
        DoublePointer value = new DoublePointer(1)) {
      attribute.read(PredType.NATIVE_DOUBLE(), value);
      return value.get();
    }
  }

  String[] texts(String path) {
    try (DataSet dataset = file.openDataSet(path);
        DataType type = dataset.asAbstractDs().getDataType();
        BytePointer bytes = new BytePointer(dataset.getInMemDataSize())) {
      dataset.read((Pointer) bytes, type);
      int size = (int) type.getSize();
      return strings(bytes, size, (int) (dataset.getInMemDataSize() / size));
    }
  }

  long rows(String path) {
    try (DataSet dataset = file.openDataSet(path);
        DataSpace space = dataset.getSpace()) {
      return space.getSimpleExtentNpoints();
    }
  }

  double[] doubles(String path) {
    int rows = (int) rows(path);
    double[] values = new double[rows];
    try (DataSet dataset = file.openDataSet(path);
        DoublePointer pointer = new DoublePointer(Math.max(1, rows))) {
      dataset.read(pointer, PredType.NATIVE_DOUBLE());
      pointer.get(values);
    }
    return values;
  }

  int[] integers(String path) {
    int rows = (int) rows(path);
    int[] values = new int[rows];
    try (DataSet dataset = file.openDataSet(path);
        IntPointer pointer = new IntPointer(Math.max(1, rows))) {
      dataset.read(pointer, PredType.NATIVE_INT());
      pointer.get(values);
    }
    return values;
  }

  /** The value in a row of a column of doubles. */
  double valueAt(String path, long row) {
    try (DataSet dataset = file.openDataSet(path);
        DataSpace space = dataset.getSpace();
        DataSpace one = new DataSpace(1, new long[] {1});
        DoublePointer value = new DoublePointer(1)) {
      space.selectHyperslab(hdf5.H5S_SELECT_SET, new long[] {1}, new long[] {row});
      dataset.read(value, PredType.NATIVE_DOUBLE(), one, space, new DSetMemXferPropList());
      return value.get();
    }
  }

  /** The stored type in short, such as {@code f64le} or {@code u8}. */
  String type(String path) {
    try (DataSet dataset = file.openDataSet(path)) {
      long bits = 8 * dataset.asAbstractDs().getDataType().getSize();
      if (dataset.asAbstractDs().getTypeClass() == hdf5.H5T_FLOAT) {
        return "f" + bits + order(new FloatType(dataset).getOrder());
      }
      IntType type = new IntType(dataset);
      return (type.getSign() == H5T_SGN_NONE ? "u" : "i") + bits + order(type.getOrder());
    }
  }

  private static String order(int order) {
    return order == H5T_ORDER_LE ? "le" : "be";
  }

  private H5Object open(String object) {
    return file.nameExists(object) && file.childObjType(object) == hdf5.H5O_TYPE_DATASET
        ? file.openDataSet(object)
        : file.openGroup(object);
  }

  private static String[] strings(BytePointer bytes, int size, int count) {
    String[] strings = new String[count];
    for (int i = 0; i < count; i++) {
      strings[i] = string(bytes, i * size, size);
    }
    return strings;
  }

  private static String string(BytePointer bytes, int from, int size) {
    byte[] content = new byte[size];
    bytes.position(from).get(content);
    int end = 0;
    while (end < size && content[end] != 0) {
      end++;
    }
    return new String(content, 0, end, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    file._close();
  }
}
