package org.nudipole.validation.challenge;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the organiser keeps: the truth of every data set with its seed, the macro that made it, and
 * the public page as it was.
 *
 * @param text JSON text of all this
 * @param salt secret salt of the commitment to it
 */
record SealedPart(String text, byte[] salt) {
  static final String NAME = "truth.json";
  private static final int BLOCK = 1 << 16;

  /**
   * Of data sets that have been made.
   *
   * @param document public page without its commitment
   * @param truths truth of each data set
   * @param macros full macro of each data set, its seed included
   * @param more bits of the seed that no macro holds
   */
  static SealedPart of(
      ChallengeDocument document,
      List<Truth> truths,
      List<String> macros,
      long more,
      Secrets secrets) {
    JsonObject json = new JsonObject();
    json.add("document", document.toJson());
    JsonArray sets = new JsonArray();
    for (int i = 0; i < truths.size(); i++) {
      JsonObject one = new JsonObject();
      one.addProperty("file", document.dataSets().get(i));
      one.addProperty("signal", truths.get(i).signal());
      JsonObject values = new JsonObject();
      truths.get(i).values().forEach(values::addProperty);
      one.add("values", values);
      one.addProperty("macro", macros.get(i));
      sets.add(one);
    }
    json.add("data_sets", sets);
    // Digits, because a number of JSON may be a double to its reader.
    json.addProperty("seed_more", Long.toString(more));
    return new SealedPart(padded(Folder.text(json)), secrets.bytes(Commitment.SALT_BYTES));
  }

  // A length that does not tell how many digits the truth has, or that it is 0.
  private static String padded(String text) {
    int length = (text.length() / BLOCK + 1) * BLOCK;
    return text + " ".repeat(length - text.length());
  }

  Commitment commitment() {
    return Commitment.to(salt, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Salt and text: what is encrypted, and what the commitment is the hash of. */
  byte[] bytes() {
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(salt.length + plain.length).put(salt).put(plain).array();
  }

  /** Writes it under a passphrase. */
  void write(Folder folder, char[] passphrase, Secrets secrets) throws IOException {
    Seal seal = Seal.of(bytes(), passphrase, secrets);
    JsonObject json = new JsonObject();
    json.addProperty("format", "nudipole-challenge-seal");
    json.addProperty("format_version", 1);
    json.addProperty("cipher", "AES-256-GCM");
    json.addProperty("key", "PBKDF2-HMAC-SHA256");
    json.addProperty("iterations", seal.iterations());
    Base64.Encoder base64 = Base64.getEncoder();
    json.addProperty("salt", base64.encodeToString(seal.salt()));
    json.addProperty("nonce", base64.encodeToString(seal.nonce()));
    json.addProperty("text", base64.encodeToString(seal.text()));
    folder.write(NAME, json);
  }

  /**
   * Opens a sealed part.
   *
   * @throws IOException if it cannot be read
   * @throws ChallengeException if it is damaged, or does not open
   */
  static SealedPart open(Folder folder, char[] passphrase) throws IOException {
    Path file = folder.file(NAME);
    JsonObject json = Folder.read(file);
    try {
      Base64.Decoder base64 = Base64.getDecoder();
      Seal seal =
          new Seal(
              json.get("iterations").getAsInt(),
              base64.decode(json.get("salt").getAsString()),
              base64.decode(json.get("nonce").getAsString()),
              base64.decode(json.get("text").getAsString()));
      ByteBuffer all = ByteBuffer.wrap(seal.open(passphrase));
      byte[] salt = new byte[Commitment.SALT_BYTES];
      all.get(salt);
      return new SealedPart(StandardCharsets.UTF_8.decode(all).toString(), salt);
    } catch (SealException e) {
      throw new ChallengeException(List.of(file + ": " + e.getMessage()));
    } catch (RuntimeException e) {
      throw new ChallengeException(List.of(file + ": is damaged (" + e.getMessage() + ")"));
    }
  }

  /** The public page as it was when the challenge was made, without its commitment. */
  JsonObject document() {
    return Folder.parse(NAME, text).getAsJsonObject("document");
  }

  /** The truth of every data set, by the name of its file. */
  Map<String, Truth> truths() {
    Map<String, Truth> truths = new LinkedHashMap<>();
    for (var element :
        new ArrayList<>(Folder.parse(NAME, text).getAsJsonArray("data_sets").asList())) {
      JsonObject one = element.getAsJsonObject();
      Map<String, Double> values = new LinkedHashMap<>();
      one.getAsJsonObject("values").asMap().forEach((k, v) -> values.put(k, v.getAsDouble()));
      truths.put(
          one.get("file").getAsString(), new Truth(one.get("signal").getAsBoolean(), values));
    }
    return truths;
  }
}
