package org.nudipole.macros.binding;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.nudipole.generator.axis.Binning;

/**
 * What a macro says about limits and fits.
 *
 * @param bins bins of the observed value, those of the data if it names some; empty if the macro
 *     leaves them to the program
 * @param data observed counts; empty if the macro names none
 * @param nuisances relative uncertainties by name, in the order of the macro's resolved form
 * @param each whether each module of the detector has bins of its own
 */
public record FitSettings(
    Optional<Binning> bins,
    Optional<ObservedData> data,
    Map<String, Double> nuisances,
    boolean each) {
  /** Nuisance that scales all neutrino events. */
  public static final String NORMALISATION = "normalisation";

  /** Nuisance that scales all backgrounds. */
  public static final String BACKGROUND = "background";

  /** Nuisance that scales the quenching factor. */
  public static final String QUENCHING = "quenching";

  /** Nuisance that scales the width of the resolution. */
  public static final String RESOLUTION = "resolution";

  /** Keeps a copy. */
  public FitSettings {
    nuisances = Collections.unmodifiableMap(new LinkedHashMap<>(nuisances));
  }
}
