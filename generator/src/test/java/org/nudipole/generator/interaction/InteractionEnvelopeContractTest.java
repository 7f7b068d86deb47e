package org.nudipole.generator.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Implementations;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.rate.EventDensity;
import org.nudipole.generator.rate.RecoilSpectrum;
import org.nudipole.generator.sampling.EventSampler;
import org.nudipole.generator.source.Continuum;
import org.nudipole.generator.source.Line;
import org.nudipole.generator.source.MichelNuE;
import org.nudipole.generator.source.NeutrinoSource;

/**
 * The envelope that events of an interaction are drawn from is not much larger than the
 * interaction: its bounds are good to sample from, for a line and for a continuum.
 */
@Tag("slow")
class InteractionEnvelopeContractTest {
  private static final Target NUCLEUS = Material.named("Ge").nuclei().get(0);

  private record Lines(Flavour flavour) implements NeutrinoSource {
    @Override
    public String name() {
      return "lines";
    }

    @Override
    public List<Line> lines() {
      return List.of(
          new Line(flavour, 0.7465 * Units.MEV, 0.9), new Line(flavour, 29.8 * Units.MEV, 0.1));
    }
  }

  private record Muons(Flavour flavour) implements NeutrinoSource {
    @Override
    public String name() {
      return "muons";
    }

    @Override
    public List<Line> lines() {
      return List.of();
    }

    @Override
    public List<Continuum> continua() {
      return List.of(new Continuum(flavour, new MichelNuE()));
    }
  }

  /** Of the interactions of the contract test that are open the last of each kind. */
  static Stream<Interaction> interactions() {
    Map<String, Interaction> all = new LinkedHashMap<>();
    for (Interaction interaction : InteractionContractTest.interactions()) {
      if (interaction.terms().stream().allMatch(InteractionEnvelopeContractTest::isOpen)) {
        all.put(
            interaction.getClass().getSimpleName()
                + interaction.label()
                + interaction.actsOn(NUCLEUS),
            interaction);
      }
    }
    return all.values().stream();
  }

  private static boolean isOpen(Interaction term) {
    return Math.max(term.initialMass(), term.finalMass()) < 20 * Units.MEV;
  }

  @Test
  void everyModelIsTested() {
    assertEquals(
        Implementations.of(Interaction.class),
        Implementations.among(
            interactions().flatMap(i -> Stream.concat(Stream.of(i), i.terms().stream()))));
  }

  @ParameterizedTest
  @MethodSource("interactions")
  void linesFillTheirEnvelope(Interaction interaction) {
    check(interaction, new Lines(flavour(interaction)), targets(interaction), 1.02);
  }

  /** One of each class: rectangles take longer. */
  static Stream<Interaction> classes() {
    Map<String, Interaction> all = new LinkedHashMap<>();
    interactions().forEach(i -> all.put(i.getClass().getSimpleName(), i));
    return all.values().stream();
  }

  @ParameterizedTest
  @MethodSource("classes")
  void aContinuumFillsItsEnvelope(Interaction interaction) {
    check(interaction, new Muons(flavour(interaction)), targets(interaction).subList(0, 1), 1.1);
  }

  private static Flavour flavour(Interaction interaction) {
    return interaction.scatters(Flavour.NU_4) ? Flavour.NU_4 : Flavour.NU_E;
  }

  private static List<Target> targets(Interaction interaction) {
    return Stream.of(NUCLEUS, Material.named("LXe").shells().get(0))
        .filter(interaction::actsOn)
        .toList();
  }

  private static void check(
      Interaction interaction, NeutrinoSource source, List<Target> targets, double most) {
    for (Target target : targets) {
      EventDensity density =
          EventDensity.of(source, 1 / Units.CM2, List.of(target), Units.KG, List.of(interaction))
              .above(0.1 * Units.KEV);
      double ratio = new EventSampler(density).volume() / new RecoilSpectrum(density).total();
      assertTrue(ratio >= 1 && ratio < most, () -> interaction + " on " + target + ": " + ratio);
    }
  }
}
