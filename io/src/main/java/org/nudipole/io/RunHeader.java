package org.nudipole.io;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nudipole.generator.Require;
import org.nudipole.generator.rate.GenerationCut;

/**
 * What is known of a run before its first event: with it, and nothing else, the run can be
 * repeated.
 *
 * @param formatVersion version of the event file's format: how its macro is to be understood
 * @param generator program and version, such as {@code nudipole 0.1.0}
 * @param sourceRevision revision of the source code that it was built from
 * @param architecture processor architecture; the last bits of an event may depend on it
 * @param seed master seed
 * @param exposure live time, unit time
 * @param expectedEvents interactions with a recoil above {@code cut} expected in the exposure
 * @param expectedDetected detected ones among them
 * @param cut generation cut on the recoil energy
 * @param referenceMoment the moment, in mu_B, that the columns dsigma_dipole and
 *     dsigma_interference count in: 1, or the greatest element of a matrix of transition moments
 * @param events events of this file: its rows, and those that it does not store
 * @param shard which part of the run this file holds
 * @param modules the detector's modules; none known in files of format 1
 * @param macro fully resolved macro text
 * @param settings every resolved setting, defaults included; none known in files of format 1
 * @param warnings what the program warned of
 * @param tables texts of the tables that the macro names, by name
 * @param tableSha256 SHA-256 in hexadecimal digits of every table used, by name
 * @param targets species of scattering centres; events refer to them by row
 * @param labels names of the values of a column that enumerates, by column
 * @param selection what is stored of the events
 */
public record RunHeader(
    int formatVersion,
    String generator,
    String sourceRevision,
    String architecture,
    long seed,
    double exposure,
    double expectedEvents,
    double expectedDetected,
    GenerationCut cut,
    double referenceMoment,
    long events,
    Shard shard,
    List<DetectorModule> modules,
    String macro,
    List<StoredSetting> settings,
    List<String> warnings,
    Map<String, String> tables,
    Map<String, String> tableSha256,
    List<TargetRow> targets,
    Map<String, List<String>> labels,
    Selection selection) {

  /** The format that this program writes. */
  public static final int CURRENT_FORMAT = EventFormat.VERSION;

  /** Checks the numbers and takes copies of the collections. */
  public RunHeader {
    Require.notNegative("exposure", exposure);
    Require.notNegative("expectedEvents", expectedEvents);
    Require.notNegative("expectedDetected", expectedDetected);
    Require.positive("referenceMoment", referenceMoment);
    Require.notNegative("events", events);
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("a run has at least one target");
    }
    modules = List.copyOf(modules);
    settings = List.copyOf(settings);
    warnings = List.copyOf(warnings);
    tables = ordered(tables);
    tableSha256 = ordered(tableSha256);
    targets = List.copyOf(targets);
    labels = ordered(labels);
  }

  /**
   * The header of the whole run of which this is one of a shard.
   *
   * @param all events of all shards
   * @param architectures processors that have made them
   */
  RunHeader whole(long all, String architectures) {
    return new RunHeader(
        formatVersion,
        generator,
        sourceRevision,
        architectures,
        seed,
        exposure,
        expectedEvents,
        expectedDetected,
        cut,
        referenceMoment,
        all,
        Shard.WHOLE,
        modules,
        macro,
        settings,
        warnings,
        tables,
        tableSha256,
        targets,
        labels,
        selection);
  }

  // Map.copyOf would give another order in every JVM, and answers with it.
  private static <T> Map<String, T> ordered(Map<String, T> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
