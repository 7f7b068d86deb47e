package org.nudipole.validation.challenge;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nudipole.io.InputFile;
import org.nudipole.io.WholeFile;

/**
 * A folder of a challenge: text files, and the hashes of all.
 *
 * @param path where it is
 */
record Folder(Path path) {
  /** No backslash or colon either, with which another system would leave the folder. */
  private static final Pattern NAME =
      Pattern.compile("[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\\\:]+");

  /** Numbers with all digits, members in the order in which they were put. */
  private static final Gson JSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  Path file(String name) {
    return path.resolve(name);
  }

  void write(String name, String text) throws IOException {
    WholeFile.write(file(name), text.getBytes(StandardCharsets.UTF_8));
  }

  void write(String name, JsonElement json) throws IOException {
    write(name, text(json));
  }

  static String text(JsonElement json) {
    return JSON.toJson(json) + "\n";
  }

  /**
   * Reads a JSON object.
   *
   * @throws IOException if the file cannot be read, which the message says
   * @throws ChallengeException if it holds none
   */
  static JsonObject read(Path file) throws IOException {
    try {
      return parse(file.toString(), InputFile.text(file));
    } catch (NoSuchFileException e) {
      throw new IOException(file + ": cannot read (no such file) Check the path", e);
    } catch (CharacterCodingException e) {
      throw new ChallengeException(List.of(file + ": is no text in UTF-8"));
    } catch (IOException e) {
      throw new IOException(file + ": cannot read (" + e.getMessage() + ") Check the path", e);
    }
  }

  /**
   * The JSON object that a text is.
   *
   * @throws ChallengeException if it is none
   */
  static JsonObject parse(String name, String text) {
    try {
      JsonElement json = JsonParser.parseString(text);
      if (json.isJsonObject()) {
        return json.getAsJsonObject();
      }
      throw new ChallengeException(List.of(name + ": is no JSON object"));
    } catch (JsonParseException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new ChallengeException(
          List.of(
              name + ": is no JSON (" + cause.getMessage().lines().findFirst().orElse("") + ")"));
    }
  }

  /** SHA-256 of every file but one, by relative name. */
  Map<String, String> hashes(String except) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = name(file);
        if (!name.equals(except)) {
          hashes.put(name, Commitment.sha256(Files.readAllBytes(file)));
        }
      }
    }
    return hashes;
  }

  /** What is in the folder but one file and those that are known; links and devices too. */
  List<String> others(String except, Set<String> known) throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      return files
          .filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
          .map(this::name)
          .filter(name -> !name.equals(except) && !known.contains(name))
          .sorted()
          .toList();
    }
  }

  private String name(Path file) {
    return path.relativize(file).toString().replace('\\', '/');
  }

  /**
   * Whether a name is that of a file inside a folder: relative, without steps upwards and without
   * what commands a terminal.
   */
  static boolean isInside(String name) {
    return NAME.matcher(name).matches()
        && Stream.of(name.split("/", -1)).noneMatch(step -> step.isBlank() || step.matches("\\.+"));
  }
}
