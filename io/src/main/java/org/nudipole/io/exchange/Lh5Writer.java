package org.nudipole.io.exchange;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Units;
import org.nudipole.io.hdf5.Hdf5Dataset;
import org.nudipole.io.hdf5.Hdf5Group;
import org.nudipole.io.hdf5.Hdf5Output;
import org.nudipole.io.hdf5.StoredType;
import org.nudipole.io.hdf5.StoredValue;

/**
 * LH5, the HDF5 of LEGEND: the tables {@code vtx/pos} of vertices and {@code vtx/kin} of kinematics
 * that remage takes as its input, one row of each for the recoil of an event.
 */
final class Lh5Writer implements RecordWriter {
  private static final String DATATYPE = "datatype";
  private static final String UNITS = "units";

  /** A column in 8 bytes a value. */
  private record Place(Hdf5Dataset dataset, ToLongFunction<EventRecord> bits) {}

  private final Hdf5Output output;
  private final List<Place> places = new ArrayList<>();
  private final List<ByteBuffer> held = new ArrayList<>();
  private final long rows;
  private long written;

  Lh5Writer(Hdf5Output output, RunDescription run) throws IOException {
    this.output = output;
    rows = run.events();
    Hdf5Group root = new Hdf5Group();
    Hdf5Group input = root.group("vtx").attribute(DATATYPE, StoredValue.text("struct{kin,pos}"));
    Map<String, ToDoubleFunction<EventRecord>> position = new LinkedHashMap<>();
    position.put("xloc", event -> event.x() / Units.M);
    position.put("yloc", event -> event.y() / Units.M);
    position.put("zloc", event -> event.z() / Units.M);
    Hdf5Group vertices = table(input, "pos", List.copyOf(position.keySet()));
    position.forEach((name, value) -> number(vertices, name, "m", value));
    Hdf5Group kinematics =
        table(input, "kin", List.of("ekin", "g4_pid", "px", "py", "pz", "time", "n_part"));
    number(kinematics, "ekin", "keV", event -> event.recoilEnergy() / Units.KEV);
    integer(kinematics, "g4_pid", event -> event.recoil().pdg());
    number(kinematics, "px", "", event -> event.recoil().x() / momentum(event.recoil()));
    number(kinematics, "py", "", event -> event.recoil().y() / momentum(event.recoil()));
    number(kinematics, "pz", "", event -> event.recoil().z() / momentum(event.recoil()));
    number(kinematics, "time", "ns", event -> event.time() / Units.NS);
    integer(kinematics, "n_part", event -> 1);
    root.write(output);
    for (int c = 0; c < places.size(); c++) {
      held.add(
          ByteBuffer.allocate(EventBatch.CAPACITY * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN));
    }
  }

  private static Hdf5Group table(Hdf5Group group, String name, List<String> columns) {
    return group
        .group(name)
        .attribute(DATATYPE, StoredValue.text("table{" + String.join(",", columns) + "}"));
  }

  private void number(
      Hdf5Group table, String name, String units, ToDoubleFunction<EventRecord> value) {
    Hdf5Dataset dataset =
        column(
            table,
            name,
            StoredType.floating(Double.BYTES),
            event -> Double.doubleToRawLongBits(value.applyAsDouble(event)));
    if (!units.isEmpty()) {
      dataset.attribute(UNITS, StoredValue.text(units));
    }
  }

  private void integer(Hdf5Group table, String name, ToLongFunction<EventRecord> value) {
    column(table, name, StoredType.integer(Long.BYTES, true), value);
  }

  private Hdf5Dataset column(
      Hdf5Group table, String name, StoredType type, ToLongFunction<EventRecord> bits) {
    Hdf5Dataset dataset =
        table.reserved(name, type, rows).attribute(DATATYPE, StoredValue.text("array<1>{real}"));
    places.add(new Place(dataset, bits));
    return dataset;
  }

  private static double momentum(Particle particle) {
    return Math.sqrt(
        particle.x() * particle.x() + particle.y() * particle.y() + particle.z() * particle.z());
  }

  @Override
  public void write(EventRecord event) throws IOException {
    for (int c = 0; c < places.size(); c++) {
      held.get(c).putLong(places.get(c).bits().applyAsLong(event));
    }
    if (!held.get(0).hasRemaining()) {
      flush();
    }
  }

  private void flush() throws IOException {
    int count = held.get(0).position() / Long.BYTES;
    for (int c = 0; c < places.size(); c++) {
      ByteBuffer values = held.get(c).flip();
      if (count > 0) {
        output.write(values, places.get(c).dataset().address() + written * Long.BYTES);
      }
      values.clear();
    }
    written += count;
  }

  @Override
  public void finish() throws IOException {
    flush();
    if (written != rows) {
      throw new IllegalStateException(written + " of " + rows + " events came");
    }
  }
}
