package org.nudipole.macros.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nudipole.detector.response.ResponseStep;
import org.nudipole.detector.response.SingleStep;
import org.nudipole.generator.Implementations;
import org.nudipole.macros.language.Form;
import org.nudipole.macros.language.QuenchingModel;
import org.nudipole.macros.language.ResponseCommands;

/** Every model of quenching makes a step of its own, and one that contract tests have. */
class QuenchingModelTest {
  @TempDir Path folder;

  private List<ResponseStep> steps(Form form) throws IOException {
    Files.writeString(
        folder.resolve("quenching.csv"),
        "# columns: energy,quenching\n# units: keVnr,1\n1,0.1\n10,0.2\n");
    Path file = folder.resolve("run.mac");
    Files.writeString(
        file,
        "/source/use cr51\n/source/flux 1e10 /cm2/s\n/detector/material Ge\n"
            + "/detector/mass 1 kg\n/interaction/use cevns\n/interaction/minRecoil 10 eV\n"
            + "/run/exposure 1 day\n/response/quenching "
            + (form.keyword() + " " + form.values()).strip()
            + "\n/run/beamOn 1\n");
    return RunConfiguration.read(file.toString(), List.of(), List.of())
        .get(0)
        .experiment()
        .response()
        .steps();
  }

  @Test
  void everyModelMakesAStepOfItsOwn() throws IOException {
    Set<String> made = new TreeSet<>();
    for (Form form : ResponseCommands.QUENCHING.forms()) {
      steps(form).forEach(step -> made.add(step.getClass().getSimpleName()));
    }
    assertEquals(QuenchingModel.values().length - 1, made.size(), made::toString);
    Set<String> untested = new HashSet<>(made);
    untested.removeAll(Implementations.of(SingleStep.class));
    assertEquals(Set.of(), untested);
  }
}
