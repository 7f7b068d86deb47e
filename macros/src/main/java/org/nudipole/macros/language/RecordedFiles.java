package org.nudipole.macros.language;

import java.io.IOException;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files on disk that a macro was read from, with the answers to all its questions, to read it
 * again where the disk is another one: the same macro, the same messages.
 *
 * @param answers what was found for a name, as written in a file
 */
public record RecordedFiles(Map<Question, Answer> answers) implements FileSource, Serializable {
  /** Keeps a copy. */
  public RecordedFiles {
    answers = new HashMap<>(answers);
  }

  /**
   * What is looked for.
   *
   * @param name name as written
   * @param from the naming file
   */
  public record Question(String name, String from) implements Serializable {}

  /**
   * What was found.
   *
   * @param path name of the file
   * @param bytes its content
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Answer(String path, byte[] bytes) implements Serializable {}

  /** Records what reading a macro asks for; its faults are told when it is read again. */
  public static RecordedFiles of(String macro, List<String> sets, List<String> aliases) {
    Map<Question, Answer> answers = new HashMap<>();
    FileSource disk = new SystemFiles();
    FileSource recorder =
        new FileSource() {
          @Override
          public Optional<SourceFile> find(String name, String from) throws IOException {
            Optional<SourceFile> file = disk.find(name, from);
            file.ifPresent(
                one -> answers.put(new Question(name, from), new Answer(one.path(), one.bytes())));
            return file.map(one -> new SourceFile(one.path(), one.bytes(), this));
          }
        };
    new MacroParser(List.of(recorder, new ShippedFiles())).read(macro, sets, aliases);
    return new RecordedFiles(answers);
  }

  @Override
  public Optional<SourceFile> find(String name, String from) {
    return Optional.ofNullable(answers.get(new Question(name, from)))
        .map(found -> new SourceFile(found.path(), found.bytes(), this));
  }

  /** A parser that reads these files, and shipped ones, in place of the disk. */
  public MacroParser parser() {
    return new MacroParser(List.of(this, new ShippedFiles()));
  }
}
