"""GDAL of today through its OAPIF driver: that of pyogrio (3.12) and that of fiona (3.9), each built into its wheel.

Both send `crs` and `bbox-crs`, and read the types of columns from the schema that `describedby` links.
"""

from datetime import datetime

import fiona
import pyogrio
import pytest
from columns import gdal_type, schema, wrong
from conftest import ONE_TYPE, VIEWS

LAYERS = ("places", "states", "changes", "sources", *VIEWS)
#: With it GDAL keeps the spelling of dates that stand in a text.
AS_STRING = "OGR_GEOJSON_DATE_AS_STRING"
#: The types of fiona, as GDAL names them.
FIONA = {
    "str": "OFTString",
    "date": "OFTDate",
    "datetime": "OFTDateTime",
    "float": "OFTReal",
    "bool": "OFTInteger",
    "List[str]": "OFTStringList",
}


@pytest.fixture
def source(server):
    return f"OAPIF:{server.api}"


def by_pyogrio(source, layer, is_exact):
    """Types of the columns, rows, and the type of the geometry."""
    pyogrio.set_gdal_config_options({AS_STRING: "YES" if is_exact else None})
    try:
        about = pyogrio.read_info(source, layer=layer)
        read, _, _, columns = pyogrio.raw.read(source, layer=layer, datetime_as_string=True)
    finally:
        pyogrio.set_gdal_config_options({AS_STRING: None})
    names = list(read["fields"])
    rows = [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]
    return dict(zip(about["fields"], about["ogr_types"], strict=True)), names, rows, about["geometry_type"]


def by_fiona(source, layer, is_exact):
    """The same by fiona."""
    with fiona.Env(**{AS_STRING: "YES" if is_exact else "NO"}):
        with fiona.open(source, layer=layer, allow_unsupported_drivers=True) as read:
            kinds = {name: FIONA[kind.split(":")[0]] for name, kind in read.schema["properties"].items()}
            rows = [dict(feature.properties) for feature in read]
            return kinds, list(kinds), rows, read.schema["geometry"]


@pytest.mark.parametrize("is_exact", [False, True], ids=["as it comes", "dates as strings"])
@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("read", [by_pyogrio, by_fiona])
def test_every_column_has_its_type_and_every_value_is_that_of_the_json(server, source, read, layer, is_exact):
    kinds, names, rows, _ = read(source, layer, is_exact)
    columns, features = schema(server, layer), server.features(layer)
    assert len(names) == len(set(names)), "no column stands twice"
    assert set(names) == set(columns)
    assert kinds == {name: gdal_type(column) for name, column in columns.items()}
    assert list(wrong(columns, kinds, rows, features, is_exact)) == []


@pytest.mark.parametrize("layer", VIEWS)
@pytest.mark.parametrize("read", [by_pyogrio, by_fiona])
def test_a_view_is_a_layer_of_one_type(source, read, layer):
    assert read(source, layer, False)[3] == ONE_TYPE[layer]


@pytest.mark.parametrize(
    ("where", "keeps"),
    [
        ("status = 'closed'", lambda state: state["status"] == "closed"),
        ("status IN ('closed', 'open')", lambda state: state["status"] in ("closed", "open")),
        ("until_date IS NULL", lambda state: state["until_date"] is None),
        ("place = 'hakari-bridge' AND status = 'closed'", lambda s: (s["place"], s["status"]) == ("hakari-bridge", "closed")),
        # A comparison of texts is GDAL's own, and writes dates with slashes.
        ("CAST(since_date AS CHARACTER(10)) >= '2023/09/01'", lambda state: state["since_date"] >= "2023-09-01"),
    ],
)
def test_a_filter_keeps_what_it_says(server, source, where, keeps):
    wanted = [feature["id"] for feature in server.features("states") if keeps(feature["properties"])]
    read, _, _, columns = pyogrio.raw.read(source, layer="states", where=where)
    assert 0 < len(wanted) < len(server.features("states"))
    assert list(columns[list(read["fields"]).index("id")]) == wanted


@pytest.mark.parametrize(
    ("where", "datetime"),
    [
        ("since >= '2023-09-01'", "2023-09-01/.."),
        ("since <= '2022-12-12T00:00:00Z'", "../2022-12-12T00:00:00Z"),
        ("until >= '2023-09-01'", "2023-09-01/.."),
        # The offset of a literal is dropped.
        ("since >= '2023-09-01T00:00:00+04:00'", "2023-09-01T00:00:00Z/.."),
        ("since_date >= '2023-04-01' AND since_date <= '2023-04-30'", "2023-04-01/2023-04-30"),
    ],
)
def test_a_comparison_of_any_column_of_times_asks_for_what_held_then(server, source, where, datetime):
    wanted = [feature["id"] for feature in server.features("states", f"&datetime={datetime}")]
    read, _, _, columns = pyogrio.raw.read(source, layer="states", where=where)
    assert 0 < len(wanted) < len(server.features("states"))
    assert list(columns[list(read["fields"]).index("id")]) == wanted


def test_a_box_keeps_what_meets_it(server, source):
    box = (46.5, 39.5, 46.6, 39.7)
    found = pyogrio.read_dataframe(source, layer="states-points", bbox=box)
    asked = server.features("states-points", f"&bbox={','.join(map(str, box))}")
    assert 0 < len(found) < len(server.features("states-points"))
    assert list(found["id"]) == [feature["id"] for feature in asked]


@pytest.mark.parametrize("layer", [*VIEWS, "sources"])
def test_a_geopackage_of_a_layer_holds_every_value(server, source, tmp_path, layer):
    package = tmp_path / "layer.gpkg"
    with fiona.Env(**{AS_STRING: "YES"}), fiona.open(source, layer=layer, allow_unsupported_drivers=True) as read:
        # A GeoPackage has no lists; each has a text beside it.
        kept = {name: kind for name, kind in read.schema["properties"].items() if not kind.startswith("List")}
        schema_of_layer = {"geometry": read.schema["geometry"], "properties": kept}
        with fiona.open(package, "w", driver="GPKG", layer=layer, schema=schema_of_layer, crs="OGC:CRS84") as made:
            for feature in read:
                properties = {name: feature.properties[name] for name in kept}
                made.write({"type": "Feature", "geometry": feature.geometry, "properties": properties})
    columns = {name: column for name, column in schema(server, layer).items() if name in kept}
    features = server.features(layer)
    with fiona.open(package) as read:
        kinds = {name: FIONA[kind.split(":")[0]] for name, kind in read.schema["properties"].items()}
        rows = [dict(feature.properties) for feature in read]
        assert read.schema["geometry"] == ONE_TYPE.get(layer, "Unknown")
        geometries = [feature.geometry for feature in read]
    assert kinds == {name: gdal_type(column) for name, column in columns.items()}
    assert [geometry is None for geometry in geometries] == [feature["geometry"] is None for feature in features]
    for feature, row in zip(features, rows, strict=True):
        for name in [name for name, kind in kinds.items() if kind == "OFTDateTime" and row[name] is not None]:
            # A GeoPackage keeps the instant at UTC.
            assert datetime.fromisoformat(row[name]) == datetime.fromisoformat(feature["properties"][name])
    others = {name: column for name, column in columns.items() if kinds[name] != "OFTDateTime"}
    assert list(wrong(others, kinds, rows, features, True)) == []
