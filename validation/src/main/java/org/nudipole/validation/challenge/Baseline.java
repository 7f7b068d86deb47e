package org.nudipole.validation.challenge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.nudipole.generator.mathematics.ConvergenceException;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;
import org.nudipole.io.ChallengeFileReader;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.FreeParameter;

/**
 * Our own answer to a challenge, from its public folder alone: the posterior of the hidden values
 * under the published priors, with expected counts from the analytic arm.
 *
 * @param answer the answer, without the data sets that have none
 * @param present posterior probability of a signal in each answered data set, in their order
 * @param sizes effective number of posterior draws of each answered data set
 * @param failures data sets without an answer, each with the reason
 * @param sideband whether the data without signal helped; empty if there are none
 */
public record Baseline(
    AnswerFile answer,
    List<Double> present,
    List<Double> sizes,
    List<String> failures,
    Optional<Boolean> sideband) {
  private static final long SEED = 1;

  /** Width of an interval that would have none, as a part of the range of the prior. */
  private static final double LEAST_WIDTH = 1e-3;

  /** Keeps copies. */
  public Baseline {
    present = List.copyOf(present);
    sizes = List.copyOf(sizes);
    failures = List.copyOf(failures);
  }

  /** Hears how far the analysis is, from any thread. */
  public interface Listener {
    /** The published run with its hidden numbers was read, and nothing done with it yet. */
    default void bound(RunConfiguration run, List<FreeParameter> hidden) {}

    /** So many sets of hidden values have their expected counts. */
    default void computed(int nodes) {}

    /** So many data sets have their answers. */
    default void analysed(int done, int total) {}
  }

  /**
   * Analyses a challenge.
   *
   * @param folder the public folder
   * @param team name that the answer bears
   * @throws IOException if a file cannot be read
   * @throws ChallengeException if the folder is not a challenge as it was published, or no data set
   *     has an answer because sampling did not converge
   * @throws RefusedDataException if a file holds no data of the published run
   */
  public static Baseline of(Path folder, String team, Listener listener) throws IOException {
    Challenge challenge = Challenge.open(folder);
    List<String> faults = challenge.faults();
    if (!faults.isEmpty()) {
      throw new ChallengeException(faults);
    }
    ChallengeDocument document = challenge.document();
    HiddenRun run = HiddenRun.of(challenge);
    listener.bound(run.reference(), run.parameters());
    ExpectedCounts counts = counts(challenge, run, listener::computed);
    Map<String, Answer> answers = new LinkedHashMap<>();
    List<Double> present = new ArrayList<>();
    List<Double> sizes = new ArrayList<>();
    boolean helps = !document.sidebands().isEmpty() && counts.isSidebandInformative();
    List<String> failures = new ArrayList<>();
    for (int i = 0; i < document.dataSets().size(); i++) {
      String name = document.dataSets().get(i);
      Optional<BinnedData> sideband =
          helps
              ? Optional.of(
                  read(
                      challenge,
                      document.sidebands().get(i),
                      run,
                      counts,
                      counts.sidebandExposure()))
              : Optional.empty();
      try {
        Posterior posterior =
            Posterior.of(
                run,
                document.nullProbability(),
                counts,
                read(challenge, name, run, counts, run.reference().common().exposure()),
                sideband,
                new RandomStreams(SEED).stream(i, Stage.TOY));
        answers.put(name, answer(posterior, run.priors()));
        present.add(1 - posterior.absent());
        sizes.add(posterior.effectiveSize());
      } catch (ConvergenceException e) {
        failures.add(
            challenge.open().file(name)
                + ": "
                + e.getMessage()
                + " find it another way, or ask the organiser for narrower priors");
      }
      listener.analysed(i + 1, document.dataSets().size());
    }
    if (answers.isEmpty()) {
      throw new ChallengeException(failures);
    }
    return new Baseline(
        new AnswerFile(document.challenge(), team, answers),
        present,
        sizes,
        failures,
        document.sidebands().isEmpty() ? Optional.empty() : Optional.of(helps));
  }

  private static ExpectedCounts counts(Challenge challenge, HiddenRun run, IntConsumer nodes) {
    long most = 0;
    for (String name : challenge.document().dataSets()) {
      try (ChallengeFileReader reader = ChallengeFileReader.open(challenge.open().file(name))) {
        most = Math.max(most, reader.events());
      }
    }
    double sideband = 0;
    for (String name : challenge.document().sidebands()) {
      try (ChallengeFileReader reader = ChallengeFileReader.open(challenge.open().file(name))) {
        sideband = reader.header().exposure();
      }
    }
    try {
      return new ExpectedCounts(run, sideband, most, nodes);
    } catch (ConvergenceException e) {
      throw new ChallengeException(
          List.of(challenge.open().file(Organiser.MACRO) + ": " + e.getMessage()));
    }
  }

  private static BinnedData read(
      Challenge challenge, String name, HiddenRun run, ExpectedCounts counts, double exposure) {
    return BinnedData.of(
        challenge.open().file(name), counts.cells(), run.reference(), exposure, run.isShapeOnly());
  }

  private static Answer answer(Posterior posterior, List<Prior> priors) {
    Map<String, Estimate> estimates = new LinkedHashMap<>();
    for (int i = 0; i < priors.size(); i++) {
      estimates.put(priors.get(i).parameter(), estimate(posterior, i, priors.get(i)));
    }
    return new Answer(posterior.absent() < 0.5, posterior.significance(), estimates);
  }

  private static Estimate estimate(Posterior posterior, int parameter, Prior prior) {
    double[] q = posterior.quantiles(parameter, 0.05, 0.15865, 0.5, 0.84135, 0.95);
    // If no signal is all there is, the interval ends at the least signal: nothing is between.
    double least = q[1] < prior.low() ? prior.low() : q[1] + LEAST_WIDTH * prior.range();
    double high = q[3] > q[1] ? q[3] : least;
    return new Estimate(
        q[2],
        new Interval(q[1], high),
        Optional.of(new Interval(q[0], Math.max(high, q[4]))),
        Arrays.stream(posterior.samples(parameter)).boxed().toList());
  }
}
