package org.nudipole.io.hdf5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Hdf5TableTest {
  @TempDir Path folder;

  private interface Content {
    void in(WritableGroup group);
  }

  private static void column(WritableGroup group, String name, Object data, Object units) {
    group.putDataset(name, data).putAttribute("units", units);
  }

  private byte[] file(Optional<String> group, Content content) throws IOException {
    Path path = folder.resolve("t.h5");
    try (WritableHdfFile file = HdfFile.write(path)) {
      content.in(group.isPresent() ? file.putGroup(group.get()) : file);
    }
    return Files.readAllBytes(path);
  }

  private static void spectrum(WritableGroup group) {
    column(group, "nu_mu", new float[] {0, 0.5f, 0}, "/MeV");
    column(group, "energy", new double[] {0.1, 1, 2e-5}, "MeV");
    column(group, "anti_nu_e", new int[] {1, 2, 3}, "/MeV");
  }

  /** By name; numbers as doubles print, so that nothing is lost. */
  @Test
  void columnsBecomeText() throws IOException {
    String text =
        "# columns: anti_nu_e,energy,nu_mu\n# units: /MeV,MeV,/MeV\n"
            + "1.0,0.1,0.0\n2.0,1.0,0.5\n3.0,2.0E-5,0.0\n";
    byte[] root = file(Optional.empty(), Hdf5TableTest::spectrum);
    assertTrue(Hdf5Table.isHdf5(root));
    assertEquals(text, Hdf5Table.text(root));
    assertEquals(text, Hdf5Table.text(file(Optional.of("flux"), Hdf5TableTest::spectrum)));
  }

  /** A table of counts says where they come from, and which of its columns are not needed. */
  @Test
  void attributesThatAreTextAreLinesOfTheHeader() throws IOException {
    byte[] bytes =
        file(
            Optional.of("counts"),
            g -> {
              g.putAttribute("title", "made up");
              g.putAttribute("ignored", "error");
              g.putAttribute("run", 7);
              column(g, "counts", new int[] {3}, "1");
              column(g, "error", new int[] {2}, "1");
            });
    assertEquals(
        "# ignored: error\n# title: made up\n# columns: counts,error\n# units: 1,1\n3.0,2.0\n",
        Hdf5Table.text(bytes));
  }

  @Test
  void saysWhyItIsNoTable() throws IOException {
    assertRefused("0 groups with datasets that have units", g -> g.putDataset("e", new double[2]));
    assertRefused(
        "'nu_e' has no text as attribute units",
        g -> {
          column(g, "energy", new double[2], "MeV");
          g.putDataset("nu_e", new double[2]);
        });
    assertRefused(
        "'nu_e' has 3 rows where energy has 2",
        g -> {
          column(g, "energy", new double[2], "MeV");
          column(g, "nu_e", new double[3], "/MeV");
        });
    assertRefused(
        "'energy' is no dataset of one dimension",
        g -> column(g, "energy", new double[2][2], "MeV"));
    assertRefused(
        "with a comma or a control character", g -> column(g, "energy", new double[2], "MeV,x"));
  }

  private void assertRefused(String message, Content content) throws IOException {
    byte[] bytes = file(Optional.empty(), content);
    IOException e = assertThrows(IOException.class, () -> Hdf5Table.text(bytes));
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  /** Whatever part of the file is missing, or set to zero, there is an answer or a message. */
  @Test
  void damageIsAMessage() throws IOException {
    byte[] whole = file(Optional.empty(), Hdf5TableTest::spectrum);
    int refused = 0;
    for (int length = 8; length < whole.length; length += 13) {
      byte[] part = Arrays.copyOf(whole, length);
      byte[] blank = whole.clone();
      Arrays.fill(blank, length, Math.min(whole.length, length + 8), (byte) 0);
      refused += isRefused(part) ? 1 : 0;
      refused += isRefused(blank) ? 1 : 0;
    }
    assertTrue(refused > 10, refused + " refused");
  }

  private static boolean isRefused(byte[] bytes) {
    try {
      return Hdf5Table.text(bytes).isEmpty();
    } catch (IOException e) {
      return true;
    }
  }

  @Test
  void textIsNotHdf5() {
    assertFalse(
        Hdf5Table.isHdf5("# columns: energy".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    assertFalse(Hdf5Table.isHdf5(new byte[3]));
  }

  @Test
  void readsWhatH5pyWrote() throws IOException, InterruptedException {
    OutsideTool.assume(OutsideTool.PYTHON, "-c", "import h5py");
    Path path = folder.resolve("spectrum.h5");
    OutsideTool.Result result = OutsideTool.python(folder, "spectrum.py", path);
    assertEquals(0, result.exit(), result.output());
    assertEquals(
        "# columns: energy,nu_e\n# units: keV,/cm2/s/keV\n0.0,1.0\n1.0,2.5\n2.0,0.0\n",
        Hdf5Table.text(Files.readAllBytes(path)));
  }
}
