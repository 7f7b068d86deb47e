package org.nudipole.generator.interaction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.data.TableAxis.Places;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.mixing.GenericMixing;
import org.nudipole.generator.mixing.Mixing;
import org.nudipole.generator.source.FixedComposition;

/** What each interaction is: part, target, masses, flavours, and what becomes of it elsewhere. */
class InteractionKindTest {
  private static final double MASS = 0.3 * Units.MEV;
  private static final Target NUCLEUS = Material.named("Ge").nuclei().get(0);
  private static final Target SHELL = Material.named("Ge").shells().get(0);
  private static final FixedComposition MIXTURE =
      new FixedComposition(List.of(0.5, 0.3, 0.15, 0.05));
  private static final ElectronScattering EVES = new ElectronScattering(0.23857);
  private static final CoherentScattering CEVNS =
      new CoherentScattering(NucleonCouplings.treeLevel(0.23857), Helm.lewinSmith());
  private static final ChargeFormFactor PHOTON =
      new ChargeFormFactor(
          FlavourMatrix.ZERO.with(Flavour.NU_E, Flavour.NU_E, 1e-32 * Units.CM2),
          FlavourMatrix.ZERO);
  private static final RecoilTable TABLE =
      RecoilTable.of(
          new Places(new double[] {0, Units.KEV, 5 * Units.KEV}, false), new double[] {1, 2, 3});
  private static final RecoilTable PLANE =
      RecoilTable.of(
          new double[] {0, Units.KEV},
          new double[] {Units.MEV, 2 * Units.MEV},
          new double[][] {{1, 2}, {3, 4}});
  private static final SterileTransition TRANSITION =
      new SterileTransition(
          MASS, InterferenceOrder.EXACT, Map.of(Flavour.NU_E, new SterileOverlap(1e-12, 0.1)));

  private static void check(
      Interaction interaction,
      CrossSectionPart part,
      String label,
      int code,
      boolean nuclei,
      boolean electrons,
      double initialMass,
      double finalMass) {
    assertEquals(part, interaction.part());
    assertEquals(label, interaction.label());
    assertEquals(code, interaction.code());
    assertEquals(nuclei, interaction.actsOn(NUCLEUS));
    assertEquals(electrons, interaction.actsOn(SHELL));
    assertEquals(initialMass, interaction.initialMass());
    assertEquals(finalMass, interaction.finalMass());
  }

  @Test
  void partsTargetsAndMasses() {
    CrossSectionPart sm = CrossSectionPart.SM;
    CrossSectionPart dipole = CrossSectionPart.DIPOLE;
    CrossSectionPart interference = CrossSectionPart.INTERFERENCE;
    check(EVES, sm, "sm", 0, false, true, 0, 0);
    check(CEVNS, sm, "sm", 0, true, false, 0, 0);
    check(new ElectroweakElectronScattering(EVES, PHOTON), sm, "sm", 0, false, true, 0, 0);
    check(new ElectroweakNuclearScattering(CEVNS, PHOTON), sm, "sm", 0, true, false, 0, 0);
    check(
        new BoundElectronScattering(EVES, BindingCorrection.rrpa()),
        sm,
        "sm",
        0,
        false,
        true,
        0,
        0);
    DipoleUpscattering up = new DipoleUpscattering(MASS, 1e-11, new PointLike());
    check(up, dipole, "dipole", 1, true, true, 0, MASS);
    check(new DipoleDownscattering(up), dipole, "dipole", 1, true, true, MASS, 0);
    check(
        new ElectronInterference(EVES, TRANSITION),
        interference,
        "interference",
        2,
        false,
        true,
        0,
        MASS);
    check(
        new NuclearInterference(CEVNS, TRANSITION),
        interference,
        "interference",
        2,
        true,
        false,
        0,
        MASS);
    check(
        new RatioCorrection("mine", CEVNS, 0.5, TABLE),
        CrossSectionPart.CORRECTION,
        "mine",
        3,
        true,
        false,
        0,
        0);
    check(
        new TabulatedCrossSection("own", 7, true, 1, TABLE),
        CrossSectionPart.ADDED,
        "own",
        7,
        true,
        false,
        0,
        0);
    check(
        new TabulatedCrossSection("own", 7, false, 1, TABLE),
        CrossSectionPart.ADDED,
        "own",
        7,
        false,
        true,
        0,
        0);
    check(
        new InterferingScattering(List.of(EVES, up, new ElectronInterference(EVES, TRANSITION))),
        sm,
        "sm+dipole+interference",
        0,
        false,
        true,
        0,
        0);
  }

  @Test
  void signedPartsAreThoseThatAreDrawnWithOthers() {
    for (CrossSectionPart part : CrossSectionPart.values()) {
      boolean signed = part == CrossSectionPart.INTERFERENCE || part == CrossSectionPart.CORRECTION;
      assertEquals(signed, part.isSigned());
    }
  }

  /** As macros call the orders. */
  @Test
  void ordersOfTheInterference() {
    assertEquals("exact", InterferenceOrder.EXACT.label());
    assertEquals(InterferenceOrder.values().length, 2);
    for (InterferenceOrder order : InterferenceOrder.values()) {
      assertEquals(order == InterferenceOrder.EXACT, order.label().equals("exact"));
      assertFalse(order.label().isEmpty());
    }
  }

  /** A correction ends where its base does, a photon's final state where the weak one does. */
  @Test
  void finalMassesOfCorrections() {
    DipoleUpscattering up = new DipoleUpscattering(MASS, 1e-11, new PointLike());
    assertEquals(MASS, new RatioCorrection("mine", up, 0.5, TABLE).finalMass());
    assertEquals(MASS, new BoundElectronScattering(up, BindingCorrection.rrpa()).finalMass());
    assertThrows(IllegalArgumentException.class, () -> ScatteringProcess.named("elastic"));
  }

  /** Weak ones take weak flavours; a dipole all that have a moment, and nu_4 its own. */
  @Test
  void flavours() {
    DipoleUpscattering up = new DipoleUpscattering(MASS, 1e-11, new PointLike());
    DipoleDownscattering down = new DipoleDownscattering(up);
    DipoleUpscattering none = new DipoleUpscattering(MASS, 0, new PointLike());
    RatioCorrection correction = new RatioCorrection("mine", CEVNS, 0.5, TABLE);
    for (Flavour flavour : Flavour.values()) {
      boolean weak = Flavour.weak().contains(flavour);
      assertEquals(weak, EVES.scatters(flavour));
      assertEquals(weak, CEVNS.scatters(flavour));
      assertEquals(weak, correction.scatters(flavour));
      assertEquals(flavour != Flavour.NU_4, up.scatters(flavour));
      assertEquals(flavour == Flavour.NU_4, down.scatters(flavour));
      assertFalse(none.scatters(flavour));
      assertFalse(new DipoleDownscattering(none).scatters(flavour));
    }
  }

  /**
   * sqrt(0.5 x 1.1^2 + 0.3 x 0.6^2 + 0.15 x 1.3^2) of the generic moments; no phases, none left.
   */
  @Test
  void inAMixtureOfMassStates() {
    Mixing mixing = GenericMixing.mixing();
    DipoleUpscattering up =
        new DipoleUpscattering(
            MASS,
            IncoherentMoment.of(mixing, GenericMixing.majorana().times(1e-11), FinalStates.STERILE),
            new PointLike());
    DipoleUpscattering mixed = up.of(MIXTURE);
    assertEquals(MASS, mixed.mass());
    assertEquals(up.formFactor(), mixed.formFactor());
    double square = 0.5 * 1.21 + 0.3 * 0.36 + 0.15 * 1.69;
    assertEquals(1e-11 * Math.sqrt(square), mixed.moment().value(Flavour.NU_E, Units.MEV), 1e-24);
    assertSame(EVES, EVES.of(MIXTURE));
    ElectronInterference electrons = new ElectronInterference(EVES, TRANSITION).of(MIXTURE);
    NuclearInterference nuclei = new NuclearInterference(CEVNS, TRANSITION).of(MIXTURE);
    assertEquals(EVES, electrons.weak());
    assertEquals(CEVNS, nuclei.weak());
    for (Interference interference : List.of(electrons, nuclei)) {
      assertEquals(MASS, interference.finalMass());
      assertEquals(InterferenceOrder.EXACT, interference.transition().order());
      assertFalse(interference.scatters(Flavour.NU_E));
    }
  }

  @Test
  void atADistance() {
    Mixing fast =
        new Mixing(
            GenericMixing.mixing().matrix(), 3 * Units.EV * Units.EV, -11 * Units.EV * Units.EV);
    OscillatingMoment moment =
        OscillatingMoment.of(
            fast,
            GenericMixing.majorana(),
            FinalStates.STERILE,
            Baselines.of(Units.M, 3 * Units.M, n -> first(n)));
    DipoleUpscattering oscillating = new DipoleUpscattering(MASS, moment, new PointLike());
    assertTrue(oscillating.oscillates());
    assertFalse(oscillating.isSmooth());
    double energy = 5 * Units.MEV;
    DipoleUpscattering there = oscillating.at(2 * Units.M);
    assertFalse(there.oscillates());
    assertEquals(MASS, there.finalMass());
    assertEquals(
        moment.at(2 * Units.M).value(Flavour.NU_MU, energy),
        there.moment().value(Flavour.NU_MU, energy));
    double acceptance =
        oscillating.acceptance(Flavour.NU_MU, energy, SHELL, Units.KEV, 2 * Units.M);
    assertEquals(moment.acceptance(Flavour.NU_MU, energy, 2 * Units.M), acceptance);
    assertTrue(acceptance > 0 && acceptance < 1);

    DipoleUpscattering same = new DipoleUpscattering(MASS, 1e-11, new PointLike());
    assertFalse(same.oscillates());
    assertTrue(same.isSmooth());
    assertEquals(1, same.acceptance(Flavour.NU_E, energy, SHELL, Units.KEV, Units.M));
    assertEquals(same, same.at(Units.M));
    assertSame(EVES, EVES.at(Units.M));
    assertNotSame(oscillating, there);
    assertEquals(1, EVES.acceptance(Flavour.NU_E, energy, SHELL, Units.KEV, Units.M));
    assertFalse(EVES.oscillates());
  }

  private static double[] first(int count) {
    double[] means = new double[count];
    means[0] = 1;
    return means;
  }

  /** Only tables in the neutrino energy are not smooth in it, and tables have turns. */
  @Test
  void smoothnessAndTurns() {
    assertTrue(new TabulatedCrossSection("own", 7, true, 1, TABLE).isSmooth());
    assertFalse(new TabulatedCrossSection("own", 7, true, 1, PLANE).isSmooth());
    RatioCorrection along = new RatioCorrection("mine", CEVNS, 0.5, TABLE);
    RatioCorrection plane = new RatioCorrection("mine", CEVNS, 0.5, PLANE);
    assertTrue(along.isSmooth());
    assertFalse(plane.isSmooth());
    InterferingScattering sum = new InterferingScattering(List.of(CEVNS, along, plane));
    assertEquals(List.of(0.0, 0.0, 1.0, 1.0, 5.0), inKeV(sum.turns()));
    assertEquals(List.of(0.0, 1.0, 5.0), inKeV(along.turns()));
    assertEquals(List.of(1000.0, 2000.0), inKeV(sum.energyTurns()));
    assertEquals(List.of(1000.0, 2000.0), inKeV(plane.energyTurns()));
    assertEquals(List.of(), inKeV(along.energyTurns()));
    assertEquals(List.of(), inKeV(CEVNS.turns()));
    assertEquals(List.of(CEVNS), CEVNS.terms());
    assertEquals(List.of(CEVNS, along, plane), sum.terms());
    assertEquals(List.of(), inKeV(CEVNS.energyTurns()));
    assertEquals(
        List.of(0.0, 1.0, 5.0), inKeV(new TabulatedCrossSection("own", 7, true, 1, TABLE).turns()));
    assertEquals(
        List.of(1000.0, 2000.0),
        inKeV(new TabulatedCrossSection("own", 7, true, 1, PLANE).energyTurns()));
    // A correction has the points of its table, where it holds.
    double[] rrpa = BindingCorrection.rrpa().ratio().nodes();
    Interaction bound = new BoundElectronScattering(EVES, BindingCorrection.rrpa());
    assertArrayEquals(rrpa, bound.turns(Material.named("LXe").shells().get(0)));
    assertArrayEquals(rrpa, bound.turns());
    assertArrayEquals(new double[0], bound.turns(SHELL));
    assertArrayEquals(new double[0], bound.energyTurns());
    assertTrue(bound.isSmooth());
  }

  private static List<Double> inKeV(double[] energies) {
    return java.util.Arrays.stream(energies).mapToObj(e -> Math.rint(e / Units.KEV)).toList();
  }

  @Test
  void coherentScatteringIsFoundWhereItIs() {
    assertEquals(Optional.of(CEVNS), CoherentScattering.in(CEVNS));
    assertEquals(
        Optional.of(CEVNS), CoherentScattering.in(new ElectroweakNuclearScattering(CEVNS, PHOTON)));
    assertEquals(Optional.empty(), CoherentScattering.in(EVES));
    assertEquals(
        Optional.empty(), CoherentScattering.in(new ElectroweakElectronScattering(EVES, PHOTON)));
  }

  @Test
  void processesOfTargets() {
    assertEquals(ScatteringProcess.CEVNS, ScatteringProcess.on(NUCLEUS));
    assertEquals(ScatteringProcess.EVES, ScatteringProcess.on(SHELL));
    assertEquals(List.of("cevns", "eves"), ScatteringProcess.labels());
    for (ScatteringProcess process : ScatteringProcess.values()) {
      assertEquals(process, ScatteringProcess.named(process.label()));
      assertEquals(process == ScatteringProcess.CEVNS, process.isOn(NUCLEUS));
      assertEquals(process == ScatteringProcess.EVES, process.isOn(SHELL));
      assertEquals(process == ScatteringProcess.CEVNS ? 0 : 1, process.code());
      assertEquals(process == ScatteringProcess.CEVNS ? "CEvNS" : "EvES", process.acronym());
    }
  }

  /** What is bound is in all else what it is when it is free. */
  @Test
  void bindingChangesNothingButTheSize() {
    OscillatingMoment moment =
        OscillatingMoment.of(
            new Mixing(
                GenericMixing.mixing().matrix(), 3 * Units.EV * Units.EV, 11 * Units.EV * Units.EV),
            GenericMixing.majorana().times(1e-11),
            FinalStates.STERILE,
            Baselines.of(Units.M, 3 * Units.M, n -> first(n)));
    Target xenon = Material.named("LXe").shells().get(0);
    Target free = Material.named("LXe").freeElectrons().get(0);
    double energy = 5 * Units.MEV;
    for (Interaction stepping :
        List.of(
            new DipoleUpscattering(MASS, moment, new PointLike()),
            new DipoleDownscattering(MASS, 1e-11, new PointLike()))) {
      Interaction bound = new BoundElectronScattering(stepping, BindingCorrection.rrpa());
      check(
          bound,
          CrossSectionPart.DIPOLE,
          "dipole",
          1,
          true,
          true,
          stepping.initialMass(),
          stepping.finalMass());
      for (Flavour flavour : Flavour.weak()) {
        assertEquals(stepping.scatters(flavour), bound.scatters(flavour));
      }
      assertEquals(stepping.scatters(Flavour.NU_4), bound.scatters(Flavour.NU_4));
      assertEquals(stepping.oscillates(), bound.oscillates());
      assertEquals(stepping.isSmooth(), bound.isSmooth());
      assertEquals(
          stepping.acceptance(Flavour.NU_MU, energy, xenon, Units.KEV, 2 * Units.M),
          bound.acceptance(Flavour.NU_MU, energy, xenon, Units.KEV, 2 * Units.M));
      assertEquals(stepping.threshold(xenon), bound.threshold(xenon));
      assertEquals(stepping.leastEnergy(xenon, Units.KEV), bound.leastEnergy(xenon, Units.KEV));
      assertEquals(
          stepping.leastEnergy(xenon, 2 * Units.MEV, 3 * Units.MEV),
          bound.leastEnergy(xenon, 2 * Units.MEV, 3 * Units.MEV));
      assertEquals(stepping.lowest(energy, xenon), bound.lowest(energy, xenon));
      assertEquals(stepping.highest(energy, xenon), bound.highest(energy, xenon));
      assertEquals(stepping.kinematics(energy, xenon), bound.kinematics(energy, xenon));
      assertEquals(stepping.energyTurns().length, bound.energyTurns().length);
      assertTrue(bound.isProportional(xenon, Material.named("LXe").shells().get(1)));
      assertFalse(bound.isProportional(xenon, free), "the free ones have no correction");
      // 0.813 at 10 keV, where many-body rates are below stepping.
      Interaction there = bound.at(2 * Units.M);
      double step =
          stepping.at(2 * Units.M).differential(Flavour.NU_MU, energy, free, 10 * Units.KEV);
      Target outer = Material.named("LXe").shells().get(10);
      double perElectron =
          there.differential(Flavour.NU_MU, energy, outer, 10 * Units.KEV)
              / outer.electrons()
              * free.electrons();
      assertEquals(0.813, perElectron / step, 0.01);
      assertEquals(
          step, there.differential(Flavour.NU_MU, energy, free, 10 * Units.KEV), 1e-15 * step);
    }
    Interaction mixed =
        new BoundElectronScattering(
                new DipoleUpscattering(
                    MASS,
                    IncoherentMoment.of(
                        GenericMixing.mixing(), GenericMixing.majorana(), FinalStates.STERILE),
                    new PointLike()),
                BindingCorrection.rrpa())
            .of(MIXTURE);
    assertEquals(
        new DipoleUpscattering(
                MASS,
                IncoherentMoment.of(
                    GenericMixing.mixing(), GenericMixing.majorana(), FinalStates.STERILE),
                new PointLike())
            .of(MIXTURE)
            .differential(Flavour.NU_E, energy, free, Units.KEV),
        mixed.differential(Flavour.NU_E, energy, free, Units.KEV));
  }

  /**
   * Subshells of one atom are in the ratio of their electrons, nuclei and other atoms in none that
   * holds everywhere.
   */
  @Test
  void proportionalTargets() {
    List<Target> shells = Material.named("Ge").shells();
    Target xenon = Material.named("LXe").shells().get(0);
    Target other = Material.named("Ge").nuclei().get(1);
    assertTrue(EVES.isProportional(shells.get(0), shells.get(1)));
    assertTrue(CEVNS.isProportional(NUCLEUS, NUCLEUS));
    assertFalse(EVES.isProportional(shells.get(0), xenon));
    assertFalse(CEVNS.isProportional(NUCLEUS, other));
    assertFalse(CEVNS.isProportional(NUCLEUS, SHELL));
    assertFalse(CEVNS.isProportional(SHELL, NUCLEUS));
  }
}
