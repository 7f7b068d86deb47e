package org.nudipole.macros.language;

import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No input whatever raises anything but {@link MacroException}, or hangs. */
@Tag("canonical")
class MacroFuzzTest {

  /** Small, so that inputs which happen to loop cost no more than the others. */
  private static final long LONGEST = 3_000;

  private static final String[] WORDS = {
    "{",
    "}",
    "\"",
    "#",
    "\n",
    "\r\n",
    "\t",
    " ",
    "/",
    "-",
    "NaN",
    "1e999",
    "1e-999",
    "0x1p3",
    "{m}",
    "keV",
    "/cm2/s",
    "a.mac",
    "b.mac",
    "fuzz.mac",
    "\0",
    "\u00e9",
    "9999999999999999999",
    "/control/execute ",
    "/control/loop ",
    "/control/foreach ",
    "/control/alias ",
    "/run/expose\n",
    " 1 1e9 1e-9 ",
    "\ufeff",
    "\ud800"
  };

  private static final List<byte[]> SEEDS =
      List.of(
              "/source/use cr51\n/source/activity 5 MCi\n/source/distance 25 cm # centre\n",
              "/control/alias m 100 keV\n"
                  + "/dipole/mass {m}\n"
                  + "/dipole/moment 1e-11 muB\n"
                  + "/run/beamOn 10\n",
              "/control/loop a.mac m 0 3 1\n"
                  + "/control/foreach a.mac m \"1 2\"\n"
                  + "/control/execute b.mac\n",
              "/response/efficiency erf 10 eVnr 3 eVnr .9\n/response/resolution sqrt 0.1 sqrt(keV)\n",
              "/detector/size 1 2 3 cm\n"
                  + "/interaction/use cevns eves\n"
                  + "/response/quenching table q.csv\n",
              Commands.all().stream()
                  .map(CommandSpec::example)
                  .limit(12)
                  .collect(Collectors.joining("\n")))
          .stream()
          .map(text -> text.getBytes(StandardCharsets.UTF_8))
          .toList();

  private static final Map<String, byte[]> OTHERS =
      Map.of(
          "a.mac", bytes("/dipole/mass {m} keV\n/run/expose\n"),
          "b.mac", bytes("/control/execute a.mac\n/control/execute fuzz.mac\n"),
          "q.csv", bytes("1,2\n"));

  @Test
  void mutatedMacrosAndByteStrings() {
    mutatedMacrosAndByteStrings(300_000);
  }

  @Test
  @Tag("long")
  void tenMillionMutatedMacrosAndByteStrings() {
    mutatedMacrosAndByteStrings(10_000_000);
  }

  private static void mutatedMacrosAndByteStrings(int inputs) {
    UniformRandomProvider random = new SplitMix64(20260722);
    int good = 0;
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long all = 0;
    long longest = 0;
    byte[] slowest = {};
    for (int i = 0; i < inputs; i++) {
      byte[] input = i % 10 == 0 ? noise(random) : mutated(random);
      List<String> sets = option(random);
      List<String> aliases = option(random);
      long start = clock.getCurrentThreadCpuTime();
      good += read(input, sets, aliases) ? 1 : 0;
      long taken = clock.getCurrentThreadCpuTime() - start;
      all += taken;
      if (taken > longest) {
        longest = taken;
        slowest = input;
      }
    }
    // Both outcomes are frequent, so the mutations reach behind the first checks.
    assertTrue(good > inputs / 100 && good < inputs / 2, good + " good inputs");
    // Of all inputs none takes a hundredth of the processor time of all.
    assertTrue(
        longest < all / 100,
        longest + " of " + all + " ns on " + new String(slowest, StandardCharsets.ISO_8859_1));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void anyTextAndAnyBytes(long seed) {
    UniformRandomProvider random = new SplitMix64(seed);
    for (int i = 0; i < 1000; i++) {
      String text = text(random);
      read(bytes(text), List.of(text(random)), List.of(text(random)));
      read(bytes("/control/alias x " + text + "\n/dipole/mass {x} keV"), List.of(), List.of());
      byte[] any = new byte[random.nextInt(301)];
      random.nextBytes(any);
      read(any, List.of(), List.of());
    }
  }

  /** Characters of any script, also halves of pairs, up to 300 of them. */
  private static String text(UniformRandomProvider random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(random.nextInt(1, 301)); i > 0; i--) {
      text.append((char) random.nextInt(random.nextBoolean() ? 128 : 65_536));
    }
    return text.toString();
  }

  @Test
  void loopsThatRunIntoEachOtherEnd() {
    String body = "/control/loop b.mac i 1 9999\n/control/loop c.mac j 1 9999\n";
    Map<String, String> files = new HashMap<>();
    files.put("t.mac", body);
    files.put("b.mac", "/control/loop c.mac k 1 9999\n/detector/enrichment Ge{i} 0.5\n");
    files.put("c.mac", "/run/expose\n/unknown{k}{j}\n");
    MacroParser parser = new MacroParser(List.of(new StoredFiles(files)));
    ParsedMacro macro =
        assertTimeout(Duration.ofSeconds(30), () -> parser.read("t.mac", List.of(), List.of()));
    assertTrue(macro.faults().stream().anyMatch(fault -> fault.problem().contains("too ")));
  }

  /** Whether the input is a macro. */
  static boolean read(byte[] input, List<String> sets, List<String> aliases) {
    FileSource source =
        new FileSource() {
          @Override
          public Optional<SourceFile> find(String name, String from) {
            byte[] bytes = name.equals("fuzz.mac") ? input : OTHERS.get(name);
            return Optional.ofNullable(bytes).map(found -> new SourceFile(name, found, this));
          }
        };
    try {
      MacroParser parser = new MacroParser(List.of(source), LONGEST);
      parser.parse("fuzz.mac", sets, aliases).forEach(RunSettings::toMacro);
      return true;
    } catch (MacroException expected) {
      return false;
    } catch (RuntimeException | StackOverflowError e) {
      return fail("on " + new String(input, StandardCharsets.ISO_8859_1) + sets + aliases, e);
    }
  }

  private static List<String> option(UniformRandomProvider random) {
    return random.nextInt(8) == 0
        ? List.of(new String(mutated(random), StandardCharsets.UTF_8).replaceFirst(" ", "="))
        : List.of();
  }

  private static byte[] noise(UniformRandomProvider random) {
    byte[] bytes = new byte[random.nextInt(60)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] mutated(UniformRandomProvider random) {
    byte[] macro = SEEDS.get(random.nextInt(SEEDS.size()));
    for (int i = random.nextInt(5); i > 0; i--) {
      byte[] piece =
          switch (random.nextInt(4)) {
            case 0 -> new byte[] {(byte) random.nextInt(256)};
            case 1 -> bytes(WORDS[random.nextInt(WORDS.length)]);
            case 2 -> slice(SEEDS.get(random.nextInt(SEEDS.size())), random);
            default -> new byte[0];
          };
      int from = random.nextInt(macro.length + 1);
      int to = Math.min(macro.length, from + random.nextInt(6));
      byte[] next = new byte[from + piece.length + macro.length - to];
      System.arraycopy(macro, 0, next, 0, from);
      System.arraycopy(piece, 0, next, from, piece.length);
      System.arraycopy(macro, to, next, from + piece.length, macro.length - to);
      macro = next;
    }
    return macro;
  }

  private static byte[] slice(byte[] bytes, UniformRandomProvider random) {
    int from = random.nextInt(bytes.length);
    return Arrays.copyOfRange(bytes, from, from + random.nextInt(30));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
