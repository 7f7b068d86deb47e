package org.nudipole.macros.binding;

import java.util.ArrayList;
import java.util.List;
import org.nudipole.detector.geometry.ParallelBeam;
import org.nudipole.macros.language.DetectorCommands;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.FitCommands;
import org.nudipole.macros.language.Setting;

/** What is said about modules, or as if there were some, of a detector that is one piece. */
final class ModuleWarnings {
  private ModuleWarnings() {}

  static List<Fault> of(RunConfiguration run) {
    List<Fault> warnings = new ArrayList<>();
    for (Setting setting : run.settings().settings()) {
      if (!setting.among().isEmpty()) {
        warnings.add(
            setting.fault(
                "it stands among the lines of module "
                    + setting.among()
                    + " and holds for all of them",
                "move it before the first "
                    + DetectorCommands.MODULE
                    + ", or behind the lines of the last"));
      }
    }
    if (!run.isOfModules()) {
      run.settings()
          .get(FitCommands.MODULE)
          .ifPresent(
              setting ->
                  warnings.add(
                      setting.fault(
                          "the detector has no modules",
                          "leave it out, or begin modules by " + DetectorCommands.MODULE)));
    }
    // Of several modules the places keep them from overlapping.
    if (run.parts().size() == 1
        && run.experiment().vertices().illumination() instanceof ParallelBeam) {
      run.parts()
          .get(0)
          .settings()
          .get(DetectorCommands.POSITION)
          .ifPresent(
              setting ->
                  warnings.add(
                      setting.fault(
                          "neutrinos are as many everywhere: it moves the vertices in the file"
                              + " and changes nothing else",
                          "leave it out, or give a source at a distance")));
    }
    return warnings;
  }
}
