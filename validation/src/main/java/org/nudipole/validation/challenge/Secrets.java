package org.nudipole.validation.challenge;

import java.security.SecureRandom;

/**
 * Random bytes that nobody can guess: salts, nonces and the seeds of challenges. They never reach
 * the physics except as a seed.
 */
public final class Secrets {
  private final SecureRandom random = new SecureRandom();

  /** New random bytes. */
  public byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** A new master seed. */
  public long seed() {
    return random.nextLong();
  }
}
