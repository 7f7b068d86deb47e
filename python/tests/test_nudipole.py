"""The tests of the package: its examples, and what they do not show.

They need the program, which the variable NUDIPOLE names: python3 -m unittest discover -s python/tests
"""

import doctest
import os
import shutil
import sys
import tempfile
import unittest
import warnings
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import h5py  # noqa: E402

import nudipole  # noqa: E402
from nudipole import errors, events, histogram, program, settings, tables  # noqa: E402

LOOP = """/source/use cr51
/source/activity 5 MCi
/source/distance 25 cm
/detector/material Ge
/detector/volume 2000 cm3
/interaction/use cevns
/interaction/part dipole
/dipole/moment 1e-10 muB
/response/threshold 8 eV
/run/exposure 55.4 day
/output/file loop-{m}.h5
/control/loop pass.mac m 100 900 400
"""
PASS = "/dipole/mass {m} keV\n/run/beamOn 500\n"

_folder = tempfile.TemporaryDirectory()
_before = os.getcwd()


def setUpModule():
    os.chdir(_folder.name)
    nudipole.run("tutorial", set={"/run/beamOn": 20000}).verify()
    Path("loop.mac").write_text(LOOP)
    Path("pass.mac").write_text(PASS)


def tearDownModule():
    os.chdir(_before)
    _folder.cleanup()


class Examples(unittest.TestCase):
    def test_examples(self):
        for module in (nudipole, errors, events, histogram, program, settings, tables):
            with self.subTest(module.__name__):
                failed, tried = doctest.testmod(module, globs={**vars(nudipole), "np": np})
                self.assertEqual(failed, 0)


class Files(unittest.TestCase):
    def test_columns_are_those_of_h5py(self):
        opened = nudipole.open("tutorial.h5")
        with h5py.File("tutorial.h5") as file:
            for name, column in file["events"].items():
                np.testing.assert_array_equal(opened[name], column[:])
                self.assertEqual(opened.columns[name].unit, column.attrs["units"].decode())
                self.assertIn(column.attrs["description"].decode(), opened.columns[name].description)
            self.assertEqual(opened.macro, file["run/macro"][()].decode())
            self.assertEqual(opened.attributes["expected_events"], file["run"].attrs["expected_events"])
        self.assertEqual(opened.warnings, [])
        self.assertEqual(set(opened.words("interaction")), {"cevns"})
        with self.assertRaisesRegex(KeyError, "observ is no column"):
            opened["observ"]
        with self.assertRaisesRegex(KeyError, "no column of codes"):
            opened.words("observed")

    def test_histogram_is_the_sum_of_weights(self):
        opened = nudipole.open("tutorial.h5")
        edges = np.linspace(0.002, 0.03, 15)
        every = opened.histogram("recoil_energy", edges, where=True)
        counts, _ = np.histogram(opened["recoil_energy"], edges)
        np.testing.assert_allclose(every.counts, opened.expected / 20000 * counts)
        np.testing.assert_allclose(every.errors, opened.expected / 20000 * np.sqrt(counts))
        one = opened.histogram("recoil_energy", edges, where=True, weights=1)
        np.testing.assert_array_equal(one.counts, counts)

    def test_events_lie_on_the_spectrum(self):
        opened = nudipole.open("tutorial.h5")
        expected = nudipole.spectrum("tutorial")
        simulated = opened.histogram("observed", expected)
        np.testing.assert_allclose(sum(expected.parts.values()), expected.total)
        self.assertAlmostEqual(expected.total.sum() / opened.expected_detected, 1, places=5)
        filled = expected.total > 10 * opened.weight
        pulls = ((simulated.counts - expected.total) / np.sqrt(expected.total * opened.weight))[filled]
        # Chi2 of about 35 bins below 80: by chance less than once in 1e4; the seed is fixed.
        self.assertGreater(filled.sum(), 25)
        self.assertLess((pulls**2).sum(), 80)
        with self.assertRaisesRegex(ValueError, "bins in keVnr of time in s"):
            opened.histogram("time", expected)

    def test_what_is_no_event_file(self):
        Path("text.h5").write_text("no")
        with h5py.File("other.h5", "w") as file:
            file.attrs["format"] = "other"
        for name, why in {
            "text.h5": "cannot be read",
            "other.h5": "no event file",
            "none.h5": "cannot be read",
            ".": "no folder of shards",
        }.items():
            with self.assertRaisesRegex(nudipole.EventFileError, why):
                nudipole.open(name)
        with self.assertRaisesRegex(nudipole.EventFileError, "no file"):
            nudipole.open()

    def test_files_of_a_challenge_are_counts(self):
        with h5py.File("data.h5", "w") as file:
            file.attrs.update(format="nudipole-challenge", exposure_s=10.0, n_events=3, digest="d")
            observed = file.create_dataset("events/observed", data=np.array([1, 2, 2.5], "f4"))
            observed.attrs.update(units="keVnr", description="what was seen")
        data = nudipole.open("data.h5")
        self.assertEqual((len(data), data.exposure, data.weight, data.settings, data.macro), (3, 10.0, 1.0, {}, ""))
        np.testing.assert_array_equal(data.histogram("observed", [0, 2, 3]).counts, [1, 2])
        with self.assertRaisesRegex(KeyError, "no column of codes"):
            data.words("target")

    def test_a_changed_file_is_found(self):
        shutil.copy("tutorial.h5", "changed.h5")
        with h5py.File("changed.h5", "r+") as file:
            file["events/time"][3] += 1
            file["run"].attrs["expected_events"] *= 2
        with self.assertRaisesRegex(nudipole.EventFileError, "columns do not match(.|\n)*header does not"):
            nudipole.open("changed.h5").verify()

    def test_shards_are_one_set(self):
        whole = nudipole.open("tutorial.h5")
        parts = nudipole.run("tutorial", "parts/", set={"/run/beamOn": 20000}, shards=2)
        self.assertEqual(parts.weight, whole.weight)
        self.assertEqual(len(nudipole.open("parts")), 20000)
        for name in whole.columns:
            np.testing.assert_array_equal(parts[name], whole[name])
        # Of 20000 events the second shard has none.
        with self.assertRaisesRegex(nudipole.EventFileError, "is one of 2 shards"):
            nudipole.open("parts/events-00000.h5")
        os.remove("parts/events-00001.h5")
        with self.assertRaisesRegex(nudipole.EventFileError, "1 of 2 shards are not there"):
            nudipole.open("parts")

    def test_several_files_are_one_exposure(self):
        first = nudipole.open("tutorial.h5")
        shutil.copy("tutorial.h5", "second.h5")
        with h5py.File("second.h5", "r+") as file:
            file["run"].attrs["digest"] = "of another seed"
            macro = file["run/macro"][()].replace(b"/random/seed 1\n", b"/random/seed 2\n")
            del file["run/macro"]
            file["run/macro"] = np.bytes_(macro)
        second = nudipole.open("second.h5")
        both = nudipole.open("tutorial.h5", "second.h5")
        self.assertEqual(len(both), 40000)
        self.assertAlmostEqual(both.weight, first.weight / 2)
        np.testing.assert_array_equal(both["time"][20000:], second["time"])
        with self.assertRaisesRegex(nudipole.EventFileError, "count twice"):
            nudipole.open("tutorial.h5", "tutorial.h5")
        shutil.copy("second.h5", "third.h5")
        with h5py.File("third.h5", "r+") as file:
            del file["run/macro"]
            file["run/macro"] = np.bytes_(macro.replace(b"8 eV", b"9 eV"))
        with self.assertRaisesRegex(nudipole.EventFileError, "another macro"):
            nudipole.open(["tutorial.h5", "third.h5"])

    def test_detected_events_with_weights(self):
        full = nudipole.run(
            "tutorial", "full.h5", set={"/run/beamOn": 5000, "/output/columns": "full"}, mu=1e-10, m4=100
        )
        self.assertEqual(set(full.words("part")), {"sm", "dipole"})
        program._execute(["reweight", "full.h5", "--set", "/dipole/moment=3e-11 muB", "-o", "new.h5"])
        new = nudipole.open("new.h5")
        np.testing.assert_allclose(new.weights(), full.weight * new["weight"])
        np.testing.assert_allclose(
            new.histogram("observed", 5).total, (full.weight * new["weight"])[new.detected].sum()
        )
        seen = nudipole.run("tutorial", "seen.h5", set={"/run/beamOn": 20000, "/output/select": "detected"})
        whole = nudipole.open("tutorial.h5")
        self.assertEqual(seen.weight, whole.weight)
        self.assertEqual(len(seen), whole.detected.sum())
        self.assertTrue(seen.detected.all())

    def test_settings(self):
        stored = nudipole.open("tutorial.h5").settings
        self.assertEqual(stored["/detector/position"], {"position": nudipole.Vector((0.0, 0.0, 0.0), "cm")})
        self.assertEqual(stored["/run/beamOn"], {"events": 20000.0})
        rows = [
            ("/response/resolution", "keyword", np.nan, "constant", ""),
            ("/response/resolution", "sigma", 1.0, "1", "eV"),
            ("/response/resolution", "keyword", np.nan, "linear", ""),
            ("/response/resolution", "b", 0.1, "0.1", ""),
        ]
        self.assertEqual(
            settings.as_dict(rows),
            {
                "/response/resolution": [
                    {"keyword": "constant", "sigma": nudipole.Quantity(1.0, "eV")},
                    {"keyword": "linear", "b": 0.1},
                ]
            },
        )


class Program(unittest.TestCase):
    def test_a_loop_is_a_table_and_files(self):
        made = nudipole.run("loop.mac")
        self.assertEqual([str(one.files[0]) for one in made], ["loop-100.h5", "loop-500.h5"])
        self.assertEqual([one.aliases["m"] for one in made], [100, 500])
        expected = nudipole.rows(nudipole.rate("loop.mac"))
        np.testing.assert_array_equal(expected["m"], [100, 500, 900])
        np.testing.assert_array_equal(expected["closed"], [False, False, True])
        self.assertEqual(made[1].expected, expected["expected_events"][1])
        nudipole.run("loop.mac", "loop/", shards=1)
        with self.assertRaisesRegex(nudipole.EventFileError, "holds 2 runs"):
            nudipole.open("loop")
        np.testing.assert_array_equal(nudipole.open("loop", run=1)["time"], made[1]["time"])
        # The table and the object of one answer.
        with self.assertWarnsRegex(nudipole.NudipoleWarning, "events decide"):
            answer = nudipole.limit("loop.mac", options=["--csv", "limits.csv"])
        limits = nudipole.rows(answer)
        np.testing.assert_array_equal(limits["m"], [100, 500, 900])
        np.testing.assert_array_equal(np.isnan(limits["expected"]), [False, False, True])
        table = nudipole.read_table("limits.csv")
        for name in ("m", "run", "expected", "expected_plus2", "closed", "parameter", "unit"):
            np.testing.assert_array_equal(table[name], limits[name], err_msg=name)
        self.assertEqual((table.units["expected"], limits.units["expected"]), ("muB", "muB"))
        self.assertEqual(list(table.where(run=1)["m"]), [500])

    def test_messages_are_exceptions(self):
        with self.assertRaisesRegex(nudipole.NudipoleError, "no macro of this name.*did you mean") as told:
            nudipole.rate("tutorail")
        self.assertEqual(told.exception.code, 2)
        with self.assertRaisesRegex(nudipole.NudipoleError, r"exists \(it is not overwritten\)") as told:
            nudipole.run("tutorial")
        self.assertEqual(told.exception.code, 3)
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            nudipole.rate("tutorial", set={"/response/resolution": "constant 9 eV"})
        self.assertTrue(any(issubclass(w.category, nudipole.NudipoleWarning) for w in caught), caught)

    def test_numbers_keep_their_digits(self):
        self.assertEqual(program.text(np.float64(0.1) + np.float32(0.2)), repr(0.1 + float(np.float32(0.2))))
        self.assertEqual(program.text(np.int64(5)), "5")
        self.assertEqual(program.text("2 kg"), "2 kg")


class Tables(unittest.TestCase):
    def test_words_numbers_and_what_is_missing(self):
        Path("t.csv").write_text('run,name,value,closed\n0,"a, b",1.5,false\n1,\'=c,,true\n', encoding="utf-8")
        table = nudipole.read_table("t.csv")
        self.assertEqual(list(table["name"]), ["a, b", "'=c"])
        self.assertEqual(table["run"].dtype.kind, "i")
        np.testing.assert_array_equal(table["value"], [1.5, np.nan])
        np.testing.assert_array_equal(table["closed"], [False, True])
        Path("t.csv").write_text("a,b\n1\n", encoding="utf-8")
        with self.assertRaisesRegex(ValueError, "1 values of 2 columns"):
            nudipole.read_table("t.csv")
        Path("t.csv").write_text("# nothing\n", encoding="utf-8")
        with self.assertRaisesRegex(ValueError, "no table"):
            nudipole.read_table("t.csv")

    def test_planes_have_no_single_axis(self):
        cells = {"observed_low": [0, 0], "observed_high": [1, 1], "total": [2, 3]}
        table = nudipole.Table({name: np.array(column) for name, column in cells.items()})
        with self.assertRaisesRegex(ValueError, "plane"):
            nudipole.Spectrum(table).edges


if __name__ == "__main__":
    unittest.main()
