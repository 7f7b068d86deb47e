package org.nudipole.io.exchange;

import java.io.IOException;
import org.nudipole.generator.Units;
import org.nudipole.io.hdf5.Hdf5Output;

/**
 * HEPEVT text: a line with the number of particles of an event, and a line for each; momenta in
 * GeV, lengths in mm.
 */
final class HepEvtWriter implements RecordWriter {
  /** Status of particles that there were before, as MARLEY has it. */
  private static final int INITIAL = 3;

  private static final int FINAL = 1;

  /** Distance of light in the unit of time, in mm / s. */
  private static final double MM_PER_SECOND = 299_792_458e3;

  private final TextOutput out;
  private final HepEvtLayout layout;

  HepEvtWriter(Hdf5Output output, HepEvtLayout layout) {
    out = new TextOutput(output);
    this.layout = layout;
  }

  @Override
  public void write(EventRecord event) throws IOException {
    if (layout == HepEvtLayout.MARLEY) {
      out.put(event.number()).put(" 4\n");
      whole(event, event.neutrino(), INITIAL, "0 0 3 4");
      whole(event, event.target(), INITIAL, "0 0 3 4");
      whole(event, event.outgoing(), FINAL, "1 2 0 0");
      whole(event, event.recoil(), FINAL, "1 2 0 0");
    } else {
      // These programs follow what is final; a neutrino there is one of nobody's concern.
      out.put("1\n");
      brief(event, event.recoil());
    }
  }

  private void whole(EventRecord event, Particle particle, int status, String relatives)
      throws IOException {
    out.put((long) status).put(' ').put((long) particle.pdg()).put(' ').put(relatives);
    momentum(particle).put(' ').put(particle.energy() / Units.GEV);
    out.put(' ').put(particle.mass() / Units.GEV);
    vertex(event).put(' ').put(event.time() / Units.S * MM_PER_SECOND).put('\n');
  }

  private void brief(EventRecord event, Particle particle) throws IOException {
    out.put((long) FINAL).put(' ').put((long) particle.pdg()).put(" 0 0");
    momentum(particle).put(' ').put(particle.mass() / Units.GEV);
    if (layout == HepEvtLayout.RATPAC) {
      // A time within the event: rat-pac has events happen when its own generator of times says.
      out.put(" 0");
      vertex(event);
    }
    out.put('\n');
  }

  private TextOutput momentum(Particle particle) throws IOException {
    return out.put(' ')
        .put(particle.x() / Units.GEV)
        .put(' ')
        .put(particle.y() / Units.GEV)
        .put(' ')
        .put(particle.z() / Units.GEV);
  }

  private TextOutput vertex(EventRecord event) throws IOException {
    return out.put(' ')
        .put(event.x() / Units.MM)
        .put(' ')
        .put(event.y() / Units.MM)
        .put(' ')
        .put(event.z() / Units.MM);
  }

  @Override
  public void finish() throws IOException {
    out.flush();
  }
}
