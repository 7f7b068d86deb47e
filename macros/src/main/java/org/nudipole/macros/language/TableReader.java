package org.nudipole.macros.language;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads a table that a command names, so that a run holds everything it depends on. */
final class TableReader {
  private TableReader() {}

  static Optional<Value> read(Arguments in, Token token) {
    String problem = in.command() + " " + NumberSyntax.shown(token.text());
    try {
      Optional<SourceFile> file = in.files().find(token.text());
      if (file.isPresent()) {
        byte[] bytes = file.get().bytes();
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return Optional.of(new Value.Table(file.get().path(), text));
      }
      in.fault(token, problem, "no such file", "give a path relative to " + in.at(token).file());
    } catch (CharacterCodingException e) {
      in.fault(token, problem, "the file is not UTF-8 text", "convert it to UTF-8");
    } catch (IOException e) {
      in.fault(token, problem, "cannot read it: " + e.getMessage(), "check the file");
    }
    return Optional.empty();
  }
}
