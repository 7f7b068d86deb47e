package org.nudipole.generator.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nudipole.generator.Constants;
import org.nudipole.generator.Density;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.interaction.Cell;
import org.nudipole.generator.interaction.CoherentScattering;
import org.nudipole.generator.interaction.DipoleUpscattering;
import org.nudipole.generator.interaction.Helm;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.interaction.NucleonCouplings;
import org.nudipole.generator.rate.Channel;
import org.nudipole.generator.rate.EventDensity;
import org.nudipole.generator.rate.RecoilSpectrum;
import org.nudipole.generator.sampling.RandomStreams.Stage;
import org.nudipole.generator.source.Continuum;
import org.nudipole.generator.source.Line;
import org.nudipole.generator.source.MichelNuE;
import org.nudipole.generator.source.NeutrinoSource;
import org.nudipole.generator.source.TabulatedSpectrum;

/**
 * The rectangles of a density in the plane of neutrino and recoil energy: every point that is
 * possible lies in one of them and inside its bounds, little is wasted, and they are not many.
 */
class PlaneCellsTest {
  private static final double MEV = Units.MEV;

  /** The most that there may be: an envelope of some megabytes. */
  private static final int MOST = 65_536;

  private static final Target NUCLEUS = Material.named("Ge").nuclei().get(1);

  private record Muons(Density spectrum, boolean line) implements NeutrinoSource {
    @Override
    public String name() {
      return "muons";
    }

    @Override
    public List<Line> lines() {
      return line ? List.of(new Line(Flavour.NU_MU, 29.79 * MEV, 1)) : List.of();
    }

    @Override
    public List<Continuum> continua() {
      return List.of(new Continuum(Flavour.NU_E, spectrum));
    }
  }

  /** Densities and the rectangles that they need. */
  static Stream<Arguments> densities() {
    Helm helm = Helm.lewinSmith();
    Interaction weak =
        new CoherentScattering(NucleonCouplings.treeLevel(Constants.SIN2_THETA_W), helm);
    Interaction light = new DipoleUpscattering(0, 1e-9, helm);
    Interaction heavy = new DipoleUpscattering(20 * MEV, 1e-8, helm);
    // Narrow lines of a table, steep and far from the middle.
    Density peaks =
        TabulatedSpectrum.of(
            new double[] {2 * MEV, 3 * MEV, 3.01 * MEV, 3.02 * MEV, 40 * MEV, 41 * MEV},
            new double[] {0, 0.1 / MEV, 5 / MEV, 0.1 / MEV, 0.02 / MEV, 0});
    return Stream.of(
        Arguments.of(density(new Muons(new MichelNuE(), true), weak), 15_500),
        Arguments.of(density(new Muons(new MichelNuE(), false), light), MOST),
        Arguments.of(density(new Muons(peaks, true), weak, heavy), 17_200));
  }

  private static EventDensity density(NeutrinoSource source, Interaction... processes) {
    return EventDensity.of(source, 1e10 / Units.CM2, List.of(NUCLEUS), Units.KG, List.of(processes))
        .above(1e-3 * Units.KEV);
  }

  @ParameterizedTest
  @MethodSource("densities")
  void rectanglesAreFewAndTight(EventDensity density, int most) {
    List<PlaneCells.Piece> pieces = new PlaneCells(density.channels()).pieces();
    double volume = pieces.stream().mapToDouble(PlaneCells.Piece::volume).sum();
    double waste = pieces.stream().mapToDouble(PlaneCells.Piece::waste).sum();
    double integral = new RecoilSpectrum(density).total();
    assertTrue(volume >= integral && volume - waste <= integral, "bounds of the integral");
    // It goes on until 4 % are wasted and no further, or until there are too many.
    assertTrue(waste > 0.0399 * volume && waste <= (most < MOST ? 0.04 : 0.07) * volume);
    assertTrue(pieces.size() <= most && pieces.size() > 0.95 * most, pieces.size() + " rectangles");
    for (PlaneCells.Piece piece : pieces) {
      Channel channel = density.channels().get(piece.channel());
      assertEquals(piece.bounds().upper() * channel.measure(piece.cell()), piece.volume());
      assertTrue(piece.volume() > 0);
    }
    for (int c = 0; c < density.channels().size(); c++) {
      int index = c;
      everyPossiblePointLiesInOne(
          density.channels().get(c),
          pieces.stream().filter(piece -> piece.channel() == index).toList());
    }
  }

  private static void everyPossiblePointLiesInOne(Channel channel, List<PlaneCells.Piece> own) {
    UniformRandomProvider random = new RandomStreams(3).stream(0, Stage.RECOIL);
    Cell all = channel.support();
    int found = 0;
    for (int i = 0; i < 300; i++) {
      double energy = all.from() + (all.to() - all.from()) * random.nextDouble();
      double recoil = all.low() * Math.pow(all.high() / all.low(), random.nextDouble());
      double value = channel.density(energy, recoil);
      int holders = 0;
      for (PlaneCells.Piece piece : own) {
        Cell cell = piece.cell();
        if (energy >= cell.from()
            && energy <= cell.to()
            && recoil >= cell.low()
            && recoil < cell.high()) {
          holders++;
          assertTrue(value >= piece.bounds().lower() && value <= piece.bounds().upper());
        }
      }
      assertTrue(value > 0 ? holders == 1 : holders <= 1, holders + " rectangles of a point");
      found += holders;
    }
    assertTrue(found > 15, found + " of " + channel);
  }
}
