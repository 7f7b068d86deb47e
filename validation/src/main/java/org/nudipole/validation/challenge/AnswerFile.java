package org.nudipole.validation.challenge;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The answer of a team.
 *
 * @param challenge identifier of the challenge
 * @param team name of the team
 * @param answers what it says of each data set, by the name of its file
 */
public record AnswerFile(String challenge, String team, Map<String, Answer> answers) {
  /** Keeps a copy in the same order. */
  public AnswerFile {
    answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
  }

  /**
   * Checks an answer, and the public files that it is an answer to.
   *
   * @param folder the challenge, or its public folder
   * @return the answer as it was understood
   * @throws IOException if a file cannot be read
   * @throws ChallengeException with everything that is wrong
   */
  public static CheckedAnswer check(Path folder, Path answer) throws IOException {
    Challenge challenge = Challenge.open(folder);
    List<String> faults = new ArrayList<>(challenge.faults());
    try {
      AnswerFile file = read(answer, challenge.document());
      if (faults.isEmpty()) {
        return new CheckedAnswer(
            file.team(), file.basis(challenge.document()), file.remarks(challenge.document()));
      }
    } catch (ChallengeException e) {
      faults.add(e.getMessage());
    }
    throw new ChallengeException(faults);
  }

  /**
   * Reads an answer and checks it against its challenge.
   *
   * @throws IOException if it cannot be read
   * @throws ChallengeException with everything that is wrong with it
   */
  static AnswerFile read(Path file, ChallengeDocument challenge) throws IOException {
    return new Reader(file, challenge).read(Folder.read(file));
  }

  /** What the scores of all data sets are made from. */
  Basis basis(ChallengeDocument challenge) {
    return answers.values().stream()
        .map(answer -> Statement.of(answer.estimates(), challenge).basis())
        .reduce(Basis::and)
        .orElse(Basis.PRIOR);
  }

  private List<String> remarks(ChallengeDocument challenge) {
    List<String> remarks = new ArrayList<>();
    answers.forEach(
        (data, answer) ->
            answer
                .estimates()
                .forEach(
                    (parameter, estimate) ->
                        challenge
                            .possible(parameter)
                            .remarks(estimate)
                            .forEach(r -> remarks.add(data + ": " + parameter + ": " + r))));
    return remarks;
  }

  /**
   * The text of an answer to be filled in, which says nothing: all values keep their priors.
   *
   * @param challenge identifier of the challenge
   */
  static String blank(String challenge, List<String> dataSets, List<Prior> hidden) {
    JsonObject sets = new JsonObject();
    for (String name : dataSets) {
      JsonObject discovery = new JsonObject();
      discovery.addProperty("significance", 0);
      JsonObject parameters = new JsonObject();
      hidden.forEach(prior -> parameters.add(prior.parameter(), new JsonObject()));
      JsonObject set = new JsonObject();
      set.add("discovery", discovery);
      set.add("parameters", parameters);
      sets.add(name, set);
    }
    JsonObject json = new JsonObject();
    json.addProperty("challenge", challenge);
    json.addProperty("team", "");
    json.add("data_sets", sets);
    return Folder.text(json);
  }

  /** The text of the file. */
  public String text() {
    return Folder.text(toJson());
  }

  private JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("challenge", challenge);
    json.addProperty("team", team);
    JsonObject sets = new JsonObject();
    answers.forEach((name, answer) -> sets.add(name, toJson(answer)));
    json.add("data_sets", sets);
    return json;
  }

  private static JsonObject toJson(Answer answer) {
    JsonObject discovery = new JsonObject();
    discovery.addProperty("claim", answer.discovery());
    discovery.addProperty("significance", answer.significance());
    JsonObject parameters = new JsonObject();
    answer.estimates().forEach((name, estimate) -> parameters.add(name, toJson(estimate)));
    JsonObject json = new JsonObject();
    json.add("discovery", discovery);
    json.add("parameters", parameters);
    return json;
  }

  private static JsonObject toJson(Estimate estimate) {
    JsonObject json = new JsonObject();
    json.addProperty("estimate", estimate.value());
    json.add("interval_68", array(ends(estimate.central())));
    estimate.wide().ifPresent(wide -> json.add("interval_90", array(ends(wide))));
    if (!estimate.samples().isEmpty()) {
      json.add("samples", array(estimate.samples()));
    }
    return json;
  }

  private static List<Double> ends(Interval interval) {
    return List.of(interval.low(), interval.high());
  }

  private static JsonArray array(List<Double> numbers) {
    JsonArray array = new JsonArray();
    numbers.forEach(array::add);
    return array;
  }

  /** Reads one file, collecting faults. */
  private static final class Reader {
    private final Path file;
    private final ChallengeDocument challenge;
    private final List<String> faults = new ArrayList<>();

    Reader(Path file, ChallengeDocument challenge) {
      this.file = file;
      this.challenge = challenge;
    }

    AnswerFile read(JsonObject json) {
      only(json, "$", Set.of("challenge", "team", "data_sets"));
      String identifier = text(json, "$", "challenge");
      if (!identifier.isEmpty() && !identifier.equals(challenge.challenge())) {
        fault("$.challenge", "is " + identifier, "this challenge is " + challenge.challenge());
      }
      String team = text(json, "$", "team");
      TeamName.faults(team).forEach(fault -> faults.add(file + ": $.team: " + fault));
      Map<String, Answer> answers = new LinkedHashMap<>();
      object(json, "$", "data_sets")
          .ifPresent(
              sets -> {
                only(sets, "$.data_sets", Set.copyOf(challenge.dataSets()));
                for (String name : challenge.dataSets()) {
                  object(sets, "$.data_sets", name)
                      .flatMap(set -> answer(set, "$.data_sets." + name))
                      .ifPresent(answer -> answers.put(name, answer));
                }
              });
      if (!faults.isEmpty()) {
        throw new ChallengeException(faults);
      }
      return new AnswerFile(challenge.challenge(), team, answers);
    }

    private Optional<Answer> answer(JsonObject json, String path) {
      only(json, path, Set.of("discovery", "parameters"));
      Optional<JsonObject> discovery = object(json, path, "discovery");
      String within = path + ".discovery";
      discovery.ifPresent(d -> only(d, within, Set.of("claim", "significance")));
      Optional<Boolean> claim =
          discovery.filter(d -> d.has("claim")).flatMap(d -> claim(d, within));
      Optional<Double> significance = discovery.flatMap(d -> number(d, within, "significance"));
      Map<String, Estimate> estimates = new LinkedHashMap<>();
      List<String> wanted = challenge.hidden().stream().map(p -> p.parameter()).toList();
      int before = faults.size();
      object(json, path, "parameters")
          .ifPresent(
              parameters -> {
                only(parameters, path + ".parameters", Set.copyOf(wanted));
                for (String name : wanted) {
                  object(parameters, path + ".parameters", name)
                      .filter(one -> !one.keySet().isEmpty())
                      .flatMap(one -> estimate(one, path + ".parameters." + name, name))
                      .ifPresent(estimate -> estimates.put(name, estimate));
                }
              });
      boolean counted = claim.orElse(false);
      if (faults.size() == before) {
        counted = counted(claim, Statement.of(estimates, challenge), estimates, within);
      }
      boolean made = counted;
      return significance.flatMap(sigma -> made(within, () -> new Answer(made, sigma, estimates)));
    }

    // Samples of the signal claim; else what is stated counts, and if nothing is, what is likelier.
    private boolean counted(
        Optional<Boolean> claim, Statement said, Map<String, Estimate> estimates, String path) {
      Optional<Estimate> signal = Optional.ofNullable(estimates.get(challenge.signal()));
      PriorScale scale = challenge.scale(challenge.signal());
      claim.ifPresent(
          stated ->
              Contradictions.ofClaim(stated, signal, said.absent(), scale)
                  .forEach(fault -> faults.add(file + ": " + path + ": " + fault)));
      boolean sampled = signal.filter(e -> !e.samples().isEmpty()).isPresent();
      boolean likelier = said.absent() < 0.5;
      return sampled && scale.nullProbability() > 0 ? likelier : claim.orElse(likelier);
    }

    private Optional<Estimate> estimate(JsonObject json, String path, String name) {
      only(json, path, Set.of("estimate", "interval_68", "interval_90", "samples"));
      boolean sampled = json.has("samples");
      Optional<Double> value =
          json.has("estimate") || !sampled ? number(json, path, "estimate") : Optional.empty();
      Optional<Interval> central = interval(json, path, "interval_68", !sampled);
      Optional<Interval> wide = interval(json, path, "interval_90", false);
      Optional<List<Double>> samples =
          sampled ? numbers(json, path, "samples") : Optional.of(List.of());
      List<Double> draws = samples.orElse(List.of());
      List<String> wrong = new ArrayList<>(Estimate.faults(value, central, wide, draws));
      if (sampled && samples.isPresent() && draws.isEmpty()) {
        wrong.add("no samples (the list is empty) leave it out, or give some");
      }
      if (wrong.isEmpty()) {
        wrong.addAll(Contradictions.of(value, central, wide, draws));
      }
      PossibleRange possible = challenge.possible(name);
      central.ifPresent(ends -> wrong.addAll(possible.faults("interval_68", ends)));
      wide.ifPresent(ends -> wrong.addAll(possible.faults("interval_90", ends)));
      wrong.addAll(possible.faults(draws));
      wrong.forEach(fault -> faults.add(file + ": " + path + ": " + fault));
      if (!wrong.isEmpty() || samples.isEmpty()) {
        return Optional.empty();
      }
      if (sampled) {
        return Optional.of(Estimate.of(draws));
      }
      return value.isPresent() && central.isPresent()
          ? Optional.of(new Estimate(value.get(), central.get(), wide, draws))
          : Optional.empty();
    }

    private Optional<Interval> interval(
        JsonObject json, String path, String name, boolean required) {
      if (!json.has(name) && !required) {
        return Optional.empty();
      }
      return numbers(json, path, name)
          .filter(
              ends -> {
                boolean two = ends.size() == 2;
                if (!two) {
                  fault(path + "." + name, "has " + ends.size() + " numbers", "give two ends");
                }
                return two;
              })
          .map(ends -> new Interval(ends.get(0), ends.get(1)));
    }

    private Optional<Boolean> claim(JsonObject json, String path) {
      return member(
          json,
          path,
          "claim",
          e -> e.isJsonPrimitive() && e.getAsJsonPrimitive().isBoolean(),
          JsonElement::getAsBoolean,
          "true or false");
    }

    private Optional<Double> number(JsonObject json, String path, String name) {
      return member(json, path, name, Reader::isNumber, JsonElement::getAsDouble, "a number");
    }

    private Optional<List<Double>> numbers(JsonObject json, String path, String name) {
      return member(
          json,
          path,
          name,
          e -> e instanceof JsonArray list && list.asList().stream().allMatch(Reader::isNumber),
          e -> e.getAsJsonArray().asList().stream().map(JsonElement::getAsDouble).toList(),
          "a list of numbers");
    }

    private String text(JsonObject json, String path, String name) {
      return member(
              json,
              path,
              name,
              e -> e.isJsonPrimitive() && e.getAsJsonPrimitive().isString(),
              JsonElement::getAsString,
              "a text")
          .orElse("");
    }

    private Optional<JsonObject> object(JsonObject json, String path, String name) {
      return member(
          json, path, name, JsonElement::isJsonObject, JsonElement::getAsJsonObject, "an object");
    }

    private <T> Optional<T> member(
        JsonObject json,
        String path,
        String name,
        Predicate<JsonElement> is,
        Function<JsonElement, T> as,
        String what) {
      JsonElement element = json.get(name);
      if (element == null) {
        fault(path + "." + name, "is missing", "every answer has it, see answer-schema.json");
        return Optional.empty();
      }
      if (!is.test(element)) {
        fault(path + "." + name, "is not " + what, "see answer-schema.json");
        return Optional.empty();
      }
      return Optional.of(as.apply(element));
    }

    private static boolean isNumber(JsonElement element) {
      return element.isJsonPrimitive()
          && element.getAsJsonPrimitive().isNumber()
          && Double.isFinite(element.getAsDouble());
    }

    private <T> Optional<T> made(String path, Supplier<T> value) {
      try {
        return Optional.of(value.get());
      } catch (IllegalArgumentException e) {
        faults.add(file + ": " + path + ": " + e.getMessage());
        return Optional.empty();
      }
    }

    private void only(JsonObject json, String path, Set<String> names) {
      for (String name : json.keySet()) {
        if (!names.contains(name)) {
          fault(path + "." + name, "is unknown", "known are " + new TreeSet<>(names));
        }
      }
    }

    private void fault(String path, String problem, String why) {
      faults.add(file + ": " + path + ": " + problem + " (" + why + ")");
    }
  }
}
