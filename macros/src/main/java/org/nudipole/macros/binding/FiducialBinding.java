package org.nudipole.macros.binding;

import static org.nudipole.macros.language.DetectorCommands.FIDUCIAL;

import java.util.List;
import java.util.Optional;
import org.nudipole.detector.geometry.Box;
import org.nudipole.detector.geometry.Cylinder;
import org.nudipole.detector.geometry.FiducialVolume;
import org.nudipole.detector.geometry.Shape;
import org.nudipole.detector.geometry.Sphere;
import org.nudipole.detector.geometry.VertexDensity;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.Setting;

/** Binds the part of the detector in which events count. */
final class FiducialBinding {
  private final List<Setting> settings;
  private final VertexDensity whole;

  private FiducialBinding(Binding binding, VertexDensity whole) {
    settings = binding.all(FIDUCIAL);
    this.whole = whole;
  }

  /** The part; empty if all of the detector counts. */
  static Bound<Optional<FiducialVolume>> part(Binding binding, VertexDensity whole) {
    return binding.has(FIDUCIAL)
        ? new FiducialBinding(binding, whole).part().map(Optional::of)
        : Bound.of(Optional.empty());
  }

  private Bound<FiducialVolume> part() {
    Shape shape = whole.shape();
    String without =
        shape instanceof Box ? "radius" : shape instanceof Sphere ? "height" : "nothing";
    List<Fault> faults =
        settings.stream()
            .filter(s -> s.keyword().equals(without))
            .map(
                s ->
                    s.fault(
                        "a " + (shape instanceof Box ? "box" : "sphere") + " has no " + without,
                        "use " + FIDUCIAL + " margin"))
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
            FiducialVolume.of(whole, part(shape, margin, radius, high - low), (low + high) / 2))
        : Bound.faulty(
            settings
                .get(settings.size() - 1)
                .fault(
                    "nothing of the detector is left", "shrink the margin, or give FROM below TO"));
  }

  private static Shape part(Shape shape, double margin, double radius, double height) {
    if (shape instanceof Box box) {
      return new Box(box.sizeX() - 2 * margin, box.sizeY() - 2 * margin, height);
    }
    return shape instanceof Sphere ? new Sphere(radius) : new Cylinder(radius, height);
  }

  private Optional<Setting> given(String keyword) {
    return settings.stream().filter(s -> s.keyword().equals(keyword)).findFirst();
  }
}
