package org.nudipole.io.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nudipole.io.hdf5.Hdf5Output;

/** How numbers stand in a text. */
@Tag("canonical")
class TextOutputTest {
  @TempDir private Path folder;

  /** What is put into a text. */
  private interface Content {
    void put(TextOutput out) throws IOException;
  }

  private String written(Content content) throws IOException {
    Path file = folder.resolve("text");
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      TextOutput out = new TextOutput(new Hdf5Output(channel));
      content.put(out);
      out.flush();
    }
    return Files.readString(file, UTF_8);
  }

  private void reads(String text, double value) throws IOException {
    assertEquals(text, written(out -> out.put(value)));
    assertEquals(value == 0 ? "0" : "-" + text, written(out -> out.put(-value)));
  }

  @Test
  void numbersArePlainWhereThatIsShort() throws IOException {
    reads("0", 0);
    reads("1", 1);
    reads("0.1", 0.1);
    reads("746.5", 746.5);
    reads("1000", 1000);
    reads("1234567.25", 1234567.25);
    reads("0.0001", 1e-4);
    reads("1e-5", 1e-5);
    reads("1.25e-7", 1.25e-7);
    reads("1000000000000000", 1e15);
    reads("1e16", 1e16);
    reads("1.7976931348623157e308", Double.MAX_VALUE);
    reads("66978.69479691086", 66978.69479691086);
    reads("4.9E-324", Double.MIN_VALUE);
  }

  @Test
  void singlePrecisionHasItsOwnDigits() throws IOException {
    assertEquals("0.1", written(out -> out.put(0.1f)));
    assertEquals("-3.25", written(out -> out.put(-3.25f)));
    assertEquals("0", written(out -> out.put(-0.0f)));
    assertEquals("1.4E-45", written(out -> out.put(Float.MIN_VALUE)));
  }

  @Test
  void integers() throws IOException {
    assertEquals(
        "0 -7 1234567890123 " + Long.MAX_VALUE + " " + Long.MIN_VALUE,
        written(
            out ->
                out.put(0L)
                    .put(' ')
                    .put(-7L)
                    .put(' ')
                    .put(1234567890123L)
                    .put(' ')
                    .put(Long.MAX_VALUE)
                    .put(' ')
                    .put(Long.MIN_VALUE)));
  }

  /** More than is held at once, with texts longer than that. */
  @Test
  void nothingIsLostBetweenBuffers() throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    double[] values = random.doubles(20_000, -1e-3, 1e3).toArray();
    String late = "ν".repeat(100_000);
    String text =
        written(
            out -> {
              for (double value : values) {
                out.put(value).put('\n');
              }
              out.put(late).put("\nend");
            });
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < values.length; i++) {
      assertEquals(values[i], Double.parseDouble(lines[i]));
    }
    assertEquals(late, lines[values.length]);
    assertEquals("end", lines[values.length + 1]);
  }

  /** Numbers that come again, among others that take their places. */
  @Test
  void numbersThatComeAgainAreTheSame() throws IOException {
    double[] values = new SplittableRandom(4).doubles(200, -1e9, 1e9).toArray();
    String text =
        written(
            out -> {
              for (int i = 0; i < 50_000; i++) {
                out.put(values[(int) ((long) i * i % values.length)]).put('\n');
              }
            });
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < 50_000; i++) {
      assertEquals(values[(int) ((long) i * i % values.length)], Double.parseDouble(lines[i]));
    }
  }
}
