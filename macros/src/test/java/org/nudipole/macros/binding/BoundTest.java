package org.nudipole.macros.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nudipole.generator.data.TableException;
import org.nudipole.generator.data.TableFault;
import org.nudipole.macros.language.DetectorCommands;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.MacroParser;
import org.nudipole.macros.language.Setting;
import org.nudipole.macros.language.SourceLocation;
import org.nudipole.macros.language.StoredFiles;

/**
 * Values and faults together: no fault is lost, none is told twice, and none appears from what was
 * not looked at.
 */
class BoundTest {
  private static final Fault FIRST = fault(2);
  private static final Fault SECOND = fault(9);
  private static final Fault THIRD = fault(10);
  private static final Bound<Integer> ONE = Bound.of(1);
  private static final Bound<Integer> FAULTY = Bound.faulty(SECOND);

  private static Fault fault(int line) {
    return new Fault(new SourceLocation("run.mac", line, 1), "a line", "wrong", "leave it out");
  }

  private static void assertFaults(Bound<?> bound, Fault... faults) {
    assertEquals(Optional.empty(), bound.value());
    assertEquals(List.of(faults), List.copyOf(bound.faults()));
  }

  @Test
  void partsMakeAWhole() {
    assertEquals(Bound.of(3), Bound.all(ONE, Bound.of(2), Integer::sum));
    assertEquals(Bound.of(List.of(1, 2)), Bound.all(List.of(ONE, Bound.of(2))));
    assertEquals(Bound.of(List.of()), Bound.all(List.<Bound<Integer>>of()));
    assertEquals(Bound.of("1"), ONE.map(String::valueOf));
    assertEquals(Bound.of(2), ONE.flatMap(one -> Bound.of(one + 1)));
  }

  @Test
  void theWholeHasAllFaultsInTheOrderOfPlaces() {
    Bound<Integer> other = Bound.<Integer>faulty(THIRD).beside(List.of(FIRST));
    assertFaults(Bound.all(FAULTY, other, Integer::sum), FIRST, SECOND, THIRD);
    assertFaults(Bound.all(List.of(other, ONE, FAULTY)), FIRST, SECOND, THIRD);
  }

  /** As a source that strength, illumination and moments are made of. */
  @Test
  void aSharedPartTellsItsFaultOnce() {
    Bound<Integer> strength = Bound.all(FAULTY, Bound.<Integer>faulty(FIRST), Integer::sum);
    Bound<Integer> moments = FAULTY.map(source -> source + 1);
    assertFaults(Bound.all(List.of(FAULTY, strength, moments)), FIRST, SECOND);
  }

  @Test
  void nothingIsMadeOfAFault() {
    List<Integer> made = new ArrayList<>();
    assertFaults(FAULTY.map(made::add), SECOND);
    assertFaults(FAULTY.flatMap(value -> Bound.of(made.add(value))), SECOND);
    assertFaults(Bound.all(FAULTY, ONE, (a, b) -> made.add(b)), SECOND);
    assertFaults(Bound.all(List.of(ONE, FAULTY), () -> made.add(1)), SECOND);
    assertEquals(List.of(), made);
    assertThrows(NoSuchElementException.class, FAULTY::get);
  }

  /** What depends on a line that could not be read says nothing: the line was told when read. */
  @Test
  void theHiddenHasNoFault() {
    assertFaults(Bound.hidden());
    assertFaults(Bound.all(ONE, Bound.<Integer>hidden(), Integer::sum));
    assertFaults(ONE.flatMap(one -> Bound.hidden()));
    assertFaults(Bound.all(FAULTY, Bound.<Integer>hidden(), Integer::sum), SECOND);
  }

  @Test
  void aFaultBesideAValueStaysWithAllThatIsMadeOfIt() {
    Bound<Integer> beside = ONE.beside(List.of(THIRD));
    assertEquals(new Bound<>(Optional.of(1), beside.faults()), beside);
    assertEquals(Optional.of(2), beside.map(one -> one + 1).value());
    assertEquals(beside, beside.flatMap(Bound::of));
    assertFaults(beside.flatMap(one -> FAULTY), SECOND, THIRD);
    assertEquals(beside, Bound.all(beside, Bound.of(0), Integer::sum));
  }

  @Test
  void faultsThatHideItTakeTheValue() {
    assertEquals(ONE, ONE.unless(List.of()));
    assertFaults(ONE.unless(List.of(THIRD)), THIRD);
    assertFaults(FAULTY.unless(List.of(THIRD)), SECOND, THIRD);
  }

  /** The places of a table's faults are in the table. */
  @Test
  void aRefusedArgumentIsAFaultOfItsLine() {
    StoredFiles files = new StoredFiles(Map.of("run.mac", "/detector/mass 3 kg"));
    Setting mass =
        new MacroParser(List.of(files))
            .read("run.mac", List.of(), List.of())
            .runs()
            .get(0)
            .get(DetectorCommands.MASS)
            .orElseThrow();
    assertEquals(Bound.of(3), Bound.make(mass, () -> 3, "another"));
    assertFaults(
        Bound.make(
            mass,
            () -> {
              throw new IllegalArgumentException("too heavy");
            },
            "less"),
        new Fault(mass.location(), "/detector/mass 3 kg", "too heavy", "less"));
    assertFaults(
        Bound.make(
            mass,
            () -> {
              throw new TableException(
                  "table.csv",
                  List.of(
                      new TableFault(7, 2, "no number", "write one"),
                      new TableFault(0, 1, "no rows")));
            },
            "another table"),
        new Fault(
            new SourceLocation("table.csv", 1, 1),
            "no rows",
            "read by /detector/mass 3 kg",
            "another table"),
        new Fault(
            new SourceLocation("table.csv", 7, 2),
            "no number",
            "read by /detector/mass 3 kg",
            "write one"));
  }
}
