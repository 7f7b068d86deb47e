package org.nudipole.validation.challenge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers with their scores, the best first.
 *
 * @param challenge identifier of the challenge
 * @param rows every estimate of every team
 * @param claims what every team claims of every data set
 * @param entries the teams in the order of their rank
 * @param truths the truth of every data set, by the name of its file
 * @param files public files that were found as published
 * @param opened what the seal held: bytes whose SHA-256 is the published commitment
 */
public record LeaderBoard(
    String challenge,
    List<Row> rows,
    List<Claim> claims,
    List<Entry> entries,
    Map<String, Truth> truths,
    int files,
    byte[] opened) {
  /** Keeps copies. */
  public LeaderBoard {
    rows = List.copyOf(rows);
    claims = List.copyOf(claims);
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
   * What one team says of one data set as a whole, and whether it sees a signal.
   *
   * @param team the team
   * @param data data set
   * @param signal whether there is one
   * @param discovery whether the team claims one
   * @param significance its significance as submitted, in Gaussian standard deviations
   * @param joint score of what it says of all hidden values together
   */
  public record Claim(
      String team,
      String data,
      boolean signal,
      boolean discovery,
      double significance,
      double joint) {
    /** Whether the claim is right. */
    public boolean right() {
      return discovery == signal;
    }
  }

  /**
   * A team.
   *
   * @param team its name
   * @param basis what its scores are made from
   * @param joint mean score of all hidden values together, by which teams are ranked
   * @param single mean score of each hidden value alone
   * @param interval mean score of the intervals
   * @param log mean log score
   * @param pull root mean square of the pulls
   * @param central share of the 68 % intervals that hold the truth
   * @param wide share of the 90 % intervals that do
   * @param width mean width of the 68 % intervals on the scales of the priors
   * @param claims share of the right claims
   */
  public record Entry(
      String team,
      Basis basis,
      double joint,
      double single,
      double interval,
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
   * @throws ChallengeException if the seal does not open, anything was changed, an answer is
   *     faulty, or a team has two
   */
  public static LeaderBoard of(Path folder, List<Path> submissions, char[] passphrase)
      throws IOException {
    Challenge challenge = Challenge.open(folder);
    SealedPart seal = challenge.unseal(new Folder(folder.resolve(Organiser.SEALED)), passphrase);
    Map<String, Truth> truths = seal.truths();
    List<String> faults = new ArrayList<>();
    List<AnswerFile> answers = new ArrayList<>();
    for (Path submission : submissions) {
      try {
        answers.add(AnswerFile.read(submission, challenge.document()));
      } catch (ChallengeException e) {
        faults.add(e.getMessage());
      }
    }
    if (faults.isEmpty()) {
      faults.addAll(repeated(submissions, answers));
    }
    if (!faults.isEmpty()) {
      throw new ChallengeException(faults);
    }
    List<Row> rows = new ArrayList<>();
    List<Claim> claims = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    Scoring scoring = Scoring.of(challenge.document());
    for (AnswerFile answer : answers) {
      List<Row> own = new ArrayList<>();
      List<Claim> said = new ArrayList<>();
      score(answer, challenge.document(), scoring, truths, own, said);
      rows.addAll(own);
      claims.addAll(said);
      entries.add(entry(answer.team(), answer.basis(challenge.document()), own, said));
    }
    entries.sort(Comparator.comparingDouble(Entry::joint).reversed());
    return new LeaderBoard(
        challenge.document().challenge(),
        rows,
        claims,
        entries,
        truths,
        challenge.document().files().size(),
        seal.bytes());
  }

  /** Rank of a team: one more than teams have a greater score, so equal ones share theirs. */
  public int rank(Entry entry) {
    return 1 + (int) entries.stream().filter(other -> other.joint() > entry.joint()).count();
  }

  /** What a team claims of the data set of a row. */
  public Claim claim(Row row) {
    return claims.stream()
        .filter(c -> c.team().equals(row.team()) && c.data().equals(row.data()))
        .findFirst()
        .orElseThrow();
  }

  // Which of its answers a team stands by is not for the organiser to guess.
  private static List<String> repeated(List<Path> files, List<AnswerFile> answers) {
    List<String> faults = new ArrayList<>();
    Map<String, Path> first = new HashMap<>();
    for (int i = 0; i < files.size(); i++) {
      String team = answers.get(i).team();
      Path other = first.putIfAbsent(team, files.get(i));
      if (other != null) {
        faults.add(
            files.get(i)
                + ": $.team: is "
                + team
                + ", as in "
                + other
                + " (a team has one answer) give one of them, or rename a team");
      }
    }
    return faults;
  }

  private static void score(
      AnswerFile file,
      ChallengeDocument challenge,
      Scoring scoring,
      Map<String, Truth> truths,
      List<Row> rows,
      List<Claim> claims) {
    List<Prior> hidden = challenge.hidden();
    file.answers()
        .forEach(
            (data, answer) -> {
              Truth truth = truths.get(data);
              double[] values =
                  hidden.stream().mapToDouble(p -> truth.values().get(p.parameter())).toArray();
              Statement said = Statement.of(answer.estimates(), challenge);
              for (int i = 0; i < values.length; i++) {
                rows.add(
                    new Row(
                        file.team(),
                        data,
                        hidden.get(i).parameter(),
                        hidden.get(i).unit(),
                        values[i],
                        said.estimates().get(i).value(),
                        scoring.marginal(said, i, values[i])));
              }
              claims.add(
                  new Claim(
                      file.team(),
                      data,
                      truth.signal(),
                      answer.discovery(),
                      answer.significance(),
                      scoring.joint(said, values)));
            });
  }

  private static Entry entry(String team, Basis basis, List<Row> rows, List<Claim> claims) {
    List<Score> scores = rows.stream().map(Row::score).toList();
    double square = scores.stream().mapToDouble(s -> s.pull() * s.pull()).average().orElseThrow();
    return new Entry(
        team,
        basis,
        claims.stream().mapToDouble(Claim::joint).average().orElseThrow(),
        scores.stream().mapToDouble(Score::skill).average().orElseThrow(),
        scores.stream().mapToDouble(Score::interval).average().orElseThrow(),
        scores.stream().mapToDouble(Score::log).average().orElseThrow(),
        Math.sqrt(square),
        scores.stream().mapToDouble(s -> s.inCentral() ? 1 : 0).average().orElseThrow(),
        scores.stream().mapToDouble(s -> s.inWide() ? 1 : 0).average().orElseThrow(),
        scores.stream().mapToDouble(Score::width).average().orElseThrow(),
        claims.stream().mapToDouble(c -> c.right() ? 1 : 0).average().orElseThrow());
  }
}
