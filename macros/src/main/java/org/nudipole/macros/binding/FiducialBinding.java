package org.nudipole.macros.binding;

import static org.nudipole.macros.language.DetectorCommands.FIDUCIAL;
import static org.nudipole.macros.language.DetectorCommands.SHAPE;

import java.util.List;
import java.util.Optional;
import org.nudipole.detector.geometry.FiducialVolume;
import org.nudipole.detector.geometry.Shape;
import org.nudipole.detector.geometry.VertexDensity;
import org.nudipole.generator.Units;
import org.nudipole.generator.axis.Digits;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.RunSettings;
import org.nudipole.macros.language.Setting;

/** Binds the part of the detector in which events count. */
final class FiducialBinding {
  private final List<Setting> settings;
  private final VertexDensity whole;

  /** What the macro calls the shape. */
  private final String kind;

  private FiducialBinding(Binding binding, VertexDensity whole) {
    settings = binding.all(FIDUCIAL);
    this.whole = whole;
    kind = binding.word(SHAPE);
  }

  /** The part; empty if all of the detector counts. */
  static Bound<Optional<FiducialVolume>> part(Binding binding, VertexDensity whole) {
    return binding.has(FIDUCIAL)
        ? new FiducialBinding(binding, whole).part().map(Optional::of)
        : Bound.of(Optional.empty());
  }

  private Bound<FiducialVolume> part() {
    Shape shape = whole.shape();
    List<Fault> faults =
        settings.stream()
            .filter(
                s ->
                    s.keyword().equals("radius") && !shape.hasRadius()
                        || s.keyword().equals("height") && !shape.hasHeight())
            .map(
                s -> s.fault("a " + kind + " has no " + s.keyword(), "use " + FIDUCIAL + " margin"))
            .toList();
    if (!faults.isEmpty()) {
      return Bound.faulty(faults);
    }
    double margin = given("margin").map(s -> s.quantity("margin").value()).orElse(0.0);
    List<Double> height =
        given("height")
            .map(s -> s.vector("height").values())
            .orElse(List.of(-shape.halfZ(), shape.halfZ()));
    double low = Math.max(height.get(0), margin - shape.halfZ());
    double high = Math.min(height.get(1), shape.halfZ() - margin);
    double radius =
        Math.min(
            shape.halfX() - margin,
            given("radius").map(s -> s.quantity("radius").value()).orElse(shape.halfX()));
    return low < high && radius > 0 && shape.halfY() > margin
        ? Bound.of(
            FiducialVolume.of(whole, shape.part(margin, radius, high - low), (low + high) / 2))
        : Bound.faulty(nothing(margin, height));
  }

  private Fault nothing(double margin, List<Double> height) {
    Shape shape = whole.shape();
    if (margin >= Math.min(Math.min(shape.halfX(), shape.halfY()), shape.halfZ())) {
      return given("margin")
          .orElseThrow()
          .fault("no part of the detector is that far from its surface", "make it smaller");
    }
    Setting range = given("height").orElseThrow();
    return height.get(0) < height.get(1)
        ? range.fault(
            "nothing of the detector lies there",
            "its heights are those from "
                + Digits.general((margin - shape.halfZ()) / Units.CM, 4)
                + " to "
                + Digits.general((shape.halfZ() - margin) / Units.CM, 4)
                + " cm")
        : range.fault("FROM is not below TO", "give the lower end first");
  }

  /** The lines that leave out nothing of a detector. */
  static List<Setting> idle(RunSettings run, Shape shape) {
    return run.all(FIDUCIAL).stream()
        .filter(
            setting ->
                switch (setting.keyword()) {
                  case "radius" -> setting.quantity("radius").value() >= shape.halfX();
                  case "margin" -> setting.quantity("margin").value() == 0;
                  default ->
                      setting.vector("height").values().get(0) <= -shape.halfZ()
                          && setting.vector("height").values().get(1) >= shape.halfZ();
                })
        .toList();
  }

  private Optional<Setting> given(String keyword) {
    return settings.stream().filter(s -> s.keyword().equals(keyword)).findFirst();
  }
}
