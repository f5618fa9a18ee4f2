"""A small map of the neighbourhood, for the inset that says where the corridor lies."""

from shapely import maximum_inscribed_circle
from shapely.geometry import Point, box
from shapely.ops import unary_union

from make import COUNTRIES, LANGUAGES, Topology

SHA256 = "2516c915867c7baf18ddec727aec46c315541a07cfb3d79a6559b05d5e94eee8"
AROUND = box(26, 28, 62, 50)
FRAME = box(38.5, 36.5, 51.5, 44.5)  # what an inset shows: names are put where they are seen in it
FINE = 0.02
ORIGIN = "Natural Earth 1:110m (public domain), by way of world-atlas 2.0.2"
PRECISION_M = 10000
# The source gives it to a side; this map has nothing to say about it.
UNSAID = box(32, 44, 36.7, 46.3)
SEAS = {
    "black-sea": ((40.0, 42.6), "Black Sea", "Սև ծով", "Qara dəniz", "Чёрное море", "შავი ზღვა"),
    "caspian-sea": ((50.4, 42.0), "Caspian Sea", "Կասպից ծով", "Xəzər dənizi", "Каспийское море", "კასპიის ზღვა"),
}


def in_languages(names):
    return {f"name_{language}": name for language, name in zip(LANGUAGES, names)}


def features(file):
    """Id, geometry and properties: land, six countries, their names and those of two seas."""
    topology = Topology(file, SHA256)
    areas = {code: topology.area(code).intersection(AROUND) for code in topology.countries}
    common = dict(origin=ORIGIN, precision_m=PRECISION_M)
    others = unary_union([area for code, area in areas.items() if code not in COUNTRIES or area.intersects(UNSAID)])
    found = [("locator-land", others.simplify(FINE), dict(kind="land", **common))]
    labels = []
    for code, (iso, *names) in COUNTRIES.items():
        area = areas[code].difference(UNSAID) if areas[code].intersects(UNSAID) else areas[code]
        seen = area.intersection(FRAME)
        middle = Point(maximum_inscribed_circle(max(getattr(seen, "geoms", [seen]), key=lambda part: part.area)).coords[0])
        found.append((f"locator-{iso.lower()}", area, dict(kind="country", iso=iso, **in_languages(names), **common)))
        labels.append((f"label-{iso.lower()}", middle, dict(kind="country-label", iso=iso, **in_languages(names), **common)))
    for id, (position, *names) in SEAS.items():
        labels.append((id, Point(position), dict(kind="sea-label", **in_languages(names), **common)))
    return found + labels
