"""Lines made soft: positions are arrays of longitude and latitude."""

import numpy as np
from scipy import ndimage
from shapely.geometry import LineString, Point
from shapely.ops import substring

CORNERS = 3  # times that corners are cut


def softened(points, cells):
    """Smooths a line of even steps by a Gaussian. Its ends stay where they are."""
    pad = min(int(4 * cells), len(points) - 1)
    if pad < 1:
        return points
    padded = np.pad(points, ((pad, pad), (0, 0)), mode="reflect", reflect_type="odd")
    return ndimage.gaussian_filter1d(padded, cells, axis=0, mode="nearest")[pad:-pad]


def rounded_off(points):
    """Cuts the corners of a line, or of a ring where it closes (Chaikin)."""
    points = np.asarray(points, float)
    is_ring = np.allclose(points[0], points[-1])
    for _ in range(CORNERS):
        before, after = points[:-1], points[1:]
        cut = np.stack([before * 0.75 + after * 0.25, before * 0.25 + after * 0.75], 1).reshape(-1, 2)
        points = np.vstack([cut, cut[:1]]) if is_ring else np.vstack([points[:1], cut[1:-1], points[-1:]])
    return points


def rounded(line, step=0.004, cells=4):
    """A line of few vertices as one would draw it with a brush."""
    return softened(np.array(LineString(rounded_off(line.coords)).segmentize(step).coords), cells)


def nearest(point, lines):
    """The point of several lines that is nearest to one, and how far it is in degrees."""
    point = Point(point)
    line = min(lines, key=point.distance)
    return np.array(line.interpolate(line.project(point)).coords[0]), point.distance(line)


def led_to(points, end, over=8):
    """Bends the last vertices of a line so that it ends at a point."""
    points = points.copy()
    over = min(over, len(points) - 1)
    share = np.linspace(0, 1, over + 1)[1:, None]
    points[-over:] += (end - points[-1]) * share * share
    return points


def rest_of(line, start):
    """What follows on a line after the point nearest to `start`."""
    return np.array(substring(line, line.project(Point(start)), line.length).coords)


def longest_straight(line):
    """The length of a line's longest piece between two vertices."""
    return max(Point(one).distance(Point(next)) for one, next in zip(line.coords, line.coords[1:]))
