package org.nudipole.macros.challenge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.nudipole.validation.challenge.Answer;
import org.nudipole.validation.challenge.Score;
import org.nudipole.validation.challenge.Truth;

/**
 * Answers with their scores, the best first.
 *
 * @param challenge identifier of the challenge
 * @param rows every estimate of every team
 * @param entries the teams in the order of their rank
 * @param truths the truth of every data set, by the name of its file
 */
public record LeaderBoard(
    String challenge, List<Row> rows, List<Entry> entries, Map<String, Truth> truths) {
  /** Keeps copies. */
  public LeaderBoard {
    rows = List.copyOf(rows);
    entries = List.copyOf(entries);
  }

  /**
   * One estimate of one team.
   *
   * @param team the team
   * @param data data set
   * @param parameter hidden value
   * @param unit its unit
   * @param truth what it was
   * @param estimate what the team says
   * @param score how good that is
   */
  public record Row(
      String team,
      String data,
      String parameter,
      String unit,
      double truth,
      double estimate,
      Score score) {}

  /**
   * A team.
   *
   * @param team its name
   * @param log mean log score
   * @param pull root mean square of the pulls
   * @param central share of the 68 % intervals that hold the truth
   * @param wide share of the 90 % intervals that do; -1 if the team gives none
   * @param width mean width of the 68 % intervals over the ranges of the priors
   * @param claims share of the right claims
   */
  public record Entry(
      String team,
      double log,
      double pull,
      double central,
      double wide,
      double width,
      double claims) {}

  /**
   * Unseals a challenge and scores answers to it.
   *
   * @param folder the challenge, with its public and sealed folders
   * @param submissions answer files
   * @throws IOException if a file cannot be read
   * @throws ChallengeException if the seal does not open, anything was changed, or an answer is
   *     faulty
   */
  public static LeaderBoard of(Path folder, List<Path> submissions, char[] passphrase)
      throws IOException {
    Challenge challenge = Challenge.open(folder);
    Map<String, Truth> truths =
        challenge.unseal(new Folder(folder.resolve(Organiser.SEALED)), passphrase).truths();
    List<String> faults = new ArrayList<>();
    List<AnswerFile> answers = new ArrayList<>();
    for (Path submission : submissions) {
      try {
        answers.add(AnswerFile.read(submission, challenge.document()));
      } catch (ChallengeException e) {
        faults.add(e.getMessage());
      }
    }
    if (!faults.isEmpty()) {
      throw new ChallengeException(faults);
    }
    List<Row> rows = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    for (AnswerFile answer : answers) {
      List<Row> own = rows(answer, challenge.document(), truths);
      rows.addAll(own);
      entries.add(entry(answer, own, truths));
    }
    entries.sort(Comparator.comparingDouble(Entry::log).reversed());
    return new LeaderBoard(challenge.document().challenge(), rows, entries, truths);
  }

  private static List<Row> rows(
      AnswerFile file, ChallengeDocument challenge, Map<String, Truth> truths) {
    List<Row> rows = new ArrayList<>();
    file.answers()
        .forEach(
            (data, answer) ->
                answer
                    .estimates()
                    .forEach(
                        (parameter, estimate) -> {
                          double truth = truths.get(data).values().get(parameter);
                          var prior = challenge.prior(parameter);
                          rows.add(
                              new Row(
                                  file.team(),
                                  data,
                                  parameter,
                                  prior.unit(),
                                  truth,
                                  estimate.value(),
                                  Score.of(
                                      estimate,
                                      prior,
                                      challenge.nullProbability(parameter),
                                      truth)));
                        }));
    return rows;
  }

  private static Entry entry(AnswerFile file, List<Row> rows, Map<String, Truth> truths) {
    List<Score> scores = rows.stream().map(Row::score).toList();
    double square = scores.stream().mapToDouble(s -> s.pull() * s.pull()).average().orElseThrow();
    long right =
        file.answers().entrySet().stream()
            .filter(e -> isRight(e.getValue(), truths.get(e.getKey())))
            .count();
    return new Entry(
        file.team(),
        scores.stream().mapToDouble(Score::log).average().orElseThrow(),
        Math.sqrt(square),
        scores.stream().mapToDouble(s -> s.inCentral() ? 1 : 0).average().orElseThrow(),
        scores.stream()
            .flatMap(s -> s.inWide().stream())
            .mapToDouble(in -> in ? 1 : 0)
            .average()
            .orElse(-1),
        scores.stream().mapToDouble(Score::width).average().orElseThrow(),
        (double) right / file.answers().size());
  }

  private static boolean isRight(Answer answer, Truth truth) {
    return answer.discovery() == truth.signal();
  }
}
