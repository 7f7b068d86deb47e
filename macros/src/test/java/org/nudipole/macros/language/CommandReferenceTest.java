package org.nudipole.macros.language;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nudipole.detector.response.CurveTable;
import org.nudipole.generator.data.Table;
import org.nudipole.generator.source.TabulatedSource;

class CommandReferenceTest {
  @Test
  void theCommittedReferenceIsCurrent() throws IOException {
    Path reference = Path.of("..", "docs", "macro-reference.md");
    if (Boolean.getBoolean("nudipole.docs.write")) {
      Files.writeString(reference, CommandReference.markdown());
    }
    assertEquals(
        CommandReference.markdown(),
        Files.readString(reference),
        "docs/macro-reference.md is stale: ./mvnw -pl macros -am test -Dtest=CommandReferenceTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dnudipole.docs.write=true");
  }

  @Test
  void theTableOfTheReferenceCanBeRead() {
    Table table = Table.parse("t.csv", String.join("\n", CommandReference.TABLE));
    assertEquals(3, new CurveTable(table, "efficiency", 0, 1).against("keV").curve().size());
  }

  @Test
  void theSpectrumOfTheReferenceCanBeRead() {
    Table table = Table.parse("s.csv", String.join("\n", CommandReference.SPECTRUM));
    assertEquals(2, TabulatedSource.read(table).continua().size());
  }

  @Test
  void everyCommandAndUnitIsListed() {
    assertEquals(List.copyOf(Commands.paths()), List.copyOf(CommandReference.listing().keySet()));
    assertTrue(CommandReference.listing().get("/dipole/mass").startsWith("Mass of the "));
    String units = " " + String.join(" ", UnitCatalogue.listing().values());
    UnitCatalogue.all()
        .forEach(unit -> assertTrue(units.contains(" " + unit.symbol()), unit.symbol()));
  }

  @Test
  void commandsAreWellFormed() {
    assertEquals(Commands.all().size(), new HashSet<>(Commands.paths()).size());
    for (CommandSpec command : Commands.all()) {
      assertTrue(command.path().matches("/[a-z]+/[A-Za-z0-9]+"), command.path());
      assertTrue(command.help().endsWith("."), command.path());
      assertTrue(command.example().startsWith(command.path()), command.path());
      for (Form form : command.forms()) {
        boolean optional = false;
        for (Parameter parameter : form.parameters()) {
          assertTrue(!optional || parameter.optional(), command.path() + " optional not last");
          optional = parameter.optional();
        }
      }
    }
  }

  @Test
  void everyTableHasItsColumnsInTheReference() {
    String reference = CommandReference.markdown();
    String tables = reference.substring(reference.indexOf("## Tables"));
    for (CommandSpec command : Commands.all()) {
      if (command.forms().stream()
          .flatMap(form -> form.parameters().stream())
          .anyMatch(Parameter.Table.class::isInstance)) {
        assertTrue(tables.contains("| " + command.path() + " |"), command.path());
      }
    }
  }

  @Test
  void everyFormHasAnExampleThatParses() {
    for (CommandSpec command : Commands.all()) {
      for (Form form : command.forms()) {
        if (command.role() == CommandSpec.Role.SETTING) {
          String example = command.example(form);
          ParsedMacro macro =
              Macros.read(example, example.substring(example.lastIndexOf(' ') + 1), "");
          assertEquals(List.of(), macro.faults(), example);
          assertEquals(
              form.keyword(),
              macro.runs().get(0).settings().stream().map(Setting::keyword).collect(joining()));
        }
      }
    }
  }

  @Test
  void shippedMacrosAreTitledByTheirFirstComment() throws IOException {
    SourceFile macro = new ShippedFiles().find("language-test", "").orElseThrow();
    assertEquals("a macro for tests of the language", ShippedFiles.title(macro));
  }
}
