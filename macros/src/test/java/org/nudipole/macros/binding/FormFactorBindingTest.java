package org.nudipole.macros.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nudipole.detector.FoldedSpectrum.Expectation;
import org.nudipole.generator.interaction.CrossSectionPart;
import org.nudipole.macros.language.Form;
import org.nudipole.macros.language.InteractionCommands;
import org.nudipole.macros.language.MacroException;

/** Radii of protons and neutrons apart: what sees which. */
class FormFactorBindingTest {
  private static final String GERMANIUM =
      """
      /source/use pidar
      /source/flux 1e7 /cm2/s
      /detector/material Ge
      /detector/enrichment Ge74 1
      /detector/mass 10 kg
      /interaction/use cevns
      /interaction/minRecoil 1 keV
      /dipole/mass 1 MeV
      /dipole/moment 1e-9 muB
      /run/exposure 10 day
      /interaction/formFactor\s""";

  private static double events(String form, CrossSectionPart part) {
    return RunConfiguration.stored(GERMANIUM + form + "\n", Map.of()).expectations().stream()
        .filter(expectation -> expectation.channel().interaction().part() == part)
        .mapToDouble(Expectation::expected)
        .sum();
  }

  private static void same(String one, String other) {
    for (CrossSectionPart part :
        new CrossSectionPart[] {CrossSectionPart.SM, CrossSectionPart.DIPOLE}) {
      assertEquals(events(one, part), events(other, part), part + " of " + one);
    }
  }

  @Test
  void neutronsMoveTheWeakInteractionAlone() {
    Map<String, String> farther =
        Map.of(
            "helm 4 fm",
            "4.4 fm",
            "kleinNystrand 0.7 fm 1.2 fm",
            "1.3 fm",
            "helm measured",
            "0.3 fm");
    for (String form : farther.keySet()) {
      String neutrons = form + " " + farther.get(form);
      double weak = events(form, CrossSectionPart.SM);
      assertTrue(events(neutrons, CrossSectionPart.SM) < 0.97 * weak, form);
      assertEquals(
          events(form, CrossSectionPart.DIPOLE), events(neutrons, CrossSectionPart.DIPOLE), form);
    }
    assertTrue(
        events("helm 4.4 fm 4.4 fm", CrossSectionPart.DIPOLE)
            < 0.99 * events("helm 4 fm 4.4 fm", CrossSectionPart.DIPOLE));
  }

  @Test
  void neutronsAreLikeProtonsUnlessTold() {
    same("helm 4 fm", "helm 4 fm 4 fm");
    same("kleinNystrand 0.7 fm 1.2 fm", "kleinNystrand 0.7 fm 1.2 fm 1.2 fm");
    same("helm measured", "helm measured 0 fm");
  }

  /** Every form that the language has, beside electrons, which have none. */
  @Test
  void electronsBesideNucleiAskForNoForm() {
    for (Form form : InteractionCommands.FORM_FACTOR.forms()) {
      String both = GERMANIUM.replace("use cevns", "use cevns eves\n/response/quenching none");
      RunConfiguration run = RunConfiguration.stored(both + form.keyword() + "\n", Map.of());
      assertTrue(run.warnings().stream().noneMatch(w -> w.toString().contains("first zero")));
    }
  }

  @Test
  void aNegativeSkinLeavesRoomForTheSurface() {
    String message =
        assertThrows(
                MacroException.class, () -> events("helm measured -2.6 fm", CrossSectionPart.SM))
            .getMessage();
    assertTrue(message.contains("/interaction/formFactor helm measured -2.6 fm"), message);
  }

  /** The charge radius of 74Ge is 4.0742 fm. */
  @Test
  void measuredRadiiAreThoseOfTheIsotope() {
    same("helm measured", "helm 4.0742 fm");
    for (CrossSectionPart part :
        new CrossSectionPart[] {CrossSectionPart.SM, CrossSectionPart.DIPOLE}) {
      double events = events("helm 4.0742 fm 4.2742 fm", part);
      assertEquals(events, events("helm measured 0.2 fm", part), 1e-13 * events);
    }
  }
}
