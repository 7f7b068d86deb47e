package org.nudipole.generator.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Constants;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.interaction.Cell;
import org.nudipole.generator.interaction.CrossSectionPart;
import org.nudipole.generator.interaction.DipoleUpscattering;
import org.nudipole.generator.interaction.ElectronInterference;
import org.nudipole.generator.interaction.ElectronScattering;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.interaction.InterferenceOrder;
import org.nudipole.generator.interaction.PointLike;
import org.nudipole.generator.interaction.SterileOverlap;
import org.nudipole.generator.interaction.SterileTransition;
import org.nudipole.generator.source.Continuum;
import org.nudipole.generator.source.Line;
import org.nudipole.generator.source.MichelNuE;
import org.nudipole.generator.source.NeutrinoSource;

/** A proof is found where a sum is positive, and a negative sum does not pass for proved. */
class PositivityTest {
  private static final double MASS = 0.3 * Units.MEV;

  private record OneLine(double energy) implements NeutrinoSource {
    @Override
    public String name() {
      return "line";
    }

    @Override
    public List<Line> lines() {
      return List.of(new Line(Flavour.NU_MU, energy, 1));
    }
  }

  private record Muons() implements NeutrinoSource {
    @Override
    public String name() {
      return "muons";
    }

    @Override
    public List<Line> lines() {
      return List.of();
    }

    @Override
    public List<Continuum> continua() {
      return List.of(new Continuum(Flavour.NU_MU, new MichelNuE()));
    }
  }

  /**
   * Standard Model, dipole part of a moment and interference, on electrons.
   *
   * @param excess of the product of the amplitudes over the greatest that there can be
   */
  private static Channel channel(NeutrinoSource source, double moment, double excess) {
    ElectronScattering weak = new ElectronScattering(Constants.SIN2_THETA_W);
    double mixing = 0.4;
    SterileTransition transition =
        new SterileTransition(
            MASS,
            InterferenceOrder.EXACT,
            Map.of(Flavour.NU_MU, new SterileOverlap(excess * moment * Math.sqrt(mixing), mixing)));
    List<Interaction> all =
        List.of(
            weak,
            new DipoleUpscattering(MASS, moment, new PointLike()),
            new ElectronInterference(weak, transition));
    return EventDensity.of(
            source,
            1 / Units.CM2,
            List.of(Material.named("LXe").freeElectrons().get(0)),
            Units.KG,
            all)
        .above(0.5 * Units.KEV)
        .sampled()
        .channels()
        .get(0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, -1})
  void amplitudesThatThereCanBeAreProved(double sign) {
    for (NeutrinoSource source : List.of(new OneLine(2 * Units.MEV), new Muons())) {
      for (double moment : new double[] {1e-12, 3e-11, 1e-9}) {
        assertEquals(Optional.empty(), Positivity.exception(channel(source, moment, sign)));
      }
    }
  }

  /** The interference of many times the moment that the dipole part has, where it is negative. */
  @ParameterizedTest
  @ValueSource(doubles = {-100, -1000})
  void anExcessOfInterferenceIsFound(double excess) {
    for (NeutrinoSource source : List.of(new OneLine(2 * Units.MEV), new Muons())) {
      Channel channel = channel(source, 3e-11, excess);
      Cell cell = Positivity.exception(channel).orElseThrow();
      assertTrue(Positivity.isNegative(channel, cell));
      double energy = (cell.from() + cell.to()) / 2;
      double recoil = Math.sqrt(cell.low() * cell.high());
      assertTrue(
          channel.interaction().differential(Flavour.NU_MU, energy, channel.target(), recoil) < 0);
    }
  }

  @Test
  void aPositiveCellIsNotCalledNegative() {
    Channel channel = channel(new OneLine(2 * Units.MEV), 1e-12, 1);
    assertFalse(Positivity.isNegative(channel, channel.support()));
  }

  /** One everywhere, and proved in cells whose recoils differ by less than a factor alone. */
  private static final class Unproved implements Interaction {
    private final double width;
    private int asked;

    Unproved(double width) {
      this.width = width;
    }

    @Override
    public CrossSectionPart part() {
      return CrossSectionPart.INTERFERENCE;
    }

    @Override
    public boolean actsOn(Target target) {
      return true;
    }

    @Override
    public double finalMass() {
      return 0;
    }

    @Override
    public double differential(Flavour flavour, double energy, Target target, double recoil) {
      return 1;
    }

    @Override
    public Bounds bounds(
        Flavour flavour, double from, double to, Target target, double low, double high) {
      asked++;
      boolean isNarrow = high <= low * width && to <= from * width;
      return new Bounds(isNarrow ? 0 : -1e-300, 1);
    }
  }

  private static Optional<Cell> exception(NeutrinoSource source, Interaction process) {
    return Positivity.exception(
        EventDensity.of(
                source,
                1 / Units.CM2,
                List.of(Material.named("LXe").freeElectrons().get(0)),
                Units.KG,
                List.of(process))
            .above(0.5 * Units.KEV)
            .channels()
            .get(0));
  }

  /** Cells of 1 % both ways from 0.5 keV and half an MeV up: halved until they are, no further. */
  @Test
  void cellsAreHalvedAcrossTheLongerSide() {
    Unproved line = new Unproved(1.01);
    assertEquals(Optional.empty(), exception(new OneLine(2 * Units.MEV), line));
    // ln(1.77 MeV / 0.5 keV) / ln 1.01 = 821 cells, at most twice as many, and those above them.
    assertTrue(line.asked > 2 * 821 - 1 && line.asked < 4 * 821, line.asked + " cells");
    Unproved plane = new Unproved(1.1);
    assertEquals(Optional.empty(), exception(new Muons(), plane));
    assertTrue(plane.asked < 30_000, plane.asked + " cells");
  }

  /** A proof that is not there ends with a cell that has no middle any more. */
  @Test
  void aCellThatCannotBeHalvedIsNotProved() {
    for (NeutrinoSource source : List.of(new OneLine(2 * Units.MEV), new Muons())) {
      Unproved never = new Unproved(0);
      Cell cell = exception(source, never).orElseThrow();
      assertTrue(cell.high() <= Math.nextUp(cell.low()));
      assertTrue(never.asked < 200, never.asked + " cells");
    }
  }

  /** Millions of cells are not looked at. */
  @Test
  void aProofIsGivenUp() {
    Unproved narrow = new Unproved(1 + 1e-7);
    Cell cell = exception(new OneLine(2 * Units.MEV), narrow).orElseThrow();
    assertTrue(cell.high() > cell.low() * (1 + 1e-7));
    assertTrue(narrow.asked < 1_100_000, narrow.asked + " cells");
  }
}
