package org.nudipole.detector.background;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nudipole.generator.interaction.CrossSectionPart;
import org.nudipole.generator.interaction.ScatteringProcess;
import org.nudipole.generator.source.ArrivalTime;

/**
 * Events that no neutrino makes: where they are in energy, how many there are, and what they are
 * called. They are uniform in the detector and in the exposure.
 *
 * @param label name of its own code in the column {@code interaction}
 * @param spectrum spectrum of the energies, on the scale that the level says
 * @param rate how many events
 * @param level what the energies are
 * @param arrival when they come in the pulse of a beam; empty if the source has no pulses
 */
public record Background(
    String label,
    BackgroundSpectrum spectrum,
    BackgroundRate rate,
    Level level,
    Optional<ArrivalTime> arrival) {
  /** What the energies of a background's spectrum are. */
  public enum Level {
    /**
     * Energy deposited by electrons or photons: it passes the response of the detector as an
     * electron recoil does, and is never quenched like a nuclear recoil.
     */
    DEPOSITED("deposited"),
    /**
     * The observable itself, after quenching, resolution and efficiency, as background models are
     * published; only the sharp cuts of the response still act on it.
     */
    OBSERVED("observed");

    private final String label;

    Level(String label) {
      this.label = label;
    }

    /** Name in macros. */
    public String label() {
      return label;
    }
  }

  /** Labels that a background cannot have: they already mean something in files and answers. */
  public static final List<String> RESERVED =
      Stream.concat(
              ScatteringProcess.labels().stream(),
              Stream.of("sm", "dipole", "interference", "background", "none", "total"))
          .toList();

  /** Begins the name of the column of a module in tables of spectra. */
  public static final String OF_MODULE = "module_";

  /** Whether a name already means something in files, answers or tables. */
  public static boolean isReserved(String name) {
    return RESERVED.contains(name) || name.startsWith(OF_MODULE);
  }

  /** Most backgrounds of a run: the codes that a byte leaves. */
  public static final int MOST = 254;

  /** Code of backgrounds in the column {@code part}, after those of the cross sections. */
  public static final byte PART = (byte) CrossSectionPart.BACKGROUND;

  /** Name of that code, and the part of a background in answers. */
  public static final String PART_LABEL = "background";

  /** Checks that rate and spectrum fit. */
  public Background {
    if (rate instanceof BackgroundRate.PerEnergy && !(spectrum instanceof ContinuousBackground)) {
      throw new IllegalArgumentException("a line has no rate per energy");
    }
  }

  /** A background beside a source without pulses. */
  public Background(String label, BackgroundSpectrum spectrum, BackgroundRate rate, Level level) {
    this(label, spectrum, rate, level, Optional.empty());
  }

  /** Code in the column {@code interaction} of the background at an index of its experiment. */
  public static int code(int index) {
    return ScatteringProcess.labels().size() + index;
  }

  /** Names of all codes in the column {@code interaction}. */
  public static List<String> interactionLabels(List<Background> backgrounds) {
    return Stream.concat(
            ScatteringProcess.labels().stream(), backgrounds.stream().map(Background::label))
        .toList();
  }

  /**
   * Expected events, detected or not.
   *
   * @param mass mass of the detector
   * @param exposure live time
   */
  public double expected(double mass, double exposure) {
    if (rate instanceof BackgroundRate.PerEnergy density
        && spectrum instanceof ContinuousBackground continuum) {
      return density.perEnergy() * continuum.integral() * mass * exposure;
    }
    if (rate instanceof BackgroundRate.PerMass whole) {
      return whole.perMass() * mass * exposure;
    }
    return ((BackgroundRate.Counts) rate).number();
  }
}
