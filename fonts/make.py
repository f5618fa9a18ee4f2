"""Makes the two fonts of this folder, each as TTF and WOFF2; README.md says how to run it.

One file for each weight holds every script of the page. Pieces by script, as they are usually served, make a painter of
pictures draw boxes where one line mixes scripts; a merged file does not.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger
from fontTools.misc.timeTools import timestampFromString
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
MADE = timestampFromString("Sun Nov 22 00:00:00 2026")
WEIGHTS = {400: "Regular", 600: "SemiBold"}
# Where two pieces hold a character the first one's glyph is taken.
LETTERS = [
    ("noto-sans", "latin"),
    ("noto-sans", "latin-ext"),
    ("noto-sans", "cyrillic"),
    ("noto-sans-armenian", "armenian"),
    ("noto-sans-georgian", "georgian"),
]
# Of these only the characters named here; two have one weight only.
SIGNS = [
    ("noto-sans-symbols", "symbols", "→←↔↑↓↗↘↕⇄"),
    ("noto-sans-symbols-2", "symbols", "✓✔✕✗■□▲△▶▼◀●○◆◇⚠"),
    ("noto-sans-math", "latin", "‡≈≠≤≥∞"),
]
OF_SIGNS = {"head", "hhea", "maxp", "OS/2", "hmtx", "cmap", "loca", "glyf", "name", "post"}
# The line height is that of the Latin piece: the signs come from fonts with far taller lines.
HEIGHTS = {
    "hhea": ("ascent", "descent", "lineGap"),
    "OS/2": ("sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent", "sxHeight", "sCapHeight", "fsSelection"),
}
RANGES = [
    (0x0020, 0x007E),
    (0x00A0, 0x017F),  # Latin-1, Latin Extended-A
    (0x018F, 0x018F),  # Ə
    (0x0259, 0x0259),  # ə
    (0x01E6, 0x01E7),
    (0x0218, 0x021B),
    (0x02BB, 0x02BC),
    (0x02C6, 0x02DD),
    (0x0300, 0x0304),
    (0x0306, 0x030C),
    (0x0400, 0x045F),  # Cyrillic
    (0x0490, 0x0491),
    (0x0531, 0x058F),  # Armenian
    (0x10A0, 0x10FF),  # Georgian; its capitals (1C90–1CBF) are left out, since nothing is set in them
    (0x2000, 0x206F),  # punctuation
    (0x20A0, 0x20C0),  # money: ₽ ₾ ֏ ₼ €
    (0x2100, 0x214F),  # №
    (0x2212, 0x2212),  # −
    (0xFB13, 0xFB17),  # Armenian ligatures
    (0xFEFF, 0xFEFF),
    (0xFFFD, 0xFFFD),
]


def subset(font, codes, **options):
    subsetter = Subsetter(Options(hinting=False, glyph_names=False, **options))
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    return font


def piece(packages, package, script, weight):
    files = packages / package / "files"
    found = [files / f"{package}-{script}-{known}-normal.woff2" for known in (weight, 400)]
    font = TTFont(next(file for file in found if file.exists()))
    font.flavor = None
    return font


def make(packages, weight, name):
    fonts = [piece(packages, package, script, weight) for package, script in LETTERS]
    for package, script, signs in SIGNS:
        font = subset(piece(packages, package, script, weight), map(ord, signs), layout_features=[])
        for table in set(font.keys()) - OF_SIGNS - {"GlyphOrder"}:
            del font[table]
        fonts.append(font)
    heights = {(table, name): getattr(fonts[0][table], name) for table, names in HEIGHTS.items() for name in names}
    with TemporaryDirectory() as folder:
        files = [str(Path(folder) / f"{number}.ttf") for number in range(len(fonts))]
        for font, file in zip(fonts, files):
            font.save(file)
        font = Merger().merge(files)
    codes = {code for first, last in RANGES for code in range(first, last + 1)} | {ord(c) for *_, signs in SIGNS for c in signs}
    subset(font, codes, layout_features=["*"], name_IDs=["*"], notdef_outline=True)
    for (table, measure), value in heights.items():
        setattr(font[table], measure, value)
    font["OS/2"].usWeightClass = weight
    family = {1: "Noto Sans" if weight == 400 else f"Noto Sans {name}", 2: "Regular", 4: f"Noto Sans {name}", 6: f"NotoSans-{name}"}
    family |= {16: "Noto Sans", 17: name}
    for id, text in family.items():
        font["name"].setName(text, id, 3, 1, 0x409)
    # A fixed time, so that the same pieces make the same bytes.
    font.recalcTimestamp = False
    font["head"].created = font["head"].modified = MADE
    for flavor, ending in (("woff2", "woff2"), (None, "ttf")):
        font.flavor = flavor
        font.save(HERE / f"NotoSans-{name}.{ending}")


if __name__ == "__main__":
    for weight, name in WEIGHTS.items():
        make(Path(sys.argv[1]), weight, name)
