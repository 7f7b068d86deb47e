package org.nudipole.macros.language;

import static org.nudipole.macros.language.CommandSpec.Repetition.PER_FIRST_VALUE;
import static org.nudipole.macros.language.CommandSpec.Repetition.PER_KEYWORD;
import static org.nudipole.macros.language.Default.absent;
import static org.nudipole.macros.language.Default.derived;
import static org.nudipole.macros.language.Default.given;
import static org.nudipole.macros.language.Default.required;
import static org.nudipole.macros.language.Scope.DETECTOR;

import java.util.List;
import java.util.regex.Pattern;
import org.nudipole.generator.data.Material;

/** Commands under {@code /detector}: material, shape and size. */
public final class DetectorCommands {
  public static final CommandSpec MODULE =
      DETECTOR
          .setting(
              "/detector/module",
              Form.only(Parameter.Name.label()),
              "Begins a module of the detector, or goes on with one.",
              "The /detector, /response and /background commands and /interaction/minRecoil after it"
                  + " are about this module alone; what stands before the first module holds for"
                  + " all, and other commands hold for all wherever they stand (a warning says so"
                  + " of those with lines of a module before and behind them). A module that begins in"
                  + " an included macro ends with it. On the command line,"
                  + " --set \"NAME:/response/threshold=170 eVee\" changes one module, without NAME"
                  + " all of them.",
              absent("one detector without a name"),
              "/detector/module c2")
          .repeated(PER_FIRST_VALUE);

  public static final CommandSpec POSITION =
      DETECTOR.setting(
          "/detector/position",
          Form.only(
              new Parameter.Vector(
                  "position", List.of("x", "y", "z"), Dimension.LENGTH, Range.ANY)),
          "Where the centre of the detector, or of a module, is.",
          "/source/distance and /source/position count from the origin, vertices too. Modules must"
              + " not overlap.",
          given("0 0 0 cm"),
          "/detector/position 0 0 10 cm");

  public static final CommandSpec MATERIAL =
      DETECTOR.setting(
          "/detector/material",
          Form.only(new Parameter.Word("material", Material.names(), false)),
          "Target material, of natural isotopes.",
          "One of these, or one of /material/define.",
          required(),
          "/detector/material Ge");

  public static final CommandSpec DENSITY =
      DETECTOR.measured(
          "/detector/density",
          new Parameter.Quantity("density", Dimension.DENSITY, Range.POSITIVE),
          "Density of the material.",
          "",
          derived("the material's own"),
          "5.323 g/cm3");

  public static final CommandSpec ENRICHMENT =
      DETECTOR
          .setting(
              "/detector/enrichment",
              Form.only(
                  new Parameter.Name(
                      "isotope",
                      Pattern.compile("[A-Z][a-z]?[1-9][0-9]{0,2}"),
                      "an element and a mass number, such as Ge76"),
                  new Parameter.Number("fraction", Range.FRACTION)),
              "Atom fraction of an isotope in its element.",
              "The other isotopes keep their ratios; the molar mass is recomputed. Several isotopes"
                  + " may be set.",
              absent("natural isotopes"),
              "/detector/enrichment Ge76 0.9")
          .repeated(PER_FIRST_VALUE);

  public static final CommandSpec SHAPE =
      DETECTOR.setting(
          "/detector/shape",
          Form.only(new Parameter.Word("shape", List.of("cylinder", "box", "sphere"))),
          "Shape of the detector about its centre; a cylinder has axis z.",
          "",
          given("cylinder"),
          "/detector/shape cylinder");

  public static final CommandSpec VOLUME =
      DETECTOR.measured(
          "/detector/volume",
          new Parameter.Quantity("volume", Dimension.VOLUME, Range.POSITIVE),
          "Volume.",
          "A cylinder is as high as wide unless its radius or height is given.",
          derived("from size or mass"),
          "2000 cm3");

  public static final CommandSpec RADIUS =
      DETECTOR.measured(
          "/detector/radius",
          new Parameter.Quantity("radius", Dimension.LENGTH, Range.POSITIVE),
          "Radius of the cylinder or sphere.",
          "",
          derived("from volume or mass"),
          "6.83 cm");

  public static final CommandSpec HEIGHT =
      DETECTOR.measured(
          "/detector/height",
          new Parameter.Quantity("height", Dimension.LENGTH, Range.POSITIVE),
          "Height of the cylinder.",
          "",
          derived("the diameter"),
          "13.66 cm");

  public static final CommandSpec SIZE =
      DETECTOR.measured(
          "/detector/size",
          new Parameter.Vector("size", List.of("x", "y", "z"), Dimension.LENGTH, Range.POSITIVE),
          "Edges of the box.",
          "",
          derived("from volume or mass"),
          "10 10 20 cm");

  public static final CommandSpec MASS =
      DETECTOR.measured(
          "/detector/mass",
          new Parameter.Quantity("mass", Dimension.MASS, Range.POSITIVE),
          "Mass, instead of volume.",
          "",
          derived("from volume and density"),
          "10 kg");

  public static final CommandSpec FIDUCIAL =
      DETECTOR
          .setting(
              "/detector/fiducial",
              List.of(
                  Form.of(
                          "radius",
                          new Parameter.Quantity("radius", Dimension.LENGTH, Range.POSITIVE))
                      .with("60 cm"),
                  Form.of(
                          "height",
                          new Parameter.Vector(
                              "height", List.of("from", "to"), Dimension.LENGTH, Range.ANY))
                      .with("-50 60 cm"),
                  Form.of(
                      "margin",
                      new Parameter.Quantity("margin", Dimension.LENGTH, Range.NOT_NEGATIVE))),
              "Where events count: those with a true vertex outside are not detected.",
              "radius: of a cylinder or sphere, at most this. height: of a cylinder or box, from FROM"
                  + " to TO along z, counted from its centre. margin: at least this far from the surface. All that are given"
                  + " hold together. Vertices and mass stay those of the whole detector.",
              absent("all of the detector"),
              "/detector/fiducial margin 1 cm")
          .repeated(PER_KEYWORD);

  static final List<CommandSpec> ALL =
      List.of(
          MODULE,
          MATERIAL,
          DENSITY,
          ENRICHMENT,
          SHAPE,
          VOLUME,
          RADIUS,
          HEIGHT,
          SIZE,
          MASS,
          FIDUCIAL,
          POSITION);

  private DetectorCommands() {}
}
