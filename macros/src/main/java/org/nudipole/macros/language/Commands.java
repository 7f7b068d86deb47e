package org.nudipole.macros.language;

import static org.nudipole.macros.language.CommandSpec.Repetition.PER_FIRST_VALUE;
import static org.nudipole.macros.language.CommandSpec.Repetition.PER_KEYWORD;
import static org.nudipole.macros.language.CommandSpec.Repetition.REPLACES;
import static org.nudipole.macros.language.CommandSpec.Role.CONTROL;
import static org.nudipole.macros.language.CommandSpec.Role.OUTPUT;
import static org.nudipole.macros.language.CommandSpec.Role.RUN;
import static org.nudipole.macros.language.CommandSpec.Role.SETTING;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.data.Material;
import org.nudipole.generator.source.ElectronCaptureSource;
import org.nudipole.generator.source.FissileIsotope;
import org.nudipole.generator.source.Monoenergetic;
import org.nudipole.generator.source.ReactorModel;
import org.nudipole.generator.source.ReactorSource;

/** Every command of the macro language, in the order of the reference and of resolved macros. */
public final class Commands {
  static final String EXECUTE = "/control/execute";
  static final String ALIAS = "/control/alias";
  static final String LOOP = "/control/loop";
  static final String FOREACH = "/control/foreach";
  static final String SEED = "/random/seed";

  private static final String REQUIRED = "required";
  private static final String NONE = "none";

  private static final List<CommandSpec> ALL =
      List.of(
          new CommandSpec(
              EXECUTE,
              CONTROL,
              REPLACES,
              plain(new Parameter.Text("file")),
              "Read another macro here.",
              "The file is looked for beside the including macro, then among the shipped macros.",
              NONE,
              "/control/execute cr51-cevns-ge.mac"),
          new CommandSpec(
              ALIAS,
              CONTROL,
              REPLACES,
              plain(aliasName(), new Parameter.RestOfLine("value")),
              "Give a name to text; {name} stands for it from here on.",
              "The value is the rest of the line. --alias NAME=VALUE on the command line wins.",
              NONE,
              "/control/alias mass 100 keV"),
          new CommandSpec(
              LOOP,
              CONTROL,
              REPLACES,
              plain(
                  new Parameter.Text("file"),
                  aliasName(),
                  new Parameter.Number("start", Range.ANY),
                  new Parameter.Number("end", Range.ANY),
                  new Parameter.Number("step", Range.ANY).or("1")),
              "Read a macro once for every value of an alias from START to END.",
              "Steps are exact decimals; END is included where a step meets it. A sterile mass that"
                  + " opens no channel is reported as closed there; its file holds the Standard"
                  + " Model.",
              NONE,
              "/control/loop run.mac mass 0 500 100"),
          new CommandSpec(
              FOREACH,
              CONTROL,
              REPLACES,
              plain(new Parameter.Text("file"), aliasName(), new Parameter.Text("values")),
              "Read a macro once for every word of a list.",
              "The list is quoted; its words are separated by blanks.",
              NONE,
              "/control/foreach run.mac material \"Ge Si LXe\""),
          new CommandSpec(
              SEED,
              SETTING,
              REPLACES,
              plain(new Parameter.Integer("seed", Range.ANY)),
              "Master seed, a 64-bit integer.",
              "Run k of a macro, from 0, uses seed + k.",
              "1",
              "/random/seed 42"),
          new CommandSpec(
              "/source/use",
              SETTING,
              REPLACES,
              plain(new Parameter.Word("source", sources())),
              "Neutrino source.",
              "mono: one energy and one flavour. reactor: see /source/model. The others capture"
                  + " electrons; `nudipole list sources` shows their lines and continua.",
              REQUIRED,
              "/source/use cr51"),
          measured(
              "/source/energy",
              new Parameter.Quantity("energy", Dimension.ENERGY, Range.POSITIVE),
              "Neutrino energy of the source mono.",
              "",
              "required for mono",
              "30 MeV"),
          new CommandSpec(
              "/source/flavour",
              SETTING,
              REPLACES,
              plain(
                  new Parameter.Word(
                      "flavour", Arrays.stream(Flavour.values()).map(Flavour::label).toList())),
              "Neutrino flavour of the source mono.",
              "",
              "required for mono",
              "/source/flavour nu_e"),
          measured(
              "/source/activity",
              new Parameter.Quantity("activity", Dimension.ACTIVITY, Range.POSITIVE),
              "Activity at the start of the exposure.",
              "It decays during the exposure. Contradicts /source/flux.",
              "required unless /source/power or /source/flux is given",
              "5 MCi"),
          new CommandSpec(
              "/source/model",
              SETTING,
              REPLACES,
              plain(
                  new Parameter.Word(
                      "model",
                      Arrays.stream(ReactorModel.values()).map(ReactorModel::label).toList())),
              "Spectrum of the source reactor.",
              "huberMueller: Huber 2011 and Mueller 2011 from 2 to 8 MeV, nothing above,"
                  + " Vogel-Engel below, and neutron capture. kopeikin: total of a pressurised water reactor."
                  + " bestiole2023: summation spectra up to 11 MeV, and neutron capture.",
              ReactorModel.HUBER_MUELLER.label(),
              "/source/model bestiole2023"),
          new CommandSpec(
              "/source/fissionFractions",
              SETTING,
              REPLACES,
              plain(
                  Arrays.stream(FissileIsotope.values())
                      .map(isotope -> new Parameter.Number(isotope.label(), Range.FRACTION))
                      .toArray(Parameter[]::new)),
              "Shares of the fissions in the source reactor; they sum to 1.",
              "Contradicts /source/model kopeikin, which has its own.",
              "0.58 0.07 0.30 0.05, a pressurised water reactor",
              "/source/fissionFractions 0.55 0.07 0.32 0.06"),
          measured(
              "/source/power",
              new Parameter.Quantity("power", Dimension.POWER, Range.POSITIVE),
              "Thermal power of the source reactor, constant over the exposure.",
              "Contradicts /source/flux.",
              "required for reactor unless /source/flux is given",
              "2.9 GW"),
          measured(
              "/source/distance",
              new Parameter.Quantity("distance", Dimension.LENGTH, Range.POSITIVE),
              "Distance from source centre to detector centre.",
              "The source sits at (0, 0, -distance). Beside /source/flux it only sets the"
                  + " baseline.",
              "required with /source/activity and /source/power",
              "25 cm"),
          measured(
              "/source/position",
              new Parameter.Vector("position", List.of("x", "y", "z"), Dimension.LENGTH, Range.ANY),
              "Source centre; the detector centre is the origin.",
              "Instead of /source/distance.",
              "(0, 0, -distance)",
              "10 0 -25 cm"),
          measured(
              "/source/radius",
              new Parameter.Quantity("radius", Dimension.LENGTH, Range.NOT_NEGATIVE),
              "Radius of a cylindrical source with axis z.",
              "",
              "0 cm",
              "7 cm"),
          measured(
              "/source/height",
              new Parameter.Quantity("height", Dimension.LENGTH, Range.NOT_NEGATIVE),
              "Height of a cylindrical source with axis z.",
              "",
              "0 cm",
              "14 cm"),
          measured(
              "/source/flux",
              new Parameter.Quantity("flux", Dimension.FLUX, Range.POSITIVE),
              "Uniform, time-averaged flux, parallel along +z.",
              "Instead of an activity or power: integrated over the spectrum, summed over lines and"
                  + " flavours. Expected events are flux times exposure without a decay factor.",
              "from activity or power, and distance",
              "1.1e13 /cm2/s"),
          new CommandSpec(
              "/detector/material",
              SETTING,
              REPLACES,
              plain(new Parameter.Word("material", Material.names())),
              "Target material, of natural isotopes.",
              "",
              REQUIRED,
              "/detector/material Ge"),
          measured(
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
              plain(
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
              plain(new Parameter.Word("shape", List.of("cylinder", "box", "sphere"))),
              "Shape of the detector, centred at the origin; a cylinder has axis z.",
              "",
              "cylinder",
              "/detector/shape cylinder"),
          measured(
              "/detector/volume",
              new Parameter.Quantity("volume", Dimension.VOLUME, Range.POSITIVE),
              "Volume.",
              "A cylinder is as high as wide unless its radius or height is given.",
              "from size or mass",
              "2000 cm3"),
          measured(
              "/detector/radius",
              new Parameter.Quantity("radius", Dimension.LENGTH, Range.POSITIVE),
              "Radius of the cylinder or sphere.",
              "",
              "from volume or mass",
              "6.83 cm"),
          measured(
              "/detector/height",
              new Parameter.Quantity("height", Dimension.LENGTH, Range.POSITIVE),
              "Height of the cylinder.",
              "",
              "the diameter",
              "13.66 cm"),
          measured(
              "/detector/size",
              new Parameter.Vector(
                  "size", List.of("x", "y", "z"), Dimension.LENGTH, Range.POSITIVE),
              "Edges of the box.",
              "",
              "from volume or mass",
              "10 10 20 cm"),
          measured(
              "/detector/mass",
              new Parameter.Quantity("mass", Dimension.MASS, Range.POSITIVE),
              "Mass, instead of volume.",
              "",
              "from volume and density",
              "10 kg"),
          new CommandSpec(
              "/interaction/use",
              SETTING,
              REPLACES,
              plain(new Parameter.Words("interaction", List.of("cevns", "eves"))),
              "Interactions: coherent scattering on nuclei, elastic scattering on electrons.",
              "",
              REQUIRED,
              "/interaction/use cevns eves"),
          new CommandSpec(
              "/interaction/formFactor",
              SETTING,
              REPLACES,
              List.of(
                  Form.of(
                      "helm",
                      new Parameter.Quantity("rms", Dimension.LENGTH, Range.POSITIVE).orAbsent()),
                  Form.of(
                      "kleinNystrand",
                      new Parameter.Quantity("a", Dimension.LENGTH, Range.POSITIVE).or("0.7", "fm"),
                      new Parameter.Quantity("r0", Dimension.LENGTH, Range.POSITIVE)
                          .or("1.23", "fm")),
                  Form.of("pointLike")),
              "Nuclear form factor.",
              "helm: Lewin-Smith radius unless an rms radius is given. kleinNystrand: range a of"
                  + " the Yukawa folding and r0 of the radius r0 A^(1/3).",
              "helm",
              "/interaction/formFactor helm 4.8 fm"),
          new CommandSpec(
              "/interaction/sin2ThetaW",
              SETTING,
              REPLACES,
              plain(new Parameter.Number("sin2ThetaW", Range.OPEN_FRACTION)),
              "Weak mixing angle, sin^2(theta_W).",
              "",
              "0.23857",
              "/interaction/sin2ThetaW 0.23857"),
          new CommandSpec(
              "/interaction/couplings",
              SETTING,
              REPLACES,
              plain(new Parameter.Number("gVp", Range.ANY), new Parameter.Number("gVn", Range.ANY)),
              "Vector couplings of proton and neutron.",
              "They replace those from /interaction/sin2ThetaW.",
              "from sin2ThetaW",
              "/interaction/couplings 0.0229 -0.5"),
          new CommandSpec(
              "/interaction/part",
              SETTING,
              REPLACES,
              plain(new Parameter.Word("part", List.of("sm", "dipole", "both"))),
              "Part of the cross section: Standard Model, dipole, or both.",
              "",
              "both",
              "/interaction/part both"),
          measured(
              "/interaction/minRecoil",
              new Parameter.Quantity("minRecoil", Dimension.ENERGY, Range.NOT_NEGATIVE),
              "Least recoil energy that is generated.",
              "Required where the response gives no threshold that bounds it.",
              "from the response, so that less than 1e-9 of the detected events are lost",
              "1 eV"),
          new CommandSpec(
              "/interaction/binding",
              SETTING,
              REPLACES,
              plain(new Parameter.Word("binding", List.of("stepping", "free"))),
              "Atomic binding in scattering on electrons.",
              "stepping: a shell takes part above its binding energy. free: electrons at rest.",
              "stepping",
              "/interaction/binding stepping"),
          measured(
              "/dipole/mass",
              new Parameter.Quantity("mass", Dimension.ENERGY, Range.NOT_NEGATIVE),
              "Mass of the sterile neutrino.",
              "",
              "0 keV",
              "100 keV"),
          measured(
              "/dipole/moment",
              new Parameter.Quantity("moment", Dimension.MOMENT, Range.NOT_NEGATIVE),
              "Effective transition magnetic moment, the same for all flavours.",
              "",
              "0 muB",
              "1e-11 muB"),
          new CommandSpec(
              "/response/quenching",
              SETTING,
              REPLACES,
              List.of(
                  Form.of("none"),
                  Form.of(
                      "lindhard", new Parameter.Number("k", Range.POSITIVE_FRACTION).orAbsent()),
                  Form.of("table", new Parameter.Table("file"))),
              "Quenching of nuclear recoils.",
              "lindhard: k = 0.133 Z^(2/3) A^(-1/2) unless given. table: E_ee/T against the recoil"
                  + " energy T, see Tables. Required when cevns and eves are mixed.",
              "none",
              "/response/quenching lindhard 0.157"),
          new CommandSpec(
              "/response/resolution",
              SETTING,
              PER_KEYWORD,
              List.of(
                  Form.of(
                      "constant",
                      new Parameter.Quantity("sigma", Dimension.OBSERVED, Range.NOT_NEGATIVE)),
                  Form.of("sqrt", new Parameter.Number("a", Range.NOT_NEGATIVE)),
                  Form.of("linear", new Parameter.Number("b", Range.NOT_NEGATIVE))),
              "Gaussian resolution; terms of different kind hold together.",
              "sqrt A: sigma = A sqrt(E/keV) keV. linear B: sigma = B E. See"
                  + " /response/resolutionSum.",
              "perfect",
              "/response/resolution constant 1 eV"),
          new CommandSpec(
              "/response/resolutionSum",
              SETTING,
              REPLACES,
              plain(new Parameter.Word("sum", List.of("quadrature", "linear"))),
              "How the terms of the resolution add.",
              "",
              "quadrature",
              "/response/resolutionSum linear"),
          new CommandSpec(
              "/response/efficiency",
              SETTING,
              REPLACES,
              List.of(
                  Form.of("constant", new Parameter.Number("efficiency", Range.FRACTION)),
                  Form.of(
                      "erf",
                      new Parameter.Quantity("e50", Dimension.OBSERVED, Range.ANY),
                      new Parameter.Quantity("width", Dimension.OBSERVED, Range.POSITIVE),
                      new Parameter.Number("plateau", Range.FRACTION).or("1")),
                  Form.of(
                      "logistic",
                      new Parameter.Number("plateau", Range.FRACTION),
                      new Parameter.Number("slope", Range.POSITIVE),
                      new Parameter.Quantity("e50", Dimension.OBSERVED, Range.ANY)),
                  Form.of("table", new Parameter.Table("file"))),
              "Efficiency as a function of the observed value.",
              "erf: PLATEAU/2 (1 + erf((x - E50)/(sqrt(2) WIDTH))). logistic: PLATEAU/(1 +"
                  + " exp(-SLOPE (x - E50))), SLOPE per unit of E50. table: 0 below its first"
                  + " energy, see Tables.",
              "constant 1",
              "/response/efficiency erf 10 eV 3 eV 0.95"),
          measured(
              "/response/threshold",
              new Parameter.Quantity("threshold", Dimension.OBSERVED, Range.NOT_NEGATIVE),
              "Least observed value that is detected.",
              "A plain energy is in the unit of the observed value: nr, ee.",
              NONE,
              "8 eV"),
          measured(
              "/run/exposure",
              new Parameter.Quantity("exposure", Dimension.TIME, Range.POSITIVE),
              "Live time.",
              "",
              REQUIRED,
              "55.4 day"),
          new CommandSpec(
              "/run/beamOn",
              RUN,
              REPLACES,
              plain(new Parameter.Integer("events", Range.POSITIVE)),
              "Generate exactly this many interactions.",
              "",
              NONE,
              "/run/beamOn 1000000"),
          new CommandSpec(
              "/run/expose",
              RUN,
              REPLACES,
              plain(),
              "Generate a Poisson number of interactions, as expected in the exposure.",
              "",
              NONE,
              "/run/expose"),
          new CommandSpec(
              "/output/file",
              OUTPUT,
              REPLACES,
              plain(
                  new Parameter.Name(
                      "file", Pattern.compile(".*[^/]\\.h5"), "a file name that ends in .h5")),
              "Event file, relative to the working directory.",
              "The option -o wins. Run k >= 1 of a macro adds -rK before .h5.",
              "the macro's base name and .h5",
              "/output/file events.h5"),
          new CommandSpec(
              "/output/columns",
              SETTING,
              REPLACES,
              plain(new Parameter.Word("columns", List.of("standard", "full"))),
              "Columns of the event file.",
              "full adds directions and the cross sections that re-weight events.",
              "standard",
              "/output/columns full"));

  private static final Map<String, CommandSpec> BY_PATH = byPath();
  private static final Map<String, Integer> ORDER = order();

  private Commands() {}

  /** All commands. */
  public static List<CommandSpec> all() {
    return ALL;
  }

  /** The command of this name. */
  public static Optional<CommandSpec> find(String path) {
    return Optional.ofNullable(BY_PATH.get(path));
  }

  /**
   * The command that a line calls, after reporting that there is none.
   *
   * @param faulty gains the command that was probably meant, so that it is not missed as well
   */
  static Optional<CommandSpec> find(
      Statement statement, SourceLocation begin, Set<String> faulty, Faults faults) {
    Token word = statement.tokens().get(0);
    Optional<CommandSpec> spec = find(word.text());
    if (spec.isEmpty()) {
      Optional<String> meant = Nearest.to(word.text(), paths());
      meant.ifPresent(faulty::add);
      String shown = NumberSyntax.shown(word.text());
      faults.add(
          begin.atColumn(word.column()),
          shown,
          "unknown command",
          Nearest.suggestion(meant, "`nudipole list commands` shows all"));
    }
    return spec;
  }

  /** Place of a command in the list. */
  static int order(CommandSpec command) {
    return ORDER.get(command.path());
  }

  /** The names of all commands. */
  public static Set<String> paths() {
    return BY_PATH.keySet();
  }

  private static List<Form> plain(Parameter... parameters) {
    return List.of(Form.of("", parameters));
  }

  private static List<String> sources() {
    List<String> names = new ArrayList<>(ElectronCaptureSource.names());
    names.add(ReactorSource.NAME);
    names.add(Monoenergetic.NAME);
    return names;
  }

  private static Parameter aliasName() {
    return new Parameter.Name(
        "name", Aliases.NAME, "a letter followed by letters, digits, _ . or -");
  }

  private static CommandSpec measured(
      String path,
      Parameter parameter,
      String help,
      String explanation,
      String standard,
      String value) {
    return new CommandSpec(
        path, SETTING, REPLACES, plain(parameter), help, explanation, standard, path + " " + value);
  }

  private static Map<String, Integer> order() {
    Map<String, Integer> order = new HashMap<>();
    ALL.forEach(command -> order.put(command.path(), order.size()));
    return order;
  }

  private static Map<String, CommandSpec> byPath() {
    Map<String, CommandSpec> commands = new LinkedHashMap<>();
    ALL.forEach(command -> commands.put(command.path(), command));
    return Collections.unmodifiableMap(commands);
  }
}
