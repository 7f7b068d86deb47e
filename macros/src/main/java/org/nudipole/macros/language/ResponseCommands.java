package org.nudipole.macros.language;

import static org.nudipole.macros.language.CommandSpec.Repetition.PER_FIRST_VALUE;
import static org.nudipole.macros.language.CommandSpec.Repetition.PER_KEYWORD;
import static org.nudipole.macros.language.Default.absent;
import static org.nudipole.macros.language.Default.given;
import static org.nudipole.macros.language.Default.required;
import static org.nudipole.macros.language.Scope.RESPONSE;

import java.util.List;
import org.nudipole.detector.xenon.XenonModel;

/** Commands under {@code /response}: from the recoil energy to what is detected. */
public final class ResponseCommands {
  public static final CommandSpec QUENCHING =
      RESPONSE.setting(
          "/response/quenching",
          QuenchingModel.forms(),
          "Quenching of nuclear recoils.",
          QuenchingModel.sentences()
              + " Required when cevns and eves are mixed, and for cevns with a light yield.",
          given("none"),
          "/response/quenching lindhard 0.157");

  public static final CommandSpec RESOLUTION =
      RESPONSE
          .setting(
              "/response/resolution",
              List.of(
                  Form.of(
                      "constant",
                      new Parameter.Quantity("sigma", Dimension.OBSERVED, Range.NOT_NEGATIVE)),
                  Form.of(
                          "sqrt",
                          new Parameter.Quantity("a", Dimension.ROOT_OBSERVED, Range.NOT_NEGATIVE))
                      .with("0.1 sqrt(keV)"),
                  Form.of("linear", new Parameter.Number("b", Range.NOT_NEGATIVE)).with("0.05")),
              "Gaussian resolution; terms of different kind hold together.",
              "sqrt A: sigma = A sqrt(E), so 0.1 sqrt(keV) is 0.1 keV at 1 keV. linear B: sigma = B E."
                  + " See"
                  + " /response/resolutionSum.",
              absent("perfect"),
              "/response/resolution constant 1 eV")
          .repeated(PER_KEYWORD);

  public static final CommandSpec RESOLUTION_SUM =
      RESPONSE.setting(
          "/response/resolutionSum",
          Form.only(new Parameter.Word("sum", List.of("quadrature", "linear"))),
          "How the terms of the resolution add.",
          "",
          given("quadrature"),
          "/response/resolutionSum linear");

  public static final CommandSpec LIGHT_YIELD =
      RESPONSE.measured(
          "/response/lightYield",
          new Parameter.Quantity("yield", Dimension.LIGHT_YIELD, Range.POSITIVE),
          "Mean number of photoelectrons per energy after quenching.",
          "The observed value is then in PE. Contradicts /response/resolution.",
          absent(),
          "13.35 PE/keVee");

  public static final CommandSpec PHOTO_ELECTRONS =
      RESPONSE.setting(
          "/response/photoElectrons",
          List.of(
              Form.of("none"),
              Form.of(
                  "gamma",
                  new Parameter.Quantity("slope", Dimension.INVERSE_OBSERVED, Range.POSITIVE)),
              Form.of("poisson", new Parameter.Number("width", Range.NOT_NEGATIVE).or("0"))
                  .with("0.4")),
          "Fluctuation of the photoelectrons around their mean n = yield E_ee.",
          "gamma: shape 1 + SLOPE E_ee (or 1 + SLOPE n), variance n^2/shape, counting"
              + " statistics included. poisson: a whole number; with a WIDTH of the charge of one"
              + " photoelectron sigma = WIDTH sqrt(number) is added.",
          given("none"),
          "/response/photoElectrons gamma 9.56 /keVee");

  public static final CommandSpec XENON =
      RESPONSE.setting(
          "/response/xenon",
          Form.only(
              new Parameter.Quantity("field", Dimension.FIELD, Range.POSITIVE),
              new Parameter.Word("model", XenonModel.words()).or(XenonModel.ALL.get(0).word())),
          "Light and charge of liquid xenon in a drift field, after NEST.",
          "The observed value is then S1, a second one S2, both in PE. Instead of quenching,"
              + " resolution and light yield; needs /response/s1 and /response/s2. nest2.4: NEST"
              + " as it is today, 1 V/cm to 100 kV/cm. nest2.0: its older means and widths.",
          absent(),
          "/response/xenon 81 V/cm");

  public static final CommandSpec S1 =
      RESPONSE.setting(
          "/response/s1",
          Form.only(
              new Parameter.Number("g1", Range.POSITIVE_FRACTION),
              new Parameter.Number("double", Range.FRACTION),
              new Parameter.Number("width", Range.NOT_NEGATIVE)),
          "Light signal of /response/xenon: photoelectrons per photon of the recoil.",
          "DOUBLE: probability that a photon that is seen gives two. WIDTH: relative width of"
              + " the charge of one photoelectron.",
          required("required for /response/xenon"),
          "/response/s1 0.142 0.219 0.4");

  public static final CommandSpec S2 =
      RESPONSE.setting(
          "/response/s2",
          Form.only(
              new Parameter.Number("extraction", Range.POSITIVE_FRACTION),
              new Parameter.Number("gain", Range.POSITIVE),
              new Parameter.Number("width", Range.NOT_NEGATIVE)),
          "Charge signal of /response/xenon: photoelectrons of the electrons that drift.",
          "EXTRACTION: probability that an electron reaches the gas. GAIN, WIDTH: mean and"
              + " standard deviation of its photoelectrons.",
          required("required for /response/xenon"),
          "/response/s2 0.96 11.9 3");

  public static final CommandSpec EFFICIENCY =
      RESPONSE.setting(
          "/response/efficiency",
          List.of(
              Form.of("constant", new Parameter.Number("efficiency", Range.FRACTION)).with("0.9"),
              Form.of(
                  "erf",
                  new Parameter.Quantity("e50", Dimension.OBSERVED, Range.ANY),
                  new Parameter.Quantity("width", Dimension.OBSERVED, Range.POSITIVE),
                  new Parameter.Number("plateau", Range.FRACTION).or("1")),
              Form.of(
                      "logistic",
                      new Parameter.Number("plateau", Range.POSITIVE),
                      new Parameter.Quantity("slope", Dimension.INVERSE_OBSERVED, Range.POSITIVE),
                      new Parameter.Quantity("e50", Dimension.OBSERVED, Range.ANY),
                      new Parameter.Number("offset", Range.ANY).or("0"))
                  .with("0.9 0.3 /eV 10 eV"),
              Form.of("table", new Parameter.Table("file")).with("efficiency.csv")),
          "Efficiency as a function of the observed value.",
          "erf: PLATEAU/2 (1 + erf((x - E50)/(sqrt(2) WIDTH))). logistic: PLATEAU/(1 +"
              + " exp(-SLOPE (x - E50))) + OFFSET, not below 0, PLATEAU +"
              + " OFFSET in (0, 1]. table: 0 below its first value, see Tables.",
          given("constant 1"),
          "/response/efficiency erf 10 eV 3 eV 0.95");

  public static final CommandSpec EFFICIENCY_OF =
      RESPONSE.setting(
          "/response/efficiencyOf",
          Form.only(new Parameter.Word("energy", List.of("observed", "quenched", "recoil"))),
          "What /response/efficiency is a function of.",
          "observed: what is observed. quenched: the energy after quenching, before it"
              + " fluctuates. recoil: the true recoil energy.",
          given("observed"),
          "/response/efficiencyOf quenched");

  public static final CommandSpec EFFICIENCY_BELOW =
      RESPONSE
          .setting(
              "/response/efficiencyBelow",
              Form.only(
                  new Parameter.Quantity("value", Dimension.OBSERVED, Range.ANY),
                  new Parameter.Number("factor", Range.FRACTION)),
              "Factor on the efficiency below an observed value.",
              "Several steps hold together.",
              absent(),
              "/response/efficiencyBelow 6 PE 0.5")
          .repeated(PER_FIRST_VALUE);

  public static final CommandSpec SHARE =
      RESPONSE.setting(
          "/response/share",
          Form.only(new Parameter.Table("file")),
          "Share of the events that are of the class counted here, such as a slice of pulse"
              + " shape.",
          "A function of the observed value, see Tables. The classes of one detector are macros of"
              + " their own, taken together by `limit --combine`. A background whose level is"
              + " observed has its share already.",
          absent("1"),
          "/response/share share.csv");

  public static final CommandSpec THRESHOLD =
      RESPONSE.measured(
          "/response/threshold",
          new Parameter.Quantity("threshold", Dimension.OBSERVED, Range.NOT_NEGATIVE),
          "Least observed value that is detected.",
          "A plain energy is in the unit of the observed value: nr, ee.",
          absent(),
          "8 eV");

  public static final CommandSpec ROI =
      RESPONSE.measured(
          "/response/roi",
          new Parameter.Vector("roi", List.of("from", "to"), Dimension.OBSERVED, Range.ANY),
          "Region of interest: observed values in [FROM, TO) are detected.",
          "Beside a threshold both hold.",
          absent(),
          "8 60 PE");

  public static final CommandSpec THRESHOLD2 =
      RESPONSE.measured(
          "/response/threshold2",
          new Parameter.Quantity("threshold", Dimension.OBSERVED, Range.NOT_NEGATIVE),
          "Least second observable, S2, that is detected.",
          "",
          absent(),
          "200 PE");

  public static final CommandSpec ROI2 =
      RESPONSE.measured(
          "/response/roi2",
          new Parameter.Vector("roi", List.of("from", "to"), Dimension.OBSERVED, Range.ANY),
          "Region of interest of the second observable, S2: [FROM, TO).",
          "",
          absent(),
          "200 4000 PE");

  public static final CommandSpec TIME_EFFICIENCY =
      RESPONSE.setting(
          "/response/timeEfficiency",
          List.of(
              Form.of("constant", new Parameter.Number("efficiency", Range.FRACTION)).with("0.9"),
              Form.of(
                  "exponential",
                  new Parameter.Quantity("start", Dimension.TIME, Range.ANY),
                  new Parameter.Quantity("rate", Dimension.INVERSE_TIME, Range.POSITIVE)),
              Form.of("table", new Parameter.Table("file")).with("times.csv")),
          "Efficiency as a function of the time in the pulse, for pulsed sources.",
          "exponential: 1 before START, then exp(-RATE (t - START)). table: time and efficiency,"
              + " 0 outside its times, see Tables.",
          given("constant 1"),
          "/response/timeEfficiency exponential 0.52 us 0.0494 /us");

  public static final CommandSpec TIME_WINDOW =
      RESPONSE.setting(
          "/response/timeWindow",
          Form.only(
              new Parameter.Vector("window", List.of("from", "to"), Dimension.TIME, Range.ANY)),
          "Times in the pulse that are detected, from FROM to below TO, for pulsed sources.",
          "",
          absent("all times"),
          "/response/timeWindow 0 6 us");

  static final List<CommandSpec> ALL =
      List.of(
          QUENCHING,
          RESOLUTION,
          RESOLUTION_SUM,
          LIGHT_YIELD,
          PHOTO_ELECTRONS,
          XENON,
          S1,
          S2,
          EFFICIENCY,
          EFFICIENCY_OF,
          EFFICIENCY_BELOW,
          SHARE,
          THRESHOLD,
          ROI,
          THRESHOLD2,
          ROI2,
          TIME_EFFICIENCY,
          TIME_WINDOW);

  private ResponseCommands() {}
}
