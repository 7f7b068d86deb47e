package org.nudipole.generator.source;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nudipole.generator.Flavour;

/**
 * The Sun: its intensities are fluxes at its mean distance, per area and time. Its neutrinos arrive
 * as an incoherent mixture of mass states, which interact as {@code nu_e}, {@code nu_mu}, {@code
 * nu_tau} and, in what knows the mass states alone, {@code nu_s} with the probabilities P_ea of the
 * sum 1. State 4 by itself is {@code nu_4} beside them, with P_e4 of the flux: for what it alone
 * does, where the energy is above its mass.
 *
 * @param lines its lines, flux of each flavour
 * @param continua its spectra, flux of each flavour
 * @param start first day of the exposure (0 h UTC), from which on the flux follows the distance of
 *     the Sun; without one it is that at the mean distance
 */
public record SolarSource(List<Line> lines, List<Continuum> continua, Optional<LocalDate> start)
    implements NeutrinoSource {
  /** Name in macros. */
  public static final String NAME = "solar";

  private static final List<Flavour> FLAVOURS =
      List.of(Flavour.NU_E, Flavour.NU_MU, Flavour.NU_TAU, Flavour.NU_S, Flavour.NU_4);

  /** Keeps copies. */
  public SolarSource {
    lines = List.copyOf(lines);
    continua = List.copyOf(continua);
  }

  /** Some components of the Sun as they are emitted, without oscillations: {@code nu_e} only. */
  public static SolarSource emitted(
      SolarModel model, Set<SolarComponent> components, Optional<LocalDate> start) {
    List<Line> lines = new ArrayList<>();
    List<Continuum> continua = new ArrayList<>();
    for (SolarComponent component : components) {
      double flux = model.flux(component);
      for (Line line : component.lines()) {
        lines.add(new Line(line.flavour(), line.energy(), flux * line.intensity()));
      }
      component.spectrum().ifPresent(s -> continua.add(new Continuum(Flavour.NU_E, s.times(flux))));
    }
    return new SolarSource(lines, continua, start);
  }

  /** Some components of the Sun as they arrive. */
  public static SolarSource of(
      SolarModel model,
      Set<SolarComponent> components,
      SolarOscillation oscillation,
      Optional<LocalDate> start) {
    List<Line> lines = new ArrayList<>();
    List<Continuum> continua = new ArrayList<>();
    for (SolarComponent component : components) {
      MassComposition states = oscillation.composition().apply(component);
      for (Flavour flavour : FLAVOURS) {
        FlavourConversion conversion = new FlavourConversion(states, oscillation.mixing(), flavour);
        double flux = model.flux(component);
        component
            .spectrum()
            .map(s -> new ConvertedSpectrum(s, flux, conversion))
            .filter(s -> flavour.isWeak() || s.bounds(s.low(), s.high()).upper() > 0)
            .ifPresent(s -> continua.add(new Continuum(flavour, s, Optional.of(states))));
        for (Line line : component.lines()) {
          double intensity = flux * line.intensity() * conversion.probability(line.energy());
          if (intensity > 0) {
            lines.add(new Line(flavour, line.energy(), intensity, Optional.of(states)));
          }
        }
      }
    }
    return new SolarSource(lines, continua, start);
  }

  /** {@inheritDoc} State 4 is a part of the flavours, not more than they. */
  @Override
  public double intensity() {
    return lines.stream()
            .filter(line -> line.flavour() != Flavour.NU_4)
            .mapToDouble(Line::intensity)
            .sum()
        + continua.stream()
            .filter(part -> part.flavour() != Flavour.NU_4)
            .mapToDouble(Continuum::intensity)
            .sum();
  }

  @Override
  public String name() {
    return NAME;
  }

  /** {@inheritDoc} In the course of the year if it is known when the exposure starts. */
  @Override
  public EmissionTime time(double exposure) {
    return start.isPresent()
        ? new AnnualModulation(start.get(), exposure)
        : new ExponentialDecay(0, exposure);
  }
}
