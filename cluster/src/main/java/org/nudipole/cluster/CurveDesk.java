package org.nudipole.cluster;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.nudipole.statistics.likelihood.Hypotheses;
import org.nudipole.statistics.likelihood.ToyBench;
import org.nudipole.statistics.limit.LimitCurve;
import org.nudipole.statistics.limit.LimitPoint;
import org.nudipole.statistics.limit.Place;
import org.nudipole.statistics.limit.Templates;
import org.nudipole.statistics.limit.Workers;

/**
 * A curve at work in one process, which makes the templates of a place once for all toys there.
 *
 * @param curve the curve
 * @param templates its templates
 * @param places the parameter at places where toys were asked for
 * @param benches what the last toys were about
 */
record CurveDesk(
    LimitCurve curve,
    Templates templates,
    Map<Place, Hypotheses> places,
    Map<List<Place>, ToyBench> benches) {
  /** Benches that are kept: each has the random numbers of all its toys. */
  private static final int MOST_BENCHES = 4;

  static CurveDesk of(LimitCurve curve) {
    Templates templates = curve.templates();
    curve.prepare(templates);
    return new CurveDesk(curve, templates, new ConcurrentHashMap<>(), lastUsed());
  }

  private static Map<List<Place>, ToyBench> lastUsed() {
    return new LinkedHashMap<>(16, 0.75F, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<List<Place>, ToyBench> eldest) {
        return size() > MOST_BENCHES;
      }
    };
  }

  /** A point of the curve. */
  LimitPoint point(int index) {
    return curve.point(index, templates, Workers.THREADS);
  }

  /**
   * What toys are about.
   *
   * @param places the place, and its rivals
   */
  ToyBench bench(List<Place> places) {
    synchronized (benches) {
      return benches.computeIfAbsent(
          places,
          all ->
              new ToyBench(
                  at(all.get(0)),
                  all.stream().skip(1).map(this::at).toList(),
                  curve.settings().streams()));
    }
  }

  private Hypotheses at(Place place) {
    return places.computeIfAbsent(place, p -> curve.at(p, templates));
  }
}
