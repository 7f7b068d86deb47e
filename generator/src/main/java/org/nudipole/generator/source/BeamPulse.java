package org.nudipole.generator.source;

import java.util.ArrayList;
import java.util.List;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Table;

/**
 * Time structure of one pulse of a beam that stops positive pions: muon neutrinos come promptly,
 * from the pions; electron neutrinos and muon antineutrinos are delayed, from the muons that the
 * pions leave.
 *
 * @param prompt times of the muon neutrinos
 * @param delayed times of the neutrinos of muon decay
 */
public record BeamPulse(ArrivalTime prompt, ArrivalTime delayed) {
  /** Mean life of the charged pion, 26.033 +- 0.005 ns (Particle Data Group 2022), time. */
  public static final double PION_LIFE = 26.033 * Units.NS;

  /** Mean life of the muon, 2196.9811 +- 0.0022 ns (Particle Data Group 2022), time. */
  public static final double MUON_LIFE = 2196.9811 * Units.NS;

  private static final String GAUSSIAN = "beam_pulses.csv";
  private static final String HISTOGRAM = "beam_pulse_csi2017.csv";
  private static final String CSI_2017 = "csi2017";

  /** Names of the shipped profiles. */
  public static List<String> names() {
    Table table = Table.resource(GAUSSIAN);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < table.size(); i++) {
      names.add(table.text(i, "name"));
    }
    names.add(CSI_2017);
    return names;
  }

  /**
   * A shipped profile.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static BeamPulse named(String name) {
    if (name.equals(CSI_2017)) {
      return new BeamPulse(histogram("prompt"), histogram("delayed"));
    }
    Table table = Table.resource(GAUSSIAN);
    for (int i = 0; i < table.size(); i++) {
      if (table.text(i, "name").equals(name)) {
        return gaussian(table.number(i, "mean") * Units.NS, table.number(i, "sigma") * Units.NS);
      }
    }
    throw new IllegalArgumentException("no pulse " + name + " (known: " + names() + ")");
  }

  /**
   * Protons that arrive with a Gaussian profile in time.
   *
   * @param mean mean time, time
   * @param sigma standard deviation, 0 for protons that arrive at once, time
   */
  public static BeamPulse gaussian(double mean, double sigma) {
    return new BeamPulse(
        new DecayAfterPulse(mean, sigma, List.of(PION_LIFE)),
        new DecayAfterPulse(mean, sigma, List.of(PION_LIFE, MUON_LIFE)));
  }

  /** When the neutrinos of a flavour come. */
  public ArrivalTime arrival(Flavour flavour) {
    return flavour == Flavour.NU_MU ? prompt : delayed;
  }

  private static ArrivalTime histogram(String column) {
    Table table = Table.resource(HISTOGRAM);
    double[] edges = new double[table.size() + 1];
    for (int i = 0; i < table.size(); i++) {
      edges[i] = table.number(i, "from") * Units.US;
      edges[i + 1] = table.number(i, "to") * Units.US;
    }
    return new BinnedArrival(edges, table.numbers(column));
  }
}
