package org.nudipole.macros.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.generator.Units;
import org.nudipole.generator.mixing.MassOrdering;

/** What every command says about itself. */
final class CommandSpecTest {
  static Stream<CommandSpec> all() {
    return Commands.all().stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  void valuesThatHoldWithoutTheCommandAreArgumentsOfIt(CommandSpec spec) {
    Optional<Setting> setting = spec.defaultSetting().or(() -> spec.defaultSetting("x"));
    assertEquals(spec.standard() instanceof Default.Given, setting.isPresent());
    setting.ifPresent(s -> assertEquals(spec, s.spec()));
    if (spec.standard() instanceof Default.Chosen chosen) {
      chosen.values().values().forEach(values -> assertEquals(spec, spec.setting(values).spec()));
    }
    if (spec.standard() instanceof Default.Required required) {
      assertTrue(required.text().startsWith("required"), required.text());
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void namesAreUniqueInAForm(CommandSpec spec) {
    for (Form form : spec.forms()) {
      List<String> names = new ArrayList<>();
      for (Parameter parameter : form.parameters()) {
        names.add(parameter.name());
        if (parameter instanceof Parameter.Vector vector) {
          names.addAll(vector.components());
        }
      }
      assertEquals(names.size(), new HashSet<>(names).size(), spec.path() + " " + names);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyNumberIsFoundByItsNameAndChanged(CommandSpec spec) {
    if (spec.role() != CommandSpec.Role.SETTING) {
      return;
    }
    for (Form form : spec.forms()) {
      String example = spec.example(form);
      RunSettings run =
          Macros.read(example, example.substring(example.lastIndexOf(' ') + 1), "").runs().get(0);
      for (FormNumber number : FormNumber.of(form)) {
        List<String> words = new ArrayList<>(List.of(spec.path()));
        if (!form.keyword().isEmpty()) {
          words.add(form.keyword());
        } else if (spec.repetition() == CommandSpec.Repetition.PER_FIRST_VALUE
            && number.position() > 0) {
          words.addAll(List.of(run.settings().get(0).arguments().get(0).value().text().split(" ")));
        }
        words.add("#" + number.name());
        String text = String.join(" ", words);
        boolean key =
            spec.repetition() == CommandSpec.Repetition.PER_FIRST_VALUE && number.position() == 0;
        // An optional number behind one that is left out cannot be written.
        if (key || !number.isSurroundedBy(run.settings().get(0))) {
          assertThrows(IllegalArgumentException.class, () -> FreeParameter.of(text, run), text);
        } else {
          FreeParameter free = FreeParameter.of(text, run);
          double other = number.range().contains(1) ? 1 : 0.5;
          assertEquals(other, free.value(free.set(run, other)).orElseThrow(), 1e-12, text);
          assertEquals(free, FreeParameter.of(free.text(), run));
          assertEquals(spec.scope(), free.scope());
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void bestFitOfTheMixingIsThatOfTheOrdering(MassOrdering ordering) {
    RunSettings run =
        Macros.read(MixingCommands.ORDERING.path() + " " + ordering.label()).runs().get(0);
    assertEquals(ordering.squareSine12(), value("/mixing/sin2Theta12", run));
    assertEquals(ordering.squareSine13(), value("/mixing/sin2Theta13", run));
    assertEquals(ordering.squareSine23(), value("/mixing/sin2Theta23", run));
    assertEquals(ordering.delta() / Units.RAD, value("/mixing/delta", run), 1e-15);
    double square = Units.EV * Units.EV;
    assertEquals(ordering.dm21() / square, value("/mixing/dm21", run), 1e-19);
    assertEquals(Math.abs(ordering.dm31()) / square, value("/mixing/dm31", run), 1e-17);
  }

  private static double value(String command, RunSettings run) {
    Setting setting = Commands.find(command).orElseThrow().defaultSetting(run).orElseThrow();
    FormNumber number = FormNumber.of(setting.spec().forms().get(0)).get(0);
    double factor = number.unit(setting).map(Unit::factor).orElse(1.0);
    return number.value(setting).orElseThrow() / factor;
  }

  @ParameterizedTest
  @MethodSource("all")
  void signalsAreCrossSectionsWithANullAndASizeThatIsNone(CommandSpec spec) {
    if (spec.isSignal()) {
      assertEquals(Scope.CROSS_SECTION, spec.scope());
      RunSettings run = Macros.read(spec.example()).runs().get(0);
      assertTrue(run.hasSignal());
      assertTrue(!run.withoutSignal().hasSignal());
    }
  }

  @Test
  void whatFollowsFromTheScope() {
    assertTrue(DipoleCommands.MOMENT.scope().isReweightable());
    assertTrue(DipoleCommands.MOMENT.scope().isHideable());
    assertTrue(!SourceCommands.DISTANCE.scope().isReweightable());
    assertTrue(SourceCommands.DISTANCE.scope().isHideable());
    assertTrue(!InteractionCommands.MIN_RECOIL.scope().isHideable());
    assertTrue(InteractionCommands.MIN_RECOIL.scope().changesRates());
    assertTrue(!FitCommands.NUISANCE.scope().changesRates());
    assertTrue(!RunCommands.SEED.scope().changesRates());
  }
}
