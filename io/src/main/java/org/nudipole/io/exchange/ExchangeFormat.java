package org.nudipole.io.exchange;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nudipole.io.hdf5.Hdf5Output;

/** The formats that events leave in: the only list of them. */
public enum ExchangeFormat {
  HEPMC3(".hepmc3", Content.PARTICLES, "HepMC3 text by NuHepMC 1.0: neutrinos, target and recoil") {
    @Override
    public RecordWriter records(Hdf5Output output, RunDescription run, HepEvtLayout layout)
        throws IOException {
      return new HepMcWriter(output, run);
    }
  },
  HEPEVT(".hepevt", Content.PARTICLES, "HEPEVT text, in the layout of --layout") {
    @Override
    public RecordWriter records(Hdf5Output output, RunDescription run, HepEvtLayout layout) {
      return new HepEvtWriter(output, layout);
    }

    @Override
    public List<HepEvtLayout> layouts() {
      return List.of(HepEvtLayout.values());
    }
  },
  LH5(".lh5", Content.PARTICLES, "HDF5 from which remage reads vertices and recoils") {
    @Override
    public RecordWriter records(Hdf5Output output, RunDescription run, HepEvtLayout layout)
        throws IOException {
      return new Lh5Writer(output, run);
    }
  },
  CSV(".csv", Content.COLUMNS, "the columns of the file, separated by commas") {
    @Override
    public TableWriter rows(Hdf5Output output, TableDescription table) throws IOException {
      return new CsvWriter(output, table);
    }
  },
  PARQUET(".parquet", Content.COLUMNS, "the columns of the file as Apache Parquet") {
    @Override
    public TableWriter rows(Hdf5Output output, TableDescription table) throws IOException {
      return new ParquetWriter(output, table);
    }
  };

  /** What a format holds. */
  public enum Content {
    /** The particles of each event. */
    PARTICLES,
    /** Columns as event files have them. */
    COLUMNS
  }

  private final String suffix;
  private final Content content;
  private final String help;

  ExchangeFormat(String suffix, Content content, String help) {
    this.suffix = suffix;
    this.content = content;
    this.help = help;
  }

  /** The format that a file's name ends in; empty if it is none. */
  public static Optional<ExchangeFormat> of(String name) {
    return Arrays.stream(values())
        .filter(format -> name.endsWith(format.suffix) && name.length() > format.suffix.length())
        .findFirst();
  }

  /** How the names of its files end. */
  public String suffix() {
    return suffix;
  }

  /** What it holds. */
  public Content content() {
    return content;
  }

  /** What it is, for a list. */
  public String help() {
    return help;
  }

  /** The layouts that it comes in, the usual one first; none if there is but one way to write. */
  public List<HepEvtLayout> layouts() {
    return List.of();
  }

  /**
   * Begins a file of a format of particles.
   *
   * @param layout one of its layouts, if it has any
   */
  public RecordWriter records(Hdf5Output output, RunDescription run, HepEvtLayout layout)
      throws IOException {
    throw new IllegalStateException(suffix + " holds no particles");
  }

  /** Begins a file of a format of columns. */
  public TableWriter rows(Hdf5Output output, TableDescription table) throws IOException {
    throw new IllegalStateException(suffix + " holds no columns");
  }

  /** All suffixes. */
  public static List<String> suffixes() {
    return Arrays.stream(values()).map(ExchangeFormat::suffix).toList();
  }
}
