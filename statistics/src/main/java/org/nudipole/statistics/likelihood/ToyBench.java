package org.nudipole.statistics.likelihood;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.nudipole.generator.sampling.RandomStreams;

/** A parameter that toys are about, in one process, with the random numbers of the toys. */
public final class ToyBench {
  /** Toys whose results are kept for others with the same counts. */
  private static final int MOST_KNOWN = 20_000;

  private final Hypotheses hypotheses;
  private final List<Hypotheses> rivals;
  private final RandomStreams streams;
  private final Map<Ensemble, CommonToys> ensembles = new ConcurrentHashMap<>();

  private record Ensemble(int number, int toys, int bins, int pulls) {}

  /** What is done with a toy. */
  interface Step {
    double[] of(Dataset toy, int index);
  }

  /**
   * A bench.
   *
   * @param hypotheses the parameter
   * @param rivals the same for all values of another parameter that is fitted too, or the parameter
   *     alone
   * @param streams random streams
   */
  public ToyBench(Hypotheses hypotheses, List<Hypotheses> rivals, RandomStreams streams) {
    this.hypotheses = hypotheses;
    this.rivals = List.copyOf(rivals);
    this.streams = streams;
  }

  /** The parameter. */
  Hypotheses hypotheses() {
    return hypotheses;
  }

  /** What tells data that a value does not fit. */
  LikelihoodRatio ratio(boolean oneSided) {
    return new LikelihoodRatio(hypotheses, rivals, oneSided);
  }

  /** A step for each toy of a truth. Counts of few events recur, and without pulls say all. */
  IntFunction<double[]> each(ToyTruth truth, Step step) {
    double[] counts = truth.counts();
    double[] pulls = truth.pulls();
    CommonToys common =
        ensembles.computeIfAbsent(
            new Ensemble(truth.ensemble(), truth.toys(), counts.length, pulls.length),
            e -> new CommonToys(e.toys, e.bins, e.pulls, streams, e.number));
    Map<List<Double>, double[]> known = new ConcurrentHashMap<>();
    return index -> {
      Dataset toy = common.draw(counts, pulls, index);
      if (pulls.length > 0) {
        return step.of(toy, index);
      }
      List<Double> key = Arrays.stream(toy.counts()).boxed().toList();
      double[] found = known.get(key);
      if (found == null) {
        // Not while others wait: a fit may use all processors, and they may take up other toys.
        found = step.of(toy, index);
        if (known.size() < MOST_KNOWN) {
          known.put(key, found);
        }
      }
      return found;
    };
  }
}
