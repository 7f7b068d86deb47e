package org.nudipole.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.io.hdf5.Hdf5Signature;

/** Whose a part file is that an interrupted run has left: only the same run goes on with it. */
final class LeftFile {
  private LeftFile() {}

  /**
   * Refuses a part file that was completed by another run and only lacks its name: it has no
   * journal any more. It is looked at before it is locked, for closing it gives the lock up.
   *
   * @param file the name that it would get
   * @param known digest of {@link RunIdentity#ofFile}
   */
  static void refuseAnother(Path file, String known) {
    try {
      if (!PartFile.isLeft(file)) {
        return;
      }
    } catch (IOException e) {
      throw EventFileException.of(file, "write", e);
    }
    try (EventFileReader whole = EventFileReader.unchecked(PartFile.part(file))) {
      if (!RunIdentity.digest(RunIdentity.ofFile(whole.stored().values())).equals(known)) {
        throw another(file);
      }
    } catch (EventFileException e) {
      if (e.path().equals(file)) {
        throw e;
      }
      // It is not complete: its journal says more.
      return;
    }
  }

  /**
   * Whether there is something to go on with. What a run has left that was killed at its very
   * beginning, or when its file only lacked its name, is made again.
   *
   * @param identity {@link Journal#identity} of the run that wants to go on
   * @throws EventFileException if the blocks are of another run
   */
  static boolean hasBlocks(PartFile part, Path file, String identity) throws IOException {
    OptionalLong end = Hdf5Signature.end(part.channel());
    Optional<String> found =
        end.isPresent() ? Journal.identity(part.channel(), end.getAsLong()) : Optional.empty();
    if (found.isPresent() && !found.get().equals(identity)) {
      throw another(file);
    }
    return found.isPresent();
  }

  /**
   * Refuses blocks that a run can go on with, where a file is to be made that has none: they would
   * be lost.
   *
   * @throws EventFileException if there are some
   */
  static void refuseBlocks(PartFile part, Path file) throws IOException {
    hasBlocks(part, file, "");
  }

  private static EventFileException another(Path file) {
    return new EventFileException(
        file,
        "cannot resume ("
            + PartFile.part(file).getFileName()
            + " is of another run: another macro, seed, set of columns or version of the program)"
            + " Give the options of that run, another name, or --force to begin anew");
  }
}
