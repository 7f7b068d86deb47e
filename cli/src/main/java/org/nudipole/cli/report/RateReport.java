package org.nudipole.cli.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nudipole.detector.RecoilCut;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Target;
import org.nudipole.macros.binding.RunConfiguration;

/** Expected events of a run, from quadrature. */
public final class RateReport {
  /** Header of the table of {@code --csv}. */
  public static final String CSV_HEADER =
      "run,interaction,part,neutrino,target,expected_events,expected_detected,"
          + "expected_events_per_kg_day,expected_detected_per_kg_day";

  private RateReport() {}

  /** Mass times live time, kg day. */
  static double kilogramDays(RunConfiguration run) {
    return run.experiment().mass() / Units.KG * (run.experiment().exposure() / Units.DAY);
  }

  /** The set-up, the channels by element, the cut. */
  public static List<String> text(RunConfiguration run) {
    List<String> lines = new ArrayList<>(SetUp.of(run));
    if (!run.isClosed()) {
      lines.add("");
      lines.addAll(table(run, Target::element));
      lines.add("");
      lines.add(cut(run));
    }
    return lines;
  }

  /** The generation cut, as a labelled line. */
  static String cut(RunConfiguration run) {
    return SetUp.line(
        "cut",
        "recoils above " + Figures.of(run.density().minRecoil() / Units.EV) + " eV" + lost(run));
  }

  private static String lost(RunConfiguration run) {
    // The cut from the response loses nothing; that of a macro may.
    if (run.settings().get("/interaction/minRecoil").isEmpty()) {
      return "";
    }
    OptionalDouble lost =
        RecoilCut.lost(
            run.experiment().density(),
            run.experiment().response(),
            run.density().minRecoil(),
            run.expectations());
    return lost.stream()
        .filter(share -> share > RecoilCut.LOST)
        .mapToObj(
            share -> ", which leaves out " + Figures.of(100 * share) + " % of the detected events")
        .findFirst()
        .orElse("");
  }

  /** One row per interaction, part, neutrino and named target, and the totals. */
  static List<String> table(RunConfiguration run, Function<Target, String> name) {
    double exposure = kilogramDays(run);
    TextTable table =
        new TextTable(
            List.of("channel", "part", "neutrino", "target"),
            List.of("expected", "detected", "expected/kg/day", "detected/kg/day"));
    for (ChannelRow row : ChannelRow.expected(run, name)) {
      table.add(
          List.of(
              row.interaction(),
              row.part(),
              row.neutrino(),
              row.target(),
              Figures.of(row.expected()),
              Figures.of(row.expectedDetected()),
              Figures.of(row.expected() / exposure),
              Figures.of(row.expectedDetected() / exposure)));
    }
    table.rule();
    table.add(
        List.of(
            "total",
            "",
            "",
            "",
            Figures.of(run.expectedEvents()),
            Figures.of(run.expectedDetected()),
            Figures.of(run.expectedEvents() / exposure),
            Figures.of(run.expectedDetected() / exposure)));
    return table.lines();
  }

  /** The members of the JSON object of a run; channels by target. */
  public static Map<String, Object> json(RunConfiguration run) {
    double exposure = kilogramDays(run);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run", run.settings().number());
    json.put("seed", run.settings().seed());
    json.put("source", run.experiment().source().name());
    json.put("material", run.experiment().material().name());
    json.put("mass_kg", run.experiment().mass() / Units.KG);
    json.put("exposure_s", run.experiment().exposure() / Units.S);
    json.put("flux_per_cm2_s", run.experiment().averageFlux() / Units.PER_CM2_S);
    json.put("min_recoil_keV", run.density().minRecoil() / Units.KEV);
    json.put("closed", run.closed().isPresent());
    run.closed().ifPresent(why -> json.put("closed_reason", why));
    json.put("expected_events", run.expectedEvents());
    json.put("expected_detected", run.expectedDetected());
    json.put("expected_events_per_kg_day", run.expectedEvents() / exposure);
    json.put("expected_detected_per_kg_day", run.expectedDetected() / exposure);
    json.put(
        "channels", ChannelRow.expected(run, Target::name).stream().map(RateReport::json).toList());
    return json;
  }

  private static Map<String, Object> json(ChannelRow row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("interaction", row.interaction());
    json.put("part", row.part());
    json.put("neutrino", row.neutrino());
    json.put("target", row.target());
    json.put("expected_events", row.expected());
    json.put("expected_detected", row.expectedDetected());
    return json;
  }

  /** The rows of {@code --csv}, channels by target. */
  public static List<String> csv(RunConfiguration run) {
    double exposure = kilogramDays(run);
    return ChannelRow.expected(run, Target::name).stream()
        .map(
            row ->
                List.<Object>of(
                    run.settings().number(),
                    row.interaction(),
                    row.part(),
                    row.neutrino(),
                    row.target(),
                    row.expected(),
                    row.expectedDetected(),
                    row.expected() / exposure,
                    row.expectedDetected() / exposure))
        .map(cells -> cells.stream().map(Object::toString).collect(Collectors.joining(",")))
        .toList();
  }
}
