"""Cuts the paper's six font files out of the published ones, under 130 KB together.

    npm pack @fontsource-variable/cairo @fontsource-variable/noto-naskh-arabic
    (unpack each archive into a folder of its own)
    pip install fonttools brotli
    python deploy/make_fonts.py CAIRO_FOLDER NASKH_FOLDER

Kept: Arabic as newspapers write it, with the Persian, Urdu and Gulf letters, both sets of digits,
the signs of Quran and salutation; Latin with its accents. Dropped: letters of languages we do
not print, presentation forms (text is stored as plain letters), weights no page asks for.
Digits and marks are cut a second time alone: all that most Arabic pages ask of Latin."""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

TO = Path(__file__).parent.parent / "articles" / "static" / "articles" / "fonts"

ARABIC = (
    "0020,00A0,0600-0604,0606-061B,061C,061E-063A,0640-0660,0661-066D,0670,0671,0679,067E,0686,0688,"
    "0691,0698,06A1,06A4,06A8,06A9,06AD,06AF,06BA,06BE,06C0,06C1,06C2,06C3,06C6,06C7,06CB,06CC,06D0,"
    "06D2,06D3,06D4,06D5,06D6-06DC,06DD,06DE,06E1,06E5,06E6,06E9,06F0-06F9,0763,"
    "200C-200F,2010,2011,25CC,FD3E,FD3F,FDF2,FDFA,FDFC"
)
LATIN = (
    "0020-007E,00A0-00FF,0131,0152,0153,0160,0161,0178,017D,017E,011E,011F,0130,015E,015F,"
    "2009,200A,200E,200F,2010-2015,2018-201A,201C-201E,2020-2022,2026,202F,2030,2032,2033,2039,203A,"
    "2044,20AC,2116,2122,2190-2193,2212,2215"
)
FIGURES = (
    "0020-0040,005B-0060,007B-007E,00A0,00AB,00AD,00B7,00BB,00D7,2009,200A,2010-2015,2018-201E,2020,"
    "2022,2026,202F,2030,2190-2193,2212"
)
CUTS = [
    ("cairo", "arabic", ARABIC, (400, 800)),
    ("cairo", "latin", LATIN, (400, 800)),
    ("cairo", "figures", FIGURES, (400, 800)),
    ("noto-naskh-arabic", "arabic", ARABIC, (400, 700)),
    ("noto-naskh-arabic", "latin", LATIN, (400, 700)),
    ("noto-naskh-arabic", "figures", FIGURES, (400, 700)),
]


def cut(published: Path, to: Path, letters: str, weights: tuple[int, int]) -> None:
    font = TTFont(published)
    options = subset.Options(flavor="woff2", layout_features=["*"], hinting=False)
    options.drop_tables += ["STAT"]
    chosen = subset.Subsetter(options)
    chosen.populate(unicodes=subset.parse_unicodes(letters))
    chosen.subset(font)
    instancer.instantiateVariableFont(font, {"wght": weights}, inplace=True)
    subset.save_font(font, to, options)


def main(cairo: Path, naskh: Path) -> None:
    folders = {"cairo": cairo, "noto-naskh-arabic": naskh}
    for family, script, letters, weights in CUTS:
        to = TO / f"{family.removesuffix('-arabic')}-{script}.woff2"
        of = "arabic" if script == "arabic" else "latin"
        published = folders[family] / "files" / f"{family}-{of}-wght-normal.woff2"
        cut(published, to, letters, weights)
        sys.stdout.write(f"{to.name} {to.stat().st_size:,}\n")
    for name, folder in folders.items():
        (TO / f"OFL-{name}.txt").write_text((folder / "LICENSE").read_text())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
