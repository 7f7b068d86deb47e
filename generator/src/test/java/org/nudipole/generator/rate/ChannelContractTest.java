package org.nudipole.generator.rate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Constants;
import org.nudipole.generator.Density;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Implementations;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.interaction.Cell;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.interaction.InterferingScattering;
import org.nudipole.generator.mathematics.Quadrature;
import org.nudipole.generator.source.Continuum;
import org.nudipole.generator.source.Line;
import org.nudipole.generator.source.MichelNuE;
import org.nudipole.generator.source.NeutrinoSource;
import org.nudipole.generator.source.TabulatedSpectrum;

/** What every channel keeps: of lines and of continua, of flavours and of mass states. */
class ChannelContractTest {
  private static final double FLUENCE = 3e15 / Units.CM2;
  private static final double MASS = 0.3 * Units.KG;
  private static final double CUT = 0.5 * Units.KEV;

  private static List<Target> targets() {
    Material xenon = Material.named("LXe");
    return List.of(
        xenon.freeElectrons().get(0),
        xenon.shells().get(0),
        xenon.shells().get(9),
        xenon.nuclei().get(4));
  }

  static List<Channel> channels() {
    EventDensity parts =
        EventDensity.of(new SkewedSource(), FLUENCE, targets(), MASS, Processes.all());
    List<Channel> all = new ArrayList<>(parts.channels());
    all.addAll(parts.above(CUT).channels());
    all.addAll(parts.above(CUT).sampled().channels());
    all.addAll(
        EventDensity.of(
                new SkewedSource(Optional.empty()),
                FLUENCE,
                targets(),
                MASS,
                List.of(Processes.OSCILLATING))
            .channels());
    return all;
  }

  @Test
  void everyModelIsTested() {
    assertEquals(Implementations.of(Channel.class), Implementations.among(channels().stream()));
    assertTrue(channels().stream().anyMatch(c -> c.interaction() instanceof InterferingScattering));
  }

  private static double emitted(Channel channel, double energy) {
    return channel.component() instanceof Line line
        ? line.intensity()
        : ((Continuum) channel.component()).spectrum().value(energy);
  }

  private static double[] point(Channel channel, Random random) {
    Cell support = channel.support();
    double energy = support.from() + random.nextDouble() * (support.to() - support.from());
    double low = Math.max(channel.low(), channel.interaction().lowest(energy, channel.target()));
    double high = Math.min(channel.high(), channel.interaction().highest(energy, channel.target()));
    return new double[] {energy, low + random.nextDouble() * (high - low)};
  }

  /** dN/dT = fluence x targets x what is emitted x dsigma/dT, of a continuum per energy. */
  @ParameterizedTest
  @MethodSource("channels")
  void densityIsFluenceTimesTargetsTimesCrossSection(Channel channel) {
    Random random = new Random(1);
    Interaction process = channel.interaction();
    Target target = channel.target();
    assertEquals(targets().get(channel.row()), target);
    for (int i = 0; i < 20; i++) {
      double[] at = point(channel, random);
      double expected =
          FLUENCE
              * MASS
              * target.perMass()
              * emitted(channel, at[0])
              * process.differential(channel.flavour(), at[0], target, at[1]);
      boolean isOpen = at[1] >= channel.low() && at[1] <= process.highest(at[0], target);
      assertEquals(
          isOpen ? expected : 0, channel.density(at[0], at[1]), 1e-13 * Math.abs(expected));
    }
  }

  /** dN/dT is the density on a line, and its integral over the neutrino energies of a continuum. */
  @ParameterizedTest
  @MethodSource("channels")
  void valueSumsTheDensityOverNeutrinoEnergies(Channel channel) {
    Random random = new Random(2);
    Cell support = channel.support();
    for (int i = 0; i < 5; i++) {
      double recoil = channel.low() + random.nextDouble() * (channel.high() - channel.low());
      double[] edges =
          DoubleStream.concat(
                  DoubleStream.of(channel.energyBreaks()),
                  channel.interaction().terms().stream()
                      .mapToDouble(t -> t.leastEnergy(channel.target(), recoil)))
              .toArray();
      double expected =
          support.to() == support.from()
              ? channel.density(support.to(), recoil)
              : Quadrature.integral(
                  e -> channel.density(e, recoil), support.from(), support.to(), edges);
      assertEquals(expected, channel.value(recoil), 1e-9 * Math.abs(expected));
    }
  }

  @ParameterizedTest
  @MethodSource("channels")
  void boundsHoldAndCloseIn(Channel channel) {
    Random random = new Random(3);
    for (int i = 0; i < 10; i++) {
      double[] at = point(channel, random);
      double width = StrictMath.pow(10, -8 * random.nextDouble());
      Cell support = channel.support();
      Cell cell =
          channel.possible(
              new Cell(
                  Math.max(support.from(), at[0] * (1 - width)),
                  Math.min(support.to(), at[0] * (1 + width)),
                  Math.max(channel.low(), at[1] * (1 - width)),
                  Math.min(channel.high(), at[1] * (1 + width))));
      if (cell.isEmpty()) {
        continue;
      }
      double density = channel.density(at[0], at[1]);
      Bounds bounds = channel.bounds(cell);
      assertTrue(bounds.lower() <= density && density <= bounds.upper());
      if (width < 1e-5 && cell.isInside(channel.interaction(), channel.target())) {
        assertEquals(density, bounds.lower(), 0.01 * Math.abs(density));
        assertEquals(density, bounds.upper(), 0.01 * Math.abs(density));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("channels")
  void cellsMeasureWhatDensitiesArePer(Channel channel) {
    Cell support = channel.support();
    double energies = support.to() == support.from() ? 1 : support.to() - support.from();
    double width = energies * (channel.high() - channel.low());
    assertEquals(width, channel.measure(support), 1e-14 * width);
    assertEquals(channel.low(), support.low());
    assertEquals(channel.high(), support.high());
  }

  @ParameterizedTest
  @MethodSource("channels")
  void breaksRiseInsideTheLimits(Channel channel) {
    assertRising(channel.low(), channel.breaks(), channel.high());
    Cell support = channel.support();
    double below = Math.nextDown(support.from());
    assertRising(below, channel.energyBreaks(), support.to());
  }

  private static void assertRising(double low, double[] breaks, double high) {
    double last = low;
    for (double turn : breaks) {
      assertTrue(last < turn && turn < high, last + " " + turn + " " + high);
      last = turn;
    }
  }

  @ParameterizedTest
  @MethodSource("channels")
  void derivedChannelsDifferInOneThing(Channel channel) {
    double recoil = channel.low() + 0.3 * (channel.high() - channel.low());
    Channel more = channel.scaled(2.5);
    double value = 2.5 * channel.value(recoil);
    assertEquals(value, more.value(recoil), 1e-14 * Math.abs(value));
    assertEquals(2.5 * channel.strength(), more.strength(), 1e-14 * more.strength());
    assertEquals(channel.support(), more.support());

    double electrons = channel.target().isNucleus() ? 1 : channel.target().electrons();
    assertEquals(channel.strength() * electrons, channel.scale(), 1e-14 * channel.scale());

    assertEquals(
        channel.with(channel.interaction(), recoil, channel.high()), channel.above(recoil));
    assertEquals(channel, channel.above(channel.low() / 2));
    Channel with = channel.with(Processes.EVES, recoil, 2 * recoil);
    assertEquals(Processes.EVES, with.interaction());
    assertEquals(recoil, with.low());
    assertEquals(2 * recoil, with.high());
    assertEquals(channel.strength(), with.strength());

    double baseline = 0.37 * Units.M;
    double energy = channel.support().to();
    Channel there = channel.at(baseline);
    assertEquals(
        channel
            .interaction()
            .at(baseline)
            .differential(channel.flavour(), energy, channel.target(), recoil),
        there.interaction().differential(channel.flavour(), energy, channel.target(), recoil));
    assertFalse(there.interaction().oscillates());
    assertEquals(channel.low(), there.low());
    assertEquals(channel.high(), there.high());
  }

  @ParameterizedTest
  @MethodSource("channels")
  void processesSeeTheMassStatesOfTheComponent(Channel channel) {
    boolean isMixture =
        (channel.component() instanceof Line line
                ? line.composition()
                : ((Continuum) channel.component()).composition())
            .isPresent();
    assertEquals(
        isMixture ? Optional.of(SkewedSource.STATES) : Optional.empty(), channel.composition());
    assertEquals(
        isMixture ? Processes.INCOHERENT.of(SkewedSource.STATES) : Processes.INCOHERENT,
        channel.of(Processes.INCOHERENT));
  }

  /** Of one component and one interaction the shells of an atom, and nothing else. */
  @Test
  void proportionalAreShellsOfOneAtom() {
    List<Channel> all =
        EventDensity.of(new SkewedSource(), FLUENCE, targets(), MASS, Processes.all()).channels();
    for (Channel one : all) {
      for (Channel other : all) {
        boolean isAlike =
            one.component().equals(other.component())
                && one.interaction().equals(other.interaction())
                && (one.target().equals(other.target())
                    || !one.target().isNucleus() && !other.target().isNucleus());
        assertEquals(isAlike, one.isProportionalTo(other), () -> one + " and " + other);
      }
    }
    Target germanium = Material.named("Ge").shells().get(0);
    EventDensity of =
        EventDensity.of(
            new SkewedSource(), FLUENCE, List.of(germanium), MASS, List.of(Processes.EVES));
    assertFalse(of.channels().get(0).isProportionalTo(all.get(0)));
  }

  private static Channel first(Interaction process, Object component) {
    return EventDensity.of(new SkewedSource(), FLUENCE, targets(), MASS, List.of(process))
        .channels()
        .stream()
        .filter(c -> c.component().equals(component))
        .findFirst()
        .orElseThrow();
  }

  /** Recoils where the sum over a spectrum turns: the greatest of the energies where it does. */
  @Test
  void aContinuumTurnsWhereNodesReach() {
    double[] nodes = SkewedSource.NODES;
    Channel channel = first(Processes.EVES, SkewedSource.CONTINUUM);
    double[] expected = {
      Processes.greatest(nodes[0]), Processes.greatest(nodes[1]), Processes.greatest(nodes[2])
    };
    assertArrayEquals(expected, channel.breaks(), 1e-13 * expected[2]);
    assertArrayEquals(new double[] {nodes[0], nodes[1], nodes[2]}, channel.energyBreaks());
    // Not where the channel itself begins or ends.
    double[] breaks = channel.breaks();
    assertArrayEquals(
        new double[] {breaks[1]},
        channel.with(Processes.EVES, breaks[0], breaks[2]).breaks(),
        1e-13 * breaks[1]);
  }

  /** The table's own energies and recoils, and the greatest recoils of those energies. */
  @Test
  void aContinuumTurnsAtTheNodesOfATable() {
    Channel channel = first(Processes.OWN, SkewedSource.CONTINUUM);
    double[] nodes = SkewedSource.NODES;
    double[] tables = Processes.ENERGIES;
    assertArrayEquals(
        new double[] {nodes[0], nodes[1], tables[2], nodes[2]}, channel.energyBreaks());
    double[] turns =
        DoubleStream.concat(
                DoubleStream.of(nodes[0], nodes[1], tables[2], nodes[2]).map(Processes::greatest),
                DoubleStream.of(Processes.RECOILS).limit(3))
            .sorted()
            .toArray();
    assertArrayEquals(turns, channel.breaks(), 1e-13 * turns[turns.length - 1]);
    double[] inside =
        channel.with(Processes.OWN, Processes.RECOILS[0], Processes.RECOILS[2]).breaks();
    assertArrayEquals(new double[] {Processes.RECOILS[1]}, inside);
  }

  /** Where the recoils into a mass begin and end, T-+ = the roots of the conservation of energy. */
  @Test
  void aSumTurnsWhereItsTermsBeginAndEnd() {
    Interaction sum = new InterferingScattering(List.of(Processes.EVES, Processes.DIPOLE));
    double m = Constants.ELECTRON_MASS;
    double m4 = Processes.MASS;
    double e = SkewedSource.LINE.energy();
    // M (M + 2E) T^2 - (2 M E^2 - m4^2 (M + E)) T / 1 + m4^4 / 4 = 0.
    double a = m * (m + 2 * e);
    double b = 2 * m * e * e - m4 * m4 * (m + e);
    double root = Math.sqrt(b * b - a * m4 * m4 * m4 * m4);
    double[] expected = {(b - root) / (2 * a), (b + root) / (2 * a)};
    Channel line = first(sum, SkewedSource.LINE);
    assertArrayEquals(expected, line.breaks(), 1e-12 * expected[1]);
    double[] breaks = line.breaks();
    assertEquals(0, line.with(sum, breaks[0], breaks[1]).breaks().length);
    assertArrayEquals(
        DoubleStream.of(Processes.RECOILS).limit(3).toArray(),
        first(Processes.OWN, SkewedSource.LINE).breaks());
  }

  static Stream<Channel> ofElectrons() {
    return channels().stream().filter(c -> c.interaction().equals(Processes.EVES));
  }

  /** A density is there at the limits of the recoils, and not beyond. */
  @ParameterizedTest
  @MethodSource("ofElectrons")
  void limitsBelongToTheDensity(Channel channel) {
    if (channel instanceof LineChannel) {
      return;
    }
    double energy = 0.8 * Units.MEV;
    double low = channel.interaction().lowest(energy, channel.target());
    double high = channel.interaction().highest(energy, channel.target());
    assertTrue(channel.density(energy, low) > 0);
    assertTrue(channel.density(energy, high) > 0);
    assertEquals(0, channel.density(energy, Math.nextUp(high)));
    if (low > 0) {
      assertEquals(0, channel.density(energy, Math.nextDown(low)));
    }
  }

  private record Beam(Density spectrum) implements NeutrinoSource {
    @Override
    public String name() {
      return "beam";
    }

    @Override
    public List<Line> lines() {
      return List.of();
    }

    @Override
    public List<Continuum> continua() {
      return List.of(new Continuum(Flavour.NU_E, spectrum));
    }
  }

  private static Channel of(Density spectrum, Interaction process) {
    return EventDensity.of(new Beam(spectrum), FLUENCE, targets(), MASS, List.of(process))
        .channels()
        .get(0);
  }

  /** A spectrum from 0 on does not turn there, whatever the table of a process says. */
  @Test
  void noEnergyIsNoBreak() {
    assertArrayEquals(new double[0], of(new MichelNuE(), Processes.EVES).energyBreaks());
    assertArrayEquals(
        DoubleStream.of(Processes.ENERGIES).skip(1).toArray(),
        of(new MichelNuE(), Processes.OWN).energyBreaks());
  }

  /**
   * The few points that stand for a spectrum of many nodes do not see a kink of the process between
   * two of them: such a process is summed over all points, in panels that end there.
   */
  @Test
  void aProcessThatKinksIsSummedOverAllPoints() {
    double[] energies = new double[400];
    double[] densities = new double[400];
    for (int i = 0; i < 400; i++) {
      energies[i] = (0.3 + 0.0043 * i) * Units.MEV;
      densities[i] = (1 + i % 7) / Units.MEV;
    }
    TabulatedSpectrum jagged = TabulatedSpectrum.of(energies, densities);
    for (Density spectrum : List.of(jagged, SkewedSource.SPECTRUM)) {
      Channel channel = of(spectrum, Processes.OWN);
      for (double keV : new double[] {2, 35, 400}) {
        double recoil = keV * Units.KEV;
        double expected =
            Quadrature.integral(
                e -> channel.density(e, recoil),
                Processes.least(recoil),
                spectrum.high(),
                DoubleStream.concat(
                        DoubleStream.of(spectrum.breaks()), DoubleStream.of(Processes.ENERGIES))
                    .toArray());
        assertEquals(expected, channel.value(recoil), 1e-12 * expected);
      }
    }
  }
}
