package org.nudipole.io.exchange;

import java.io.IOException;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nudipole.generator.Units;
import org.nudipole.io.hdf5.Hdf5Output;

/**
 * HepMC3 text (A. Buckley et al., Comput. Phys. Commun. 260 (2021) 107310) as NuHepMC 1.0 wants it
 * (S. Gardiner, J. Isaacson, L. Pickering, arXiv:2310.13211): the labels behind the lines are those
 * of its requirements (R) and conventions (C) for generator runs (G), events (E), vertices (V) and
 * particles (P).
 */
final class HepMcWriter implements RecordWriter {
  /** The version of the text format. */
  private static final String LIBRARY = "3.01.02";

  private static final List<String> CONVENTIONS =
      List.of("G.C.1", "G.C.2", "G.C.5", "E.C.1", "E.C.5");

  /** 1e-36 cm2. */
  private static final double PICOBARN = 1e-36 * Units.CM2;

  private static final int PRIMARY = 1;
  private static final int FINAL = 1;
  private static final int BEAM = 4;
  private static final int TARGET = 20;

  private final TextOutput out;

  HepMcWriter(Hdf5Output output, RunDescription run) throws IOException {
    out = new TextOutput(output);
    out.put("HepMC::Version " + LIBRARY + "\nHepMC::Asciiv3-START_EVENT_LISTING\n");
    out.put("W " + joined(run.weights(), NamedWeight::name, "\\|") + "\n"); // G.R.7
    String[] tool = run.header().generator().split(" ", 2);
    out.put("T ") // G.R.3
        .put(escaped(tool[0] + "\n" + tool[1] + "\nrevision " + run.header().sourceRevision()))
        .put('\n');
    versions();
    exposure(run);
    processes(run.processes());
    statuses();
    particles(run.particles());
    provenance(run);
  }

  private void versions() throws IOException {
    attribute("NuHepMC.Version.Major", "1"); // G.R.2
    attribute("NuHepMC.Version.Minor", "0");
    attribute("NuHepMC.Version.Patch", "0");
    attribute("NuHepMC.Conventions", String.join(" ", CONVENTIONS)); // G.R.4
  }

  private void exposure(RunDescription run) throws IOException {
    attribute("NuHepMC.Units.CrossSection.Unit", "pb"); // G.R.6
    attribute("NuHepMC.Units.CrossSection.TargetScale", "PerAtom");
    number("NuHepMC.FluxAveragedTotalCrossSection", run.crossSection() / PICOBARN); // G.R.5, G.C.2
    number("NuHepMC.Exposure.Livetime", run.header().exposure() / Units.S); // G.C.1
    if (run.protons().isPresent()) {
      number("NuHepMC.Exposure.POT", run.protons().getAsDouble());
    }
  }

  private void processes(List<PhysicsProcess> processes) throws IOException {
    attribute(
        "NuHepMC.ProcessIDs",
        joined(processes, process -> Integer.toString(process.id()), " ")); // G.R.8
    for (PhysicsProcess process : processes) {
      named("NuHepMC.ProcessInfo", process.id(), process.name(), process.description());
    }
  }

  private void statuses() throws IOException {
    attribute("NuHepMC.VertexStatusIDs", Integer.toString(PRIMARY)); // G.R.9
    named("NuHepMC.VertexStatusInfo", PRIMARY, "Primary", "where the neutrino scatters");
    attribute("NuHepMC.ParticleStatusIDs", FINAL + " " + BEAM + " " + TARGET); // G.R.10
    named("NuHepMC.ParticleStatusInfo", FINAL, "Final", "leaves the vertex");
    named("NuHepMC.ParticleStatusInfo", BEAM, "Beam", "the incoming neutrino");
    named("NuHepMC.ParticleStatusInfo", TARGET, "Target", "the nucleus or electron, at rest");
  }

  private void particles(List<ExtraParticle> particles) throws IOException {
    attribute(
        "NuHepMC.AdditionalParticleNumbers",
        joined(particles, particle -> Integer.toString(particle.pdg()), " ")); // G.R.11
    for (ExtraParticle particle : particles) {
      String of = "[" + particle.pdg() + "].";
      attribute("NuHepMC.AdditionalParticleNumber" + of + "Name", particle.name());
      attribute( // G.C.5
          "NuHepMC.AdditionalParticleInfo" + of + "Description", particle.description());
      number("nudipole.Particle" + of + "Mass_MeV", particle.mass() / Units.MEV);
    }
  }

  private void provenance(RunDescription run) throws IOException {
    String prefix = "NuHepMC.Provenance.nudipole."; // G.S.1
    attribute(prefix + "Seed", Long.toString(run.header().seed()));
    attribute(prefix + "Digest", run.summary().digest());
    attribute(prefix + "Macro", run.header().macro());
    attribute("nudipole.Events", Long.toString(run.events()));
    attribute("nudipole.EventsLeftOut", Long.toString(run.leftOut()));
    attribute("nudipole.DetectedOnly", run.detectedOnly() ? "1" : "0");
    number("nudipole.ExpectedScatterings", run.expectedScatterings());
    number("nudipole.MinRecoil_keV", run.header().cut().lowest() / Units.KEV);
    for (NamedWeight weight : run.weights()) {
      attribute("nudipole.Weight[" + weight.name() + "].Description", weight.description());
    }
  }

  private static <T> String joined(List<T> all, Function<T, String> text, String between) {
    return all.stream().map(text).collect(Collectors.joining(between));
  }

  private void named(String what, int id, String name, String description) throws IOException {
    attribute(what + "[" + id + "].Name", name);
    attribute(what + "[" + id + "].Description", description);
  }

  private void attribute(String name, String text) throws IOException {
    out.put("A ").put(name).put(' ').put(escaped(text)).put('\n');
  }

  private void number(String name, double value) throws IOException {
    out.put("A ").put(name).put(' ').put(value).put('\n');
  }

  // One line, as the readers take apart.
  private static String escaped(String text) {
    StringJoiner lines = new StringJoiner("\\|");
    text.lines().forEach(line -> lines.add(line.replace("\\", "\\\\")));
    return lines.toString();
  }

  @Override
  public void write(EventRecord event) throws IOException {
    out.put("E ").put(event.number()).put(" 1 4 @ "); // E.R.2
    position(event).put(" 0\nU MEV CM\nW"); // E.R.4
    for (double weight : event.weights()) {
      out.put(' ').put(weight);
    }
    out.put("\nA 0 lab_pos "); // E.R.5
    position(event).put(' ').put(event.time() / Units.S); // E.C.5
    out.put("\nA 0 signal_process_id ").put((long) event.process()).put('\n'); // E.R.3
    if (!event.shell().isEmpty()) {
      out.put("A 2 shell ").put(event.shell()).put('\n');
      out.put("A 2 binding_energy_eV ").put(event.bindingEnergy() / Units.EV).put('\n');
    }
    particle(1, 0, event.neutrino(), BEAM); // E.R.7
    particle(2, 0, event.target(), TARGET);
    out.put("V -1 ").put((long) PRIMARY).put(" [1,2]\n"); // E.R.6, V.R.1
    particle(3, -1, event.outgoing(), FINAL); // P.R.1
    particle(4, -1, event.recoil(), FINAL);
  }

  private TextOutput position(EventRecord event) throws IOException {
    return out.put(event.x() / Units.CM)
        .put(' ')
        .put(event.y() / Units.CM)
        .put(' ')
        .put(event.z() / Units.CM);
  }

  private void particle(int id, int vertex, Particle particle, int status) throws IOException {
    out.put("P ").put((long) id).put(' ').put((long) vertex).put(' ').put((long) particle.pdg());
    for (double value :
        new double[] {
          particle.x(), particle.y(), particle.z(), particle.energy(), particle.mass()
        }) {
      out.put(' ').put(value / Units.MEV);
    }
    out.put(' ').put((long) status).put('\n');
  }

  @Override
  public void finish() throws IOException {
    out.put("HepMC::Asciiv3-END_EVENT_LISTING\n");
    out.flush();
  }
}
