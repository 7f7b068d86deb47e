package org.nudipole.generator.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Implementations;
import org.nudipole.generator.Units;
import org.nudipole.generator.mixing.GenericMixing;
import org.nudipole.generator.mixing.Mixing;
import org.nudipole.generator.mixing.MomentMatrix;
import org.nudipole.generator.source.FixedComposition;

/** What every effective moment keeps: inside its bounds, and a probability at each vertex. */
class EffectiveMomentContractTest {
  private static final int DRAWS = 2000;
  private static final double NEAR = 1 * Units.M;
  private static final double FAR = 3 * Units.M;

  static Stream<EffectiveMoment> moments() {
    Mixing mixing = GenericMixing.mixing();
    MomentMatrix matrix = GenericMixing.majorana();
    Mixing fast = new Mixing(mixing.matrix(), 3 * Units.EV * Units.EV, 11 * Units.EV * Units.EV);
    IncoherentMoment incoherent = IncoherentMoment.of(mixing, matrix, FinalStates.STERILE);
    return Stream.of(
        new UniformMoment(3e-11),
        new UniformMoment(0),
        incoherent,
        IncoherentMoment.of(mixing, GenericMixing.dirac(), FinalStates.LIGHT),
        incoherent.of(new FixedComposition(List.of(0.5, 0.3, 0.15, 0.05))),
        CoherentMoment.of(mixing, matrix, FinalStates.STERILE),
        CoherentMoment.of(mixing, matrix, FinalStates.LIGHT),
        OscillatingMoment.of(
            fast, matrix, FinalStates.STERILE, Baselines.of(NEAR, FAR, n -> first(n))));
  }

  // Cosine coefficients of distances that are evenly spread.
  private static double[] first(int count) {
    double[] means = new double[count];
    means[0] = 1;
    return means;
  }

  @Test
  void everyModelIsTested() {
    assertEquals(Implementations.of(EffectiveMoment.class), Implementations.among(moments()));
  }

  @ParameterizedTest
  @MethodSource("moments")
  void liesBetweenItsBounds(EffectiveMoment moment) {
    Random random = new Random(20211);
    for (int i = 0; i < DRAWS; i++) {
      Flavour flavour = Flavour.weak().get(i % Flavour.weak().size());
      double from = (1.5 + 8 * random.nextDouble()) * Units.MEV;
      double to = from + StrictMath.pow(random.nextDouble(), 8) * 5 * Units.MEV;
      Bounds bounds = moment.bounds(flavour, from, to);
      double value = moment.value(flavour, from + random.nextDouble() * (to - from));
      assertTrue(value >= 0 && Double.isFinite(value));
      assertTrue(bounds.lower() <= value && value <= bounds.upper(), () -> value + " " + bounds);
    }
  }

  @ParameterizedTest
  @MethodSource("moments")
  void isZeroWhereItSaysSo(EffectiveMoment moment) {
    for (Flavour flavour : Flavour.weak()) {
      assertEquals(moment.isZero(flavour), moment.value(flavour, 5 * Units.MEV) == 0);
    }
  }

  /** Ratios between places are those of the squares of the local moments. */
  @ParameterizedTest
  @MethodSource("moments")
  void verticesAreAcceptedInProportionToTheLocalSquare(EffectiveMoment moment) {
    Random random = new Random(20212);
    for (int i = 0; i < DRAWS; i++) {
      Flavour flavour = Flavour.weak().get(i % Flavour.weak().size());
      double energy = (1.5 + 30 * random.nextDouble()) * Units.MEV;
      double one = NEAR + (FAR - NEAR) * random.nextDouble();
      double other = NEAR + (FAR - NEAR) * random.nextDouble();
      double first = moment.acceptance(flavour, energy, one);
      double second = moment.acceptance(flavour, energy, other);
      assertTrue(first >= 0 && first <= 1 && second >= 0 && second <= 1);
      double here = StrictMath.pow(moment.at(one).value(flavour, energy), 2);
      double there = StrictMath.pow(moment.at(other).value(flavour, energy), 2);
      assertEquals(first * there, second * here, 1e-12 * (here + there));
    }
  }

  @ParameterizedTest
  @MethodSource("moments")
  void differsBetweenPlacesOnlyIfItOscillates(EffectiveMoment moment) {
    double here = moment.at(NEAR).value(Flavour.NU_E, 5 * Units.MEV);
    double there = moment.at(FAR - Units.CM).value(Flavour.NU_E, 5 * Units.MEV);
    assertEquals(moment.oscillates(), here != there);
  }
}
