package org.nudipole.io.exchange;

import java.io.IOException;

/** Writes rows of an event file as they are, a block after the other. */
public interface TableWriter {
  /** Takes the next rows. */
  void write(TableRows rows) throws IOException;

  /** Writes what is still held, and the end. */
  void finish() throws IOException;
}
