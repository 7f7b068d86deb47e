package org.nudipole.generator.rate;

import java.util.List;
import java.util.Map;
import org.nudipole.generator.Constants;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.interaction.Baselines;
import org.nudipole.generator.interaction.CoherentScattering;
import org.nudipole.generator.interaction.DipoleUpscattering;
import org.nudipole.generator.interaction.ElectronInterference;
import org.nudipole.generator.interaction.ElectronScattering;
import org.nudipole.generator.interaction.FinalStates;
import org.nudipole.generator.interaction.Helm;
import org.nudipole.generator.interaction.IncoherentMoment;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.interaction.InterferenceOrder;
import org.nudipole.generator.interaction.NucleonCouplings;
import org.nudipole.generator.interaction.OscillatingMoment;
import org.nudipole.generator.interaction.PointLike;
import org.nudipole.generator.interaction.RatioCorrection;
import org.nudipole.generator.interaction.RecoilTable;
import org.nudipole.generator.interaction.SterileOverlap;
import org.nudipole.generator.interaction.SterileTransition;
import org.nudipole.generator.interaction.TabulatedCrossSection;
import org.nudipole.generator.mixing.GenericMixing;
import org.nudipole.generator.mixing.Mixing;

/** One process of each kind that channels tell apart, and its formula where tests state one. */
final class Processes {
  static final double MASS = 0.2 * Units.MEV;
  static final ElectronScattering EVES = new ElectronScattering(Constants.SIN2_THETA_W);
  static final CoherentScattering CEVNS =
      new CoherentScattering(NucleonCouplings.treeLevel(Constants.SIN2_THETA_W), Helm.lewinSmith());
  static final DipoleUpscattering DIPOLE = new DipoleUpscattering(MASS, 7e-11, Helm.lewinSmith());

  /** Moments of mass states, which differ between a flavour and a mixture. */
  static final DipoleUpscattering INCOHERENT =
      new DipoleUpscattering(
          MASS,
          IncoherentMoment.of(
              GenericMixing.mixing(), GenericMixing.majorana().times(1e-11), FinalStates.STERILE),
          new PointLike());

  static final DipoleUpscattering OSCILLATING =
      new DipoleUpscattering(
          0,
          OscillatingMoment.of(
              new Mixing(
                  GenericMixing.mixing().matrix(),
                  3 * Units.EV * Units.EV,
                  -0.7 * Units.EV * Units.EV),
              GenericMixing.majorana().times(1e-11),
              FinalStates.STERILE,
              Baselines.of(0.3 * Units.M, 0.5 * Units.M, Processes::uniform)),
          new PointLike());

  static final ElectronInterference INTERFERENCE =
      new ElectronInterference(
          EVES,
          new SterileTransition(
              MASS,
              InterferenceOrder.EXACT,
              Map.of(Flavour.NU_E, new SterileOverlap(3e-11, 0.25))));

  static final double[] RECOILS = {1 * Units.KEV, 20 * Units.KEV, 90 * Units.KEV, 3 * Units.MEV};

  /**
   * A table with a node at no energy, and at the ends of, within and above the source's spectrum.
   */
  static final double[] ENERGIES = {
    0, 0.3 * Units.MEV, 0.7 * Units.MEV, 2 * Units.MEV, 5 * Units.MEV
  };

  static final RecoilTable TABLE =
      RecoilTable.of(
          RECOILS,
          ENERGIES,
          new double[][] {
            {1, 2, 0.3, 0.5}, {0.4, 1, 0.2, 1.7}, {1, 0.5, 2, 0.1}, {0.7, 1.1, 1.9, 2}, {1, 1, 2, 3}
          });

  static final RatioCorrection CORRECTION = new RatioCorrection("more", EVES, 0.4, TABLE);

  /** An area per energy for each electron, from a table. */
  static final TabulatedCrossSection OWN =
      new TabulatedCrossSection("own", 4, false, 1e-45 * Units.CM2 / Units.KEV, TABLE);

  private Processes() {}

  /** All of them but what mixtures of mass states do not do, to oscillate. */
  static List<Interaction> all() {
    return List.of(EVES, CEVNS, DIPOLE, INCOHERENT, INTERFERENCE, CORRECTION, OWN);
  }

  private static double[] uniform(int count) {
    double[] means = new double[count];
    means[0] = 1;
    return means;
  }

  /** Greatest recoil energy of an electron and a massless neutrino, 2 E^2 / (m + 2 E). */
  static double greatest(double energy) {
    return 2 * energy * energy / (Constants.ELECTRON_MASS + 2 * energy);
  }

  /** Energy of the neutrino that gives it, (T + sqrt(T^2 + 2 m T)) / 2. */
  static double least(double recoil) {
    return (recoil + Math.sqrt(recoil * recoil + 2 * Constants.ELECTRON_MASS * recoil)) / 2;
  }

  /**
   * The cross section of {@link #EVES} and electron neutrinos between two recoil energies, per
   * electron: 2 G_F^2 m / pi times the integral of g_L^2 + g_R^2 (1 - T/E)^2 - g_L g_R m T / E^2.
   */
  static double evesBetween(double energy, double from, double to) {
    double top = Math.min(to, greatest(energy));
    if (top <= from) {
      return 0;
    }
    double m = Constants.ELECTRON_MASS;
    double right = Constants.SIN2_THETA_W;
    double left = 0.5 + right;
    double begin = 1 - from / energy;
    double end = 1 - top / energy;
    double scale = 2 * StrictMath.pow(Constants.FERMI * Constants.HBAR_C, 2) * m / StrictMath.PI;
    return scale
        * (left * left * (top - from)
            + right * right * energy * (begin * begin * begin - end * end * end) / 3
            - left * right * m * (top * top - from * from) / (2 * energy * energy));
  }
}
