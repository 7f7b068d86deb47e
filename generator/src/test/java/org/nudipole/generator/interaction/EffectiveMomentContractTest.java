package org.nudipole.generator.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.math3.complex.Complex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Implementations;
import org.nudipole.generator.Units;
import org.nudipole.generator.mathematics.ComplexMatrix;
import org.nudipole.generator.mixing.GenericMixing;
import org.nudipole.generator.mixing.Mixing;
import org.nudipole.generator.mixing.MomentMatrix;
import org.nudipole.generator.mixing.MomentMatrix.Basis;
import org.nudipole.generator.mixing.MomentMatrix.Nature;
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

  /** Every model without any moment, and with moments that some flavours do not have. */
  static Stream<EffectiveMoment> partlyZero() {
    Mixing none = new Mixing(ComplexMatrix.identity(), 3 * Units.EV * Units.EV, 0);
    MomentMatrix zero = new MomentMatrix(Nature.MAJORANA, Basis.MASS, ComplexMatrix.zero());
    // From state 2 alone: what does not mix is nu_mu.
    Complex element = ComplexMatrix.polar(1e-11, 0.4);
    MomentMatrix second =
        new MomentMatrix(
            Nature.MAJORANA,
            Basis.MASS,
            ComplexMatrix.zero().with(4, 2, element).with(2, 4, element.negate()));
    return Stream.of(zero, second)
        .flatMap(
            matrix ->
                Stream.of(
                    new UniformMoment(matrix.isZero() ? 0 : 1e-11),
                    IncoherentMoment.of(none, matrix, FinalStates.STERILE),
                    IncoherentMoment.of(none, matrix, FinalStates.STERILE)
                        .of(new FixedComposition(List.of(0.1, 0.2, 0.3, 0.4))),
                    CoherentMoment.of(none, matrix, FinalStates.STERILE),
                    OscillatingMoment.of(
                        none,
                        matrix,
                        FinalStates.STERILE,
                        Baselines.of(NEAR, FAR, n -> first(n)))));
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
    assertEquals(Implementations.of(EffectiveMoment.class), Implementations.among(partlyZero()));
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

  /** A moment of 1e-11 of state 2 is one of nu_mu and of a mixture, and of no other flavour. */
  @ParameterizedTest
  @MethodSource("partlyZero")
  void isZeroForTheFlavoursThatHaveNone(EffectiveMoment moment) {
    boolean all = moment.isZero(Flavour.NU_MU);
    boolean ofFlavours = !(moment instanceof UniformMoment || moment instanceof MixtureMoment);
    for (Flavour flavour : Flavour.weak()) {
      boolean muon = flavour == Flavour.NU_MU || flavour == Flavour.ANTI_NU_MU;
      assertEquals(all || (ofFlavours && !muon), moment.isZero(flavour), flavour::toString);
      double value = moment.value(flavour, 5 * Units.MEV);
      assertEquals(moment.isZero(flavour), value == 0);
      if (value > 0) {
        double share = moment instanceof MixtureMoment ? Math.sqrt(0.2) : 1;
        assertEquals(1e-11 * share, value, 1e-22);
      }
    }
  }

  /** In the limit of one energy bounds are the moment. */
  @ParameterizedTest
  @MethodSource("moments")
  void boundsCloseIn(EffectiveMoment moment) {
    for (Flavour flavour : Flavour.weak()) {
      for (double energy : new double[] {1.7 * Units.MEV, 5 * Units.MEV}) {
        double value = moment.value(flavour, energy);
        Bounds bounds = moment.bounds(flavour, energy, energy * (1 + 1e-9));
        assertEquals(value, bounds.lower(), 1e-6 * value);
        assertEquals(value, bounds.upper(), 1e-6 * value);
      }
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
