package org.nudipole.cli.report;

import static org.nudipole.cli.report.Block.line;
import static org.nudipole.cli.report.Block.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.nudipole.detector.CutLoss;
import org.nudipole.detector.DetectorModules;
import org.nudipole.detector.RecoilCut;
import org.nudipole.generator.Units;
import org.nudipole.generator.axis.Digits;
import org.nudipole.generator.interaction.ScatteringProcess;
import org.nudipole.generator.rate.GenerationCut;
import org.nudipole.macros.binding.RunConfiguration;

/** The generation cut of each process, and what it leaves out. */
final class CutBlocks {
  private static final List<Table.Column<CutLoss>> COLUMNS =
      List.of(
          Table.told("interaction", loss -> loss.process().label()),
          Table.told("part", loss -> loss.part().label()),
          Table.told("min_recoil_keV", loss -> kiloelectronvolts(loss.cut())),
          Table.told("lost_share", CutBlocks::known),
          Table.told("lost_diverges", CutLoss::diverges));

  /** Different cuts beyond this number are told as a range. */
  private static final int MOST_TOLD = 8;

  private CutBlocks() {}

  /** The cut of a file. */
  static List<Block> of(GenerationCut cut) {
    List<Block> blocks = new ArrayList<>();
    cut.least().forEach((process, least) -> blocks.add(line("cut", recoils(cut, process, ""))));
    blocks.addAll(values(cut));
    return blocks;
  }

  /** The cut of a run, with what a macro's own leaves out of the detected events of each part. */
  static List<Block> of(RunConfiguration run) {
    GenerationCut cut = run.detector().leastCut();
    List<Block> blocks = new ArrayList<>();
    List<Map<String, Object>> all = new ArrayList<>();
    Map<String, List<String>> told = new LinkedHashMap<>();
    List<RunConfiguration> modules = run.modules();
    for (List<Integer> group : run.alike()) {
      RunConfiguration one = modules.get(group.get(0));
      if (one.isClosed()) {
        continue;
      }
      List<String> names = group.stream().map(k -> run.parts().get(k).name()).toList();
      List<CutLoss> losses = one.losses();
      for (ScatteringProcess process : one.density().cut().least().keySet()) {
        List<CutLoss> own = losses.stream().filter(loss -> loss.process() == process).toList();
        told.computeIfAbsent(
                recoils(one.density().cut(), process, lost(own)), t -> new ArrayList<>())
            .addAll(names);
      }
      for (String name : names) {
        for (Map<String, Object> loss : new Table<>("", COLUMNS, losses).objects()) {
          Map<String, Object> named = new LinkedHashMap<>(loss);
          named.put("module", name);
          all.add(named);
        }
      }
    }
    if (told.size() > MOST_TOLD) {
      blocks.addAll(range(run, cut));
    } else {
      told.forEach(
          (text, names) ->
              blocks.add(
                  line(
                      "cut",
                      names.size() == modules.size()
                          ? text
                          : text + "  (" + DetectorModules.named(names) + ")")));
    }
    blocks.addAll(values(cut));
    blocks.add(value("lost_below_min_recoil", all));
    return blocks;
  }

  // Of many modules with a cut of their own.
  private static List<Block> range(RunConfiguration run, GenerationCut least) {
    return least.least().keySet().stream()
        .<Block>map(
            process ->
                line(
                    "cut",
                    process.label()
                        + " recoils above "
                        + Digits.five(least.of(process) / Units.EV)
                        + " to "
                        + Digits.five(
                            run.detector().predictions().stream()
                                    .mapToDouble(m -> m.density().cut().of(process))
                                    .max()
                                    .orElseThrow()
                                / Units.EV)
                        + " eV by module"))
        .toList();
  }

  private static String recoils(GenerationCut cut, ScatteringProcess process, String lost) {
    return process.label()
        + " recoils above "
        + Digits.five(cut.of(process) / Units.EV)
        + " eV"
        + lost;
  }

  /** The cut, for programs alone. */
  static List<Block> values(GenerationCut cut) {
    Map<String, Double> each = new LinkedHashMap<>();
    cut.least().forEach((process, least) -> each.put(process.label(), kiloelectronvolts(least)));
    return List.of(
        value("min_recoil_keV", kiloelectronvolts(cut.lowest())),
        value("min_recoil_by_interaction_keV", each));
  }

  private static String lost(List<CutLoss> losses) {
    List<String> told =
        losses.stream()
            .filter(loss -> loss.share() > RecoilCut.LOST)
            .map(
                loss ->
                    (loss.diverges()
                            ? "events without end"
                            : Digits.five(100 * loss.share()) + " %")
                        + " ("
                        + loss.part().label()
                        + ")")
            .toList();
    return told.isEmpty() ? "" : "; detected events left out: " + String.join(", ", told);
  }

  private static double kiloelectronvolts(double energy) {
    return Digits.entered(energy / Units.KEV);
  }

  private static OptionalDouble known(CutLoss loss) {
    return Double.isFinite(loss.below()) ? OptionalDouble.of(loss.share()) : OptionalDouble.empty();
  }
}
