"""Towns around the corridor, after Natural Earth. Places of the data are left out: there they have all their names."""

from unicodedata import normalize

from shapely.geometry import box, shape

NEAR = box(44, 38, 50.5, 42.5)
ORIGIN = "Natural Earth 1:10m (public domain)"
PRECISION_M = 5000
SAME = 0.1  # degrees: nearer than this to a settlement of the data, it is that settlement
RANKS = ((3, 1), (6, 2), (8, 3), (10, 4))  # by the source's rank: capitals first
LEFT_OUT = {
    "Agdam": "a namesake 150 km north-west of the Aghdam / Akna of the data, for which it would be taken",
    "Stepanakert": "in the data with both names",
    "Gavarr": "misspelt in the source",
    "Sumqayt": "misspelt in the source",
    "Ali Bayramli": "its name until 2008",
}


def features(natural_earth, places):
    """Id, geometry and properties of each, the greatest first."""
    settlements = [shape(place["geometry"]) for place in places if place["properties"]["kind"] == "settlement" and place["geometry"]]
    found = []
    for item in natural_earth:
        point, name = shape(item["geometry"]), item["properties"].get("name")
        if item["geometry"]["type"] == "Point" and NEAR.contains(point) and name not in LEFT_OUT:
            if all(point.distance(settlement) > SAME for settlement in settlements):
                rank = next(rank for most, rank in RANKS if item["properties"]["scalerank"] <= most)
                found.append((rank, name, point))
    found.sort(key=lambda town: town[:2])
    common = dict(origin=ORIGIN, precision_m=PRECISION_M)
    return [(id_of(name), point, dict(kind="town", name=name, rank=rank, **common)) for rank, name, point in found]


def id_of(name):
    plain = normalize("NFD", name.lower()).encode("ascii", "ignore").decode()
    return "town-" + plain.replace(" ", "-")
