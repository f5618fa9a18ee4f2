"""Makes land.geojson and borders.geojson; ../README.md says how to run it and what is left out. ground.py makes the rest.

Land and borders come from the shared arcs of world-atlas (TopoJSON), so that areas and lines fit each other to the last digit;
what is nearer to the ground (the border at the crossing) comes from own.geojson beside this file.
"""

import hashlib
import json
import sys
from pathlib import Path

from shapely import get_parts, make_valid, remove_repeated_points, set_precision
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box, mapping, shape
from shapely.geometry.polygon import orient
from shapely.ops import linemerge, substring, unary_union

HERE = Path(__file__).parent
SHA256 = "3bc6f1d367a9bcec479841bae0e76092f512838411d0cef124e92eec4db45f79"

NEAR = box(44, 38, 50.5, 42.5)  # here every vertex is kept
FAR = box(37.5, 34, 56, 46)  # around it a coarse map, so that a wide view has no empty frame
COARSE_DEGREES = 0.02
PLACES = 4  # of decimals: 10 m
ORIGIN = "Natural Earth 4.1, 1:10m (public domain), by way of world-atlas 2.0.2"
NEAR_M, FAR_M = 5000, 10000

# ISO 3166-1: numeric code in the source, alpha-3 here, and the names of Unicode CLDR 48 in the languages of the page.
COUNTRIES = {
    "051": ("ARM", "Armenia", "Հայաստան", "Ermənistan", "Армения", "სომხეთი"),
    "031": ("AZE", "Azerbaijan", "Ադրբեջան", "Azərbaycan", "Азербайджан", "აზერბაიჯანი"),
    "268": ("GEO", "Georgia", "Վրաստան", "Gürcüstan", "Грузия", "საქართველო"),
    "364": ("IRN", "Iran", "Իրան", "İran", "Иран", "ირანი"),
    "643": ("RUS", "Russia", "Ռուսաստան", "Rusiya", "Россия", "რუსეთი"),
    "792": ("TUR", "Türkiye", "Թուրքիա", "Türkiyə", "Турция", "თურქეთი"),
}
LANGUAGES = ("en", "hy", "az", "ru", "ka")


class Topology:
    """The arcs of a TopoJSON file, decoded, and who uses each."""

    def __init__(self, file, digest=SHA256):
        text = Path(file).read_bytes()
        if hashlib.sha256(text).hexdigest() != digest:
            sys.exit(f"{file} is not the expected file of world-atlas 2.0.2")
        data = json.loads(text)
        (kx, ky), (x0, y0) = data["transform"]["scale"], data["transform"]["translate"]
        self.arcs = []
        for deltas in data["arcs"]:
            x = y = 0
            arc = []
            for dx, dy in deltas:
                x, y = x + dx, y + dy
                arc.append((x * kx + x0, y * ky + y0))
            self.arcs.append(arc)
        self.countries = {}
        for item in data["objects"]["countries"]["geometries"]:
            polygons = {"Polygon": [item.get("arcs")], "MultiPolygon": item.get("arcs")}.get(item["type"], [])
            self.countries.setdefault(item.get("id", item["properties"]["name"]), []).extend(polygons)

    def ring(self, numbers):
        points = []
        for number in numbers:
            arc = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            points += arc[1:] if points else arc
        return points

    def area(self, country):
        polygons = []
        for outer, *holes in self.countries[country]:
            ring = self.ring(outer)
            if len(ring) >= 4:
                polygons.append(Polygon(ring, [hole for hole in map(self.ring, holes) if len(hole) >= 4]))
        return make_valid(MultiPolygon(polygons))

    def borders(self):
        """The lines between two countries, by the pair of them."""
        users = {}
        for country, polygons in self.countries.items():
            for ring in (ring for polygon in polygons for ring in polygon):
                for number in ring:
                    users.setdefault(number if number >= 0 else ~number, set()).add(country)
        pairs = {}
        for number, countries in users.items():
            if len(countries) == 2:
                pairs.setdefault(tuple(sorted(countries)), []).append(LineString(self.arcs[number]))
        return {pair: merged(lines) for pair, lines in pairs.items()}


def merged(lines):
    lines = [line for line in lines if line.length > 0]
    return linemerge(lines) if len(lines) > 1 else lines[0]


def rounded(geometry):
    geometry = make_valid(set_precision(geometry, 10**-PLACES))
    kind = "Polygon" if geometry.area > 0 else "LineString"
    parts = [part for part in get_parts(geometry, return_index=False).tolist() if part.geom_type == kind]
    if kind == "Polygon":
        # RFC 7946, 3.1.6: exterior rings run counterclockwise.
        parts = [orient(part) for part in parts if part.area > 1e-6]
    whole = parts[0] if len(parts) == 1 else type(shape({"type": "Multi" + kind, "coordinates": []}))(parts)
    return remove_repeated_points(whole)


def feature(id, geometry, **properties):
    def digits(value):
        return [digits(v) for v in value] if isinstance(value, (list, tuple)) else round(value, PLACES)

    geometry = mapping(geometry)
    properties = {name: value for name, value in properties.items() if value is not None}
    return {
        "type": "Feature",
        "id": id,
        "properties": properties,
        "geometry": {"type": geometry["type"], "coordinates": digits(geometry["coordinates"])},
    }


def land(topology):
    near = []
    for code, (iso, *names) in COUNTRIES.items():
        area = rounded(topology.area(code).intersection(NEAR))
        names = {f"name_{language}": name for language, name in zip(LANGUAGES, names)}
        near.append(feature(iso.lower(), area, kind="country", iso=iso, **names, origin=ORIGIN, precision_m=NEAR_M, scale="near"))
    # A little overlap hides the seam.
    frame = FAR.difference(NEAR.buffer(-0.01, join_style="mitre"))
    everything = unary_union([topology.area(code) for code in topology.countries if reaches(topology, code)])
    coarse = rounded(everything.simplify(COARSE_DEGREES).intersection(frame))
    return [feature("land", coarse, kind="land", origin=ORIGIN, precision_m=FAR_M, scale="far"), *near]


def reaches(topology, code):
    west, south, east, north = FAR.bounds
    arcs = (topology.arcs[n if n >= 0 else ~n] for polygon in topology.countries[code] for ring in polygon for n in ring)
    return any(west <= x <= east and south <= y <= north for arc in arcs for x, y in arc)


def borders(topology, own):
    found = []
    for pair, line in sorted(topology.borders().items()):
        if all(code in COUNTRIES for code in pair):
            isos = sorted(COUNTRIES[code][0] for code in pair)
            near = rounded(line.intersection(NEAR)) if line.intersects(NEAR) else None
            common = dict(kind="border", between="-".join(isos), origin=ORIGIN)
            # What own.geojson draws better is kept apart, so that a map can hide it where the better line shows.
            if isos == ["ARM", "AZE"]:
                replaced = stand_in(near, own)
                rest = rounded(near.difference(replaced.buffer(1e-7)))
                found.append(feature("arm-aze", rest, **common, delimited=False, precision_m=NEAR_M, scale="near"))
                found.append(
                    feature("arm-aze-crossing-coarse", rounded(replaced), **common, delimited=False, precision_m=NEAR_M, scale="near", replaced=True)
                )
            elif near is not None and not near.is_empty:
                found.append(feature("-".join(isos).lower(), near, **common, precision_m=NEAR_M, scale="near"))
    far = [line for line in topology.borders().values() if line.intersects(FAR)]
    far = rounded(unary_union(far).simplify(COARSE_DEGREES).intersection(FAR.difference(NEAR)))
    found.append(feature("far", rounded(linemerge(far)), kind="border", origin=ORIGIN, precision_m=FAR_M, scale="far"))
    for item in own:
        if item["properties"]["kind"] == "border":
            properties = dict(item["properties"], between="ARM-AZE", scale="crossing")
            found.append(feature(item["id"], shape(item["geometry"]), **properties))
    return found


def stand_in(line, own):
    """The part of the coarse border that the finer lines replace: between the points nearest to their far ends."""
    north, south = (shape(item["geometry"]) for item in own if item["properties"]["kind"] == "border")
    ends = [Point(north.coords[-1]), Point(south.coords[-1])]
    part = min(getattr(line, "geoms", [line]), key=lambda part: part.distance(ends[0]))
    return substring(part, *sorted(part.project(end) for end in ends))


def write(name, features):
    lines = ",\n".join(json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in features)
    (HERE.parent / name).write_text('{"type":"FeatureCollection","features":[\n' + lines + "\n]}\n", encoding="utf-8")


def main():
    topology = Topology(sys.argv[1])
    own = json.loads((HERE / "own.geojson").read_text(encoding="utf-8"))["features"]
    write("land.geojson", land(topology))
    write("borders.geojson", borders(topology, own))


if __name__ == "__main__":
    main()
