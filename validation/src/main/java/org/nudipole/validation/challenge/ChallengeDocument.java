package org.nudipole.validation.challenge;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nudipole.generator.axis.Spacing;

/**
 * The public page of a challenge, {@code challenge.json}: what everybody may know.
 *
 * @param challenge identifier
 * @param dataSets names of the data files
 * @param sidebands names of the files without signal; empty if there are none
 * @param hidden priors of the hidden values
 * @param signal parameter that is 0 where there is no signal
 * @param nullProbability probability that a data set has no signal
 * @param files SHA-256 of every other public file, by name
 * @param commitment hash that binds the organiser; empty while it is not made
 */
record ChallengeDocument(
    String challenge,
    List<String> dataSets,
    List<String> sidebands,
    List<Prior> hidden,
    String signal,
    double nullProbability,
    Map<String, String> files,
    Optional<String> commitment) {
  static final String NAME = "challenge.json";
  private static final String FORMAT = "nudipole-challenge";
  private static final int VERSION = 1;

  ChallengeDocument {
    dataSets = List.copyOf(dataSets);
    sidebands = List.copyOf(sidebands);
    hidden = List.copyOf(hidden);
  }

  /** The prior of a parameter. */
  Prior prior(String parameter) {
    return hidden.stream().filter(p -> p.parameter().equals(parameter)).findFirst().orElseThrow();
  }

  /** Probability that a parameter is 0 because there is no signal. */
  double nullProbability(String parameter) {
    return isAbsent(parameter) ? nullProbability : 0;
  }

  /** Whether a parameter is 0 where there is no signal. */
  boolean isAbsent(String parameter) {
    List<HiddenValue> all = hidden.stream().map(HiddenValue::new).toList();
    return ChallengePlan.isAbsent(new HiddenValue(prior(parameter)), signal, all);
  }

  /** The scale of the prior of a parameter. */
  PriorScale scale(String parameter) {
    return new PriorScale(prior(parameter), nullProbability(parameter));
  }

  /** Where the value of a parameter can be. */
  PossibleRange possible(String parameter) {
    return new PossibleRange(prior(parameter), nullProbability(parameter) > 0);
  }

  /** Whether no signal is a hypothesis. */
  boolean hasNull() {
    return new HiddenValue(prior(signal)).hasNull(nullProbability, !sidebands.isEmpty());
  }

  /** The same page with the commitment. */
  ChallengeDocument with(String digest) {
    return new ChallengeDocument(
        challenge,
        dataSets,
        sidebands,
        hidden,
        signal,
        nullProbability,
        files,
        Optional.of(digest));
  }

  JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("format", FORMAT);
    json.addProperty("format_version", VERSION);
    json.addProperty("challenge", challenge);
    json.addProperty("macro", Organiser.MACRO);
    json.add("data_sets", array(dataSets));
    json.add("sidebands", array(sidebands));
    JsonArray values = new JsonArray();
    for (Prior prior : hidden) {
      JsonObject one = new JsonObject();
      one.addProperty("parameter", prior.parameter());
      one.addProperty("unit", prior.unit());
      one.addProperty("low", prior.low());
      one.addProperty("high", prior.high());
      one.addProperty("scale", prior.scale().label());
      values.add(one);
    }
    json.add("hidden", values);
    json.addProperty("signal", signal);
    json.addProperty("null_probability", nullProbability);
    JsonObject hashes = new JsonObject();
    files.forEach(hashes::addProperty);
    json.add("files", hashes);
    commitment.ifPresent(digest -> json.addProperty("commitment", digest));
    return json;
  }

  /**
   * Reads the page of a challenge.
   *
   * @param folder the public folder
   * @throws IOException if it cannot be read
   * @throws ChallengeException if it is damaged
   */
  static ChallengeDocument read(Folder folder) throws IOException {
    Path file = folder.file(NAME);
    JsonObject json = Folder.read(file);
    try {
      if (!FORMAT.equals(json.get("format").getAsString())
          || json.get("format_version").getAsInt() > VERSION) {
        throw new ChallengeException(
            List.of(file + ": is no challenge that this program reads (format, format_version)"));
      }
      List<Prior> hidden = new ArrayList<>();
      for (var element : json.getAsJsonArray("hidden")) {
        JsonObject one = element.getAsJsonObject();
        hidden.add(
            new Prior(
                one.get("parameter").getAsString(),
                one.get("unit").getAsString(),
                one.get("low").getAsDouble(),
                one.get("high").getAsDouble(),
                spacing(one.get("scale").getAsString())));
      }
      Map<String, String> files = new LinkedHashMap<>();
      json.getAsJsonObject("files").asMap().forEach((k, v) -> files.put(k, v.getAsString()));
      List<String> dataSets = texts(json.getAsJsonArray("data_sets"));
      List<String> sidebands = texts(json.getAsJsonArray("sidebands"));
      requireFiles(file, files.keySet(), dataSets, sidebands);
      return new ChallengeDocument(
          json.get("challenge").getAsString(),
          dataSets,
          sidebands,
          hidden,
          json.get("signal").getAsString(),
          json.get("null_probability").getAsDouble(),
          files,
          Optional.of(json.get("commitment").getAsString()));
    } catch (NullPointerException
        | IllegalStateException
        | ClassCastException
        | IllegalArgumentException e) {
      throw new ChallengeException(List.of(file + ": is damaged (" + e.getMessage() + ")"));
    }
  }

  // Whoever wrote the page, what it names is in its folder and has a hash.
  private static void requireFiles(
      Path page, Set<String> files, List<String> dataSets, List<String> sidebands) {
    List<String> faults = new ArrayList<>();
    files.stream()
        .filter(name -> !Folder.isInside(name))
        .forEach(name -> faults.add(page + ": files: " + name + " (it is not in the folder)"));
    List<String> named = new ArrayList<>(dataSets);
    named.addAll(sidebands);
    named.add(Organiser.MACRO);
    named.stream()
        .filter(name -> !files.contains(name))
        .forEach(name -> faults.add(page + ": " + name + " (it is none of the public files)"));
    if (!faults.isEmpty()) {
      throw new ChallengeException(faults);
    }
  }

  private static Spacing spacing(String label) {
    return Spacing.named(label)
        .orElseThrow(() -> new IllegalArgumentException(label + " is no scale of a prior"));
  }

  private static JsonArray array(List<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }

  private static List<String> texts(JsonArray array) {
    List<String> texts = new ArrayList<>();
    array.forEach(element -> texts.add(element.getAsString()));
    return texts;
  }
}
