package org.nudipole.cluster;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.RecordedFiles;
import org.nudipole.macros.run.Division;
import org.nudipole.macros.run.RunPlan;

/**
 * A plan as it travels: the texts that it follows from. Every process makes the same plan of them.
 *
 * @param files the macro and what it names, from the driver's disk
 * @param macro the macro as the user named it
 * @param sets COMMAND=VALUE
 * @param aliases NAME=VALUE
 * @param shards shards of each run
 */
record PlanBundle(
    RecordedFiles files, String macro, List<String> sets, List<String> aliases, int shards)
    implements Serializable {
  /** Binding a macro may take seconds, and a process makes many shards of one. */
  private static final Map<PlanBundle, RunPlan> KNOWN = new WeakHashMap<>();

  static PlanBundle of(JobArguments job) {
    return new PlanBundle(
        RecordedFiles.of(job.macro(), job.sets(), job.aliases()),
        job.macro(),
        job.sets(),
        job.aliases(),
        job.shards());
  }

  /**
   * The plan.
   *
   * @throws org.nudipole.macros.language.MacroException with all faults of the macro
   */
  RunPlan plan() {
    synchronized (KNOWN) {
      return KNOWN.computeIfAbsent(this, PlanBundle::bound);
    }
  }

  private RunPlan bound() {
    return RunPlan.of(
        RunConfiguration.readToRun(files, macro, sets, aliases), Division.byNumber(shards));
  }
}
