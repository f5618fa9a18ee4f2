"""Checks what ground.py made: `python test_ground.py g10g.npz`. Each check of a seam is one that the raw elevation fails."""

import json
import sys
from pathlib import Path

import numpy as np
from PIL import Image
from scipy import ndimage
from shapely.geometry import Point, shape
from shapely.ops import unary_union

import curves
import elevation
import relief
import rivers
import towns

FOLDER = Path(__file__).parent.parent
# Stretches where the edge of a sheet is a step: from, to, in degrees. The source has it up to a cell off the whole degree.
SHEET_EDGES = {
    "40° N in the Aras plain": ((44.27, 40), (44.6, 40)),
    "40° N in the Kura plain": ((47.0, 40), (47.6, 40)),
    "48° E in the Kura plain": ((48, 40.0), (48, 39.5)),
}
TRENCH = ((46.50, 39.68), (46.655, 39.40))
# The straight line that a viewer may think to see; there is no step along it.
SEEN = ((46.2, 39.85), (46.75, 39.2))
MOST_STEP, MOST_NOTCH = 2, 2.5  # times what parallel lines beside it have: a valley may stay a valley
BESIDE = 7  # cells to either side


def across(metres, line):
    """Metres on lines parallel to one: a row for each point along it, a column for each cell of distance."""
    (x0, y0), (x1, y1) = line
    shrink = np.cos(np.radians((y0 + y1) / 2))
    dx, dy = (x1 - x0) * shrink, y1 - y0
    length = np.hypot(dx, dy)
    share = np.linspace(0, 1, int(length * elevation.CELLS) + 1)[:, None]
    off = np.arange(-BESIDE, BESIDE + 1) / elevation.CELLS
    lon = x0 + (x1 - x0) * share - dy / length / shrink * off
    lat = y0 + (y1 - y0) * share + dx / length * off
    return ndimage.map_coordinates(metres, elevation.cell(lon, lat), order=1, mode="nearest")


def stands_out(profile, near):
    """The greatest value at the line, over the mean of those beside it."""
    middle = (len(profile) - 1) / 2
    is_near = np.abs(np.arange(len(profile)) - middle) <= near
    return profile[is_near].max() / profile[~is_near].mean()


def step_at(metres, line):
    """Mean gradient across a line, against lines beside it."""
    return stands_out(np.abs(np.diff(across(metres, line), axis=1)).mean(0), 1.5)


def notch_at(metres, line):
    """How much the slope turns at a line, in the median along it, against lines beside it."""
    turn = np.diff(across(metres, line), 2, axis=1)
    return stands_out(np.abs(np.median(turn, 0)), 1.5)


def test_sheet_edges(raw, mended):
    for name, line in SHEET_EDGES.items():
        before, after = step_at(raw, line), step_at(mended, line)
        print(f"  step at {name}: {before:.2f} raw, {after:.2f} mended")
        assert before > MOST_STEP >= after, name


def test_trench(raw, mended):
    before, after = notch_at(raw, TRENCH), notch_at(mended, TRENCH)
    print(f"  notch along the Hakari: {before:.2f} raw, {after:.2f} mended")
    assert before > MOST_NOTCH >= after


def test_no_step_along_the_line_that_is_seen(raw, mended):
    print(f"  step along the line that is seen: {step_at(raw, SEEN):.2f} raw, {step_at(mended, SEEN):.2f} mended")
    assert step_at(mended, SEEN) <= MOST_STEP


def test_relief(raw, mended):
    about, file = json.loads((FOLDER / "relief.json").read_text()), FOLDER / "relief.png"
    picture = np.array(Image.open(file))
    assert picture.shape == (about["height"], about["width"]) and picture.max() < about["tones"] == relief.TONES
    rim = np.concatenate([picture[[0, -1]].ravel(), picture[:, [0, -1]].ravel()])
    assert (rim == about["flat"]).all(), "the edge is seen"
    assert all(len(colours) == about["tones"] for colours in about["palettes"].values())
    assert [about["palettes"][theme][about["flat"]] for theme in ("light", "dark", "print")] == ["#ebe7dc", "#232a31", "#f3f2ee"]
    assert file.stat().st_size < 170_000


def features(name):
    return json.loads((FOLDER / name).read_text())["features"]


def test_rivers(raw, mended):
    lines = {item["id"]: (shape(item["geometry"]), item["properties"]) for item in features("water.geojson")}
    loose = []
    for id, (line, properties) in lines.items():
        if properties.get("modelled"):
            assert curves.longest_straight(line) < rivers.STICK, f"{id}: a straight piece"
            others = unary_union([other for known, (other, _) in lines.items() if known != id])
            if Point(line.coords[-1]).distance(others) > 0.001:
                loose.append(id)
                lowest = float(ndimage.map_coordinates(mended, [[v] for v in elevation.cell(*line.coords[-1])], order=1)[0])
                assert lowest < rivers.PLAIN + 60, f"{id} ends in mid-air at {lowest:.0f} m"
    print(f"  {len(lines)} waters; {len(loose)} streams end where the plain begins: {', '.join(loose)}")


def test_towns(raw, mended):
    places = json.loads((FOLDER.parent / "lachin-corridor" / "places.geojson").read_text())["features"]
    forms = {name["form"] for place in places for name in place["properties"].get("names", [])}
    for town in features("towns.geojson"):
        name = town["properties"]["name"]
        assert name not in forms and name not in towns.LEFT_OUT, name


def main():
    raw = elevation.read(sys.argv[1])
    mended = elevation.without_trenches(elevation.without_sheet_edges(raw))
    for name, check in list(globals().items()):
        if name.startswith("test_"):
            print(name)
            check(raw, mended)


if __name__ == "__main__":
    main()
