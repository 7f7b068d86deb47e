package org.nudipole.detector.xenon;

import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The distributions of quanta of one yield, each made once: rates, cuts and every hypothesis of a
 * limit ask for the same energies. Equal yields share them, in all runs of a program and on all
 * threads. They are values, so it does not matter who asked first; where memory is short they go,
 * and are made anew.
 */
public final class KnownQuanta {
  /** More yields than any scan has at a time. */
  private static final int MOST_YIELDS = 32;

  /**
   * More energies than an experiment asks for; a scan of a line's energy does not fill a memory.
   */
  private static final int MOST_ENERGIES = 20_000;

  private record Key(QuantumYield quanta, double light, double charge) {}

  private static final Map<Key, KnownQuanta> ALL = new ConcurrentHashMap<>();

  private final Key key;
  private final Map<Double, SoftReference<QuantaDistribution>> known = new ConcurrentHashMap<>();

  private KnownQuanta(Key key) {
    this.key = key;
  }

  /**
   * Those of a yield.
   *
   * @param light the least scale, over the root of the number of photons, on which functions of it
   *     are smooth
   * @param charge the same for electrons
   */
  public static KnownQuanta of(QuantumYield quanta, double light, double charge) {
    if (ALL.size() >= MOST_YIELDS) {
      ALL.clear();
    }
    return ALL.computeIfAbsent(new Key(quanta, light, charge), KnownQuanta::new);
  }

  /** The yield. */
  public QuantumYield ofRecoil() {
    return key.quanta;
  }

  /** The distribution at an energy. */
  public QuantaDistribution at(double energy) {
    SoftReference<QuantaDistribution> found = known.get(energy);
    QuantaDistribution distribution = found == null ? null : found.get();
    if (distribution == null) {
      if (known.size() >= MOST_ENERGIES) {
        known.clear();
      }
      distribution = key.quanta.distribution(energy, key.light, key.charge);
      known.put(energy, new SoftReference<>(distribution));
    }
    return distribution;
  }
}
