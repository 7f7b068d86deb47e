package org.nudipole.macros.language;

import java.io.IOException;

/** A name that means a folder, so that a file elsewhere may be meant. */
final class FolderException extends IOException {
  private static final long serialVersionUID = 1L;

  FolderException() {
    super("it is a folder");
  }
}
