package org.nudipole.macros.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.nudipole.detector.Experiment;
import org.nudipole.detector.Prediction;
import org.nudipole.generator.Column;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.data.Target;
import org.nudipole.io.EventSet;
import org.nudipole.io.RunHeader;
import org.nudipole.io.StoredColumn;
import org.nudipole.io.exchange.EventRecord;
import org.nudipole.io.exchange.EventRows;
import org.nudipole.io.exchange.ExtraParticle;
import org.nudipole.io.exchange.NamedWeight;
import org.nudipole.io.exchange.RunDescription;
import org.nudipole.io.hdf5.EventFileException;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.SourceCommands;

/**
 * Events of a file as particles. Backgrounds have none: a file knows what they deposit, not what
 * came from where.
 */
public final class EventRecords {
  /** Name of the weight of an event in the exposure of its run. */
  private static final String CENTRAL = "CV";

  private static final List<Column> NEEDED =
      Stream.concat(
              Stream.of(
                  Column.NEUTRINO_ENERGY,
                  Column.NEUTRINO_PDG,
                  Column.TARGET,
                  Column.RECOIL_ENERGY,
                  Column.VERTEX_X,
                  Column.VERTEX_Y,
                  Column.VERTEX_Z,
                  Column.TIME,
                  Column.PART),
              Stream.of(
                  Column.RECOIL_DX,
                  Column.RECOIL_DY,
                  Column.RECOIL_DZ,
                  Column.NEUTRINO_DX,
                  Column.NEUTRINO_DY,
                  Column.NEUTRINO_DZ))
          .toList();

  private final EventSet events;
  private final RunConfiguration run;
  private final Scatterings scatterings;
  private final List<String> weights;
  private final boolean detectedOnly;
  private final double central;

  /**
   * Prepares the events of a file.
   *
   * @param run the run that the file says it is of
   * @param detectedOnly whether detected events alone
   * @throws EventFileException if the file lacks a column, or digits of one
   */
  public EventRecords(EventSet events, RunConfiguration run, boolean detectedOnly) {
    this.events = events;
    this.run = run;
    this.detectedOnly = detectedOnly;
    requireColumns(events);
    scatterings = new Scatterings(run);
    weights = EventWeights.columns(events);
    RunHeader header = events.header();
    central =
        run.isExposed() || header.events() == 0 ? 1 : header.expectedEvents() / header.events();
  }

  private static void requireColumns(EventSet events) {
    List<String> stored = events.columns().stream().map(StoredColumn::name).toList();
    List<String> missing =
        NEEDED.stream().map(Column::name).filter(name -> !stored.contains(name)).toList();
    if (!missing.isEmpty()) {
      throw new EventFileException(
          events.path(),
          "has no column "
              + String.join(", ", missing)
              + " (particles of an event need its directions and its part of the cross section)"
              + " Generate it with `/output/columns full`, or --set /output/columns=full");
    }
    for (Column column : List.of(Column.NEUTRINO_ENERGY, Column.RECOIL_ENERGY)) {
      if (!events.column(column.name()).type().equals("f64")) {
        throw new EventFileException(
            events.path(),
            "holds "
                + column.name()
                + " in single precision (momenta need all of its digits) Generate it without"
                + " /output/precision");
      }
    }
  }

  /** What the records say of their run; reads which rows are backgrounds. */
  public RunDescription description() {
    long backgrounds = 0;
    for (long first = 0; first < events.rows(); first = EventRows.next(first)) {
      int size = (int) Math.min(EventBatch.CAPACITY, events.rows() - first);
      int[] target = events.integers(Column.TARGET.name(), first, size);
      for (int row : EventRows.chosen(events, first, size, detectedOnly)) {
        backgrounds += target[row] < 0 ? 1 : 0;
      }
    }
    double scatteringsExpected = run.expectedEvents() - run.detector().givenEvents();
    return new RunDescription(
        events.header(),
        events.summary(),
        EventRows.count(events, detectedOnly) - backgrounds,
        backgrounds,
        detectedOnly || events.header().selection().detectedOnly(),
        scatteringsExpected / exposedAtoms(),
        scatteringsExpected,
        protons(),
        scatterings.processes(),
        particles(),
        namedWeights());
  }

  // Neutrinos per area in the exposure times atoms, over all modules.
  private double exposedAtoms() {
    double sum = 0;
    for (Prediction module : run.detector().predictions()) {
      Experiment experiment = module.experiment();
      double atoms =
          experiment.mass()
              * experiment.material().nuclei().stream().mapToDouble(Target::perMass).sum();
      sum += experiment.averageFlux() * experiment.exposure() * atoms;
    }
    return sum;
  }

  private OptionalDouble protons() {
    return run.settings()
        .get(SourceCommands.PROTONS_ON_TARGET)
        .map(setting -> OptionalDouble.of(setting.number("protons")))
        .orElse(OptionalDouble.empty());
  }

  private List<ExtraParticle> particles() {
    List<ExtraParticle> particles = new ArrayList<>();
    scatterings
        .outgoing()
        .forEach(
            (pdg, mass) -> {
              if (Math.abs(pdg) == Flavour.NU_4.pdg()) {
                particles.add(
                    new ExtraParticle(
                        pdg,
                        pdg > 0 ? "N" : "anti_N",
                        "heavy neutrino that a transition moment reaches",
                        mass));
              } else if (Math.abs(pdg) == FinalNeutrino.LIGHT) {
                particles.add(
                    new ExtraParticle(
                        pdg,
                        pdg > 0 ? "nu_light" : "anti_nu_light",
                        "light neutrino of no flavour, which a transition moment has made",
                        mass));
              }
            });
    for (Flavour flavour : scatterings.incoming()) {
      if (!flavour.isWeak() && particles.stream().noneMatch(p -> p.pdg() == flavour.pdg())) {
        particles.add(
            new ExtraParticle(
                flavour.pdg(),
                flavour.label(),
                "neutrino without weak interaction that arrives from the source",
                scatterings.initialMass(flavour)));
      }
    }
    return particles;
  }

  private List<NamedWeight> namedWeights() {
    List<NamedWeight> named = new ArrayList<>();
    named.add(
        new NamedWeight(
            CENTRAL,
            run.isExposed()
                ? "1: events are those of the exposure"
                : "events of the exposure that an event stands for"));
    for (String column : weights) {
      named.add(
          new NamedWeight(
              EventWeights.name(column),
              CENTRAL + " times the " + events.column(column).description()));
    }
    return named;
  }

  /** Number of rows of the file, backgrounds and others among them. */
  public long rows() {
    return events.rows();
  }

  /**
   * The events among a block of rows.
   *
   * @param first the first row of the block
   * @throws EventFileException if no run makes one of them
   */
  public List<EventRecord> read(long first) {
    int size = (int) Math.min(EventBatch.CAPACITY, events.rows() - first);
    int[] chosen = EventRows.chosen(events, first, size, detectedOnly);
    RecordBlock block = new RecordBlock(events, scatterings, weights, central, first, size);
    List<EventRecord> records = new ArrayList<>(chosen.length);
    for (int row : chosen) {
      if (block.isScattering(row)) {
        records.add(block.record(row));
      }
    }
    return records;
  }
}
