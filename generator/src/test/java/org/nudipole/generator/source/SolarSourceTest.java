package org.nudipole.generator.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.mixing.MassOrdering;
import org.nudipole.generator.mixing.Mixing;
import org.nudipole.generator.mixing.MixingAngles;
import org.nudipole.generator.mixing.Rotation;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;

class SolarSourceTest {
  private static final Mixing MIXING = MassOrdering.NORMAL.mixing();
  private static final double STERILE = 0.01;
  private static final MassComposition LMA_OF_BORON =
      SolarOscillation.largeMixingAngle(MIXING).composition().apply(SolarComponent.B8);

  /** The best fit and an admixture of the sterile state to electron neutrinos. */
  private static Mixing withSterile() {
    MixingAngles angles = MassOrdering.NORMAL.angles();
    return Mixing.of(
        new MixingAngles(
            angles.theta12(),
            angles.r13(),
            angles.theta23(),
            Rotation.ofSquaredSine(STERILE, 0),
            Rotation.NONE,
            Rotation.NONE,
            0,
            0,
            0),
        MIXING.dm21(),
        MIXING.dm31());
  }

  @ParameterizedTest
  @EnumSource
  void statesAndFlavoursSumToOne(SolarComponent component) {
    for (Mixing mixing : List.of(MIXING, withSterile())) {
      double admixture = mixing.probability(Flavour.NU_E, 4);
      MassComposition states =
          SolarOscillation.largeMixingAngle(mixing).composition().apply(component);
      for (double mev = 0.01; mev < 20; mev *= 1.3) {
        double energy = mev * Units.MEV;
        double sum = 0;
        for (int state = 1; state <= Mixing.STATES; state++) {
          sum += states.probability(state, energy);
        }
        assertEquals(1, sum, 1e-14);
        assertEquals(admixture, states.probability(4, energy), 1e-15);
        double flavours = 0;
        for (Flavour flavour : List.of(Flavour.NU_E, Flavour.NU_MU, Flavour.NU_TAU)) {
          flavours += new FlavourConversion(states, mixing, flavour).probability(energy);
        }
        double sterile = 0;
        for (int state = 1; state <= Mixing.STATES; state++) {
          double share = mixing.matrix().get(4, state).abs();
          sterile += share * share * states.probability(state, energy);
        }
        assertEquals(1 - sterile, flavours, 1e-12);
        assertEquals(
            sterile,
            new FlavourConversion(states, mixing, Flavour.NU_S).probability(energy),
            1e-15);
        assertEquals(
            admixture,
            new FlavourConversion(states, mixing, Flavour.NU_4).probability(energy),
            1e-15);
      }
    }
  }

  @Test
  void vacuumIsTheLimitOfLowEnergy() {
    MassComposition states = AdiabaticConversion.of(MIXING, 0);
    for (int state = 1; state <= Mixing.STATES; state++) {
      assertEquals(
          MIXING.probability(Flavour.NU_E, state), states.probability(state, Units.MEV), 1e-12);
    }
  }

  @Test
  void boundsHoldAndCloseIn() {
    UniformRandomProvider random = new RandomStreams(3).stream(0, Stage.RECOIL);
    MassComposition states = LMA_OF_BORON;
    FlavourConversion muon = new FlavourConversion(states, MIXING, Flavour.NU_MU);
    for (int i = 0; i < 100_000; i++) {
      double from = 20 * random.nextDouble() * Units.MEV;
      double to = from + Math.pow(10, -6 * random.nextDouble()) * Units.MEV;
      double energy = Math.min(to, from + (to - from) * random.nextDouble());
      for (int state = 1; state <= Mixing.STATES; state++) {
        assertInside(states.bounds(state, from, to), states.probability(state, energy));
      }
      assertInside(muon.bounds(from, to), muon.probability(energy));
    }
    Bounds narrow = muon.bounds(5 * Units.MEV, 5.001 * Units.MEV);
    assertTrue(narrow.upper() < 1.001 * narrow.lower(), narrow::toString);
  }

  private static void assertInside(Bounds bounds, double value) {
    assertTrue(value >= bounds.lower() && value <= bounds.upper(), () -> value + ", " + bounds);
  }

  @Test
  void everyComponentKnowsItsMassStates() {
    SolarSource sun = sun(SolarOscillation.largeMixingAngle(MIXING));
    assertEquals(9, sun.lines().size());
    assertEquals(18, sun.continua().size());
    assertTrue(sun.lines().stream().allMatch(line -> line.composition().isPresent()));
    assertTrue(sun.continua().stream().allMatch(c -> c.composition().isPresent()));
    SolarSource emitted =
        SolarSource.emitted(SolarModel.BS05, EnumSet.allOf(SolarComponent.class), Optional.empty());
    assertTrue(emitted.lines().stream().allMatch(line -> line.composition().isEmpty()));
  }

  /** The flavours and the sterile share are the flux that is emitted; state 4 is a part of them. */
  @Test
  void aSterileAdmixtureTakesNothingFromTheFlux() {
    SolarSource mixed = sun(SolarOscillation.largeMixingAngle(withSterile()));
    SolarSource emitted =
        SolarSource.emitted(
            SolarModel.B16_GS98, EnumSet.allOf(SolarComponent.class), Optional.empty());
    assertEquals(emitted.intensity(), mixed.intensity(), 1e-10 * emitted.intensity());
    double heavy =
        mixed.lines().stream()
                .filter(line -> line.flavour() == Flavour.NU_4)
                .mapToDouble(Line::intensity)
                .sum()
            + mixed.continua().stream()
                .filter(part -> part.flavour() == Flavour.NU_4)
                .mapToDouble(Continuum::intensity)
                .sum();
    assertEquals(STERILE * emitted.intensity(), heavy, 1e-10 * heavy);
  }

  @Test
  void aPureSecondStateHasItsFlavours() {
    SolarSource sun = sun(SolarOscillation.fixed(MIXING, FixedComposition.of(0, 1, 0, 0)));
    double muons =
        sun.lines().stream()
                .filter(line -> line.flavour() == Flavour.NU_MU)
                .mapToDouble(Line::intensity)
                .sum()
            + sun.continua().stream()
                .filter(c -> c.flavour() == Flavour.NU_MU)
                .mapToDouble(Continuum::intensity)
                .sum();
    // |U_mu2|^2 of the global fit.
    assertEquals(0.360715206688, muons / sun.intensity(), 1e-9);
  }

  @Test
  void refusesProbabilitiesThatDoNotSumToOne() {
    assertThrows(IllegalArgumentException.class, () -> FixedComposition.of(0.5, 0.4, 0.02, 0));
    assertThrows(IllegalArgumentException.class, () -> FixedComposition.of(1.1, -0.1, 0, 0));
  }

  private static SolarSource sun(SolarOscillation oscillation) {
    return SolarSource.of(
        SolarModel.B16_GS98, EnumSet.allOf(SolarComponent.class), oscillation, Optional.empty());
  }

  /** Shares of what is not sterile. */
  @Test
  void aSterileShareIsTakenFromTheOthers() {
    FixedComposition states = FixedComposition.of(0.6, 0.3, 0.1, 0.2);
    double[] expected = {0.48, 0.24, 0.08, 0.2};
    for (int i = 1; i <= 4; i++) {
      assertEquals(expected[i - 1], states.probability(i, Units.MEV), 1e-15);
    }
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> FixedComposition.of(1.1, -0.1, 0, 0));
    assertTrue(e.getMessage().contains("P_e2"), e.getMessage());
  }

  @Test
  void modelsAndComponentsHaveNames() {
    for (SolarModel model : SolarModel.values()) {
      assertEquals(model, SolarModel.named(model.label()));
    }
    for (SolarComponent component : SolarComponent.values()) {
      assertEquals(component, SolarComponent.named(component.label()));
    }
    Exception model =
        assertThrows(IllegalArgumentException.class, () -> SolarModel.named("bp2004"));
    assertEquals("no solar model bp2004", model.getMessage());
    Exception component =
        assertThrows(IllegalArgumentException.class, () -> SolarComponent.named("c12"));
    assertEquals("no solar component c12", component.getMessage());
  }
}
