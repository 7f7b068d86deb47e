package org.nudipole.io.hdf5;

import io.jhdf.AbstractNode;
import io.jhdf.ObjectHeader;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.dataset.chunked.ChunkOffset;
import io.jhdf.dataset.chunked.ChunkedDatasetBase;
import io.jhdf.dataset.chunked.ChunkedDatasetV3;
import io.jhdf.dataset.chunked.ChunkedDatasetV4;
import io.jhdf.exceptions.UnsupportedHdfException;
import io.jhdf.object.message.FilterPipelineMessage;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * Data sets with filters that are optional: where such a one makes a chunk no shorter, the library
 * leaves the chunk as it was and says so in the index of chunks ("Filter Mask"), for which jhdf
 * does not look. SZIP leaves out many, of columns of random numbers.
 */
public final class FilteredChunks {
  private FilteredChunks() {}

  /** A data set of which each chunk is read through the filters that it went through. */
  public static Dataset of(Dataset dataset) {
    if (!(dataset instanceof AbstractNode node)
        || filters(node.getHeader()).stream().noneMatch(FilterInfo::isOptional)) {
      return dataset;
    }
    HdfBackingStorage storage = dataset.getHdfFile().getHdfBackingStorage();
    if (dataset instanceof ChunkedDatasetV3) {
      return new V3(storage, node.getAddress(), node.getName(), node.getParent(), node.getHeader());
    }
    if (dataset instanceof ChunkedDatasetV4) {
      return new V4(storage, node.getAddress(), node.getName(), node.getParent(), node.getHeader());
    }
    return dataset;
  }

  private static List<FilterInfo> filters(ObjectHeader header) {
    return header.getMessagesOfType(FilterPipelineMessage.class).stream()
        .flatMap(message -> message.getFilters().stream())
        .toList();
  }

  private static byte[] unpack(ChunkedDatasetBase dataset, ByteBuffer stored, BitSet leftOut) {
    byte[] chunk = new byte[stored.remaining()];
    stored.get(chunk);
    List<FilterInfo> filters = filters(dataset.getHeader());
    List<FilterInfo> used = new ArrayList<>();
    for (int i = 0; i < filters.size(); i++) {
      if (!leftOut.get(i)) {
        used.add(filters.get(i));
      }
    }
    return StoredFilters.undo(used, chunk);
  }

  private static BitSet leftOut(Map<ChunkOffset, Chunk> index, int[] place) {
    long[] offset = new long[place.length];
    for (int i = 0; i < place.length; i++) {
      offset[i] = place[i];
    }
    return index.get(new ChunkOffset(offset)).getFilterMask();
  }

  // Ours have one dimension; those of others that have several stay without what cannot be packed.
  private static boolean isComplete(ChunkedDatasetBase dataset, Map<ChunkOffset, Chunk> index) {
    boolean complete = index.values().stream().allMatch(chunk -> chunk.getFilterMask().isEmpty());
    if (!complete && dataset.getDimensions().length != 1) {
      throw new UnsupportedHdfException(
          "chunks of " + dataset.getPath() + " without their filters, in several dimensions");
    }
    return complete;
  }

  // As in jhdf, a chunk that is not there has zeros.
  private static ByteBuffer rows(
      ChunkedDatasetBase dataset, Map<ChunkOffset, Chunk> index, long first, int count) {
    int size = dataset.getDataType().getSize();
    byte[] bytes = new byte[Math.multiplyExact(count, size)];
    int length = dataset.getChunkDimensions()[0];
    long end = first + count;
    for (Chunk chunk : index.values()) {
      long begin = chunk.getChunkOffset()[0];
      long from = Math.max(first, begin);
      long to = Math.min(end, begin + length);
      if (from < to) {
        byte[] unpacked = dataset.getDecompressedChunk(new int[] {Math.toIntExact(begin)});
        System.arraycopy(
            unpacked,
            (int) (from - begin) * size,
            bytes,
            (int) (from - first) * size,
            (int) (to - from) * size);
      }
    }
    return ByteBuffer.wrap(bytes);
  }

  /** Of the older layout, with one kind of index. */
  private static final class V3 extends ChunkedDatasetV3 {
    V3(HdfBackingStorage storage, long address, String name, Group parent, ObjectHeader header) {
      super(storage, address, name, parent, header);
    }

    @Override
    public byte[] getDecompressedChunk(int[] place) {
      return unpack(this, getRawChunkBuffer(place), leftOut(getChunkLookup(), place));
    }

    @Override
    public ByteBuffer getDataBuffer() {
      return isComplete(this, getChunkLookup())
          ? super.getDataBuffer()
          : rows(this, getChunkLookup(), 0, Math.toIntExact(getSize()));
    }

    @Override
    public ByteBuffer getSliceDataBuffer(long[] first, int[] counts) {
      return isComplete(this, getChunkLookup())
          ? super.getSliceDataBuffer(first, counts)
          : rows(this, getChunkLookup(), first[0], counts[0]);
    }
  }

  /** Of the newer layout, with several kinds. */
  private static final class V4 extends ChunkedDatasetV4 {
    V4(HdfBackingStorage storage, long address, String name, Group parent, ObjectHeader header) {
      super(storage, address, name, parent, header);
    }

    @Override
    public byte[] getDecompressedChunk(int[] place) {
      return unpack(this, getRawChunkBuffer(place), leftOut(getChunkLookup(), place));
    }

    @Override
    public ByteBuffer getDataBuffer() {
      return isComplete(this, getChunkLookup())
          ? super.getDataBuffer()
          : rows(this, getChunkLookup(), 0, Math.toIntExact(getSize()));
    }

    @Override
    public ByteBuffer getSliceDataBuffer(long[] first, int[] counts) {
      return isComplete(this, getChunkLookup())
          ? super.getSliceDataBuffer(first, counts)
          : rows(this, getChunkLookup(), first[0], counts[0]);
    }
  }
}
