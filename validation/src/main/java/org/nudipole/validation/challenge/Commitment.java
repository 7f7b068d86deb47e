package org.nudipole.validation.challenge;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A published hash that binds the organiser to a sealed text without giving it away: SHA-256 of 32
 * secret random bytes and the text. The salt stands in the seal; without it nobody can find a text
 * by trying likely ones.
 *
 * @param digest hexadecimal digits
 */
public record Commitment(String digest) {
  /** Bytes of the salt: as many as the hash has. */
  public static final int SALT_BYTES = 32;

  /** The commitment to a text. */
  public static Commitment to(byte[] salt, byte[] text) {
    if (salt.length != SALT_BYTES) {
      throw new IllegalArgumentException("a salt of " + salt.length + " bytes");
    }
    MessageDigest sha = sha256();
    sha.update(salt);
    sha.update(text);
    return new Commitment(HexFormat.of().formatHex(sha.digest()));
  }

  /** SHA-256 of some bytes as hexadecimal digits. */
  public static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
