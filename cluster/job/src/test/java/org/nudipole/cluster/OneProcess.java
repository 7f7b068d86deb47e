package org.nudipole.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nudipole.io.Existing;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.run.Division;
import org.nudipole.macros.run.RunDirectory;
import org.nudipole.macros.run.RunManager;
import org.nudipole.macros.run.RunOutcome;
import org.nudipole.macros.run.RunPlan;
import org.nudipole.macros.run.RunUnit;

/** What a process without Spark makes of a plan, with the jar of the job: macro, shards, folder. */
final class OneProcess {
  private OneProcess() {}

  public static void main(String[] args) {
    RunPlan plan =
        RunPlan.of(
            RunConfiguration.readToRun(args[0], List.of(), List.of()),
            Division.byNumber(Integer.parseInt(args[1])));
    RunDirectory here = RunDirectory.open(Path.of(args[2]), plan);
    for (RunConfiguration run : plan.runs()) {
      List<RunOutcome> shards = new ArrayList<>();
      for (RunUnit unit : plan.of(run)) {
        RunManager manager = new RunManager(2, (done, total) -> {});
        shards.add(manager.run(unit, here.file(unit), Existing.REFUSE));
      }
      System.out.println("  digest " + here.together(run, shards).summary().digest());
    }
  }
}
