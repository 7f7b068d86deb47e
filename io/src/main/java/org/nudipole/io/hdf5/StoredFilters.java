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
    FilterManager.addFilter(new BitPacking());
    FilterManager.addFilter(new ScaleOffset());
  }

  private StoredFilters() {}

  /** What of a data set cannot be undone here, such as {@code the filter SZIP of /events/time}. */
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
    if (filter.getId() == BitPacking.ID || filter.getId() == ScaleOffset.ID) {
      return BitPacking.isKnown(filter.getId(), filter.getData())
          || ScaleOffset.isKnown(filter.getId(), filter.getData());
    }
    try {
      FilterManager.getPipeline(List.of(filter));
      return true;
    } catch (HdfFilterException e) {
      return false;
    }
  }

  // As h5repack calls it.
  private static String name(FilterInfo filter) {
    return switch (filter.getId()) {
      case 4 -> "SZIP";
      case BitPacking.ID -> "NBIT";
      case ScaleOffset.ID -> "SOFF";
      default -> "number " + filter.getId();
    };
  }
}
