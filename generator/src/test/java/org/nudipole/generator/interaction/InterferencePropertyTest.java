package org.nudipole.generator.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.apache.commons.math3.complex.Complex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Constants;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.mathematics.ComplexMatrix;

/** Interference obeys Cauchy and Schwarz, and its sum with the other parts is not negative. */
class InterferencePropertyTest {
  private static final ElectronScattering EVES = new ElectronScattering(Constants.SIN2_THETA_W);
  private static final CoherentScattering CEVNS =
      new CoherentScattering(NucleonCouplings.treeLevel(Constants.SIN2_THETA_W), Helm.lewinSmith());

  /** Neutrons outside protons, one form factor vanishing before the other. */
  private static final CoherentScattering APART =
      new CoherentScattering(
          new VectorCurrent(
              NucleonCouplings.treeLevel(Constants.SIN2_THETA_W),
              new MeasuredHelm(0),
              new MeasuredHelm(0.3 * Units.FM)),
          AxialCurrent.none());

  private static final Target ELECTRON = Material.named("LXe").freeElectrons().get(0);
  private static final Target ARGON = Material.named("LAr").nuclei().get(0);

  /** One point of phase space with amplitudes. */
  private record Point(
      Interference interference,
      Interaction weak,
      Interaction dipole,
      Flavour flavour,
      Target target,
      double energy,
      double recoil) {
    static Point of(
        boolean nucleus,
        boolean apart,
        Flavour flavour,
        double energy,
        double massShare,
        double where,
        double moment,
        double mixing,
        double phase,
        InterferenceOrder order) {
      Target target = nucleus ? ARGON : ELECTRON;
      // The greatest mass that opens is sqrt(M^2 + 2ME) - M.
      double limit =
          2
              * target.mass()
              * energy
              / (target.mass()
                  + Math.sqrt(target.mass() * target.mass() + 2 * target.mass() * energy));
      double mass = massShare * limit;
      SterileOverlap overlap =
          SterileOverlap.of(ComplexMatrix.polar(moment, phase), new Complex(Math.sqrt(mixing), 0));
      SterileTransition transition = new SterileTransition(mass, order, Map.of(flavour, overlap));
      CoherentScattering cevns = apart ? APART : CEVNS;
      Interference interference =
          nucleus
              ? new NuclearInterference(cevns, transition)
              : new ElectronInterference(EVES, transition);
      Interaction dipole = new DipoleUpscattering(mass, moment, cevns.current().protons());
      double low = dipole.lowest(energy, target);
      double high = dipole.highest(energy, target);
      // Near the edges most of the time: where^8 of the logarithm.
      double share = Math.pow(where, 8);
      double recoil = Math.min(high, Math.max(low, low * Math.pow(high / low, share)));
      return new Point(
          interference, nucleus ? cevns : EVES, dipole, flavour, target, energy, recoil);
    }

    double of(Interaction interaction) {
      return interaction.differential(flavour, energy, target, recoil);
    }

    double weakIntoSterile() {
      return interference.weakIntoSterile(flavour, energy, target, recoil);
    }
  }

  /**
   * |interference| is at most 2 sqrt(weak x dipole). The dipole part on nuclei is that of spin 1/2,
   * lower than the spin-0 one by (T/2E)^2 / (TB), up to (E/M)^2 = 2e-6 near T+.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void cauchySchwarz(long seed) {
    Draw.tries(
        5000,
        seed,
        draw -> {
          boolean nucleus = draw.flag("nucleus");
          boolean apart = draw.flag("apart");
          Flavour flavour = draw.among(Flavour.weak().toArray(new Flavour[0]), "flavour");
          double energyMeV = draw.between(0.1, 53, "energyMeV");
          double massShare = draw.between(1e-3, 0.999, "massShare");
          double where = draw.between(0, 1, "where");
          double mixing = draw.between(0, 0.5, "mixing");
          double phase = draw.between(0, 6.3, "phase");

          Point p =
              Point.of(
                  nucleus,
                  apart,
                  flavour,
                  energyMeV * Units.MEV,
                  massShare,
                  where,
                  1e-10,
                  mixing,
                  phase,
                  InterferenceOrder.EXACT);
          double most = 2 * Math.sqrt(p.weakIntoSterile()) * Math.sqrt(p.of(p.dipole()));
          assertTrue(Math.abs(p.of(p.interference())) <= most * (1 + 1e-5), p::toString);
        });
  }

  /** For the moment that makes the sum smallest, too. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theSumIsNotNegative(long seed) {
    Draw.tries(
        5000,
        seed,
        draw -> {
          boolean nucleus = draw.flag("nucleus");
          boolean apart = draw.flag("apart");
          Flavour flavour = draw.among(Flavour.weak().toArray(new Flavour[0]), "flavour");
          double energyMeV = draw.between(0.1, 53, "energyMeV");
          double massShare = draw.between(1e-3, 0.999, "massShare");
          double where = draw.between(0, 1, "where");
          double mixing = draw.between(0, 0.5, "mixing");
          boolean sign = draw.flag("sign");
          InterferenceOrder order = draw.among(InterferenceOrder.values(), "order");

          Point p =
              Point.of(
                  nucleus,
                  apart,
                  flavour,
                  energyMeV * Units.MEV,
                  massShare,
                  where,
                  1,
                  mixing,
                  sign ? 0 : StrictMath.PI,
                  order);
          if (!p.interference().isGuaranteed(flavour)) {
            return;
          }
          double weak = p.of(p.weak());
          double dipole = p.of(p.dipole());
          double interference = p.of(p.interference());
          // The minimum of SM + mu^2 D + mu I over mu of either sign.
          assertTrue(weak - interference * interference / (4 * dipole) >= 0, p::toString);
          double share =
              new InterferingScattering(List.of(p.weak(), p.dipole(), p.interference()))
                  .sterileShare(flavour, p.energy(), p.target(), p.recoil());
          assertTrue(
              order != InterferenceOrder.EXACT || share > -1e-9 && share < 1 + 1e-12, p::toString);
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void boundsHold(long seed) {
    Draw.tries(
        1250,
        seed,
        draw -> {
          boolean nucleus = draw.flag("nucleus");
          boolean apart = draw.flag("apart");
          Flavour flavour = draw.among(Flavour.weak().toArray(new Flavour[0]), "flavour");
          double energyMeV = draw.between(0.1, 53, "energyMeV");
          double massShare = draw.between(1e-3, 0.999, "massShare");
          double where = draw.between(0, 1, "where");
          double width = draw.between(1e-6, 0.9, "width");
          double inside = draw.between(0, 1, "inside");
          InterferenceOrder order = draw.among(InterferenceOrder.values(), "order");

          Point p =
              Point.of(
                  nucleus,
                  apart,
                  flavour,
                  energyMeV * Units.MEV,
                  massShare,
                  where,
                  1e-10,
                  0.1,
                  0.3,
                  order);
          Interference i = p.interference();
          double from = p.energy() * (1 - width / 2);
          double to = p.energy() * (1 + width / 2);
          Cell cell = new Cell(from, to, p.recoil() * (1 - width), p.recoil() * (1 + width));
          Bounds bounds = i.bounds(flavour, p.target(), cell);
          double energy = from + inside * (to - from);
          double low = Math.max(cell.low(), i.lowest(energy, p.target()));
          double high = Math.min(cell.high(), i.highest(energy, p.target()));
          for (double recoil : new double[] {low, high, low + inside * (high - low)}) {
            if (high > low) {
              double value = i.differential(flavour, energy, p.target(), recoil);
              assertTrue(value >= bounds.lower() && value <= bounds.upper(), p + " " + cell);
            }
          }
        });
  }

  /** The proof holds up to |W|^2 = 1/2, whatever the form factors. */
  @Test
  void aMixingOfOneHalfIsTheLastGuaranteed() {
    for (CoherentScattering cevns : List.of(CEVNS, APART)) {
      for (double mixing : new double[] {0, 0.5, Math.nextUp(0.5), 1}) {
        SterileTransition transition =
            new SterileTransition(
                Units.MEV,
                InterferenceOrder.EXACT,
                Map.of(Flavour.NU_E, new SterileOverlap(0, mixing)));
        assertEquals(
            mixing <= 0.5, new NuclearInterference(cevns, transition).isGuaranteed(Flavour.NU_E));
      }
    }
  }

  /** 30 MeV on argon above 4 MeV, just above T-: the amplitudes are almost parallel. */
  @Test
  void almostFullCorrelationNearTheLeastRecoil() {
    for (double massMeV : new double[] {4, 6, 10, 20}) {
      double energy = 30 * Units.MEV;
      SterileTransition transition =
          new SterileTransition(
              massMeV * Units.MEV,
              InterferenceOrder.EXACT,
              Map.of(Flavour.NU_MU, SterileOverlap.of(new Complex(1e-10, 0), new Complex(0.1, 0))));
      Interference interference = new NuclearInterference(CEVNS, transition);
      Interaction dipole = new DipoleUpscattering(massMeV * Units.MEV, 1e-10, Helm.lewinSmith());
      double recoil = interference.lowest(energy, ARGON) * (1 + 1e-7);
      double into = interference.weakIntoSterile(Flavour.NU_MU, energy, ARGON, recoil);
      double em = dipole.differential(Flavour.NU_MU, energy, ARGON, recoil);
      double value = interference.differential(Flavour.NU_MU, energy, ARGON, recoil);
      double correlation = value / (2 * Math.sqrt(into) * Math.sqrt(em));
      assertTrue(correlation > 0.999 && correlation < 1 + 1e-9, "correlation " + correlation);
    }
  }

  @Test
  void vanishesWithMassMomentMixingAndAtRightAngles() {
    assertTrue(
        electron(0.1, Flavour.NU_E, SterileOverlap.of(new Complex(1e-10, 0), new Complex(0.1, 0)))
            != 0);
    assertTrue(
        electron(0, Flavour.NU_E, SterileOverlap.of(new Complex(1e-10, 0), new Complex(0.1, 0)))
            == 0);
    assertTrue(
        electron(0.1, Flavour.NU_MU, SterileOverlap.of(new Complex(1e-10, 0), new Complex(0.1, 0)))
            == 0);
    assertTrue(
        electron(0.1, Flavour.NU_E, SterileOverlap.of(new Complex(0, 0), new Complex(0.1, 0)))
            == 0);
    assertTrue(
        electron(0.1, Flavour.NU_E, SterileOverlap.of(new Complex(1e-10, 0), new Complex(0, 0)))
            == 0);
    assertTrue(
        electron(0.1, Flavour.NU_E, SterileOverlap.of(new Complex(1e-10, 0), new Complex(0, 0.1)))
            == 0);
  }

  /** Of electron neutrinos whose amplitudes overlap as given. */
  private static double electron(double massMeV, Flavour flavour, SterileOverlap overlap) {
    SterileTransition transition =
        new SterileTransition(
            massMeV * Units.MEV, InterferenceOrder.EXACT, Map.of(Flavour.NU_E, overlap));
    return new ElectronInterference(EVES, transition)
        .differential(flavour, Units.MEV, ELECTRON, 0.1 * Units.MEV);
  }
}
