package org.nudipole.generator.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.NuclearSpin;
import org.nudipole.generator.data.Target;

/**
 * Protons and neutrons with radii of their own, against nucleon_form_factors.py among the resources
 * of this test: the formulas written again in Python, with scipy's Bessel functions and the charge
 * radii of Angeli and Marinova typed in. The SM alone sees the neutrons; the dipole is the same
 * whatever their radius.
 *
 * <p>Form factors are printed with 14 digits and go through zero: 1e-13 absolute. Cross sections
 * have 13 digits and cancel by a factor of 10 at most: 1e-11.
 */
class NucleonFormFactorsReferenceTest {
  private static final double SIN2 = 0.23857;
  private static final double UNIT = Units.CM2 / Units.KEV;
  private static final Map<String, Target> NUCLEI =
      Map.of(
          "H1", nucleus("H1", 1, 1, 938.2721),
          "Ar40", nucleus("Ar40", 18, 40, 37215.5),
          "Ge74", nucleus("Ge74", 32, 74, 68840.8),
          "Cs133", nucleus("Cs133", 55, 133, 123772.8));

  private static Target nucleus(String name, int z, int a, double mass) {
    return new Target(name, z, a, "", 0, 0, mass * Units.MEV, 1 / Units.KG);
  }

  /** The vector current of a model, named as in the script: a word and its numbers in fm. */
  private static VectorCurrent current(String model) {
    List<String> words = List.of(model.split(" ", -1));
    double[] numbers =
        words.stream().skip(1).mapToDouble(w -> Double.parseDouble(w) * Units.FM).toArray();
    List<FormFactor> forms =
        switch (words.get(0)) {
          case "helm" ->
              List.of(
                  new Helm(OptionalDouble.of(numbers[0])), new Helm(OptionalDouble.of(numbers[1])));
          case "measured" -> List.of(new MeasuredHelm(0), new MeasuredHelm(numbers[0]));
          default ->
              List.of(
                  new KleinNystrand(numbers[0], numbers[1]),
                  new KleinNystrand(numbers[0], numbers[2]));
        };
    return new VectorCurrent(NucleonCouplings.treeLevel(SIN2), forms.get(0), forms.get(1));
  }

  @ParameterizedTest
  @CsvSource({
    "Cs133, helm 4.8 5.05, 2, 0.99960558611019, 0.99956343801379",
    "Cs133, helm 4.8 5.05, 60, 0.69006594116823, 0.6615204636846",
    "Cs133, helm 4.8 5.05, 150, 0.0044587809574189, -0.022821906014002",
    "Cs133, helm 4.8 5.05, 250, -0.0083259547944027, 0.0032915114677888",
    "Cs133, helm 4.8 4.8, 2, 0.99960558611019, 0.99960558611019",
    "Cs133, helm 4.8 4.8, 60, 0.69006594116823, 0.69006594116823",
    "Cs133, helm 4.8 4.8, 150, 0.0044587809574189, 0.0044587809574189",
    "Cs133, helm 4.8 4.8, 250, -0.0083259547944027, -0.0083259547944027",
    "Cs133, kleinNystrand 0.7 1.23 1.28, 2, 0.99954479779079, 0.99951121790791",
    "Cs133, kleinNystrand 0.7 1.23 1.28, 60, 0.65044553817383, 0.62858341794654",
    "Cs133, kleinNystrand 0.7 1.23 1.28, 150, -0.027649751718853, -0.042311343977266",
    "Cs133, kleinNystrand 0.7 1.23 1.28, 250, 0.0059811266585071, 0.012776585394185",
    "Cs133, measured 0.0, 2, 0.99960491212758, 0.99960491212758",
    "Cs133, measured 0.0, 60, 0.6896030161482, 0.6896030161482",
    "Cs133, measured 0.0, 150, 0.0039548721095167, 0.0039548721095167",
    "Cs133, measured 0.0, 250, -0.0081191345982458, -0.0081191345982458",
    "Cs133, measured 0.2, 2, 0.99960491212758, 0.99957133665338",
    "Cs133, measured 0.2, 60, 0.6896030161482, 0.66680779141852",
    "Cs133, measured 0.2, 150, 0.0039548721095167, -0.018334298931763",
    "Cs133, measured 0.2, 250, -0.0081191345982458, 0.0013399461252143",
    "Ge74, helm 4.8 5.05, 100, 0.31958683516521, 0.27368029378237",
    "Ge74, helm 4.8 4.8, 100, 0.31958683516521, 0.31958683516521",
    "Ge74, kleinNystrand 0.7 1.23 1.28, 100, 0.41123552559888, 0.38190218437608",
    "Ge74, measured 0.0, 100, 0.46061027111025, 0.46061027111025",
    "Ge74, measured 0.2, 100, 0.46061027111025, 0.42095585099631",
    "H1, kleinNystrand 0.7 1.23 1.28, 50, 0.96011458917538, 0.95933902537323",
    "H1, measured 0.0, 50, 0.99177927103213, 0.99177927103213",
    "H1, measured 0.2, 50, 0.99177927103213, 0.98763494496377"
  })
  void formFactors(
      String nucleus, String model, double momentumMeV, double protons, double neutrons) {
    VectorCurrent current = current(model);
    double q = momentumMeV * Units.MEV;
    assertEquals(protons, current.protons().value(q, NUCLEI.get(nucleus)), 1e-13);
    assertEquals(neutrons, current.neutrons().value(q, NUCLEI.get(nucleus)), 1e-13);
  }

  @ParameterizedTest
  @CsvSource({
    "Cs133, helm 4.8 5.05, 30, 0.01, 5.295019535413e-40, 6.489766271514e-40, 5.297681792130e-40, 4.551178944974e-43, 2.316122058292e-44",
    "Cs133, helm 4.8 4.8, 30, 0.01, 5.610809546846e-40, 6.838882782897e-40, 5.613471803564e-40, 4.551178944974e-43, 2.384187589507e-44",
    "Cs133, kleinNystrand 0.7 1.23 1.28, 30, 0.01, 4.947802521216e-40, 6.057585738101e-40, 4.950262202851e-40, 4.204872954642e-43, 2.152030002047e-44",
    "Cs133, measured 0.0, 30, 0.01, 5.605805673244e-40, 6.832783679952e-40, 5.608465555687e-40, 4.547120078959e-43, 2.382061305725e-44",
    "Cs133, measured 0.2, 30, 0.01, 5.353205711259e-40, 6.553603543750e-40, 5.355865593703e-40, 4.547120078959e-43, 2.327774366482e-44",
    "Cs133, helm 4.8 5.05, 50, 0.035, 4.432570097070e-41, 5.544405839955e-41, 4.439644777352e-41, 3.128959066094e-44, 1.807560554305e-45",
    "Cs133, helm 4.8 4.8, 50, 0.035, 5.742649335439e-41, 6.999579176667e-41, 5.749724015722e-41, 3.128959066094e-44, 2.057411665790e-45",
    "Cs133, kleinNystrand 0.7 1.23 1.28, 50, 0.035, 3.292882202069e-41, 4.101495756652e-41, 3.297930609820e-41, 2.232787994556e-44, 1.316063819503e-45",
    "Cs133, measured 0.0, 50, 0.035, 5.720273614688e-41, 6.972305940938e-41, 5.727320729110e-41, 3.116767356272e-44, 2.049395144805e-45",
    "Cs133, measured 0.2, 50, 0.035, 4.658638145697e-41, 5.794568256048e-41, 4.665685260120e-41, 3.116767356272e-44, 1.849467869886e-45",
    "Ar40, helm 4.8 5.05, 30, 0.02, 2.955034292269e-41, 3.729563662927e-41, 2.963254597124e-41, 2.988145857611e-44, 7.955154993437e-46",
    "Ar40, helm 4.8 4.8, 30, 0.02, 3.057213392432e-41, 3.844248004624e-41, 3.065433697287e-41, 2.988145857611e-44, 8.091522754058e-46",
    "Ar40, kleinNystrand 0.7 1.23 1.28, 30, 0.02, 3.423243151630e-41, 4.310070041265e-41, 3.432557863244e-41, 3.385971373689e-44, 9.114377281613e-46",
    "Ar40, measured 0.0, 30, 0.02, 3.544932475374e-41, 4.457523190470e-41, 3.554464170384e-41, 3.464846555369e-44, 9.382368223655e-46",
    "Ar40, measured 0.2, 30, 0.02, 3.478097818307e-41, 4.382539272215e-41, 3.487629513317e-41, 3.464846555369e-44, 9.293501767462e-46"
  })
  void crossSections(
      String nucleus,
      String model,
      double energyMeV,
      double recoilMeV,
      double weak,
      double withPhoton,
      double withSpin,
      double dipole,
      double interference) {
    Target target = NUCLEI.get(nucleus);
    VectorCurrent current = current(model);
    CoherentScattering cevns = new CoherentScattering(current, AxialCurrent.none());
    // F_A(0) = (4/3) g_A^2 [(J+1)/J] S_p^2 = 0.5, at J = 1/2.
    double spin = Math.sqrt(0.5 / 4) / AxialCurrent.CHARGE;
    AxialCurrent axial =
        new AxialCurrent(List.of(new NuclearSpin(target.z(), target.a(), 0.5, spin, 0)));
    ChargeFormFactor photon =
        new ChargeFormFactor(
            FlavourMatrix.ZERO.with(Flavour.NU_MU, Flavour.NU_MU, 3e-32 * Units.CM2),
            FlavourMatrix.ZERO);
    double mass = 3 * Units.MEV;
    SterileTransition transition =
        new SterileTransition(
            mass, InterferenceOrder.EXACT, Map.of(Flavour.NU_MU, new SterileOverlap(1e-12, 1e-4)));
    Map<Interaction, Double> expected =
        Map.of(
            cevns,
            weak,
            new ElectroweakNuclearScattering(cevns, photon),
            withPhoton,
            new CoherentScattering(current, axial),
            withSpin,
            new DipoleUpscattering(mass, 1e-10, current.protons()),
            dipole,
            new NuclearInterference(cevns, transition),
            interference);
    expected.forEach(
        (interaction, value) -> {
          double energy = energyMeV * Units.MEV;
          double recoil = recoilMeV * Units.MEV;
          Stream.of(
                  interaction.differential(Flavour.NU_MU, energy, target, recoil),
                  interaction.atRecoil(Flavour.NU_MU, target, recoil).applyAsDouble(energy))
              .forEach(
                  ours ->
                      assertEquals(
                          value, ours / UNIT, 1e-11 * Math.abs(value), interaction::toString));
        });
  }
}
