package org.nudipole.macros.language;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.nudipole.io.hdf5.Hdf5Table;

/** Reads a table that a command names, so that a run holds everything it depends on. */
final class TableReader {
  private TableReader() {}

  static Optional<Value> read(Arguments in, Token token) {
    String problem = in.command() + " " + Printable.shown(token.text());
    try {
      Optional<SourceFile> file = in.files().find(token.text());
      if (file.isPresent()) {
        return Optional.of(new Value.Table(file.get().path(), text(file.get().bytes())));
      }
      in.fault(token, problem, "no such file", "give a path relative to " + in.at(token).file());
    } catch (CharacterCodingException e) {
      in.fault(token, problem, "the file is neither UTF-8 text nor HDF5", "convert it to UTF-8");
    } catch (IOException e) {
      in.fault(token, problem, "cannot read it: " + e.getMessage(), "check the file");
    }
    return Optional.empty();
  }

  private static String text(byte[] bytes) throws IOException {
    return Hdf5Table.isHdf5(bytes)
        ? Hdf5Table.text(bytes)
        : StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
