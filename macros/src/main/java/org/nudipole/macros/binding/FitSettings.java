package org.nudipole.macros.binding;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nudipole.detector.response.SecondAxis;
import org.nudipole.generator.axis.Binning;

/**
 * What a macro says about limits and fits.
 *
 * @param bins bins of the observed value, those of the data if it names some; empty if the macro
 *     leaves them to the program
 * @param plane bins of a second axis, those of the data if it names some; empty if there is none
 * @param data observed counts; empty if the macro names none
 * @param nuisances relative uncertainties by name, in the order of the macro's resolved form
 * @param varied numbers that float
 * @param shapes uncertainties of the shape
 * @param each whether each module of the detector has bins of its own
 */
public record FitSettings(
    Optional<Binning> bins,
    Optional<SecondAxis> plane,
    Optional<ObservedData> data,
    Map<String, Double> nuisances,
    List<VariedNumber> varied,
    List<ShapeFactors> shapes,
    boolean each) {
  /** Nuisance that scales all neutrino events. */
  public static final String NORMALISATION = "normalisation";

  /** Nuisance that scales all backgrounds. */
  public static final String BACKGROUND = "background";

  /** Nuisance that scales the quenching factor. */
  public static final String QUENCHING = "quenching";

  /** Nuisance that scales the width of the resolution. */
  public static final String RESOLUTION = "resolution";

  /** The nuisances that have a name of their own, those of single backgrounds aside. */
  static final List<String> NAMED = List.of(NORMALISATION, BACKGROUND, QUENCHING, RESOLUTION);

  /** Keeps a copy. */
  public FitSettings {
    nuisances = Collections.unmodifiableMap(new LinkedHashMap<>(nuisances));
    varied = List.copyOf(varied);
    shapes = List.copyOf(shapes);
  }

  /** Bins from nowhere, no data, and some nuisances. */
  public static FitSettings of(Map<String, Double> nuisances) {
    return new FitSettings(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        nuisances,
        List.of(),
        List.of(),
        false);
  }

  /**
   * The pulls by their names, in their order, with their standard deviations for a reader: a
   * relative one, or a text.
   */
  public Map<String, Object> pulls() {
    Map<String, Object> pulls = new LinkedHashMap<>(nuisances);
    varied.forEach(number -> pulls.put(number.name(), number.spread()));
    shapes.forEach(shape -> pulls.put(shape.name(), "shape"));
    return pulls;
  }
}
