package org.nudipole.generator.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Constants;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Implementations;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.data.TableAxis.Places;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.mathematics.Quadrature;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;

/**
 * What every interaction keeps on every target, flavour and energy: finite, not negative, inside
 * proved bounds.
 */
class InteractionContractTest {
  private static final List<Double> ENERGIES = List.of(0.05, 0.4265, 0.7465, 3.0, 15.0, 52.8);

  /** One interaction on one target for one flavour at one energy where it is open. */
  record Case(Interaction interaction, Flavour flavour, double energy, Target target) {
    double low() {
      return interaction.lowest(energy, target);
    }

    double high() {
      return interaction.highest(energy, target);
    }

    @Override
    public String toString() {
      return interaction.getClass().getSimpleName()
          + " "
          + Math.max(interaction.initialMass(), interaction.finalMass()) / Units.MEV
          + " MeV "
          + flavour.label()
          + " "
          + energy / Units.MEV
          + " MeV "
          + target.name();
    }
  }

  /** Neutrons farther out than protons, so that one form factor vanishes before the other. */
  private static CoherentScattering apart(AxialCurrent axial) {
    return new CoherentScattering(
        new VectorCurrent(
            NucleonCouplings.treeLevel(Constants.SIN2_THETA_W),
            new MeasuredHelm(0),
            new MeasuredHelm(0.3 * Units.FM)),
        axial);
  }

  static List<Interaction> interactions() {
    List<Interaction> all = new ArrayList<>();
    all.add(new ElectronScattering(Constants.SIN2_THETA_W));
    for (FormFactor form : List.of(Helm.lewinSmith(), KleinNystrand.standard(), new PointLike())) {
      all.add(new CoherentScattering(NucleonCouplings.treeLevel(Constants.SIN2_THETA_W), form));
      for (double keV : new double[] {0, 1e-3, 1, 100, 690, 5000, 40_000}) {
        all.add(new DipoleUpscattering(keV * Units.KEV, 1e-11, form));
        all.add(new DipoleDownscattering(keV * Units.KEV, 1e-11, form));
      }
    }
    for (double keV : new double[] {1, 100, 690, 5000, 40_000}) {
      all.addAll(sums(keV * Units.KEV));
    }
    all.add(
        new BoundElectronScattering(
            new ElectronScattering(Constants.SIN2_THETA_W), BindingCorrection.rrpa()));
    for (double keV : new double[] {0, 30, 690}) {
      all.add(
          new BoundElectronScattering(
              new DipoleUpscattering(keV * Units.KEV, 1e-11, new PointLike()),
              BindingCorrection.rrpa()));
      all.add(
          new BoundElectronScattering(
              new DipoleDownscattering(keV * Units.KEV, 1e-11, new PointLike()),
              BindingCorrection.rrpa()));
    }
    all.addAll(electroweak());
    for (RecoilTable table : tables()) {
      all.add(new TabulatedCrossSection("own", 4, true, 2, table));
      all.add(new TabulatedCrossSection("own", 4, false, 2, table));
      all.add(corrected(new ElectronScattering(Constants.SIN2_THETA_W), table));
      all.add(
          corrected(
              new CoherentScattering(
                  NucleonCouplings.treeLevel(Constants.SIN2_THETA_W), Helm.lewinSmith()),
              table));
    }
    return all;
  }

  /**
   * Radii and charges that add to the weak amplitude, cancel it at some recoil, and outweigh it.
   */
  private static List<Interaction> electroweak() {
    CoherentScattering cevns =
        new CoherentScattering(
            NucleonCouplings.treeLevel(Constants.SIN2_THETA_W),
            Helm.lewinSmith(),
            AxialCurrent.shellModel());
    CoherentScattering apart = apart(AxialCurrent.shellModel());
    List<Interaction> all = new ArrayList<>(List.of(cevns, apart));
    for (double radius : new double[] {0, -3e-32, 4e-31}) {
      for (double charge : new double[] {0, 1e-12, -3e-7}) {
        ChargeFormFactor photon =
            new ChargeFormFactor(elements(radius * Units.CM2), elements(charge));
        all.add(new ElectroweakNuclearScattering(cevns, photon));
        all.add(new ElectroweakNuclearScattering(apart, photon));
        all.add(
            new ElectroweakElectronScattering(
                new ElectronScattering(Constants.SIN2_THETA_W), photon));
      }
    }
    return all;
  }

  private static FlavourMatrix elements(double size) {
    return FlavourMatrix.ZERO
        .with(Flavour.NU_E, Flavour.NU_E, size)
        .with(Flavour.NU_MU, Flavour.NU_MU, -size)
        .with(Flavour.NU_E, Flavour.NU_TAU, size / 10);
  }

  /** Values of 0 to 2: a correction of a strength of -0.5 leaves nothing just at some points. */
  private static List<RecoilTable> tables() {
    double[] recoils = {0, 1e-3, 0.02, 1, 200};
    double[] nodes = Arrays.stream(recoils).map(t -> t * Units.MEV).toArray();
    double[] energies = {0, 0.5 * Units.MEV, 10 * Units.MEV, 100 * Units.MEV};
    double[] values = {1, 2, 0.3, 1.5, 0.1};
    double[][] grid = {values, {0.1, 0.2, 2, 1, 0.5}, {1, 2, 0.3, 0.4, 2}, values};
    return List.of(
        RecoilTable.of(new Places(nodes, false), values),
        RecoilTable.of(new Places(nodes, true), new double[] {1, 1.9, 0.3, 1.5}),
        RecoilTable.of(nodes, energies, grid));
  }

  private static Interaction corrected(Interaction base, RecoilTable table) {
    return new InterferingScattering(List.of(base, new RatioCorrection("own", base, -0.5, table)));
  }

  /** Parts that interfere with a large mixing, in two phases and at moments of equal strength. */
  private static List<Interaction> sums(double mass) {
    ElectronScattering eves = new ElectronScattering(Constants.SIN2_THETA_W);
    CoherentScattering cevns =
        new CoherentScattering(
            NucleonCouplings.treeLevel(Constants.SIN2_THETA_W), Helm.lewinSmith());
    List<Interaction> sums = new ArrayList<>();
    for (double product : new double[] {5e-11, -5e-11}) {
      SterileOverlap overlap = new SterileOverlap(product, 0.25);
      SterileTransition transition =
          new SterileTransition(
              mass,
              InterferenceOrder.EXACT,
              Map.of(Flavour.NU_E, overlap, Flavour.NU_MU, overlap, Flavour.ANTI_NU_E, overlap));
      Interaction dipole = new DipoleUpscattering(mass, 1e-10, Helm.lewinSmith());
      sums.add(
          new InterferingScattering(
              List.of(eves, dipole, new ElectronInterference(eves, transition))));
      sums.add(
          new InterferingScattering(
              List.of(cevns, dipole, new NuclearInterference(cevns, transition))));
      CoherentScattering apart = apart(AxialCurrent.none());
      sums.add(
          new InterferingScattering(
              List.of(
                  apart,
                  new DipoleUpscattering(mass, 1e-10, apart.current().protons()),
                  new NuclearInterference(apart, transition))));
    }
    return sums;
  }

  @Test
  void everyModelIsTested() {
    assertEquals(
        Implementations.of(Interaction.class),
        Implementations.among(
            interactions().stream().flatMap(i -> Stream.concat(Stream.of(i), i.terms().stream()))));
  }

  private static List<Flavour> flavours(Interaction interaction) {
    return interaction instanceof DipoleDownscattering
        ? List.of(Flavour.NU_4)
        : List.of(Flavour.NU_E, Flavour.NU_MU, Flavour.ANTI_NU_E);
  }

  static Stream<Case> cases() {
    List<Target> targets = new ArrayList<>(Material.named("CaWO4").nuclei());
    targets.addAll(Material.named("LXe").shells());
    targets.addAll(Material.named("Ge").freeElectrons());
    List<Case> cases = new ArrayList<>();
    for (Interaction interaction : interactions()) {
      for (Target target : targets) {
        if (interaction.actsOn(target)) {
          for (double energy : ENERGIES) {
            for (Flavour flavour : flavours(interaction)) {
              Case c = new Case(interaction, flavour, energy * Units.MEV, target);
              if (c.high() > c.low()) {
                cases.add(c);
              }
            }
          }
        }
      }
    }
    return cases.stream();
  }

  /** Every case, or every n-th one where a mutation run asks for less. */
  static Stream<List<Case>> groups() {
    int stride = Integer.getInteger("nudipole.contract.stride", 1);
    List<Case> found = cases().toList();
    List<Case> all =
        IntStream.range(0, found.size()).filter(i -> i % stride == 0).mapToObj(found::get).toList();
    assertTrue(all.size() > 1000, "the list of cases is not empty by mistake");
    return Stream.iterate(0, i -> i < all.size(), i -> i + 500)
        .map(i -> all.subList(i, Math.min(all.size(), i + 500)));
  }

  @ParameterizedTest(name = "group {index}")
  @MethodSource("groups")
  void boundsHoldOnEveryCell(List<Case> group) {
    UniformRandomProvider random = new RandomStreams(11).stream(0, Stage.RECOIL);
    for (Case c : group) {
      double least = Math.max(c.low(), c.high() * 1e-14);
      for (int i = 0; i < 40; i++) {
        double a = least * Math.pow(c.high() / least, random.nextDouble());
        double b = least * Math.pow(c.high() / least, random.nextDouble());
        double from = Math.max(least, Math.min(a, b));
        double to = Math.min(c.high(), Math.max(a, b));
        Bounds bounds =
            c.interaction().bounds(c.flavour(), c.energy(), c.energy(), c.target(), from, to);
        for (double t : new double[] {from, to, from + (to - from) * random.nextDouble()}) {
          double value = c.interaction().differential(c.flavour(), c.energy(), c.target(), t);
          assertTrue(Double.isFinite(value) && value >= 0, () -> c + " at " + t + ": " + value);
          assertTrue(
              value <= bounds.upper() && value >= bounds.lower(),
              () -> c + " at " + t + ": " + value + " outside " + bounds);
        }
      }
    }
  }

  /** Rectangles of neutrino and recoil energy: inside the limits, across them and outside. */
  @ParameterizedTest(name = "group {index}")
  @MethodSource("groups")
  void boundsHoldOnEveryRectangle(List<Case> group) {
    UniformRandomProvider random = new RandomStreams(12).stream(0, Stage.RECOIL);
    int inside = 0;
    int across = 0;
    for (Case c : group) {
      for (int i = 0; i < 40; i++) {
        double spread = Math.pow(10, -6 * random.nextDouble());
        double from = c.energy() * (1 - spread * random.nextDouble());
        double to = c.energy() * (1 + spread * random.nextDouble());
        // From below the least recoil of the case to above its greatest.
        double least = Math.max(c.low() / 2, c.high() * 1e-14);
        double middle = least * Math.pow(2 * c.high() / least, random.nextDouble());
        double low = Math.max(least, middle * (1 - spread * random.nextDouble()));
        Cell cell = new Cell(from, to, low, middle * (1 + spread * random.nextDouble()));
        Bounds bounds = c.interaction().bounds(c.flavour(), c.target(), cell);
        inside += bounds.lower() > 0 ? 1 : 0;
        across += bounds.lower() <= 0 && bounds.upper() > 0 ? 1 : 0;
        check(c, cell, bounds, from, cell.low());
        check(c, cell, bounds, from, cell.high());
        check(c, cell, bounds, to, cell.low());
        check(c, cell, bounds, to, cell.high());
        for (int k = 0; k < 4; k++) {
          double energy = from + (to - from) * random.nextDouble();
          double recoil = cell.low() + (cell.high() - cell.low()) * random.nextDouble();
          check(c, cell, bounds, energy, recoil);
          // The limits of this energy, where the cross section starts and ends.
          check(c, cell, bounds, energy, c.interaction().highest(energy, c.target()));
          check(c, cell, bounds, energy, c.interaction().lowest(energy, c.target()));
        }
      }
    }
    assertTrue(
        inside > group.size() && across > group.size() / 5,
        "cells of both kinds: " + inside + ", " + across);
  }

  private static void check(Case c, Cell cell, Bounds bounds, double energy, double recoil) {
    if (!(recoil >= cell.low() && recoil <= cell.high())) {
      return;
    }
    boolean possible =
        recoil >= c.interaction().lowest(energy, c.target())
            && recoil <= c.interaction().highest(energy, c.target());
    double value =
        possible ? c.interaction().differential(c.flavour(), energy, c.target(), recoil) : 0;
    assertTrue(
        value <= bounds.upper() && value >= bounds.lower(),
        () -> c + " at " + energy + ", " + recoil + ": " + value + " outside " + bounds + cell);
  }

  @ParameterizedTest(name = "group {index}")
  @MethodSource("groups")
  void integralDoesNotDependOnWhereItIsCut(List<Case> group) {
    for (Case c : group) {
      double low = Math.max(c.low(), c.high() * 1e-9);
      double middle = Math.sqrt(low * c.high());
      double whole = integral(c, low, c.high());
      assertTrue(whole > 0 && Double.isFinite(whole), c::toString);
      assertEquals(
          whole,
          integral(c, low, middle) + integral(c, middle, c.high()),
          1e-11 * whole,
          c::toString);
    }
  }

  /** What has been computed for one subshell stands for all: the ratio is that of the electrons. */
  @Test
  void subshellsOfAnAtomAreProportional() {
    List<Target> shells = Material.named("LXe").shells();
    double energy = 3 * Units.MEV;
    int compared = 0;
    for (Interaction interaction : interactions()) {
      for (Target shell : shells) {
        if (energy <= interaction.initialMass()
            || !interaction.actsOn(shell)
            || !interaction.isProportional(shells.get(0), shell)) {
          continue;
        }
        for (double keV : new double[] {35, 100, 1500}) {
          double ratio =
              interaction.differential(Flavour.NU_E, energy, shell, keV * Units.KEV)
                  / interaction.differential(Flavour.NU_E, energy, shells.get(0), keV * Units.KEV);
          double expected = (double) shell.electrons() / shells.get(0).electrons();
          assertEquals(expected, ratio, 1e-13 * expected, interaction::toString);
          compared++;
        }
      }
    }
    assertTrue(compared > 500, compared + " comparisons");
  }

  private static double integral(Case c, double low, double high) {
    DoubleStream ends =
        c.interaction().terms().stream()
            .flatMapToDouble(
                t ->
                    DoubleStream.of(
                        t.lowest(c.energy(), c.target()), t.highest(c.energy(), c.target())));
    double[] breaks = DoubleStream.concat(ends, Arrays.stream(c.interaction().turns())).toArray();
    return Quadrature.integral(
        t -> c.interaction().differential(c.flavour(), c.energy(), c.target(), t),
        low,
        high,
        breaks);
  }
}
