package org.nudipole.io.exchange;

import java.io.IOException;

/** Writes events as particles, one after the other. */
public interface RecordWriter {
  /** Takes the next event. */
  void write(EventRecord event) throws IOException;

  /** Writes what is still held, and the end. */
  void finish() throws IOException;
}
