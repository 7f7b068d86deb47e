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
import org.nudipole.generator.Constants;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.interaction.Cell;
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
}
