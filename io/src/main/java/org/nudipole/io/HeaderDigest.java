package org.nudipole.io;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import org.nudipole.io.hdf5.StoredHeader;
import org.nudipole.io.hdf5.StoredValue;

/**
 * The digest of all that a file holds beside its columns: SHA-256 over every attribute, {@code
 * /run@seed}, and every data set outside {@code /events}, {@code /run/macro}, in the order of these
 * names. Of each the name in UTF-8, a zero, and {@link StoredValue#canonical()}. It does not depend
 * on how a file stores them.
 */
final class HeaderDigest {
  private HeaderDigest() {}

  /** The digest of a header, as hexadecimal digits; a digest in it is left out. */
  static String of(SortedMap<String, StoredValue> header) {
    MessageDigest sha = EventDigest.sha256();
    header.forEach(
        (name, value) -> {
          if (!name.endsWith("@" + EventFormat.HEADER_DIGEST)) {
            sha.update(name.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
            sha.update(value.canonical());
          }
        });
    return HexFormat.of().formatHex(sha.digest());
  }

  /**
   * What is wrong with a header: nothing, or that it is not the one that was written.
   *
   * @param version version of the file's format; the first had no such digest
   * @param place prefix of the attribute that holds the digest
   */
  static List<String> faults(StoredHeader header, int version, String place) {
    String name = place + EventFormat.HEADER_DIGEST;
    return version == 1 && !header.has(name) || of(header.values()).equals(header.text(name))
        ? List.of()
        : List.of(
            header.path()
                + ": the header does not match its digest (it has been changed or damaged)");
  }
}
