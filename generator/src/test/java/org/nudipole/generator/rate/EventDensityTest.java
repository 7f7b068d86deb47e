package org.nudipole.generator.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.interaction.InterferingScattering;
import org.nudipole.generator.interaction.RatioCorrection;
import org.nudipole.generator.interaction.ScatteringProcess;
import org.nudipole.generator.source.Line;
import org.nudipole.generator.source.NeutrinoSource;

/** Which channels a density has, and which of them belong together. */
class EventDensityTest {
  private static final Target ELECTRON = Material.named("LXe").freeElectrons().get(0);
  private static final Target SHELL = Material.named("LXe").shells().get(0);
  private static final Target NUCLEUS = Material.named("LXe").nuclei().get(4);

  private static EventDensity density(NeutrinoSource source, Interaction... processes) {
    return EventDensity.of(
        source, 1 / Units.CM2, List.of(NUCLEUS, ELECTRON, SHELL), Units.KG, List.of(processes));
  }

  private static EventDensity density(Interaction... processes) {
    return density(new SkewedSource(), processes);
  }

  private record OneLine(Flavour flavour, double energy) implements NeutrinoSource {
    @Override
    public String name() {
      return "line";
    }

    @Override
    public List<Line> lines() {
      return List.of(new Line(flavour, energy, 1));
    }
  }

  /** Two lines and two continua, each on what a process acts on and only if it scatters them. */
  @Test
  void oneChannelForEachComponentTargetAndProcess() {
    assertEquals(4, density(Processes.CEVNS).channels().size());
    assertEquals(8, density(Processes.EVES).channels().size());
    assertEquals(12, density(Processes.DIPOLE).channels().size());
    assertEquals(
        0, density(new OneLine(Flavour.NU_4, Units.MEV), Processes.EVES).channels().size());
    // 0.2 MeV and what the target takes, m^2 / 2M: closed below and at the threshold.
    double threshold = Processes.DIPOLE.threshold(ELECTRON);
    assertEquals(
        List.of(NUCLEUS),
        density(new OneLine(Flavour.NU_E, threshold), Processes.DIPOLE).channels().stream()
            .map(Channel::target)
            .toList());
  }

  /** A shell with a binding energy that is the greatest recoil has no recoils. */
  @Test
  void noWidthIsNoChannel() {
    double energy = 0.4 * Units.MEV;
    double greatest = Processes.EVES.highest(energy, ELECTRON);
    Target bound =
        new Target("Xe.1s1/2", 54, 0, "1s1/2", 2, greatest, ELECTRON.mass(), ELECTRON.perMass());
    EventDensity closed =
        EventDensity.of(
            new OneLine(Flavour.NU_E, energy),
            1 / Units.CM2,
            List.of(bound),
            Units.KG,
            List.of(Processes.EVES));
    assertEquals(List.of(), closed.channels());
    double end = SkewedSource.SPECTRUM.high();
    Target deep =
        new Target(
            "Xe.1s1/2",
            54,
            0,
            "1s1/2",
            2,
            Processes.EVES.highest(end, ELECTRON),
            ELECTRON.mass(),
            ELECTRON.perMass());
    EventDensity none =
        EventDensity.of(
            new SkewedSource(), 1 / Units.CM2, List.of(deep), Units.KG, List.of(Processes.EVES));
    assertEquals(List.of(), none.channels());
    assertEquals(0, none.lowest());
    assertEquals(0, none.highest());
  }

  @Test
  void lowestAndHighestOfAllChannels() {
    EventDensity density = density(Processes.EVES).above(3 * Units.KEV);
    assertEquals(3 * Units.KEV, density.lowest());
    double most = Processes.greatest(SkewedSource.SPECTRUM.high());
    assertEquals(most, density.highest(), 1e-14 * most);
  }

  /** What ends at the cut is left out; each process has its own. */
  @Test
  void aCutForEachProcess() {
    EventDensity all = density(Processes.EVES, Processes.CEVNS);
    double ends =
        all.of(ScatteringProcess.CEVNS).channels().stream()
            .filter(c -> c.component().equals(SkewedSource.LINE))
            .findFirst()
            .orElseThrow()
            .high();
    GenerationCut cut =
        new GenerationCut(
            new EnumMap<>(
                Map.of(ScatteringProcess.CEVNS, ends, ScatteringProcess.EVES, 50 * Units.KEV)));
    assertEquals(Math.min(ends, 50 * Units.KEV), cut.lowest());
    assertEquals(ends, cut.on(NUCLEUS));
    assertEquals(50 * Units.KEV, cut.on(SHELL));
    EventDensity above = all.above(cut);
    assertEquals(cut, above.cut());
    assertEquals(8, above.of(ScatteringProcess.EVES).channels().size());
    // The lines at and below 0.9 MeV have ended.
    assertEquals(2, above.of(ScatteringProcess.CEVNS).channels().size());
    assertEquals(
        above.channels().get(0).low(),
        above.channels().get(0).target().isNucleus() ? ends : 50 * Units.KEV);
    assertEquals(0, new GenerationCut(Map.of()).lowest());
    assertEquals(0, new GenerationCut(Map.of()).on(SHELL));
    assertThrows(IllegalArgumentException.class, () -> GenerationCut.of(-1e-30));
  }

  @Test
  void partsOfADensity() {
    EventDensity all = density(Processes.EVES, Processes.CEVNS, Processes.DIPOLE);
    Predicate<Channel> onNuclei = c -> c.target().isNucleus();
    EventDensity nuclei = all.of(ScatteringProcess.CEVNS);
    EventDensity electrons = all.of(ScatteringProcess.EVES);
    assertEquals(all.channels().stream().filter(onNuclei).toList(), nuclei.channels());
    assertEquals(all.channels().stream().filter(onNuclei.negate()).toList(), electrons.channels());
    assertEquals(nuclei, all.only(onNuclei));
    assertEquals(8, nuclei.channels().size());
    assertEquals(16, electrons.channels().size());
    assertEquals(all.targets(), nuclei.targets());
    assertEquals(
        all.channels().stream().map(c -> c.scaled(0.3)).toList(), all.scaled(0.3).channels());
    assertEquals(all.targets(), all.scaled(0.3).targets());
  }

  @Test
  void whatOscillatesIsOneAtADistance() {
    EventDensity steady = density(new SkewedSource(Optional.empty()), Processes.EVES);
    EventDensity both =
        density(new SkewedSource(Optional.empty()), Processes.EVES, Processes.OSCILLATING);
    assertFalse(steady.oscillates());
    assertTrue(both.oscillates());
    assertEquals(List.of(), steady.oscillating().channels());
    assertEquals(12, both.oscillating().channels().size());
    assertEquals(
        List.of(Processes.OSCILLATING),
        both.oscillating().channels().stream().map(Channel::interaction).distinct().toList());
    EventDensity there = both.at(0.4 * Units.M);
    assertEquals(20, there.channels().size());
    assertFalse(there.oscillates());
  }

  private static List<List<Interaction>> together(Interaction... processes) {
    EventDensity of =
        EventDensity.of(
            new OneLine(Flavour.NU_E, 0.9 * Units.MEV),
            1 / Units.CM2,
            List.of(ELECTRON),
            Units.KG,
            List.of(processes));
    return of.drawnTogether().stream()
        .map(group -> group.stream().map(Channel::interaction).toList())
        .toList();
  }

  /** With interference all parts, the Standard Model with its corrections, else each by itself. */
  @Test
  void partsThatAreDrawnTogether() {
    Interaction sm = Processes.EVES;
    Interaction dipole = Processes.DIPOLE;
    Interaction own = Processes.OWN;
    Interaction correction = Processes.CORRECTION;
    Interaction interference = Processes.INTERFERENCE;
    assertEquals(List.of(List.of(sm), List.of(dipole), List.of(own)), together(sm, dipole, own));
    assertEquals(
        List.of(List.of(sm, correction), List.of(dipole), List.of(own)),
        together(sm, dipole, correction, own));
    assertEquals(List.of(List.of(sm, dipole, interference)), together(sm, dipole, interference));
    assertEquals(
        List.of(List.of(sm, dipole, correction, interference, own)),
        together(sm, dipole, correction, interference, own));
  }

  /** Components, and targets, are never drawn together. */
  @Test
  void aSampledChannelForEachComponentAndTarget() {
    RatioCorrection correction = Processes.CORRECTION;
    EventDensity sampled = density(Processes.EVES, correction, Processes.CEVNS).sampled();
    assertEquals(12, sampled.channels().size());
    for (Channel channel : sampled.channels()) {
      assertEquals(
          channel.target().isNucleus()
              ? Processes.CEVNS
              : new InterferingScattering(List.of(Processes.EVES, correction)),
          channel.interaction());
    }
  }

  /** From the least to the greatest recoil of any part. */
  @Test
  void aJoinedChannelHasTheLimitsOfAll() {
    EventDensity parts =
        EventDensity.of(
            new OneLine(Flavour.NU_E, 0.9 * Units.MEV),
            1 / Units.CM2,
            List.of(ELECTRON),
            Units.KG,
            List.of(Processes.EVES, Processes.DIPOLE));
    Channel dipole = parts.channels().get(1);
    Channel joined = dipole.joined(List.of(dipole, parts.channels().get(0)));
    assertEquals(0, joined.low());
    assertEquals(Processes.greatest(0.9 * Units.MEV), joined.high(), 1e-14 * joined.high());
    assertTrue(dipole.low() > 0 && dipole.high() < joined.high());
  }
}
