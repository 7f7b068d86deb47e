package org.nudipole.io.exchange;

import java.util.List;
import java.util.OptionalDouble;
import org.nudipole.io.RunHeader;
import org.nudipole.io.RunSummary;

/**
 * What records of events say of the run that they are of.
 *
 * @param header header of the event file
 * @param summary summary of the event file
 * @param events number of records that come
 * @param leftOut events of the file that have none, because no neutrino made them
 * @param detectedOnly whether records are those of detected events alone
 * @param crossSection total cross section above the generation cut, averaged over the flux, per
 *     atom of the detector, area
 * @param expectedScatterings scatterings of neutrinos above the generation cut expected in the
 *     exposure, detected or not
 * @param protons protons on target in the exposure; empty if the source has none
 * @param processes processes that events may be of
 * @param particles particles with codes that are not in everybody's table
 * @param weights the weights of each event
 */
public record RunDescription(
    RunHeader header,
    RunSummary summary,
    long events,
    long leftOut,
    boolean detectedOnly,
    double crossSection,
    double expectedScatterings,
    OptionalDouble protons,
    List<PhysicsProcess> processes,
    List<ExtraParticle> particles,
    List<NamedWeight> weights) {
  /** Keeps copies. */
  public RunDescription {
    processes = List.copyOf(processes);
    particles = List.copyOf(particles);
    weights = List.copyOf(weights);
  }
}
