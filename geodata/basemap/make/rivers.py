"""Rivers and lakes: big ones of the plains after Natural Earth, those of the mountains after the terrain model."""

import numpy as np
from shapely import prepare
from shapely.geometry import LineString, MultiLineString, Point, Polygon, box, shape
from shapely.ops import linemerge, substring, unary_union

import curves
import elevation
import relief
from flow import Flow

NEAR = box(44, 38, 50.5, 42.5)
MODEL = "after a terrain model (NOAA GLOBE, public domain)"
NATURAL_EARTH = "after Natural Earth 1:10m (public domain), corners rounded"
MODEL_M, NATURAL_EARTH_M = 1000, 2000

MAIN = ("Kura", "Aras")  # of Natural Earth: rank 1; flow over the plains' filled hollows is straight sticks
# Rivers of the model that have a name: each is the longest stream along a line that is known. That of the Terter and the
# Vorotan is of Natural Earth and is replaced; that of the Hakari is surveyed and stays.
NAMED = {"terter": "Terter", "vorotan": "Vorotan", "hakari": "Aghavno / Hakari"}
MISSPELT = ("Kr",)  # short pieces of the Kura

AROUND = box(relief.WEST, relief.SOUTH, relief.EAST, relief.NORTH)  # unnamed streams of the model are drawn here
CLOSE = box(45.9, 39.1, 47.3, 40.2)  # and smaller ones here
RANKS = ((6000, 1), (1800, 2), (700, 3), (0, 4))  # cells drained at the mouth
LEAST, LEAST_CLOSE, LEAST_NAMED = 700, 330, 90
TRENCH = (3.5, 3.0)  # cells: width and smoothing of the trench, so that the Hakari follows the valley and not a ruler
SHORTEST = 12  # cells
SOFT = 2.4  # cells
PLAIN = 260  # metres: below, the terrain does not lead water
ARAS_PLAIN = (46.05, 1050)  # the same: west of, below
REACHED = 0.035  # degrees: nearer than this to a line of Natural Earth, a stream has run into it
MOUTH_REACHED = 0.08  # the same for the mouths of Natural Earth's own rivers: the Hrazdan ends short of the Aras
STICK = 0.08  # degrees: streams with a straight piece as long as this are artefacts of flow over even ground
LABELLED = 0.5  # degrees: shorter pieces of a cut river bear no name
FINE = 0.0002  # degrees to which lines are simplified


class Waters:
    def __init__(self, metres, own, natural_earth):
        metres = elevation.without_trenches(metres, *TRENCH)
        self.flow, self.metres = Flow(metres), metres.ravel()
        self.own = {item["id"]: shape(item["geometry"]) for item in own}
        self.source = natural_earth
        self.drawn = []  # id, properties, line
        self.seen = {}  # by cell: the line that passes there
        self.lakes = dict(rounded_lakes(own))
        self.shores = unary_union(list(self.lakes.values()))

    def draw(self, id, points, name=None, rank=3, is_modelled=True):
        line = LineString(points).simplify(FINE).intersection(NEAR).difference(self.shores)
        parts = [part for part in getattr(line, "geoms", [line]) if part.length > 0.02]
        if not parts:
            return
        origin, precision = (MODEL, MODEL_M) if is_modelled else (NATURAL_EARTH, NATURAL_EARTH_M)
        longest = max(part.length for part in parts)
        for number, part in enumerate(sorted(parts, key=lambda part: -part.length)):
            named = name if part.length == longest or part.length > LABELLED else None
            properties = dict(kind="river", name=named, rank=rank, origin=origin, precision_m=precision)
            if is_modelled:
                properties["modelled"] = True
            self.drawn.append((f"{id}-{number + 1}" if number else id, properties, part))

    # Natural Earth

    def plains(self):
        """Draws the rivers of Natural Earth, big ones first, each ending on the smoothed course of the one it joins."""
        courses, self.big, self.replaced = {}, [], {}
        for item in self.source:
            name = item["properties"].get("name")
            if item["geometry"]["type"] == "LineString" and name not in MISSPELT:
                courses.setdefault(name, []).append(shape(item["geometry"]))
        for name in sorted(courses, key=lambda name: (name not in MAIN, name is None, name or "")):
            lines = linemerge(MultiLineString(courses[name])) if len(courses[name]) > 1 else courses[name][0]
            number = 0
            for line in getattr(lines, "geoms", [lines]):
                points = self.met(curves.rounded(line))
                if name in NAMED.values():
                    self.replaced[name] = LineString(points)
                    continue
                line = LineString(points)
                self.big.append(line)
                if line.intersects(NEAR):
                    number += 1
                    id = f"{(name or 'river').lower().split('/')[0].replace(' ', '-')}-{number}"
                    self.draw(id, points, name, 1 if name in MAIN else 2 if name else 3, is_modelled=False)

    def met(self, points):
        """Leads both ends of a line to the lines that they nearly touch."""
        for reach in (MOUTH_REACHED, REACHED):
            if self.big:
                end, off = curves.nearest(points[-1], self.big)
                if off < reach:
                    points = curves.led_to(points, end, 60 if off > REACHED else 8)
            points = points[::-1]
        return points

    # The model

    def positions(self, cells):
        return np.stack(elevation.position(*np.divmod(np.array(cells), self.flow.shape[1])), 1)

    def is_plain(self, cell, lon):
        west, below = ARAS_PLAIN
        return self.metres[cell] < PLAIN or (lon < west and self.metres[cell] < below)

    def course(self, head):
        """Follows water to the first line, lake or plain: its cells, where it ends if on a line, and false for a plain."""
        cells = self.flow.course(head, self.seen)
        for count, (lon, lat) in enumerate(self.positions(cells)):
            if self.shores.contains(Point(lon, lat)):
                return cells[: count + 1], None, True
            end, off = curves.nearest((lon, lat), self.big)
            if off < REACHED:
                return cells[: count + 1], end, True
            if self.is_plain(cells[count], lon):
                return cells[:count], None, False
        if cells[-1] in self.seen:
            return cells, curves.nearest(self.positions(cells[-1:])[0], [self.seen[cells[-1]]])[0], True
        return cells, None, False

    def soft(self, cells, end):
        points = self.positions(cells)
        if end is not None:
            points = curves.led_to(points, end)
        return curves.softened(points, SOFT)

    def keep(self, cells, points):
        line = LineString(points)
        prepare(line)
        self.seen.update(dict.fromkeys(cells, line))

    def named(self):
        heads = self.flow.heads(LEAST_CLOSE)
        for id, name in NAMED.items():
            known = self.replaced.get(name, self.own.get(id))
            cells, end, is_whole = self.course(self.flow.spring(self.longest_by(heads, known), LEAST_NAMED))
            points = self.soft(cells, end)
            if not is_whole:
                below = curves.rest_of(known, points[-1])
                points = curves.led_to(points, below[0], 20)
                self.draw(f"{id}-plain", below, name, 2, is_modelled=False)
            if id in self.own:
                above, below = self.around_survey(points, known)
                self.draw(f"{id}-above", above, name, 2)
                self.draw(f"{id}-below", below, name, 2)
                points = np.vstack([above, np.array(known.coords), below])
            else:
                self.draw(id, points, name, 2)
            self.keep(cells, points)

    def longest_by(self, heads, known):
        near = known.buffer(REACHED)
        most = 0.6 * known.length * elevation.CELLS  # a cell's step may be slanting, so there are fewer than that
        courses = ((head, self.positions(self.course(head)[0])) for head in heads)
        return next(head for head, points in courses if sum(near.contains(Point(point)) for point in points) > most)

    def around_survey(self, points, surveyed):
        """The modelled course above and below a surveyed reach, led to its ends."""
        line = LineString(points)
        ends = np.array(surveyed.coords[0]), np.array(surveyed.coords[-1])
        above, below = (line.project(Point(end)) for end in ends)
        upper = np.array(substring(line, 0, above).segmentize(0.008).coords)
        lower = np.array(substring(line, below, line.length).segmentize(0.008).coords)[::-1]
        upper, lower = (curves.softened(curves.led_to(part, end, 14), SOFT) for part, end in zip((upper, lower), ends))
        return upper, lower[::-1]

    def streams(self):
        number = 0
        for head in self.flow.heads(LEAST_CLOSE):
            if head in self.seen:
                continue
            cells, end, is_whole = self.course(head)
            if len(cells) < SHORTEST:
                continue
            mouth = self.flow.drained[cells[-2]]
            where = LineString(self.positions(cells))
            if not AROUND.contains(where) or not CLOSE.contains(where) and (mouth < LEAST or not is_whole):
                continue
            points = self.soft(cells, end)
            if curves.longest_straight(LineString(points).simplify(FINE)) > STICK:
                continue
            self.keep(cells, points)
            number += 1
            self.draw(f"stream-{number}", points, rank=next(rank for least, rank in RANKS if mouth >= least))


def rounded_lakes(own):
    rings = ((item["id"], shape(item["geometry"]).exterior) for item in own if item["properties"]["kind"] == "lake")
    return [(id, Polygon(curves.rounded_off(ring.coords)).simplify(FINE)) for id, ring in rings]


def features(metres, own, natural_earth):
    """Every river and lake: id, geometry, properties."""
    waters = Waters(metres, own, natural_earth)
    waters.plains()
    waters.named()
    waters.streams()
    surveyed, lakes = ([item for item in own if item["properties"]["kind"] == kind] for kind in ("river", "lake"))
    return [
        *((item["id"], shape(item["geometry"]), dict(item["properties"], rank=2)) for item in surveyed),
        *((id, line, properties) for id, properties, line in waters.drawn),
        *((item["id"], waters.lakes[item["id"]], item["properties"]) for item in lakes),
    ]
