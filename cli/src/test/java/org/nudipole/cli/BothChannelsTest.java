package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.generator.interaction.ScatteringProcess;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.InteractionCommands;
import org.nudipole.macros.language.MacroParser;

/**
 * A detector that does not tell electron from nuclear recoils sees the dipole on both, so a macro
 * of one of them alone needs a reason in its header, {@code # Without electrons: ...} or {@code #
 * Without nuclei: ...}, unless the other adds less than 5 % in its window.
 */
@Tag("canonical")
class BothChannelsTest {
  private static final List<String> ALIASES = List.of("mu=1e-10", "m4=0");
  private static final double UNSEEN = 0.05;
  private static final Pattern REASON = Pattern.compile("(?m)^# Without (electrons|nuclei): \\S+");
  private static final Map<String, ScatteringProcess> LEFT_OUT =
      Map.of("electrons", ScatteringProcess.EVES, "nuclei", ScatteringProcess.CEVNS);

  static List<String> runnable() throws IOException {
    List<String> names = new ArrayList<>(ShippedMacrosTest.runnable());
    names.addAll(ShippedMacrosTest.limits());
    return names;
  }

  @ParameterizedTest
  @MethodSource("runnable")
  void noChannelIsLeftOutWithoutAReason(String macro) throws IOException {
    check(macro, Files.readString(Path.of("..", "macros", macro)), List.of());
  }

  @Test
  void aSignalThatIsMissingIsFound() {
    List<String> nuclei = List.of("/interaction/use=cevns");
    assertThrows(AssertionError.class, () -> check("conus-plus", "# nothing said", nuclei));
    check("conus-plus", "# Without electrons: they are vetoed.", nuclei);
    assertThrows(
        AssertionError.class, () -> check("conus-plus", "# Without nuclei: not these.", nuclei));
  }

  private static void check(String macro, String text, List<String> sets) {
    List<ScatteringProcess> used = used(macro, sets);
    Optional<ScatteringProcess> missing =
        List.of(ScatteringProcess.values()).stream().filter(p -> !used.contains(p)).findFirst();
    Matcher reason = REASON.matcher(text);
    if (reason.find()) {
      assertEquals(Optional.of(LEFT_OUT.get(reason.group(1))), missing, macro + ": its header");
    } else if (missing.isPresent()) {
      List<String> both = new ArrayList<>(sets);
      both.add("/interaction/use=" + String.join(" ", ScatteringProcess.labels()));
      both.add("/interaction/part=dipole");
      RunConfiguration run = run(macro, both);
      double share = detected(run, missing.get()) / detected(run, used.get(0));
      if (!(share <= UNSEEN)) {
        throw new AssertionError(
            macro + " leaves out " + missing.get().label() + ", " + share + " of its dipole");
      }
    }
  }

  private static RunConfiguration run(String macro, List<String> sets) {
    return RunConfiguration.read(macro, sets, ALIASES).get(0);
  }

  private static List<ScatteringProcess> used(String macro, List<String> sets) {
    return MacroParser.standard()
        .parse(macro, sets, ALIASES)
        .get(0)
        .get(InteractionCommands.USE)
        .orElseThrow()
        .words("interaction")
        .stream()
        .map(ScatteringProcess::named)
        .toList();
  }

  private static double detected(RunConfiguration run, ScatteringProcess process) {
    return run.expectations().stream()
        .filter(e -> process.isOn(e.channel().target()))
        .mapToDouble(e -> e.detected())
        .sum();
  }
}
