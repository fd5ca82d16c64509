# SPDX-FileCopyrightText: 2026 The Kansrijk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A mapping file is checked before any row is read, and its schema says the same as its reader."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import openpyxl
import pytest
import yaml
from click.testing import CliRunner

from kansrijk.cli import main
from kansrijk.engine.problems import Problem
from kansrijk.people import input_columns
from kansrijk.people.readers import propose_mapping, read_extract, read_mapping
from kansrijk.people.readers.mapping import mapping_from_text
from kansrijk.people.readers.mapping_keys import mapping_schema
from kansrijk.people.readers.raw import FileForm

GOOD = """\
peildatum: 2025-01-01
huishouden: [STRAAT, NR]
gezin: {sleutel: GEZIN}
kolommen:
  gemeente: {vast: 599}
  leeftijd: LFT
"""


def plain_data(text: str) -> object:
    """A mapping as JSON would have it: dates as text."""
    return json.loads(json.dumps(yaml.safe_load(text), default=str))


def complaint(text: str) -> str:
    with pytest.raises(Problem) as caught:
        mapping_from_text(text)
    return caught.value.en


def test_a_short_mapping_is_enough():
    mapping = mapping_from_text(GOOD)
    assert mapping.needed == ["STRAAT", "NR", "GEZIN", "LFT"]
    assert mapping.year == 2025
    assert mapping.form.decimal == ","
    jsonschema.validate(plain_data(GOOD), mapping_schema())


@pytest.mark.parametrize(
    "old, new, words",
    [
        ("huishouden:", "huishuden:", r"line 2, huishuden.*not known.*Do you mean 'huishouden'"),
        ("peildatum: 2025-01-01\n", "", "'peildatum' is missing"),
        ("2025-01-01", "gisteren", "line 1, peildatum: give a date"),
        ("gezin: {sleutel: GEZIN}\n", "", "'gezin' is missing"),
        ("{sleutel: GEZIN}", "{}", "how families can be recognised"),
        ("{sleutel: GEZIN}", "{partner: P}", "Give 'persoon' too"),
        ("{sleutel: GEZIN}", "{sleutel: G, ouders: [A]}", "only 'positie' has a meaning"),
        ("{sleutel: GEZIN}", "{positie: {kolom: P, codes: {H: baas}}}", "choose from: hoofd, partner, kind"),
        ("{sleutel: GEZIN}", "{stel_leeftijdsverschil: veel}", "a number of years"),
        ("leeftijd: LFT", "leeftijdd: LFT", "no column of Kansrijk. Do you mean leeftijd"),
        ("  leeftijd: LFT\n", "", "'leeftijd'.*missing and required"),
        ("LFT", "{kolom: LFT, vast: 3}", "give one of"),
        ("LFT", "{kolom: LFT, per: jaar}", "no amount a period"),
        ("LFT", "{geboren: GEB}\n  leeftijd_begin_jaar: X", "follows from the date of birth"),
        ("{vast: 599}", "{geboren: GEB}", "belongs to leeftijd only"),
        ("LFT", "LFT\n  huur_m: {kolom: H, samen: middelen}", "choose from: gelijk, eerste"),
        ("LFT", "LFT\n  huur_m: {kolom: H, per: dag}", "choose from: jaar, kwartaal"),
        ("huishouden", 'bestand: {decimaal: ";"}\nhuishouden', "decimaal is ',' or '.'"),
        ("huishouden", 'bestand: {decimaal: ",", duizendtal: ","}\nhuishouden', "another sign"),
        ("huishouden", "bestand: {codering: klinkt-goed}\nhuishouden", "encoding 'klinkt-goed' is not known"),
        ("huishouden", "bestand: {soort: doc}\nhuishouden", "soort is one of"),
        ("huishouden", "bestand: {kopregel: 0}\nhuishouden", "row number from 1"),
    ],
)
def test_a_mistake_is_named_with_its_line_and_the_way_out(old: str, new: str, words: str):
    assert old in GOOD
    with pytest.raises(Problem, match=words):
        mapping_from_text(GOOD.replace(old, new, 1))


def test_a_constant_that_cannot_be_is_refused(tmp_path: Path):
    (tmp_path / "a.csv").write_text("STRAAT;NR;GEZIN;LFT\nA;1;1;40\n", encoding="utf-8")
    with pytest.raises(Problem, match="gives huur_m the value '-3'"):
        read_extract(tmp_path / "a.csv", mapping_from_text(GOOD + "  huur_m: {vast: -3}\n"))
    with pytest.raises(Problem, match="not known"):
        read_extract(tmp_path / "a.csv", mapping_from_text(GOOD.replace("599", "Lutjebroekeloo")))


@pytest.mark.parametrize(
    "content, words",
    [
        (b"", "no row of column names"),
        (b"STRAAT;NR;GEZIN;LFT\n", "no rows of data"),
        (b"STRAAT;NR;GEZIN;LFT;NR\nA;1;1;40;1\n", "'NR' is there twice"),
        (b"STRAAT;NR;GEZIN;LEEFT\nA;1;1;40\n", "column 'LFT' of the mapping is not in the file"),
        (b'STRAAT;NR;GEZIN;LFT\nA;1;1;40\n"A;1;1;40\n', "quotes after row"),
    ],
)
def test_a_file_that_cannot_be_read_gives_one_clear_sentence(tmp_path: Path, content: bytes, words: str):
    (tmp_path / "a.csv").write_bytes(content)
    with pytest.raises(Problem, match=words):
        read_extract(tmp_path / "a.csv", mapping_from_text(GOOD))


@pytest.mark.parametrize("name", ["a.xlsx", "a.parquet", "a.sav"])
def test_a_file_of_another_kind_than_its_name_says_is_refused(tmp_path: Path, name: str):
    (tmp_path / name).write_bytes(b"this is text")
    with pytest.raises(Problem, match=r"no (readable|complete)"):
        read_extract(tmp_path / name, mapping_from_text(GOOD))


def test_a_spreadsheet_with_the_name_of_a_csv_file_is_recognised(tmp_path: Path):
    (tmp_path / "a.csv").write_bytes(b"PK\x03\x04rest")
    with pytest.raises(Problem, match="a spreadsheet or a packed file, and no CSV"):
        read_extract(tmp_path / "a.csv", mapping_from_text(GOOD))


def test_a_file_that_is_not_there_or_not_known_is_refused(tmp_path: Path):
    with pytest.raises(Problem, match="is not there"):
        read_extract(tmp_path / "a.csv", mapping_from_text(GOOD))
    (tmp_path / "a.docx").write_bytes(b"x")
    with pytest.raises(Problem, match="kind of file cannot be read"):
        read_extract(tmp_path / "a.docx", mapping_from_text(GOOD))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_encoding_and_delimiter_are_found_out(tmp_path: Path, encoding: str, delimiter: str):
    text = "STRAAT;NR;GEZIN;LFT\nCafé;1;1;40\nCafé;1;1;7\n".replace(";", delimiter)
    (tmp_path / "a.csv").write_bytes(text.encode(encoding))
    frame = read_extract(tmp_path / "a.csv", mapping_from_text(GOOD)).population.frame
    assert frame.columns["leeftijd"].tolist() == [40, 7]


def test_a_wrong_encoding_is_a_problem_that_names_it(tmp_path: Path):
    (tmp_path / "a.csv").write_bytes("STRAAT;NR;GEZIN;LFT\nCafé;1;1;40\n".encode("cp1252"))
    with pytest.raises(Problem, match="utf-8"):
        read_extract(
            tmp_path / "a.csv",
            mapping_from_text(GOOD.replace("huish", "bestand: {codering: utf-8}\nhuish", 1)),
        )


def test_the_schema_is_a_valid_schema_and_knows_every_column():
    jsonschema.Draft202012Validator.check_schema(mapping_schema())
    assert set(mapping_schema()["$defs"]["kolommen"]["properties"]) == set(input_columns())


def test_the_schema_refuses_what_the_reader_refuses():
    for bad in (
        GOOD.replace("huishouden", "huis"),
        GOOD.replace("LFT", "{kolom: A, vast: 1}"),
        GOOD.replace("{sleutel: GEZIN}", "{}"),
    ):
        complaint(bad)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(plain_data(bad), mapping_schema())


def test_the_mapping_of_the_documentation_is_read(root: Path):
    page = (root / "docs/reference/mapping.md").read_text(encoding="utf-8")
    example = page.split("```yaml\n")[1].split("```")[0]
    mapping_from_text(example)
    jsonschema.validate(plain_data(example), mapping_schema())


EXTRACT = """\
HH_NR;Persoonsnummer;Gezinsnr;Geb.datum;Kale huur;Brutoloon per maand;Gemeentecode;Adres
1;77;1;01-02-1980;650,25;2.100,10;GM0599;Dorpsstraat 1
1;78;1;01-02-2015;650,25;;GM0599;Dorpsstraat 1
"""


def test_a_proposal_recognises_columns_and_their_form_and_holds_no_value(tmp_path: Path):
    (tmp_path / "a.csv").write_text(EXTRACT, encoding="utf-8")
    text = propose_mapping(tmp_path / "a.csv")
    for line in (
        "huishouden: HH_NR",
        "persoon: Persoonsnummer",
        "sleutel: Gezinsnr",
        'leeftijd: {geboren: Geb.datum, vorm: "%d-%m-%Y"}',
        "huur_m: {kolom: Kale huur, per: maand}",
        "loon_y: {kolom: Brutoloon per maand, per: maand, leeg_is: 0}",
        'duizendtal: "."',
        "niet gelezen: Adres",
    ):
        assert line in text
    for value in ("Dorpsstraat", "650", "2.100", "1980", "GM0599", "77"):
        assert value not in text


def test_a_proposal_keeps_the_sheet_and_header_row_it_was_made_from(tmp_path: Path):
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Gegevens")
    sheet.append(["Uittreksel"])
    sheet.append(["HHNR", "LOON"])
    sheet.append([1, 1000])
    book.save(tmp_path / "a.xlsx")
    text = propose_mapping(tmp_path / "a.xlsx", FileForm(sheet="Gegevens", header_row=2))
    assert "blad: Gegevens" in text
    assert "kopregel: 2" in text


def test_a_proposal_with_its_date_filled_in_reads_the_extract(tmp_path: Path):
    (tmp_path / "a.csv").write_text(EXTRACT, encoding="utf-8")
    done = CliRunner().invoke(
        main, ["population", "mapping", str(tmp_path / "a.csv"), "--out", str(tmp_path / "m.yaml")]
    )
    assert done.exit_code == 0, done.output
    text = (tmp_path / "m.yaml").read_text(encoding="utf-8").replace("JJJJ-MM-DD", "2025-01-01")
    (tmp_path / "m.yaml").write_text(text, encoding="utf-8")
    frame = read_extract(tmp_path / "a.csv", read_mapping(tmp_path / "m.yaml")).population.frame
    assert frame.columns["loon_y"].tolist() == pytest.approx([25201.2, 0.0])


def test_the_command_shows_the_schema():
    done = CliRunner().invoke(main, ["population", "mapping", "--schema"])
    assert json.loads(done.output)["title"] == "Kansrijk: mapping of an extract"
