package org.nudipole.macros.binding;

import static java.util.stream.Collectors.joining;
import static org.nudipole.macros.language.DetectorCommands.DENSITY;
import static org.nudipole.macros.language.DetectorCommands.ENRICHMENT;
import static org.nudipole.macros.language.DetectorCommands.HEIGHT;
import static org.nudipole.macros.language.DetectorCommands.MASS;
import static org.nudipole.macros.language.DetectorCommands.MATERIAL;
import static org.nudipole.macros.language.DetectorCommands.RADIUS;
import static org.nudipole.macros.language.DetectorCommands.SHAPE;
import static org.nudipole.macros.language.DetectorCommands.SIZE;
import static org.nudipole.macros.language.DetectorCommands.VOLUME;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nudipole.detector.geometry.Box;
import org.nudipole.detector.geometry.Cylinder;
import org.nudipole.detector.geometry.Shape;
import org.nudipole.detector.geometry.Sphere;
import org.nudipole.generator.data.Material;
import org.nudipole.macros.language.CommandSpec;
import org.nudipole.macros.language.Setting;

/** Binds the commands under {@code /detector}. */
final class DetectorBinding {

  private DetectorBinding() {}

  static Optional<Material> material(Binding binding) {
    Optional<Setting> named = binding.required(MATERIAL, "neutrinos need a target");
    if (named.isEmpty()) {
      return Optional.empty();
    }
    Material material = Material.named(named.get().word("material"));
    List<Setting> enrichments = binding.all(ENRICHMENT);
    if (!enrichments.isEmpty()) {
      Map<String, Double> fractions = new LinkedHashMap<>();
      enrichments.forEach(s -> fractions.put(s.word("isotope"), s.number("fraction")));
      Material natural = material;
      Optional<Material> enriched =
          binding.make(
              enrichments.get(enrichments.size() - 1),
              () -> natural.enriched(fractions),
              "name isotopes of the material, with fractions that add up");
      if (enriched.isEmpty()) {
        return Optional.empty();
      }
      material = enriched.get();
    }
    return Optional.of(material.withDensity(binding.given(DENSITY).orElse(material.density())));
  }

  static Optional<Shape> shape(Binding binding, Optional<Material> material) {
    String shape = binding.word(SHAPE);
    List<CommandSpec> allowed =
        switch (shape) {
          case "box" -> List.of(SIZE, VOLUME, MASS);
          case "sphere" -> List.of(RADIUS, VOLUME, MASS);
          default -> List.of(RADIUS, HEIGHT, VOLUME, MASS);
        };
    List<CommandSpec> given = new ArrayList<>();
    boolean faulty = false;
    for (CommandSpec command : List.of(SIZE, RADIUS, HEIGHT, VOLUME, MASS)) {
      Optional<Setting> setting = binding.get(command);
      if (setting.isPresent() && !allowed.contains(command)) {
        binding.fault(setting.get(), "a " + shape + " has none", "use " + joined(" or ", allowed));
        faulty = true;
      } else if (setting.isPresent()) {
        given.add(command);
      }
      faulty |= binding.isFaulty(command);
    }
    if (faulty || tooMany(binding, shape, given)) {
      return Optional.empty();
    }
    if (given.isEmpty()) {
      binding.required(VOLUME, "a detector needs a size: a volume, a mass, or its dimensions");
      return Optional.empty();
    }
    return material.map(m -> shape(binding, shape, m.density()));
  }

  private static Shape shape(Binding binding, String shape, double density) {
    double volume = binding.given(VOLUME).orElse(binding.given(MASS).orElse(0.0) / density);
    return switch (shape) {
      case "box" -> box(binding, volume);
      case "sphere" ->
          volume > 0 ? Sphere.ofVolume(volume) : new Sphere(binding.given(RADIUS).orElse(0.0));
      default -> cylinder(binding, volume);
    };
  }

  private static String joined(String separator, List<CommandSpec> commands) {
    return commands.stream().map(CommandSpec::path).collect(joining(separator));
  }

  private static boolean tooMany(Binding binding, String shape, List<CommandSpec> given) {
    boolean cylinder = shape.equals("cylinder");
    int most = cylinder ? 2 : 1;
    boolean twice = given.contains(VOLUME) && given.contains(MASS);
    if (given.size() <= most && !twice) {
      return false;
    }
    CommandSpec last = given.get(given.size() - 1);
    binding.fault(
        binding.get(last).orElseThrow(),
        "the size is set more than once: " + joined(", ", given),
        cylinder && !twice
            ? "keep two of radius, height and volume (or mass)"
            : "keep one of them");
    return true;
  }

  private static Shape box(Binding binding, double volume) {
    if (volume > 0) {
      return Box.ofVolume(volume);
    }
    List<Double> size = binding.get(SIZE).orElseThrow().vector("size").values();
    return new Box(size.get(0), size.get(1), size.get(2));
  }

  private static Shape cylinder(Binding binding, double volume) {
    double radius = binding.given(RADIUS).orElse(0.0);
    double height = binding.given(HEIGHT).orElse(0.0);
    if (volume == 0) {
      return new Cylinder(radius > 0 ? radius : height / 2, height > 0 ? height : 2 * radius);
    }
    if (radius > 0) {
      return new Cylinder(radius, volume / (StrictMath.PI * radius * radius));
    }
    return height > 0
        ? new Cylinder(Math.sqrt(volume / (StrictMath.PI * height)), height)
        : Cylinder.ofVolume(volume);
  }
}
