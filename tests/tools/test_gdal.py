"""GDAL's OAPIF driver, through ogrinfo and ogr2ogr."""

import json
import subprocess

import pytest
from conftest import COLLECTIONS, INSTANT, PATIENCE, VIEWS

FLAT = {
    "since": "DateTime",
    "until": "DateTime",
    "status": "String",
    "access_civilians_in": "String",
    "source_urls": "String",
    "is_exception": "Integer(Boolean)",
    "precision_m": "Real",
}


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 0, (command, done.stderr)
    return done


def ogrinfo(*arguments):
    return run("ogrinfo", "-ro", *arguments).stdout


def matched(source, layer, *arguments):
    """How many features a layer has for GDAL."""
    summary = ogrinfo("-so", *arguments, source, layer)
    return int(summary.split("Feature Count: ")[1].split()[0])


def requests(source, layer, *arguments):
    """The URLs that GDAL asks for."""
    done = run("ogrinfo", "-ro", "--config", "CPL_DEBUG", "HTTP", *arguments, source, layer)
    return [line.split("Fetch(")[1].rstrip(")") for line in done.stderr.splitlines() if "Fetch(" in line]


@pytest.fixture
def source(server):
    return f"OAPIF:{server.api}"


def test_it_lists_the_collections(source):
    listed = [line.split(": ")[1].split(" ")[0] for line in ogrinfo(source).splitlines() if line[:1].isdigit()]
    assert listed == [*COLLECTIONS, *VIEWS]


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_it_counts_what_there_is(server, source, collection):
    wanted = server.json(server.items(collection))["numberMatched"]
    assert wanted >= 35
    assert matched(source, collection) == wanted


@pytest.mark.parametrize(
    ("where", "keeps"),
    [
        ("status='closed'", lambda state: state["status"] == "closed"),
        ("access_civilians_in='no'", lambda state: state["access_civilians_in"] == "no"),
        ("place='hakari-bridge' AND status='closed'", lambda s: (s["place"], s["status"]) == ("hakari-bridge", "closed")),
        ("access_civilians_in IS NULL", lambda state: state["access_civilians_in"] is None),
        ("status LIKE 'c%'", lambda state: state["status"].startswith("c")),
        ("status='closed' OR certainty='disputed'", lambda s: s["status"] == "closed" or s["certainty"] == "disputed"),
        ("schematic=1", lambda state: state["schematic"]),
    ],
)
def test_it_filters_by_attribute(server, source, where, keeps):
    wanted = sum(keeps(feature["properties"]) for feature in server.features("states"))
    assert 0 < wanted < len(server.features("states"))
    assert matched(source, "states", "-where", where) == wanted


def test_it_lets_the_server_filter_by_a_queryable(source):
    asked = requests(source, "states", "-so", "-where", "status='closed'")
    assert any("status=closed" in url for url in asked), asked


def meets(geometry, west, south, east, north):
    """Whether the bounding box of a geometry meets a box; what has no geometry meets every box."""
    if geometry is None:
        return True

    def positions(coordinates):
        return [coordinates] if isinstance(coordinates[0], (int, float)) else [p for c in coordinates for p in positions(c)]

    xs, ys = zip(*((position[0], position[1]) for position in positions(geometry["coordinates"])))
    return min(xs) <= east and max(xs) >= west and min(ys) <= north and max(ys) >= south


def test_it_filters_by_box(server, source):
    # GDAL keeps, of what the server finds, what has a geometry that meets the box itself.
    box = (46.5, 39.5, 46.6, 39.7)
    found = [f for f in server.features("places") if f["geometry"] and meets(f["geometry"], *box)]
    points = sum(feature["geometry"]["type"] == "Point" for feature in found)
    counted = matched(source, "places", "-spat", *map(str, box))
    assert 0 < points <= counted <= len(found) < len(server.features("places"))
    asked = requests(source, "places", "-so", "-spat", *map(str, box))
    assert any("bbox=46.5,39.5,46.6" in url for url in asked), asked


@pytest.mark.parametrize(
    ("where", "datetime"),
    [
        ("since <= '2022-12-12T00:00:00Z'", "../2022-12-12T00:00:00Z"),
        ("until >= '2023-09-01T00:00:00Z'", "2023-09-01T00:00:00Z/.."),
        ("since >= '2023-04-01T00:00:00Z' AND since <= '2023-04-30T00:00:00Z'", "2023-04-01T00:00:00Z/2023-04-30T00:00:00Z"),
        ("since = '2023-04-23T16:00:00Z'", "2023-04-23T16:00:00Z"),
    ],
)
def test_it_filters_by_time(server, source, where, datetime):
    # The driver reads a comparison of any column of times as `datetime`, which asks for what held then.
    asked = requests(source, "states", "-so", "-where", where)
    assert any(f"datetime={datetime}" in url.replace("%2F", "/") for url in asked), asked
    wanted = server.json(server.items("states", f"&datetime={datetime}"))["numberMatched"]
    assert 0 < wanted < len(server.features("states"))
    assert matched(source, "states", "-where", where) == wanted


def test_it_reads_an_instant_by_its_url(server):
    url = server.items("states", f"&datetime={INSTANT}")
    wanted = server.json(url)["numberMatched"]
    assert wanted == 12
    assert f"Feature Count: {wanted}" in ogrinfo("-so", "-al", f"GeoJSON:{url}")


def test_it_pages_through_all_items_and_skips_or_repeats_none(server, source):
    listing = ogrinfo("-al", "-geom=NO", "-oo", "PAGE_SIZE=7", source, "states")
    ids = [line.split(" = ")[1] for line in listing.splitlines() if line.startswith("  id (String) = ")]
    assert ids == [feature["id"] for feature in server.features("states")]
    pages = [url for url in requests(source, "states", "-al", "-oo", "PAGE_SIZE=7") if "limit=7" in url]
    assert len(pages) >= len(ids) / 7


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_a_geopackage_made_of_it_holds_the_flat_columns_and_every_item(server, source, tmp_path, collection):
    package = tmp_path / "corridor.gpkg"
    run("ogr2ogr", "-f", "GPKG", "-oo", "PAGE_SIZE=1000", "-nlt", "GEOMETRY", str(package), source, collection)
    wanted = {feature["id"]: feature for feature in server.features(collection)}
    assert matched(str(package), collection) == len(wanted)
    read = json.loads(run("ogr2ogr", "-f", "GeoJSON", "/vsistdout/", str(package), collection).stdout)["features"]
    assert {feature["properties"]["id"] for feature in read} == set(wanted)
    for feature in read:
        before = wanted[feature["properties"]["id"]]
        assert (feature["geometry"] is None) == (before["geometry"] is None)
        for name, value in before["properties"].items():
            # Times change their spelling, and nested members become texts.
            if isinstance(value, (str, bool, float)) and not name.startswith(("since", "until", "last_", "date", "moment")):
                assert feature["properties"][name] == value, (feature["properties"]["id"], name)


def test_a_geopackage_of_states_keeps_the_types_and_the_instants(server, source, tmp_path):
    package = tmp_path / "states.gpkg"
    run("ogr2ogr", "-f", "GPKG", "-oo", "PAGE_SIZE=1000", "-nlt", "GEOMETRY", str(package), source, "states")
    summary = ogrinfo("-so", str(package), "states")
    for name, kind in FLAT.items():
        assert f"\n{name}: {kind}" in summary, name
    closed = "select count(*) as n from states where status = 'closed' and since < '2023-04-23T16:00:00Z' and until > '2023-04-23T16:00:00Z'"
    listed = ogrinfo("-q", "-sql", closed, str(package))
    wanted = server.json(server.items("states", f"&datetime={INSTANT}&status=closed"))["numberMatched"]
    assert f"= {wanted}" in listed, listed


def test_a_misspelt_word_is_an_error_that_says_what_is_allowed(source):
    done = subprocess.run(
        ["ogrinfo", "-ro", "-so", "-where", "status='clsoed'", source, "states"], capture_output=True, text=True, timeout=PATIENCE
    )
    assert "clsoed" in done.stderr and "outbound-only" in done.stderr
