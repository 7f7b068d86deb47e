package org.nudipole.validation.challenge;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A challenge that was made: its public folder, alone or beside the sealed one.
 *
 * @param open public folder
 * @param document its page
 */
public record Challenge(Folder open, ChallengeDocument document) {
  /**
   * Opens a challenge by its folder or its public folder.
   *
   * @throws IOException if its page cannot be read
   * @throws ChallengeException if it is none
   */
  static Challenge open(Path path) throws IOException {
    Path inside = path.resolve(Organiser.PUBLIC);
    Folder folder = new Folder(Files.isDirectory(inside) ? inside : path);
    return new Challenge(folder, ChallengeDocument.read(folder));
  }

  /** The files of a challenge, public and sealed; none of a folder that holds no challenge. */
  public static List<Path> files(Path path) {
    try {
      Challenge challenge = open(path);
      List<Path> files = new ArrayList<>();
      files.add(challenge.open.file(ChallengeDocument.NAME));
      challenge.document.files().keySet().forEach(name -> files.add(challenge.open.file(name)));
      files.add(new Folder(path.resolve(Organiser.SEALED)).file(SealedPart.NAME));
      return files;
    } catch (IOException | ChallengeException e) {
      return List.of();
    }
  }

  /**
   * Public files that are not what the page says, and those that it does not have, a fault each.
   */
  List<String> faults() throws IOException {
    List<String> faults = new ArrayList<>();
    Map<String, String> found = open.hashes(ChallengeDocument.NAME);
    document
        .files()
        .forEach(
            (name, hash) -> {
              if (!found.containsKey(name)) {
                faults.add(
                    open.file(name) + ": is missing (" + ChallengeDocument.NAME + " has it)");
              } else if (!found.get(name).equals(hash)) {
                faults.add(
                    open.file(name) + ": was changed (its SHA-256 is not the published one)");
              }
            });
    for (String name : open.others(ChallengeDocument.NAME, document.files().keySet())) {
      faults.add(
          open.file(name)
              + ": was added ("
              + ChallengeDocument.NAME
              + " does not have it) keep it outside of the public folder");
    }
    return faults;
  }

  /**
   * The truth, after checking that seal, commitment and public files belong together.
   *
   * @param sealed folder of the sealed part
   * @throws ChallengeException if the seal does not open, or anything was changed
   */
  SealedPart unseal(Folder sealed, char[] passphrase) throws IOException {
    SealedPart truth = SealedPart.open(sealed, passphrase);
    List<String> faults = new ArrayList<>(faults());
    Path page = open.file(ChallengeDocument.NAME);
    if (!truth.commitment().digest().equals(document.commitment().orElse(""))) {
      faults.add(page + ": the commitment is not that to the sealed truth (one was exchanged)");
    }
    JsonObject now = Folder.read(page);
    now.remove("commitment");
    if (!now.equals(truth.document())) {
      faults.add(page + ": was changed since the challenge was made");
    } else {
      faults.addAll(sealedFaults(truth));
    }
    if (!faults.isEmpty()) {
      throw new ChallengeException(faults);
    }
    return truth;
  }

  // A truth for every data set and nothing else, whoever wrote the sealed text.
  private List<String> sealedFaults(SealedPart sealed) {
    List<String> names = document.hidden().stream().map(Prior::parameter).toList();
    Map<String, Truth> truths = sealed.truths();
    boolean whole =
        List.copyOf(truths.keySet()).equals(document.dataSets())
            && truths.values().stream()
                .allMatch(truth -> List.copyOf(truth.values().keySet()).equals(names));
    return whole
        ? List.of()
        : List.of(
            SealedPart.NAME
                + ": its truths are not those of the data sets and hidden values of "
                + ChallengeDocument.NAME
                + " (it is damaged)");
  }
}
