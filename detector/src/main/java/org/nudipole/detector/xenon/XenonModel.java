package org.nudipole.detector.xenon;

import java.util.List;

/**
 * A version of the light and charge of liquid xenon.
 *
 * @param word what users call it
 * @param nuclear quanta of nuclear recoils
 * @param electronic quanta of electronic recoils
 */
public record XenonModel(String word, Maker nuclear, Maker electronic) {
  /** All versions, the standard one first. */
  public static final List<XenonModel> ALL =
      List.of(
          new XenonModel("nest2.4", NuclearRecoilNest24::new, ElectronRecoilNest24::new),
          new XenonModel("nest2.0", NuclearRecoilNest20::new, ElectronRecoilNest20::new));

  /** Makes the quanta of recoils. */
  public interface Maker {
    /**
     * Quanta of recoils.
     *
     * @param field drift field, V/cm
     * @param density density of the xenon, mass/volume
     */
    QuantumYield at(double field, double density);
  }

  /** What users call them all, the standard one first. */
  public static List<String> words() {
    return ALL.stream().map(XenonModel::word).toList();
  }

  /** The version that users call so. */
  public static XenonModel named(String word) {
    return ALL.stream().filter(m -> m.word.equals(word)).findFirst().orElseThrow();
  }
}
