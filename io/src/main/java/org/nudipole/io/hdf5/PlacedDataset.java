package org.nudipole.io.hdf5;

import io.jhdf.AbstractWritableNode;
import io.jhdf.HdfFile;
import io.jhdf.ObjectHeader;
import io.jhdf.api.Attribute;
import io.jhdf.api.Group;
import io.jhdf.api.NodeType;
import io.jhdf.api.WritableDataset;
import io.jhdf.exceptions.HdfWritingException;
import io.jhdf.filter.PipelineFilterWithData;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.message.AttributeInfoMessage;
import io.jhdf.object.message.AttributeMessage;
import io.jhdf.object.message.DataLayout;
import io.jhdf.object.message.DataLayoutMessage.ContiguousDataLayoutMessage;
import io.jhdf.object.message.DataSpace;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.DataTypeMessage;
import io.jhdf.object.message.FillValueMessage;
import io.jhdf.object.message.Message;
import io.jhdf.storage.HdfFileChannel;
import java.io.File;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A contiguous data set whose header jhdf writes and whose values have a place of their own: given
 * at once, or filled in later by anybody who knows {@link #address()}. jhdf itself wants all values
 * in memory, knows no empty data set, loses the end of one over 2 GiB, and writes some bytes past
 * the end of a string.
 */
public final class PlacedDataset extends AbstractWritableNode implements WritableDataset {
  /** Page size of the usual file systems: block writes then never share a page with a header. */
  private static final int ALIGNMENT = 4096;

  private static final long UNDEFINED_ADDRESS = -1;

  private final DataType type;
  private final DataSpace space;
  private final byte[] content;
  private final int alignment;
  private long address = UNDEFINED_ADDRESS;

  private PlacedDataset(
      Group parent, String name, DataType type, DataSpace space, byte[] content, int alignment) {
    super(parent, name);
    this.type = type;
    this.space = space;
    this.content = content;
    this.alignment = alignment;
  }

  /** A column of {@code rows} values to be filled in later. */
  public static PlacedDataset reserved(Group parent, String name, DataType type, long rows) {
    DataSpace one = DataSpace.fromObject(new byte[1]);
    DataSpace space = DataSpace.modifyDimensions(one, new long[] {rows});
    return new PlacedDataset(parent, name, type, space, new byte[0], ALIGNMENT);
  }

  /**
   * A data set of the given values, little-endian; the shape is that of {@code example}: a scalar
   * or an array.
   */
  public static PlacedDataset of(
      Group parent, String name, DataType type, Object example, byte[] content) {
    return new PlacedDataset(parent, name, type, DataSpace.fromObject(example), content, 1);
  }

  /** Address of the first value in the file, once the header is written. */
  public long address() {
    return address;
  }

  @Override
  public long write(HdfFileChannel channel, long position) {
    // The length of the header does not depend on the address in it.
    int headerSize = header(position, 0).limit();
    long size = getSizeInBytes();
    long place = size == 0 ? UNDEFINED_ADDRESS : align(position + headerSize);
    if (address != UNDEFINED_ADDRESS && address != place) {
      throw new HdfWritingException("the place of " + getPath() + " moved");
    }
    address = place;
    writeFully(channel, header(position, place), position);
    writeFully(channel, ByteBuffer.wrap(content), place);
    long end = size == 0 ? position + headerSize : place + size;
    // At the end jhdf writes a mark wherever the channel stands: that must be behind everything
    // else.
    channel.position(end);
    return end;
  }

  private long align(long position) {
    return (position + alignment - 1) / alignment * alignment;
  }

  private ByteBuffer header(long position, long place) {
    List<Message> messages = new ArrayList<>();
    messages.add(DataTypeMessage.create(type));
    messages.add(DataSpaceMessage.create(space));
    messages.add(FillValueMessage.NO_FILL);
    messages.add(ContiguousDataLayoutMessage.create(place, getSizeInBytes()));
    if (!getAttributes().isEmpty()) {
      messages.add(AttributeInfoMessage.create());
      for (Map.Entry<String, Attribute> attribute : getAttributes().entrySet()) {
        messages.add(AttributeMessage.create(attribute.getKey(), attribute.getValue()));
      }
    }
    return new ObjectHeader.ObjectHeaderV2(position, messages).toBuffer();
  }

  private static void writeFully(HdfFileChannel channel, ByteBuffer bytes, long position) {
    long at = position;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }

  @Override
  public long getSize() {
    return space.getTotalLength();
  }

  @Override
  public long getSizeInBytes() {
    return getSize() * type.getSize();
  }

  @Override
  public long getStorageInBytes() {
    return getSizeInBytes();
  }

  @Override
  public int[] getDimensions() {
    return Arrays.stream(getDimensionsAsLong()).mapToInt(Math::toIntExact).toArray();
  }

  @Override
  public long[] getDimensionsAsLong() {
    return space.getDimensionsAsLong();
  }

  @Override
  public long[] getMaxSize() {
    return space.getMaxSizes();
  }

  @Override
  public boolean isScalar() {
    return getDimensionsAsLong().length == 0;
  }

  @Override
  public boolean isEmpty() {
    return getSize() == 0;
  }

  @Override
  public boolean isCompound() {
    return false;
  }

  @Override
  public boolean isVariableLength() {
    return false;
  }

  @Override
  public DataLayout getDataLayout() {
    return DataLayout.CONTIGUOUS;
  }

  @Override
  public Class<?> getJavaType() {
    return type.getJavaType();
  }

  @Override
  public DataType getDataType() {
    return type;
  }

  @Override
  public Object getData() {
    throw new HdfWritingException("values are not held in memory");
  }

  @Override
  public Object getDataFlat() {
    return getData();
  }

  @Override
  public Object getData(long[] offset, int[] dimensions) {
    return getData();
  }

  @Override
  public Object getFillValue() {
    throw new HdfWritingException("there is no fill value");
  }

  @Override
  public List<PipelineFilterWithData> getFilters() {
    return List.of();
  }

  @Override
  public NodeType getType() {
    return NodeType.DATASET;
  }

  @Override
  public boolean isGroup() {
    return false;
  }

  @Override
  public boolean isLink() {
    return false;
  }

  @Override
  public boolean isAttributeCreationOrderTracked() {
    return false;
  }

  @Override
  public long getAddress() {
    throw new HdfWritingException("address of the header not known until written");
  }

  @Override
  public File getFile() {
    return getParent().getFile();
  }

  @Override
  public Path getFileAsPath() {
    return getParent().getFileAsPath();
  }

  @Override
  public HdfFile getHdfFile() {
    return getParent().getHdfFile();
  }
}
