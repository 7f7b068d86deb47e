package org.nudipole.validation.challenge;

import java.security.SecureRandom;

/**
 * Random bytes that nobody can guess: salts, nonces and the seeds of challenges. They never reach
 * the physics except as a seed.
 */
public final class Secrets {
  private final SecureRandom random = new SecureRandom();
  private final int rounds;

  /** Random bytes, and passphrases that take long to try. */
  public Secrets() {
    this(Seal.ITERATIONS);
  }

  /**
   * For tests, which keep no secret.
   *
   * @param rounds rounds of PBKDF2 of a seal
   */
  Secrets(int rounds) {
    this.rounds = rounds;
  }

  /** Rounds of PBKDF2 of a seal. */
  int rounds() {
    return rounds;
  }

  /** New random bytes. */
  public byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** 64 bits of a seed. */
  public long seed() {
    return random.nextLong();
  }
}
