package org.nudipole.macros.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A resolved macro, read again, gives the same settings: for every command of the list. */
@Tag("canonical")
class RunSettingsPropertyTest {
  private static final Map<String, String> TABLES =
      Map.of("a/t.csv", "1,2\n", "b/t.csv", "3,4\n", "x y.csv", "5,6\n");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void resolvedMacroReadsAsTheSameSettings(long seed) {
    UniformRandomProvider random = new SplitMix64(seed);
    for (int i = 0; i < 250; i++) {
      StringBuilder macro = new StringBuilder();
      for (int line = random.nextInt(60); line >= 0; line--) {
        macro.append(line(random)).append('\n');
      }
      macro.append("/run/expose\n");
      try {
        readsAsTheSame(macro.toString());
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ", macro " + i + ":\n" + macro, e);
      }
    }
  }

  private static void readsAsTheSame(String macro) {
    Map<String, String> files = new HashMap<>(TABLES);
    files.put("t.mac", macro);
    for (RunSettings run : parse(files)) {
      Map<String, String> stored = new HashMap<>(run.tables());
      stored.put("t.mac", run.toMacro());
      List<RunSettings> again = parse(stored);
      assertEquals(1, again.size());
      assertEquals(values(run), values(again.get(0)));
      assertEquals(run.streams(), again.get(0).streams());
      assertEquals(run.toMacro(), again.get(0).toMacro());
      assertEquals(run.tables(), again.get(0).tables());
    }
  }

  private static List<RunSettings> parse(Map<String, String> files) {
    return new MacroParser(List.of(new StoredFiles(files))).parse("t.mac", List.of(), List.of());
  }

  /** What a run is made of: commands and values, without places and without table paths. */
  private static List<Object> values(RunSettings run) {
    List<Object> all = new ArrayList<>();
    List<Setting> settings = new ArrayList<>(run.settings());
    run.runCommand().ifPresent(settings::add);
    for (Setting setting : settings) {
      CommandSpec.Role role = setting.spec().role();
      if (role != CommandSpec.Role.OUTPUT && role != CommandSpec.Role.FOREIGN) {
        all.add(setting.path() + " " + setting.keyword());
        for (Argument argument : setting.arguments()) {
          all.add(
              argument.value() instanceof Value.Table table ? table.content() : argument.value());
        }
      }
    }
    return all;
  }

  private static String line(UniformRandomProvider random) {
    List<CommandSpec> commands =
        Commands.all().stream().filter(c -> c.role() != CommandSpec.Role.CONTROL).toList();
    CommandSpec command = commands.get(random.nextInt(commands.size()));
    Form form = command.forms().get(random.nextInt(command.forms().size()));
    StringBuilder line = new StringBuilder(command.path() + " " + form.keyword());
    for (Parameter parameter : form.parameters()) {
      if (parameter.optional() && random.nextBoolean()) {
        break;
      }
      line.append(random.nextBoolean() ? " " : "\t ").append(argument(parameter, random));
    }
    return line.toString();
  }

  private static String argument(Parameter parameter, UniformRandomProvider random) {
    if (parameter instanceof Parameter.Quantity quantity) {
      return number(quantity.range(), random) + " " + unit(quantity.dimension(), random);
    } else if (parameter instanceof Parameter.Vector vector) {
      StringBuilder text = new StringBuilder();
      vector.components().forEach(c -> text.append(number(vector.range(), random)).append(' '));
      return text + unit(vector.dimension(), random);
    } else if (parameter instanceof Parameter.Edges edges) {
      String rising =
          IntStream.rangeClosed(0, 1 + random.nextInt(5))
              .mapToObj(i -> i + "." + random.nextInt(10))
              .collect(Collectors.joining(" "));
      return rising + " " + unit(edges.dimension(), random);
    } else if (parameter instanceof Parameter.Number number) {
      return number(number.range(), random);
    } else if (parameter instanceof Parameter.Integer integer) {
      return Stream.iterate(random.nextLong(), value -> value >>> 1)
          .filter(integer.range()::contains)
          .findFirst()
          .orElseThrow()
          .toString();
    } else if (parameter instanceof Parameter.Word word) {
      return word.choices().get(random.nextInt(word.choices().size()));
    } else if (parameter instanceof Parameter.Words words) {
      int from = random.nextInt(words.choices().size());
      int to = (int) Math.min(words.choices().size(), (long) from + words.most());
      return String.join(" ", words.choices().subList(from, to));
    } else if (parameter instanceof Parameter.ColumnNames) {
      return List.of("full", "time", "observed recoil_dz vertex_x").get(random.nextInt(3));
    } else if (parameter instanceof Parameter.OtherNumber) {
      return List.of("/detector/mass", "/dipole/lambda 14 #phase", "ge:/response/threshold")
          .get(random.nextInt(3));
    } else if (parameter instanceof Parameter.Spread) {
      return number(Range.POSITIVE, random) + List.of("", " %", " keV").get(random.nextInt(3));
    } else if (parameter instanceof Parameter.Table) {
      return "\"" + List.copyOf(TABLES.keySet()).get(random.nextInt(TABLES.size())) + "\"";
    } else if (parameter instanceof Parameter.ChemicalFormula) {
      return List.of("LiF", "Gd3(Al2Ga3)O12", "Cd0.9Zn0.1Te").get(random.nextInt(3));
    } else if (parameter instanceof Parameter.Name name) {
      int digit = random.nextInt(7);
      return Stream.of("Ge7", "2017-02-1", "normalisation", "flat-")
          .flatMap(word -> Stream.of(word, word + digit, word + digit + ".h5"))
          .filter(word -> name.pattern().matcher(word).matches())
          .findFirst()
          .orElseThrow(() -> new AssertionError("no word for " + parameter));
    }
    return "out-" + random.nextInt(9);
  }

  private static String unit(Dimension dimension, UniformRandomProvider random) {
    List<String> symbols = UnitCatalogue.symbols(dimension);
    return symbols.get(random.nextInt(symbols.size()));
  }

  /** A number inside the range in one of the ways to write it; extremes are frequent. */
  private static String number(Range range, UniformRandomProvider random) {
    while (true) {
      double value =
          switch (random.nextInt(4)) {
            case 0 -> random.nextDouble();
            case 1 -> random.nextInt(3) - 1;
            case 2 ->
                ZigguratSampler.NormalizedGaussian.of(random).sample()
                    * Math.pow(10, random.nextInt(200) - 100);
            default -> random.nextInt(2000) / 16.0;
          };
      String text =
          switch (random.nextInt(3)) {
            case 0 -> Double.toString(value);
            case 1 -> String.format(Locale.ROOT, "%+.3e", value);
            default -> new BigDecimal(value).toPlainString();
          };
      boolean readable = text.length() < 150;
      if (readable && range.contains(Double.parseDouble(text))) {
        return text;
      }
    }
  }
}
