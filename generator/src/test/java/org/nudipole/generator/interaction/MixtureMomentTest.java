package org.nudipole.generator.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.mixing.GenericMixing;
import org.nudipole.generator.mixing.Mixing;
import org.nudipole.generator.source.FixedComposition;
import org.nudipole.generator.source.MassComposition;

/** Moments of a mixture with shares 0.6, 0.3 - E/100 MeV, 0.02, 0.08 + E/100 MeV. */
class MixtureMomentTest {
  private record Shares() implements MassComposition {
    @Override
    public double probability(int state, double energy) {
      double change = energy / (100 * Units.MEV);
      return switch (state) {
        case 1 -> 0.6;
        case 2 -> 0.3 - change;
        case 3 -> 0.02;
        default -> 0.08 + change;
      };
    }

    @Override
    public Bounds bounds(int state, double from, double to) {
      double one = probability(state, from);
      double other = probability(state, to);
      return Bounds.of(Math.min(one, other), Math.max(one, other));
    }
  }

  private static final Mixing MIXING = GenericMixing.mixing();

  // By hand: 0.6 x 1.1^2 + 0.2 x 0.6^2 + 0.02 x 1.3^2, and with 12, 13, 23 = 0.7, 0.4, 0.9.
  @Test
  void sumOverMassStates() {
    EffectiveMoment sterile =
        IncoherentMoment.of(MIXING, GenericMixing.majorana(), FinalStates.STERILE).of(new Shares());
    EffectiveMoment light =
        IncoherentMoment.of(MIXING, GenericMixing.majorana(), FinalStates.LIGHT).of(new Shares());
    double energy = 10 * Units.MEV;
    assertEquals(0.8318, square(sterile.value(Flavour.NU_E, energy)), 1e-14);
    assertEquals(
        0.6 * (0.49 + 0.16) + 0.2 * (0.49 + 0.81) + 0.02 * (0.16 + 0.81),
        square(light.value(Flavour.NU_E, energy)),
        1e-14);
    Bounds bounds = sterile.bounds(Flavour.NU_E, 5 * Units.MEV, 15 * Units.MEV);
    // The second share falls from 0.25 to 0.15.
    assertEquals(0.6 * 1.21 + 0.15 * 0.36 + 0.02 * 1.69, square(bounds.lower()), 1e-11);
    assertEquals(0.6 * 1.21 + 0.25 * 0.36 + 0.02 * 1.69, square(bounds.upper()), 1e-11);
  }

  @Test
  void anotherMixtureTakesItsPlace() {
    EffectiveMoment first =
        IncoherentMoment.of(MIXING, GenericMixing.majorana(), FinalStates.STERILE).of(new Shares());
    EffectiveMoment second = first.of(new FixedComposition(List.of(0.0, 1.0, 0.0, 0.0)));
    assertEquals(0.6, second.value(Flavour.NU_E, Units.MEV), 1e-15);
  }

  @Test
  void coherentSumsNeedAFlavour() {
    CoherentMoment coherent =
        CoherentMoment.of(MIXING, GenericMixing.majorana(), FinalStates.STERILE);
    assertThrows(IllegalArgumentException.class, () -> coherent.of(new Shares()));
    assertEquals(1e-11, new UniformMoment(1e-11).of(new Shares()).value(Flavour.NU_E, 1));
  }

  private static double square(double x) {
    return x * x;
  }
}
