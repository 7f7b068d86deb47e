package org.nudipole.validation.challenge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Text under a passphrase: AES-256 in Galois/counter mode (NIST SP 800-38D) with a key from
 * PBKDF2-HMAC-SHA256 (RFC 8018). The mode authenticates, so a changed seal does not open.
 *
 * @param iterations rounds of PBKDF2
 * @param salt salt of the key, 16 bytes
 * @param nonce nonce of the cipher, 12 bytes
 * @param text the encrypted text and its tag
 */
public record Seal(int iterations, byte[] salt, byte[] nonce, byte[] text) {
  /** OWASP's recommendation of 2023 for PBKDF2-HMAC-SHA256. */
  public static final int ITERATIONS = 600_000;

  /** More rounds than a seal of this or a later program has: they would only keep a reader busy. */
  private static final int MOST_ITERATIONS = 20 * ITERATIONS;

  /** What is authenticated beside the text, so that no other program's cipher passes for a seal. */
  private static final byte[] PURPOSE = "nudipole-challenge-seal-1".getBytes(UTF_8);

  private static final int SALT_BYTES = 16;
  private static final int NONCE_BYTES = 12;
  private static final int KEY_BITS = 256;
  private static final int TAG_BITS = 128;

  /** Checks the sizes. */
  public Seal {
    if (iterations > MOST_ITERATIONS) {
      throw new IllegalArgumentException(
          iterations
              + " iterations (a seal has "
              + ITERATIONS
              + ", at most "
              + MOST_ITERATIONS
              + ")");
    }
    if (iterations < 1 || salt.length != SALT_BYTES || nonce.length != NONCE_BYTES) {
      throw new IllegalArgumentException(
          iterations
              + " iterations, salt of "
              + salt.length
              + ", nonce of "
              + nonce.length
              + " bytes (no seal has these)");
    }
  }

  /** Seals a text. */
  public static Seal of(byte[] text, char[] passphrase, Secrets secrets) {
    byte[] salt = secrets.bytes(SALT_BYTES);
    byte[] nonce = secrets.bytes(NONCE_BYTES);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, passphrase, secrets.rounds(), salt, nonce);
      return new Seal(secrets.rounds(), salt, nonce, cipher.doFinal(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM and PBKDF2", e);
    }
  }

  /**
   * The text.
   *
   * @throws SealException if the passphrase is wrong or the seal was changed; nobody can tell which
   */
  public byte[] open(char[] passphrase) {
    try {
      return cipher(Cipher.DECRYPT_MODE, passphrase, iterations, salt, nonce).doFinal(text);
    } catch (AEADBadTagException e) {
      throw new SealException(
          "the seal does not open (wrong passphrase, or the sealed file was changed)", e);
    } catch (GeneralSecurityException e) {
      throw new SealException("the seal cannot be read (" + e.getMessage() + ")", e);
    }
  }

  private static Cipher cipher(
      int mode, char[] passphrase, int iterations, byte[] salt, byte[] nonce)
      throws GeneralSecurityException {
    PBEKeySpec spec = new PBEKeySpec(passphrase, salt, iterations, KEY_BITS);
    byte[] key =
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    spec.clearPassword();
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(PURPOSE);
      return cipher;
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }
}
