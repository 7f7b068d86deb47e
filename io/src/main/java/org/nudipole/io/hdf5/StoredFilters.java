package org.nudipole.io.hdf5;

import io.jhdf.AbstractNode;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfFilterException;
import io.jhdf.filter.FilterManager;
import io.jhdf.object.message.FilterPipelineMessage;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import java.util.List;
import java.util.Optional;

/** Filters that values went through when they were stored. */
final class StoredFilters {
  /** How to store a file otherwise. */
  static final String ADVICE =
      "Rewrite it with h5repack -f NONE or -f GZIP=6, or read it with h5py";

  static {
    FilterManager.addFilter(new Fletcher());
    FilterManager.addFilter(new BitPacking());
    FilterManager.addFilter(new ScaleOffset());
    FilterManager.addFilter(new Szip());
  }

  private StoredFilters() {}

  /** What of a data set cannot be undone here, such as {@code the filter SOFF of /events/time}. */
  static Optional<String> unknown(Node node) {
    return node instanceof AbstractNode stored
        ? stored.getHeader().getMessagesOfType(FilterPipelineMessage.class).stream()
            .flatMap(message -> message.getFilters().stream())
            .filter(filter -> !isKnown(filter))
            .findFirst()
            .map(filter -> "the filter " + name(filter) + " of " + node.getPath())
        : Optional.empty();
  }

  private static boolean isKnown(FilterInfo filter) {
    int id = filter.getId();
    int[] parameters = filter.getData();
    return switch (id) {
      case Szip.ID -> Szip.isKnown(id, parameters);
      case BitPacking.ID -> BitPacking.isKnown(id, parameters);
      case ScaleOffset.ID -> ScaleOffset.isKnown(id, parameters);
      default -> isOfTheLibrary(filter);
    };
  }

  private static boolean isOfTheLibrary(FilterInfo filter) {
    try {
      FilterManager.getPipeline(List.of(filter));
      return true;
    } catch (HdfFilterException e) {
      return false;
    }
  }

  /** A chunk before it went through some filters. */
  static byte[] undo(List<FilterInfo> filters, byte[] chunk) {
    return filters.isEmpty() ? chunk : FilterManager.getPipeline(filters).decode(chunk);
  }

  // As h5repack calls it.
  private static String name(FilterInfo filter) {
    return switch (filter.getId()) {
      case Szip.ID -> "SZIP";
      case BitPacking.ID -> "NBIT";
      case ScaleOffset.ID -> "SOFF";
      default -> "number " + filter.getId();
    };
  }
}
