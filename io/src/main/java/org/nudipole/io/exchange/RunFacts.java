package org.nudipole.io.exchange;

import java.util.ArrayList;
import java.util.List;
import org.nudipole.generator.Units;
import org.nudipole.io.RunHeader;
import org.nudipole.io.RunSummary;

/** What goes with the rows of a run: without it nobody knows what an event counts. */
final class RunFacts {
  private RunFacts() {}

  /** A fact under the name that it has in event files. */
  record Fact(String name, String text) {}

  static List<Fact> of(RunHeader header, RunSummary summary) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("generator", header.generator()));
    facts.add(new Fact("source_revision", header.sourceRevision()));
    facts.add(new Fact("seed", Long.toString(header.seed())));
    facts.add(new Fact("digest", summary.digest()));
    facts.add(number("exposure_s", header.exposure() / Units.S));
    facts.add(number("expected_events", header.expectedEvents()));
    facts.add(number("expected_detected", header.expectedDetected()));
    facts.add(new Fact("n_events", Long.toString(header.events())));
    facts.add(new Fact("n_detected", Long.toString(summary.detected())));
    facts.add(number("min_recoil_keV", header.cut().lowest() / Units.KEV));
    return facts;
  }

  private static Fact number(String name, double value) {
    return new Fact(name, Double.toString(value));
  }
}
