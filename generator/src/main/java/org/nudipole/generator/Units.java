package org.nudipole.generator;

import java.util.SplittableRandom;

/**
 * Canonical units: MeV, cm, s, kg, rad (c = 1).
 *
 * <p>A literal is a product, {@code 0.9 * Units.FM}; a printed or stored value is a quotient,
 * {@code t / Units.KEV}. The five base units are 1 unless the system property {@value #SCRAMBLE}
 * holds a seed: then each is a random number, so that a formula that forgets a factor changes its
 * answer and fails the physics tests.
 */
public final class Units {
  /** System property whose value (a 64-bit integer) scrambles the base units; tests only. */
  public static final String SCRAMBLE = "nudipole.units.scramble";

  private static final double[] BASE = base(System.getProperty(SCRAMBLE, ""));

  /** Energy. */
  public static final double MEV = BASE[0];

  public static final double EV = 1e-6 * MEV;
  public static final double KEV = 1e-3 * MEV;
  public static final double GEV = 1e3 * MEV;

  /** Length. */
  public static final double CM = BASE[1];

  public static final double FM = 1e-13 * CM;
  public static final double MM = 0.1 * CM;
  public static final double M = 100 * CM;
  public static final double KM = 1e5 * CM;
  public static final double CM2 = CM * CM;
  public static final double CM3 = CM * CM * CM;
  public static final double MM3 = MM * MM * MM;
  public static final double M3 = M * M * M;
  public static final double LITRE = 1000 * CM3;

  /** Time. */
  public static final double S = BASE[2];

  public static final double NS = 1e-9 * S;
  public static final double US = 1e-6 * S;
  public static final double MS = 1e-3 * S;
  public static final double MINUTE = 60 * S;
  public static final double HOUR = 3600 * S;
  public static final double DAY = 86400 * S;

  /** Julian year of 365.25 days. */
  public static final double YEAR = 365.25 * DAY;

  /** Mass of bulk matter (particle masses are energies). */
  public static final double KG = BASE[3];

  public static final double G = 1e-3 * KG;
  public static final double TONNE = 1e3 * KG;
  public static final double G_PER_CM3 = G / CM3;

  /** Plane angle. */
  public static final double RAD = BASE[4];

  public static final double DEG = Math.PI / 180 * RAD;

  /** Activity. */
  public static final double BQ = 1 / S;

  /** The curie, 3.7e10 Bq by definition. */
  public static final double CI = 3.7e10 * BQ;

  /** Particle flux. */
  public static final double PER_CM2_S = 1 / (CM2 * S);

  /** Power: 1 MeV is 1.602176634e-13 J exactly (SI 2019). */
  public static final double WATT = MEV / 1.602176634e-13 / S;

  private Units() {}

  private static double[] base(String seed) {
    double[] base = {1, 1, 1, 1, 1};
    if (!seed.isEmpty()) {
      SplittableRandom random = new SplittableRandom(Long.parseLong(seed));
      for (int i = 0; i < base.length; i++) {
        base[i] = StrictMath.pow(10, 4 * random.nextDouble() - 2);
      }
    }
    return base;
  }
}
