package org.nudipole.validation.challenge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SealTest {
  private static final byte[] TEXT = "{\"/dipole/mass\": 57.6}".getBytes(UTF_8);
  private final Secrets secrets = new Secrets();

  @Test
  void opensWithItsPassphraseOnly() {
    Seal seal = Seal.of(TEXT, "correct horse battery".toCharArray(), secrets);
    assertArrayEquals(TEXT, seal.open("correct horse battery".toCharArray()));
    char[] other = "correct horse batterz".toCharArray();
    assertThrows(SealException.class, () -> seal.open(other));
  }

  @Test
  void everyChangedByteIsDetected() {
    char[] passphrase = "correct horse battery".toCharArray();
    Seal sealed = Seal.of(TEXT, passphrase, secrets);
    for (int i : new int[] {0, sealed.text().length / 2, sealed.text().length - 1}) {
      byte[] changed = sealed.text().clone();
      changed[i] ^= 1;
      Seal forged = new Seal(sealed.iterations(), sealed.salt(), sealed.nonce(), changed);
      assertThrows(SealException.class, () -> forged.open(passphrase), "byte " + i);
    }
    Seal fewer = new Seal(1000, sealed.salt(), sealed.nonce(), sealed.text());
    assertThrows(SealException.class, () -> fewer.open(passphrase));
  }

  @Test
  void theSameTextIsSealedDifferentlyEachTime() {
    char[] passphrase = "correct horse battery".toCharArray();
    Seal one = Seal.of(TEXT, passphrase, secrets);
    Seal two = Seal.of(TEXT, passphrase, secrets);
    assertFalse(Arrays.equals(one.salt(), two.salt()));
    assertFalse(Arrays.equals(one.nonce(), two.nonce()));
    assertFalse(Arrays.equals(one.text(), two.text()));
  }

  /**
   * SHA-256 of 32 zero bytes and "abc", by coreutils: (head -c 32 /dev/zero; printf abc) |
   * sha256sum.
   */
  @Test
  void commitmentIsTheHashOfSaltAndText() {
    Commitment commitment = Commitment.to(new byte[32], "abc".getBytes(UTF_8));
    assertEquals(
        "365aa7d8f7f9402c4b9434502b4cc89ddb09fe50d7cd95b493b834c62d5a5370", commitment.digest());
    byte[] salt = new byte[32];
    salt[31] = 1;
    assertNotEquals(commitment, Commitment.to(salt, "abc".getBytes(UTF_8)));
    assertEquals(32, HexFormat.of().parseHex(commitment.digest()).length);
  }
}
