package org.nudipole.detector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nudipole.detector.background.Background;
import org.nudipole.detector.background.BackgroundSampler;
import org.nudipole.detector.background.FoldedBackground;
import org.nudipole.detector.geometry.VertexDensity;
import org.nudipole.detector.response.Response;
import org.nudipole.generator.Column;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.rate.EventDensity;
import org.nudipole.generator.rate.RecoilSpectrum;
import org.nudipole.generator.source.EmissionTime;
import org.nudipole.generator.source.NeutrinoSource;
import org.nudipole.generator.source.OnPeriods;

/**
 * Source x interaction x detector x exposure: the one value that is integrated and sampled.
 *
 * @param source what is emitted
 * @param strength how much of it
 * @param vertices detector shape and how it is illuminated
 * @param material detector material
 * @param targets species of scattering centres that take part
 * @param interactions processes, added incoherently
 * @param response from recoil energy to what is observed
 * @param live when the detector takes data between the start of the exposure and its end
 * @param backgrounds what is seen beside neutrinos, with different labels
 */
public record Experiment(
    NeutrinoSource source,
    Strength strength,
    VertexDensity vertices,
    Material material,
    List<Target> targets,
    List<Interaction> interactions,
    Response response,
    OnPeriods live,
    List<Background> backgrounds) {
  /** Keeps copies. */
  public Experiment {
    backgrounds = List.copyOf(backgrounds);
    targets = List.copyOf(targets);
    interactions = List.copyOf(interactions);
  }

  /**
   * An experiment without a gap.
   *
   * @param exposure from its start to its end, time
   */
  public Experiment(
      NeutrinoSource source,
      Strength strength,
      VertexDensity vertices,
      Material material,
      List<Target> targets,
      List<Interaction> interactions,
      Response response,
      double exposure,
      List<Background> backgrounds) {
    this(
        source,
        strength,
        vertices,
        material,
        targets,
        interactions,
        response,
        OnPeriods.always(exposure),
        backgrounds);
  }

  /** An experiment without a gap and without backgrounds. */
  public Experiment(
      NeutrinoSource source,
      Strength strength,
      VertexDensity vertices,
      Material material,
      List<Target> targets,
      List<Interaction> interactions,
      Response response,
      double exposure) {
    this(
        source, strength, vertices, material, targets, interactions, response, exposure, List.of());
  }

  /** Live time, time. */
  public double exposure() {
    return live.effectiveTime();
  }

  /** The same experiment with its detector elsewhere. */
  public Experiment at(VertexDensity other) {
    return new Experiment(
        source, strength, other, material, targets, interactions, response, live, backgrounds);
  }

  /** Whether this and another differ at most in where the detector is. */
  public boolean isElsewhere(Experiment other) {
    return vertices.shape().equals(other.vertices.shape()) && at(other.vertices).equals(other);
  }

  /** The backgrounds with their expected events, detected or not. */
  public List<FoldedBackground> foldedBackgrounds() {
    return backgrounds.stream()
        .map(b -> new FoldedBackground(b, b.expected(mass(), exposure()), response))
        .toList();
  }

  /**
   * The sampled arm of the backgrounds; empty if none is expected.
   *
   * @param density what neutrinos do beside them, above the generation cut
   */
  public Optional<BackgroundSampler> backgroundSampler(EventDensity density) {
    List<FoldedBackground> folded = foldedBackgrounds();
    if (folded.stream().noneMatch(background -> background.expected() > 0)) {
      return Optional.empty();
    }
    return Optional.of(
        new BackgroundSampler(
            folded,
            new RecoilSpectrum(density).total(),
            density.channels().size(),
            response,
            vertices.shape(),
            live));
  }

  /** Detector mass, mass. */
  public double mass() {
    return material.density() * vertices.shape().volume();
  }

  /** The columns that a standard set of its events has. */
  public List<Column> columns() {
    List<Column> columns = new ArrayList<>(Column.standard(response.column()));
    response.secondColumn().ifPresent(columns::add);
    source.pulse().ifPresent(pulse -> columns.add(Column.PULSE_TIME));
    return columns;
  }

  /** When neutrinos interact in the exposure: as the source emits, while the detector is live. */
  public EmissionTime time() {
    return source.time(live.exposure()).during(live);
  }

  /**
   * Fluence in the live time for one particle per decay, averaged over the detector volume, 1/area.
   */
  public double emissionFluence() {
    if (strength instanceof Strength.Activity activity) {
      return activity.initial()
          * time().effectiveTime()
          * vertices.integral()
          / (4 * StrictMath.PI);
    }
    if (strength instanceof Strength.StatedBySource) {
      return time().effectiveTime();
    }
    Strength.Flux flux = (Strength.Flux) strength;
    double seen = time().effectiveTime() / source.time(live.exposure()).effectiveTime();
    return flux.average() * live.exposure() * seen / source.intensity();
  }

  /** Neutrinos of all flavours and energies, averaged over detector and live time, 1/area/time. */
  public double averageFlux() {
    return emissionFluence() * source.intensity() / exposure();
  }

  /**
   * Expected events per recoil energy, channel by channel, at all recoil energies; costs an
   * integral over the volume.
   */
  public EventDensity density() {
    return EventDensity.of(source, emissionFluence(), targets, mass(), interactions);
  }
}
