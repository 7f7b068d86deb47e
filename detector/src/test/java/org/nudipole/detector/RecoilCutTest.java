package org.nudipole.detector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.nudipole.detector.response.ConstantEfficiency;
import org.nudipole.detector.response.GaussianResolution;
import org.nudipole.detector.response.LightYield;
import org.nudipole.detector.response.LogisticEfficiency;
import org.nudipole.detector.response.PiecewiseFunction;
import org.nudipole.detector.response.PoissonPhotoelectrons;
import org.nudipole.detector.response.Response;
import org.nudipole.detector.response.ResponseStep;
import org.nudipole.detector.response.SecondAccept;
import org.nudipole.detector.response.Threshold;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.interaction.DipoleUpscattering;
import org.nudipole.generator.interaction.FinalStates;
import org.nudipole.generator.interaction.Helm;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.interaction.OscillatingMoment;
import org.nudipole.generator.mixing.GenericMixing;
import org.nudipole.generator.mixing.Mixing;
import org.nudipole.generator.rate.Channel;
import org.nudipole.generator.rate.EventDensity;

/** Where a response allows to cut, and where nothing does. */
class RecoilCutTest {
  private static final double EV = Units.EV;
  private static final double KEV = Units.KEV;
  private static final GaussianResolution NOISE = new GaussianResolution(0.5 * EV, 0, 0, true);
  private static final Response NONE = response();
  private static final Response SHARP = response(new Threshold(5 * EV));
  private static final Response NOISY = response(NOISE, new Threshold(5 * EV));
  // 1e-9 of the plateau 5 eV below the half.
  private static final Response RISING = response(new LogisticEfficiency(0.9, 4 / EV, 8 * EV));
  private static final Response COUNTED =
      response(new LightYield(0.5 / EV), new PoissonPhotoelectrons(), new Threshold(2.5));

  private static Response response(ResponseStep... steps) {
    return new Response(List.of(steps), "keVnr");
  }

  private static EventDensity density(List<Target> targets, Interaction... interactions) {
    return ExampleDetector.of(targets, List.of(interactions), NONE).density();
  }

  private static EventDensity nuclei(Interaction... interactions) {
    return density(ExampleDetector.GERMANIUM.nuclei(), interactions);
  }

  @Test
  void whatRejectsSmallRecoils() {
    Threshold threshold = new Threshold(1 * KEV);
    assertFalse(RecoilCut.isBounded(NONE));
    assertFalse(RecoilCut.isBounded(response(NOISE)));
    assertFalse(RecoilCut.isBounded(response(NOISE, new ConstantEfficiency(0.4))));
    assertFalse(RecoilCut.isBounded(response(new SecondAccept(new ConstantEfficiency(0.4)))));
    assertTrue(RecoilCut.isBounded(response(NOISE, threshold)));
    assertTrue(RecoilCut.isBounded(response(NOISE, new SecondAccept(threshold))));
    assertTrue(RecoilCut.isBounded(RISING));
  }

  @Test
  void blindDetectors() {
    EventDensity density = nuclei(ExampleDetector.CEVNS);
    assertTrue(RecoilCut.isBlind(density, response(new ConstantEfficiency(0))));
    assertFalse(RecoilCut.isBlind(density, response(new ConstantEfficiency(1e-9))));
    assertFalse(RecoilCut.isBlind(density, NONE));
    // One that is only too high has a cut, above all recoils.
    assertFalse(RecoilCut.isBlind(density, response(new Threshold(1 * Units.MEV))));
  }

  @Test
  void whatGrowsTowardsNoRecoil() {
    Interaction massless = ExampleDetector.dipole(0);
    assertTrue(nuclei(massless).channels().stream().allMatch(RecoilCut::grows));
    assertTrue(
        density(ExampleDetector.GERMANIUM.freeElectrons(), massless).channels().stream()
            .allMatch(RecoilCut::grows));
    List<EventDensity> others =
        List.of(
            nuclei(ExampleDetector.CEVNS, ExampleDetector.dipole(100 * KEV)),
            nuclei(massless).above(1 * EV),
            density(ExampleDetector.GERMANIUM.shells(), ExampleDetector.EVES, massless));
    for (EventDensity other : others) {
      assertFalse(other.channels().isEmpty());
      assertTrue(other.channels().stream().noneMatch(RecoilCut::grows));
    }
  }

  /** Noise lifts what grows over a threshold; nothing, a sharp threshold or counts do not. */
  @Test
  void whatDivergesWithoutACut() {
    EventDensity massless = nuclei(ExampleDetector.CEVNS, ExampleDetector.dipole(0));
    assertTrue(RecoilCut.diverges(massless, NONE));
    assertTrue(RecoilCut.diverges(massless, NOISY));
    assertFalse(RecoilCut.diverges(massless, SHARP));
    assertFalse(RecoilCut.diverges(massless, COUNTED));
    assertFalse(RecoilCut.diverges(massless.above(1 * EV), NOISY));
    assertFalse(RecoilCut.diverges(nuclei(ExampleDetector.CEVNS), NOISY));
  }

  // Of the detected events, those below a recoil energy, channel by channel.
  private static double below(EventDensity density, Response response, double cut) {
    double lost = 0;
    double all = 0;
    for (Channel channel : density.channels()) {
      PiecewiseFunction detection =
          response.detected(PiecewiseFunction.everywhere(), channel.target());
      double high = channel.high();
      double low = Math.max(channel.low(), high * 0x1p-40);
      double[] inside = Arrays.stream(detection.edges()).filter(e -> e > low && e < high).toArray();
      double[] edges = Arrays.copyOf(inside, inside.length + 2);
      edges[inside.length] = low;
      edges[inside.length + 1] = high;
      all += ExampleDetector.integral(t -> channel.value(t) * detection.value(t), edges);
      double[] lower = Arrays.stream(edges).filter(e -> e < cut).toArray();
      double[] ends = Arrays.copyOf(lower, lower.length + 1);
      ends[lower.length] = Math.min(high, cut);
      lost += ExampleDetector.integral(t -> channel.value(t) * detection.value(t), ends);
    }
    return lost / all;
  }

  /** Half a billionth is allowed; sixteen steps an octave come near it. */
  @Test
  void theCutLosesWhatItMayAndLittleLess() {
    for (Response response : List.of(NOISY, RISING)) {
      EventDensity density = nuclei(ExampleDetector.CEVNS, ExampleDetector.dipole(100 * KEV));
      double cut = RecoilCut.of(density, response).orElseThrow();
      assertTrue(below(density, response, cut) <= 0.5e-9);
      assertTrue(below(density, response, cut * StrictMath.pow(2, 1.0 / 16)) > 0.5e-9);
      double integrals = RecoilCut.forIntegrals(density, response).orElseThrow();
      assertTrue(below(density, response, integrals) <= 0.1e-9);
      // Two steps an octave, and each a bound of its integral.
      assertTrue(below(density, response, 2.9 * integrals) > 0.01e-9, response::toString);
    }
  }

  @Test
  void aSharpThresholdIsTheCut() {
    EventDensity density = nuclei(ExampleDetector.CEVNS, ExampleDetector.dipole(0));
    assertEquals(5 * EV, RecoilCut.of(density, SHARP).orElseThrow(), 1e-12 * EV);
    assertEquals(5 * EV, RecoilCut.forIntegrals(density, SHARP).orElseThrow(), 1e-12 * EV);
  }

  /** Recoils of nuclei are seen at less than those of electrons: what is beside does not matter. */
  @Test
  void everyTargetIsSeenAsItIs() {
    EventDensity nuclei = nuclei(ExampleDetector.CEVNS);
    List<Target> targets =
        ExampleDetector.nucleiAndShells().stream()
            .filter(t -> t.isNucleus() || t.bindingEnergy() > 20 * EV)
            .toList();
    EventDensity both = density(targets, ExampleDetector.CEVNS, ExampleDetector.EVES);
    assertTrue(both.channels().size() > nuclei.channels().size());
    double cut = RecoilCut.forIntegrals(nuclei, ExampleDetector.QUENCHED).orElseThrow();
    assertTrue(cut > 5 * EV);
    for (EventDensity density : List.of(nuclei, both)) {
      double found = RecoilCut.forIntegrals(density, ExampleDetector.QUENCHED).orElseThrow();
      assertEquals(cut, found, 1e-9 * cut);
      assertEquals(cut, RecoilCut.of(density, ExampleDetector.QUENCHED).orElseThrow(), 1e-9 * cut);
    }
  }

  /** The threshold is the cut also where it leaves next to nothing. */
  @Test
  void theGreatestRecoilsAlone() {
    EventDensity density = nuclei(ExampleDetector.CEVNS);
    double high = 0.995 * density.highest();
    assertEquals(
        high, RecoilCut.of(density, response(new Threshold(high))).orElseThrow(), 1e-12 * high);
  }

  @Test
  void whatIsNotDetectedHasNoCut() {
    EventDensity density = nuclei(ExampleDetector.CEVNS);
    Response high = response(new Threshold(1 * Units.MEV));
    assertEquals(OptionalDouble.empty(), RecoilCut.of(density, high));
    assertEquals(OptionalDouble.empty(), RecoilCut.forIntegrals(density, high));
  }

  @Test
  void detectedEventsBelowARecoil() {
    EventDensity density = nuclei(ExampleDetector.CEVNS, ExampleDetector.dipole(100 * KEV));
    for (Response response : List.of(NONE, SHARP, NOISY)) {
      FoldedSpectrum spectrum = new FoldedSpectrum(density, response);
      double all =
          spectrum.expectations().stream().mapToDouble(FoldedSpectrum.Expectation::detected).sum();
      double due = all * below(density, response, 7 * EV);
      assertEquals(due, RecoilCut.detectedBelow(density, response, 7 * EV), 1e-6 * due);
      assertEquals(0, RecoilCut.detectedBelow(density.above(7 * EV), response, 7 * EV), 0);
      assertEquals(0, RecoilCut.detectedBelow(density.above(8 * EV), response, 7 * EV), 0);
    }
    EventDensity massless = nuclei(ExampleDetector.dipole(0));
    assertEquals(Double.POSITIVE_INFINITY, RecoilCut.detectedBelow(massless, NOISY, 7 * EV), 0);
    assertTrue(Double.isFinite(RecoilCut.detectedBelow(massless, SHARP, 7 * EV)));
  }

  /**
   * Without a bound to small recoils a thousandth of the greatest, of the process with the least.
   */
  @Test
  void aProposalWhereNothingRejects() {
    EventDensity nuclei = nuclei(ExampleDetector.CEVNS);
    EventDensity both =
        density(ExampleDetector.nucleiAndShells(), ExampleDetector.CEVNS, ExampleDetector.EVES);
    EventDensity electrons = density(ExampleDetector.GERMANIUM.shells(), ExampleDetector.EVES);
    assertEquals(nuclei.highest() / 1000, RecoilCut.proposal(both, NONE), 0);
    assertEquals(nuclei.highest() / 1000, RecoilCut.proposal(nuclei, NONE), 0);
    assertEquals(electrons.highest() / 1000, RecoilCut.proposal(electrons, NONE), 0);
    assertTrue(electrons.highest() > 1000 * nuclei.highest());
  }

  /**
   * Below the noise an octave of 1/T has as many events as another: the greatest recoil that has
   * less than a billionth of all, where noise alone would lift it, or a tenth of the threshold.
   */
  @Test
  void aProposalBelowTheThreshold() {
    EventDensity massless = nuclei(ExampleDetector.dipole(0));
    double proposal = RecoilCut.proposal(massless, NOISY);
    assertTrue(proposal < 5 * EV);
    assertTrue(octave(massless, proposal) < 1e-9);
    // A step of a sixteenth octave is judged as sixteen times itself.
    assertTrue(octave(massless, proposal * StrictMath.pow(2, 3.0 / 16)) > 1e-9);
    // Noise of half the threshold lifts more than a billionth of every octave.
    Response loud = response(new GaussianResolution(2.5 * EV, 0, 0, true), new Threshold(5 * EV));
    double tenth = RecoilCut.proposal(massless, loud);
    double half = 5 * EV;
    assertEquals(half / 10, tenth, 0.05 * half / 10);
  }

  private static double octave(EventDensity density, double recoil) {
    double above =
        new FoldedSpectrum(density, NOISY)
            .detectedByRecoil(new double[] {recoil, density.highest()})[0];
    double step = recoil * StrictMath.pow(2, 1.0 / 16);
    double one =
        new FoldedSpectrum(density, NOISY).detectedByRecoil(new double[] {recoil, step})[0];
    return 16 * one / above;
  }

  private static EventDensity oscillating(double splitting) {
    OscillatingMoment moment =
        OscillatingMoment.of(
            new Mixing(GenericMixing.mixing().matrix(), splitting, -splitting / 4),
            GenericMixing.majorana().times(1e-11),
            FinalStates.STERILE,
            ExampleDetector.NEAR.baselines());
    return nuclei(new DipoleUpscattering(100 * KEV, moment, Helm.lewinSmith()));
  }

  /** Where neutrinos oscillate the cut for integrals is the other one. */
  @Test
  void slowOscillationsAreFolded() {
    EventDensity density = oscillating(3 * EV * EV);
    assertTrue(density.oscillates());
    double cut = RecoilCut.forIntegrals(density, NOISY).orElseThrow();
    assertEquals(RecoilCut.of(density, NOISY).orElseThrow(), cut, 0);
    double lost = RecoilCut.detectedBelow(density, NOISY, 7 * EV);
    assertTrue(lost > 0 && Double.isFinite(lost));
  }

  /** Of oscillations too fast to average nobody knows what is lost. */
  @Test
  void fastOscillationsAreNotFolded() {
    EventDensity density = oscillating(1e5 * EV * EV);
    assertTrue(Double.isNaN(RecoilCut.detectedBelow(density, NOISY, 7 * EV)));
  }
}
