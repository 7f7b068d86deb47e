package org.nudipole.generator.source;

import java.util.Arrays;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Table;

/** Standard solar models: fluxes of the components at the mean distance of the Sun. */
public enum SolarModel {
  /**
   * N. Vinyoles et al., Astrophys. J. 835 (2017) 202, with the abundances of N. Grevesse and A. J.
   * Sauval (1998), high metallicity.
   */
  B16_GS98("B16-GS98"),
  /**
   * The same with the abundances of M. Asplund et al. (2009), meteoritic scale, low metallicity.
   */
  B16_AGSS09("B16-AGSS09"),
  /** J. N. Bahcall, A. M. Serenelli, S. Basu, Astrophys. J. Lett. 621 (2005) L85, BS05(OP). */
  BS05("BS05");

  private final String label;

  SolarModel(String label) {
    this.label = label;
  }

  /** The model of this name. */
  public static SolarModel named(String label) {
    return Arrays.stream(values())
        .filter(model -> model.label.equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no solar model " + label));
  }

  /** Name in macros. */
  public String label() {
    return label;
  }

  /** Flux of a component, all flavours, at the mean distance, 1/(area time). */
  public double flux(SolarComponent component) {
    return SolarComponent.of(component, Table.resource("solar_fluxes.csv"), label)
        * Units.PER_CM2_S;
  }
}
