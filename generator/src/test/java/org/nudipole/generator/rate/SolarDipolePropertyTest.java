package org.nudipole.generator.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.math3.complex.Complex;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.interaction.DipoleDownscattering;
import org.nudipole.generator.interaction.DipoleUpscattering;
import org.nudipole.generator.interaction.FinalStates;
import org.nudipole.generator.interaction.Helm;
import org.nudipole.generator.interaction.IncoherentMoment;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.mathematics.ComplexMatrix;
import org.nudipole.generator.mixing.Mixing;
import org.nudipole.generator.mixing.MixingAngles;
import org.nudipole.generator.mixing.MomentMatrix;
import org.nudipole.generator.mixing.Rotation;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;
import org.nudipole.generator.source.AdiabaticConversion;
import org.nudipole.generator.source.Continuum;
import org.nudipole.generator.source.FixedComposition;
import org.nudipole.generator.source.Line;
import org.nudipole.generator.source.MassComposition;
import org.nudipole.generator.source.NeutrinoSource;
import org.nudipole.generator.source.SolarComponent;
import org.nudipole.generator.source.SolarModel;
import org.nudipole.generator.source.SolarOscillation;
import org.nudipole.generator.source.SolarSource;

/**
 * For any mixing and any matrix of moments the dipole events of the Sun are the emitted flux times
 * sum over i = 1 to 4 of P_ei mu_i^2, mu_i^2 = sum over j of |lambda_ji|^2, each i, j with its own
 * kinematics; without a mass of nu_4 they are all the same.
 */
@Tag("slow")
class SolarDipolePropertyTest {
  private static final int TRIES = 40;
  private static final double CUT = 1 * Units.KEV;

  private final UniformRandomProvider random = new RandomStreams(15).stream(0, Stage.RECOIL);

  private double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  private Rotation rotation() {
    return new Rotation(between(0, 1.5) * Units.RAD, between(0, 6.2) * Units.RAD);
  }

  private Mixing mixing() {
    return Mixing.of(
        new MixingAngles(
            between(0.1, 1.4) * Units.RAD,
            rotation(),
            between(0, 1.5) * Units.RAD,
            rotation(),
            rotation(),
            rotation(),
            between(0, 6) * Units.RAD,
            between(0, 6) * Units.RAD,
            between(0, 6) * Units.RAD),
        7.5e-5 * Units.EV * Units.EV,
        2.55e-3 * Units.EV * Units.EV);
  }

  private MomentMatrix moments() {
    ComplexMatrix full =
        ComplexMatrix.of((row, column) -> ComplexMatrix.polar(between(0, 5e-11), between(0, 6.2)));
    return new MomentMatrix(
        MomentMatrix.Nature.MAJORANA,
        MomentMatrix.Basis.MASS,
        full.plus(full.transposed().times(Complex.ONE.negate())));
  }

  private static List<Interaction> processes(double mass, Mixing mixing, MomentMatrix moments) {
    return List.of(
        new DipoleUpscattering(
            mass, IncoherentMoment.of(mixing, moments, FinalStates.STERILE), Helm.lewinSmith()),
        new DipoleUpscattering(
            0, IncoherentMoment.of(mixing, moments, FinalStates.LIGHT), Helm.lewinSmith()),
        new DipoleDownscattering(
            mass, FinalStates.LIGHT.moment(moments, Mixing.STATES), Helm.lewinSmith()));
  }

  private static double total(NeutrinoSource source, List<Interaction> processes) {
    EventDensity density =
        EventDensity.of(source, Units.YEAR, Material.named("LXe").shells(), Units.TONNE, processes)
            .above(CUT);
    return new RecoilSpectrum(density).total();
  }

  /** All of a source as nu_4. */
  private static SolarSource heavy(SolarSource emitted) {
    return new SolarSource(
        emitted.lines().stream()
            .map(line -> new Line(Flavour.NU_4, line.energy(), line.intensity()))
            .toList(),
        emitted.continua().stream()
            .map(part -> new Continuum(Flavour.NU_4, part.spectrum()))
            .toList(),
        Optional.empty());
  }

  private static double square(MomentMatrix moments, int finalState, int initialState) {
    Complex element = moments.get(finalState, initialState);
    return element.getReal() * element.getReal() + element.getImaginary() * element.getImaginary();
  }

  // Flux x sum over i and j of P_ei |lambda_ji|^2, each with its kinematics.
  private static double expected(
      SolarSource emitted,
      MassComposition states,
      double energy,
      double mass,
      MomentMatrix moments) {
    double light = total(emitted, List.of(new DipoleUpscattering(0, 1, Helm.lewinSmith())));
    double up = total(emitted, List.of(new DipoleUpscattering(mass, 1, Helm.lewinSmith())));
    double down =
        total(heavy(emitted), List.of(new DipoleDownscattering(mass, 1, Helm.lewinSmith())));
    double sum = 0;
    for (int i = 1; i <= Mixing.STATES; i++) {
      for (int j = 1; j <= Mixing.STATES; j++) {
        double rate = i == Mixing.STATES ? down : j == Mixing.STATES ? up : light;
        sum += states.probability(i, energy) * square(moments, j, i) * rate;
      }
    }
    return sum;
  }

  private static SolarSource emitted(Set<SolarComponent> components) {
    return SolarSource.emitted(SolarModel.B16_GS98, components, Optional.empty());
  }

  private static SolarSource arriving(
      Set<SolarComponent> components, SolarOscillation oscillation) {
    return SolarSource.of(SolarModel.B16_GS98, components, oscillation, Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 100, 250, 410, 2000})
  void sumOverMassStates(double keV) {
    double mass = keV * Units.KEV;
    for (int i = 0; i < TRIES; i++) {
      Mixing mixing = mixing();
      MomentMatrix moments = moments();
      double sterile = mixing.probability(Flavour.NU_E, Mixing.STATES);
      double first = random.nextDouble();
      double second = (1 - first) * random.nextDouble();
      FixedComposition states = FixedComposition.of(first, second, 1 - first - second, sterile);
      Set<SolarComponent> pp = EnumSet.of(SolarComponent.PP);
      double all =
          total(
              arriving(pp, SolarOscillation.fixed(mixing, states)),
              processes(mass, mixing, moments));
      double expected = expected(emitted(pp), states, Units.MEV, mass, moments);
      assertTrue(expected > 0);
      assertEquals(expected, all, 1e-9 * expected);
      // In matter the shares depend on the energy: on a line they are those of its energy.
      Set<SolarComponent> pep = EnumSet.of(SolarComponent.PEP);
      MassComposition matter = AdiabaticConversion.of(mixing, SolarComponent.PEP.electronDensity());
      double line = 1.442 * Units.MEV;
      double ofLine =
          total(
              arriving(pep, SolarOscillation.largeMixingAngle(mixing)),
              processes(mass, mixing, moments));
      double expectedOfLine = expected(emitted(pep), matter, line, mass, moments);
      assertEquals(expectedOfLine, ofLine, 1e-11 * expectedOfLine);
    }
  }
}
