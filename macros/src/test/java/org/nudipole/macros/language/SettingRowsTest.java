package org.nudipole.macros.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nudipole.io.StoredSetting;

/** The settings of a run as an event file holds them. */
class SettingRowsTest {
  private static final String MACRO =
      """
      /source/use cr51
      /source/activity 5 MCi
      /response/threshold 8 eV
      """;

  @Test
  void everyDefaultHasItsRows() {
    RunSettings run = run(MACRO);
    List<StoredSetting> rows = SettingRows.of(run);
    for (CommandSpec command : Commands.all()) {
      if (command.role() == CommandSpec.Role.SETTING
          && (!run.all(command).isEmpty() || command.defaultSetting(run).isPresent())) {
        assertTrue(
            rows.stream().anyMatch(r -> r.command().equals(command.path())), command::toString);
      }
    }
  }

  @Test
  void aDefaultThatIsWrittenOutChangesNoRow() {
    assertEquals(
        SettingRows.of(run(MACRO)), SettingRows.of(run(MACRO + "/interaction/formFactor helm\n")));
  }

  @Test
  void numbersHaveTheirUnits() {
    StoredSetting activity =
        SettingRows.of(run(MACRO)).stream()
            .filter(r -> r.command().equals("/source/activity"))
            .findFirst()
            .orElseThrow();
    assertEquals(new StoredSetting("/source/activity", "activity", 5, "5", "MCi"), activity);
  }

  /** Its default is no second row. */
  @Test
  void everyRowStandsOnce() {
    for (String macro : List.of(MACRO, MACRO + "/random/seed 7\n")) {
      RunSettings run = run(macro);
      List<StoredSetting> rows = SettingRows.of(run);
      assertEquals(
          List.of(Long.toString(run.seed())),
          rows.stream()
              .filter(r -> r.command().equals("/random/seed"))
              .map(StoredSetting::text)
              .toList());
      assertEquals(rows.stream().distinct().toList(), rows);
      for (CommandSpec command : Commands.all()) {
        if (command.repetition() == CommandSpec.Repetition.REPLACES) {
          List<String> arguments =
              rows.stream()
                  .filter(r -> r.command().equals(command.path()))
                  .map(StoredSetting::argument)
                  .toList();
          assertEquals(arguments.stream().distinct().toList(), arguments, command::toString);
        }
      }
    }
  }

  private static RunSettings run(String macro) {
    MacroParser parser = new MacroParser(List.of(new StoredFiles(Map.of("m.mac", macro))));
    return parser.read("m.mac", List.of(), List.of()).runs().get(0);
  }
}
