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
import static org.nudipole.macros.language.MaterialCommands.DEFINE;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.nudipole.detector.geometry.Box;
import org.nudipole.detector.geometry.Cylinder;
import org.nudipole.detector.geometry.Shape;
import org.nudipole.detector.geometry.Sphere;
import org.nudipole.generator.data.Material;
import org.nudipole.macros.language.CommandSpec;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.Nearest;
import org.nudipole.macros.language.Setting;

/** Binds the commands under {@code /detector}. */
final class DetectorBinding {

  private DetectorBinding() {}

  static Bound<Material> material(Binding binding) {
    return natural(binding)
        .flatMap(natural -> enriched(natural, binding.all(ENRICHMENT)))
        .map(m -> m.withDensity(binding.given(DENSITY).orElse(m.density())));
  }

  /** The material as it is defined, of natural isotopes and with its own density. */
  static Bound<Material> natural(Binding binding) {
    return binding
        .require(MATERIAL, "neutrinos need a target")
        .flatMap(setting -> natural(binding, setting));
  }

  private static Bound<Material> natural(Binding binding, Setting setting) {
    String name = setting.word("material");
    Map<String, Setting> defined = new LinkedHashMap<>();
    binding.all(DEFINE).forEach(define -> defined.put(define.word("name"), define));
    if (defined.containsKey(name)) {
      Setting define = defined.get(name);
      return Bound.make(
          define,
          () -> Material.of(name, define.word("formula"), define.quantity("density").value()),
          "check its formula and its density");
    }
    if (Material.names().contains(name)) {
      return Bound.of(Material.named(name));
    }
    if (binding.isFaulty(DEFINE)) {
      return Bound.hidden();
    }
    List<String> known =
        Stream.concat(defined.keySet().stream(), Material.names().stream()).toList();
    return Bound.faulty(
        setting.fault(
            "material",
            "unknown material " + name,
            Nearest.choice(name, known) + ", or one of your own: `" + DEFINE.example() + "`"));
  }

  private static Bound<Material> enriched(Material natural, List<Setting> enrichments) {
    if (enrichments.isEmpty()) {
      return Bound.of(natural);
    }
    Map<String, Double> fractions = new LinkedHashMap<>();
    enrichments.forEach(s -> fractions.put(s.word("isotope"), s.number("fraction")));
    return Bound.make(
        enrichments.get(enrichments.size() - 1),
        () -> natural.enriched(fractions),
        "name isotopes of the material, with fractions that add up");
  }

  static Bound<Shape> shape(Binding binding, Bound<Material> material) {
    String shape = binding.word(SHAPE);
    List<CommandSpec> allowed =
        switch (shape) {
          case "box" -> List.of(SIZE, VOLUME, MASS);
          case "sphere" -> List.of(RADIUS, VOLUME, MASS);
          default -> List.of(RADIUS, HEIGHT, VOLUME, MASS);
        };
    List<CommandSpec> sizes = List.of(SIZE, RADIUS, HEIGHT, VOLUME, MASS);
    List<CommandSpec> given = sizes.stream().filter(binding::has).toList();
    List<Fault> faults =
        given.stream()
            .filter(command -> !allowed.contains(command))
            .flatMap(command -> binding.get(command).stream())
            .map(s -> s.fault("a " + shape + " has none", "use " + joined(" or ", allowed)))
            .toList();
    if (!faults.isEmpty() || sizes.stream().anyMatch(binding::isFaulty)) {
      return Bound.<Shape>hidden().beside(faults);
    }
    if (given.isEmpty()) {
      return Bound.faulty(
          binding.missing(VOLUME, "a detector needs a size: a volume, a mass, or its dimensions"));
    }
    boolean cylinder = shape.equals("cylinder");
    boolean twice = given.contains(VOLUME) && given.contains(MASS);
    if (given.size() > (cylinder ? 2 : 1) || twice) {
      return Bound.faulty(
          binding
              .value(given.get(given.size() - 1))
              .fault(
                  "the size is set more than once: " + joined(", ", given),
                  cylinder && !twice
                      ? "keep two of radius, height and volume (or mass)"
                      : "keep one of them"));
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

  private static Shape box(Binding binding, double volume) {
    if (volume > 0) {
      return Box.ofVolume(volume);
    }
    List<Double> size = binding.value(SIZE).vector("size").values();
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
