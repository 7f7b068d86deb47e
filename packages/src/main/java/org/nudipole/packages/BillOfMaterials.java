package org.nudipole.packages;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The list of what the program is made of, without digests of jars that nobody gets: those of the
 * modules are parts of the program's jar, and hold the permissions of files on the machine that
 * builds.
 */
public final class BillOfMaterials {
  private static final String OWN = "org.nudipole";

  private BillOfMaterials() {}

  /**
   * Writes it.
   *
   * @param args the list of all digests, the file to write
   */
  public static void main(String[] args) throws IOException {
    JsonObject bill = JsonParser.parseString(Files.readString(Path.of(args[0]))).getAsJsonObject();
    for (JsonElement component : bill.getAsJsonArray("components")) {
      JsonObject one = component.getAsJsonObject();
      if (one.get("group").getAsString().equals(OWN)) {
        one.remove("hashes");
      }
    }
    Path file = Path.of(args[1]);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(
        file,
        new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(bill) + "\n");
  }
}
