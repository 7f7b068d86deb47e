package org.nudipole.generator.rate;

import java.util.List;
import java.util.Optional;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.source.Continuum;
import org.nudipole.generator.source.FixedComposition;
import org.nudipole.generator.source.Line;
import org.nudipole.generator.source.MassComposition;
import org.nudipole.generator.source.NeutrinoSource;
import org.nudipole.generator.source.TabulatedSpectrum;

/**
 * Two lines and two continua of unlike strengths: a source of tests.
 *
 * @param states mass states of the second line and continuum
 */
record SkewedSource(Optional<MassComposition> states) implements NeutrinoSource {
  static final MassComposition STATES = FixedComposition.of(0.6, 0.3, 0.1, 0.05);
  static final double[] NODES = {0.3 * Units.MEV, 0.5 * Units.MEV, 1.1 * Units.MEV, 2 * Units.MEV};
  static final TabulatedSpectrum SPECTRUM =
      TabulatedSpectrum.of(
          NODES, new double[] {0.2 / Units.MEV, 1.3 / Units.MEV, 0.4 / Units.MEV, 0.9 / Units.MEV});
  static final Line LINE = new Line(Flavour.NU_E, 0.9 * Units.MEV, 0.7);
  static final Continuum CONTINUUM = new Continuum(Flavour.NU_E, SPECTRUM);

  /** The second line and continuum are mixtures. */
  SkewedSource() {
    this(Optional.of(STATES));
  }

  @Override
  public String name() {
    return "skewed";
  }

  @Override
  public List<Line> lines() {
    return List.of(LINE, new Line(Flavour.NU_E, 0.4 * Units.MEV, 0.2, states));
  }

  @Override
  public List<Continuum> continua() {
    return List.of(CONTINUUM, new Continuum(Flavour.NU_E, SPECTRUM, states));
  }
}
