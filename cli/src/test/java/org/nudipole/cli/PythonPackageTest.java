package org.nudipole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nudipole.io.Python;

/** The Python package's own tests and examples, with the program of this build. */
@Tag("canonical")
class PythonPackageTest {
  @TempDir Path folder;

  @Test
  void itsTestsPass() throws IOException {
    Python.Result result =
        Python.with("h5py", "numpy")
            .in(ProgramScript.in(folder))
            .run(
                folder,
                Path.of("../python/tests/test_nudipole.py")
                    .toAbsolutePath()
                    .normalize()
                    .toString());
    assertEquals(0, result.code(), result.output());
    assertTrue(result.output().contains("\nOK"), result.output());
  }
}
