package org.nudipole.cli.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nudipole.cli.plot.Chart;
import org.nudipole.cli.plot.SpectrumPlot;
import org.nudipole.generator.Column;
import org.nudipole.generator.axis.Binning;
import org.nudipole.io.EventSet;
import org.nudipole.io.StoredColumn;
import org.nudipole.io.hdf5.NumberKind;
import org.nudipole.macros.binding.RunConfiguration;

/**
 * All that is drawn of the detected events of a file: the spectrum of every column of real numbers,
 * and maps of the vertices. The file is read once. Bins and cells follow from its first events,
 * which wait until there are enough; no others are kept.
 */
final class FilePictures {
  private final List<String> columns;
  private final List<SpectrumFigure> spectra = new ArrayList<>();
  private final int[] places;
  private final int[] vertex;

  /** First events: an array for each column, of which {@link #waiting} values are filled. */
  private double[][] first;

  private int waiting;
  private boolean begun;
  private List<Binning> bins = List.of();
  private List<long[]> counts = List.of();
  private List<VertexFigure> maps = List.of();

  private FilePictures(EventSet reader, Optional<RunConfiguration> run) {
    columns =
        reader.columns().stream()
            .filter(column -> column.kind() == NumberKind.FLOAT)
            .map(StoredColumn::name)
            .sorted(Comparator.comparing(FilePictures::order))
            .toList();
    for (String name : columns) {
      if (!VertexFigure.AXES.contains(name)) {
        run.map(bound -> SpectrumFigure.of(reader, bound, name)).ifPresent(spectra::add);
      }
    }
    places = spectra.stream().map(SpectrumFigure::column).mapToInt(columns::indexOf).toArray();
    vertex = VertexFigure.AXES.stream().mapToInt(columns::indexOf).toArray();
    first = new double[columns.size()][1024];
  }

  /**
   * The pictures of a file.
   *
   * @param run what its macro gives; without one there are no spectra
   */
  static List<Chart> of(EventSet reader, Optional<RunConfiguration> run) {
    if (reader.summary().detected() == 0) {
      return List.of();
    }
    FilePictures pictures = new FilePictures(reader, run);
    DetectedEvents.read(reader, pictures.columns, Long.MAX_VALUE, pictures::take);
    return pictures.charts();
  }

  // What was observed first, then as a file's own columns are declared, then what others added.
  private static int order(String name) {
    List<String> known = Column.known().stream().map(Column::name).toList();
    int place = known.indexOf(name);
    return name.equals(SpectrumAxis.OBSERVED) ? -1 : place < 0 ? known.size() : place;
  }

  private void take(double[] event) {
    if (begun) {
      count(event);
      return;
    }
    if (waiting == first[0].length) {
      Arrays.setAll(first, c -> Arrays.copyOf(first[c], 2 * waiting));
    }
    for (int c = 0; c < event.length; c++) {
      first[c][waiting] = event[c];
    }
    waiting++;
    if (waiting == SpectrumFigure.ENOUGH) {
      begin();
    }
  }

  // The events that waited say where the others are.
  private void begin() {
    double[][] known =
        Arrays.stream(first).map(values -> Arrays.copyOf(values, waiting)).toArray(double[][]::new);
    begun = true;
    first = new double[0][];
    bins =
        IntStream.range(0, places.length)
            .mapToObj(s -> spectra.get(s).bins(axis(s), () -> sorted(known[places[s]])))
            .toList();
    counts = bins.stream().map(b -> new long[b.size()]).toList();
    if (Arrays.stream(vertex).allMatch(c -> c >= 0)) {
      maps =
          VertexFigure.both(Arrays.stream(vertex).mapToObj(c -> known[c]).toArray(double[][]::new));
    }
    double[] event = new double[columns.size()];
    for (int i = 0; i < waiting; i++) {
      for (int c = 0; c < event.length; c++) {
        event[c] = known[c][i];
      }
      count(event);
    }
  }

  private static double[] sorted(double[] values) {
    return DoubleStream.of(values).sorted().toArray();
  }

  private SpectrumAxis axis(int spectrum) {
    return new SpectrumAxis(spectra.get(spectrum).column(), false, Optional.empty());
  }

  private void count(double[] event) {
    for (int s = 0; s < bins.size(); s++) {
      int bin = bins.get(s).index(event[places[s]]);
      if (bin >= 0 && bin < counts.get(s).length) {
        counts.get(s)[bin]++;
      }
    }
    if (!maps.isEmpty()) {
      double[] place = new double[vertex.length];
      Arrays.setAll(place, a -> event[vertex[a]]);
      maps.forEach(map -> map.add(place));
    }
  }

  private List<Chart> charts() {
    if (!begun) {
      begin();
    }
    Stream<Chart> drawn =
        IntStream.range(0, bins.size())
            .mapToObj(
                s -> {
                  SpectrumFigure figure = spectra.get(s);
                  SpectrumPlot plot = figure.plot(bins.get(s), counts.get(s));
                  return Chart.of("detected events over " + figure.label(), plot);
                });
    return Stream.concat(drawn, maps.stream().map(VertexFigure::map).map(Chart::of)).toList();
  }
}
