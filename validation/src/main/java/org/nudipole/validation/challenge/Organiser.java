package org.nudipole.validation.challenge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomStreams.Stage;
import org.nudipole.io.ChallengeFileWriter;
import org.nudipole.io.ChallengeHeader;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.RunCommands;
import org.nudipole.macros.language.RunSettings;
import org.nudipole.macros.run.ObservedEvents;
import org.nudipole.macros.run.Program;
import org.nudipole.macros.run.RunManager;

/**
 * Makes a challenge: draws what is hidden, generates the data, writes the public and the sealed
 * folder.
 *
 * @param plan what is asked for
 * @param challenge identifier
 * @param seed seed of truths and events; whoever knows it and {@code more} knows the truth
 * @param more another 64 bits of it, so that nobody finds it by trying
 * @param secrets random bytes of the seal
 */
public record Organiser(
    ChallengePlan plan, String challenge, long seed, long more, Secrets secrets) {
  /** Name of the public folder in that of a challenge. */
  static final String PUBLIC = "public";

  /** Name of the sealed folder. */
  static final String SEALED = "sealed";

  static final String MACRO = "macro.mac";
  private static final String CALIBRATION = "calibration.h5";
  private static final long CALIBRATION_SEED = 1;
  private static final int IDENTIFIER_BYTES = 8;

  /** An organiser whose seed and identifier nobody can guess. */
  public static Organiser of(ChallengePlan plan) {
    Secrets secrets = new Secrets();
    String challenge = HexFormat.of().formatHex(secrets.bytes(IDENTIFIER_BYTES));
    return new Organiser(plan, challenge, secrets.seed(), secrets.seed(), secrets);
  }

  /**
   * Makes the challenge in a folder that is not there yet; it appears whole or not at all.
   *
   * @param passphrase opens the sealed folder
   * @throws IOException if the disk refuses
   * @throws FileAlreadyExistsException if the folder exists
   * @throws IllegalArgumentException if the plan has too many data or none
   * @throws org.nudipole.macros.language.MacroException if the macro is faulty
   */
  public void create(Path folder, char[] passphrase) throws IOException {
    plan.check();
    if (Files.exists(folder)) {
      throw new FileAlreadyExistsException(folder.toString());
    }
    Path parent = Optional.ofNullable(folder.toAbsolutePath().getParent()).orElse(folder);
    Path part = Files.createTempDirectory(parent, ".challenge-");
    try {
      FileTime begin = Files.getLastModifiedTime(part);
      write(part, passphrase);
      date(part, begin);
      Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      delete(part);
    }
  }

  private void write(Path root, char[] passphrase) throws IOException {
    Folder open = new Folder(Files.createDirectory(root.resolve(PUBLIC)));
    Folder sealed = new Folder(Files.createDirectory(root.resolve(SEALED)));
    UniformRandomProvider random = new RandomStreams(seed, 0, more, 0).stream(0, Stage.COUNT);
    RunConfiguration reference = plan.bind(plan.reference());
    List<String> data = new ArrayList<>();
    List<String> sidebands = new ArrayList<>();
    List<Truth> truths = new ArrayList<>();
    List<String> macros = new ArrayList<>();
    for (int i = 1; i <= plan.dataSets(); i++) {
      Truth truth = plan.draw(random);
      RunConfiguration run = plan.bind(truth, seed(random.nextLong()));
      data.add("data-" + i + ".h5");
      events(open.file("data-" + i + ".h5"), run);
      truths.add(truth);
      macros.add(run.settings().toMacro());
      long sidebandSeed = random.nextLong();
      if (plan.sideband() > 0) {
        sidebands.add("sideband-" + i + ".h5");
        events(open.file("sideband-" + i + ".h5"), plan.sideband(truth, run, seed(sidebandSeed)));
      }
    }
    if (plan.calibration().isPresent()) {
      RunConfiguration known =
          plan.bind(
              plan.reference(),
              seed(CALIBRATION_SEED),
              RunCommands.BEAM_ON.path() + "=" + plan.calibration().getAsLong());
      new RunManager(1, (done, total) -> {}).run(known, open.file(CALIBRATION), false);
    }
    publish(open, reference, data, sidebands);
    List<Prior> priors = plan.hidden().stream().map(HiddenValue::prior).toList();
    ChallengeDocument document =
        new ChallengeDocument(
            challenge,
            data,
            sidebands,
            priors,
            plan.signal(),
            plan.nullProbability(),
            open.hashes(ChallengeDocument.NAME),
            Optional.empty());
    SealedPart truth = SealedPart.of(document, truths, macros, more, secrets);
    truth.write(sealed, passphrase, secrets);
    open.write(ChallengeDocument.NAME, document.with(truth.commitment().digest()).toJson());
  }

  private static String seed(long seed) {
    return RunCommands.SEED.path() + "=" + seed;
  }

  private void events(Path file, RunConfiguration run) {
    ObservedEvents events = ObservedEvents.of(run, more);
    ChallengeHeader header =
        new ChallengeHeader(Program.title(), challenge, run.common().exposure());
    ChallengeFileWriter.write(file, header, events.columns(), events.values());
  }

  // The macro without what is hidden, its tables, and what a participant should read.
  private void publish(
      Folder open, RunConfiguration reference, List<String> data, List<String> sidebands)
      throws IOException {
    RunSettings settings = reference.settings();
    // What stands beside a hidden number is public: then its line stays, with the middle value.
    List<String> hidden =
        plan.hidden().stream()
            .filter(h -> h.of(settings).isAlone(settings))
            .map(h -> h.prior().parameter())
            .toList();
    StringBuilder macro = new StringBuilder();
    macro.append("# The experiment of challenge ").append(challenge).append(". Hidden:\n");
    for (HiddenValue one : plan.hidden()) {
      String place =
          hidden.contains(one.prior().parameter()) ? "" : " (below: a value of the prior)";
      macro.append("#   ").append(shown(one.prior())).append(place).append('\n');
    }
    settings
        .toMacro()
        .lines()
        .filter(line -> !line.startsWith(RunCommands.SEED.path()))
        .filter(line -> hidden.stream().noneMatch(parameter -> line.startsWith(parameter + " ")))
        .forEach(line -> macro.append(line).append('\n'));
    open.write(MACRO, macro.toString());
    for (Map.Entry<String, String> table : reference.settings().tables().entrySet()) {
      open.write(table.getKey(), table.getValue());
    }
    open.write(
        "answer-template.json",
        AnswerFile.blank(challenge, data, plan.hidden().stream().map(HiddenValue::prior).toList()));
    open.write("answer-schema.json", resource("answer-schema.json"));
    List<String> priors = plan.hidden().stream().map(h -> "- `" + shown(h.prior()) + "`").toList();
    open.write(
        "README.md",
        resource("README.md")
            .replace("{challenge}", challenge)
            .replace("{data}", String.join(", ", data))
            .replace("{sidebands}", sidebands.isEmpty() ? "none" : String.join(", ", sidebands))
            .replace("{calibration}", plan.calibration().isPresent() ? CALIBRATION : "none")
            .replace("{priors}", String.join("\n", priors))
            .replace("{signal}", plan.signal())
            .replace("{null}", Double.toString(plan.nullProbability())));
  }

  private static String shown(Prior prior) {
    String unit = prior.unit().isEmpty() ? "" : " " + prior.unit();
    return prior.parameter()
        + " "
        + prior.low()
        + unit
        + " .. "
        + prior.high()
        + unit
        + " "
        + prior.scale().label();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Organiser.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  // When a file was finished tells how long its events took, and so what was generated.
  private static void date(Path folder, FileTime time) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, time);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
