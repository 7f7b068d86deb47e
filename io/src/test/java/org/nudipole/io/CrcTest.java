package org.nudipole.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sums of texts that are joined against that of the whole. */
class CrcTest {
  @ParameterizedTest
  @CsvSource({"0, 0", "0, 5", "5, 0", "1, 1", "8, 65536", "65536, 3", "1000, 524288", "7, 1000003"})
  void joined(int one, int other) {
    byte[] text = new byte[one + other];
    new Random(11).nextBytes(text);
    int first = EventDigest.crc(ByteBuffer.wrap(text, 0, one));
    int second = EventDigest.crc(ByteBuffer.wrap(text, one, other).slice());
    assertEquals(EventDigest.crc(ByteBuffer.wrap(text)), Crc.joined(first, second, other));
  }
}
