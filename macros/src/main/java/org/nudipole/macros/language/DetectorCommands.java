package org.nudipole.macros.language;

import static org.nudipole.macros.language.CommandSpec.Repetition.PER_FIRST_VALUE;
import static org.nudipole.macros.language.CommandSpec.Repetition.REPLACES;
import static org.nudipole.macros.language.CommandSpec.Role.SETTING;

import java.util.List;
import java.util.regex.Pattern;
import org.nudipole.generator.data.Material;

/** Commands under {@code /detector}: material, shape and size. */
final class DetectorCommands {
  static final List<CommandSpec> ALL =
      List.of(
          new CommandSpec(
              "/detector/material",
              SETTING,
              REPLACES,
              Form.only(new Parameter.Word("material", Material.names())),
              "Target material, of natural isotopes.",
              "",
              CommandSpec.REQUIRED,
              "/detector/material Ge"),
          CommandSpec.measured(
              "/detector/density",
              new Parameter.Quantity("density", Dimension.DENSITY, Range.POSITIVE),
              "Density of the material.",
              "",
              "the material's own",
              "5.323 g/cm3"),
          new CommandSpec(
              "/detector/enrichment",
              SETTING,
              PER_FIRST_VALUE,
              Form.only(
                  new Parameter.Name(
                      "isotope",
                      Pattern.compile("[A-Z][a-z]?[1-9][0-9]{0,2}"),
                      "an element and a mass number, such as Ge76"),
                  new Parameter.Number("fraction", Range.FRACTION)),
              "Atom fraction of an isotope in its element.",
              "The other isotopes keep their ratios; the molar mass is recomputed. Several isotopes"
                  + " may be set.",
              "natural isotopes",
              "/detector/enrichment Ge76 0.9"),
          new CommandSpec(
              "/detector/shape",
              SETTING,
              REPLACES,
              Form.only(new Parameter.Word("shape", List.of("cylinder", "box", "sphere"))),
              "Shape of the detector, centred at the origin; a cylinder has axis z.",
              "",
              "cylinder",
              "/detector/shape cylinder"),
          CommandSpec.measured(
              "/detector/volume",
              new Parameter.Quantity("volume", Dimension.VOLUME, Range.POSITIVE),
              "Volume.",
              "A cylinder is as high as wide unless its radius or height is given.",
              "from size or mass",
              "2000 cm3"),
          CommandSpec.measured(
              "/detector/radius",
              new Parameter.Quantity("radius", Dimension.LENGTH, Range.POSITIVE),
              "Radius of the cylinder or sphere.",
              "",
              "from volume or mass",
              "6.83 cm"),
          CommandSpec.measured(
              "/detector/height",
              new Parameter.Quantity("height", Dimension.LENGTH, Range.POSITIVE),
              "Height of the cylinder.",
              "",
              "the diameter",
              "13.66 cm"),
          CommandSpec.measured(
              "/detector/size",
              new Parameter.Vector(
                  "size", List.of("x", "y", "z"), Dimension.LENGTH, Range.POSITIVE),
              "Edges of the box.",
              "",
              "from volume or mass",
              "10 10 20 cm"),
          CommandSpec.measured(
              "/detector/mass",
              new Parameter.Quantity("mass", Dimension.MASS, Range.POSITIVE),
              "Mass, instead of volume.",
              "",
              "from volume and density",
              "10 kg"));

  private DetectorCommands() {}
}
