"""A replay of the abstract tests that the official suite for OGC API – Features (ets-ogcapi-features10) runs, over every collection,
each question about items asked once as it is and once about an instant too; and every way to ask for a time, by compressed pages."""

import json
import subprocess
import urllib.error
import urllib.parse
import urllib.request
from datetime import datetime

import pytest

INSTANT = "2023-04-23T20:00:00+04:00"
CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
#: The boxes of the suite: the extent, across both meridians and the equator, across 180°, and both poles.
BOXES = ["177,65,-177,70", "-180,-90,180,90", "-1,-1,1,1", "-180,80,180,90", "-180,-90,180,-80", "175,-5,-175,5", "46,39,0,47.5,40.2,100"]

#: Every way to ask for a time (docs/urls.md), each form with times whose answers differ, since they are to be told apart.
TIMES = {
    "always": [None],
    "instant": ["2020-11-09T20:00:00Z", "2021-05-05T00:00:00Z", "1990-01-01T00:00:00Z", "2023-04-23T20:00:00Z", "2022-12-12T08:00:00.5Z"],
    "instant-with-offset": ["2020-11-10T00:00:00+04:00", INSTANT, "2023-09-25T12:00:00+04:00", "2023-04-23T20:00:00-04:00"],
    "now": ["now"],
    "day": ["2020-11-10", "2022-12-12", "2023-04-23", "2023-09-01T"],
    "month": ["2020-11", "2023-04"],
    "year": ["2020", "2023"],
    "not-exact": ["2023-04-23~", "2021-07?", "2023%"],
    "interval": ["2020-11-09T20:00:00Z/2021-05-05T00:00:00Z", f"2021-05-05T00:00:00Z/{INSTANT}"],
    "interval-of-days": ["2022-12-12/2023-04-23", "2023-04/2023-09", "2021-07~/2023-09-01T00:00:00Z"],
    "open-start": [f"../{INSTANT}", "/2021-05-05", "../1990-01-01T00:00:00Z"],
    "open-end": [f"{INSTANT}/..", "2023-09-01/", "2023-09-01T/..", "2023-09-01T00:00:00Z/9999-12-31T00:00:00Z"],
    "open": ["../.."],
}


def ask(url, accept="application/geo+json, application/json;q=0.9"):
    """Status, media type and body of a GET."""
    request = urllib.request.Request(url, headers={"Accept": accept})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.headers.get_content_type(), answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers.get_content_type(), error.read()


def ask_compressed(url):
    """Coding, entity tag and body, decoded by curl, of a GET as browsers and most clients send it."""
    heads = ("Accept: application/geo+json", "Accept-Encoding: gzip, br")
    command = ["curl", "--silent", "--show-error", "--include", "--compressed", *(word for head in heads for word in ("--header", head)), url]
    head, _, body = subprocess.run(command, capture_output=True, check=True, timeout=30).stdout.partition(b"\r\n\r\n")
    status, *lines = head.decode().splitlines()
    assert " 200" in status, (url, status)
    named = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
    return named.get("content-encoding"), named["etag"], body


def document(url, accept="application/json"):
    status, media_type, body = ask(url, accept)
    assert status == 200, url
    assert "json" in media_type, url
    return json.loads(body)


def links(value, rel):
    return [link for link in value["links"] if link["rel"] == rel]


def url(server, path, **query):
    return f"{server.api}{path}" + (f"?{urllib.parse.urlencode(query)}" if query else "")


@pytest.fixture(scope="module")
def collections(server):
    return document(url(server, "/collections"))["collections"]


def test_landing_page_api_definition_and_conformance(server):
    for root in (server.api, f"{server.api}/"):
        landing = document(root)
        for rel in ("service-desc", "service-doc", "conformance", "data", "self"):
            assert links(landing, rel), rel
    definition = links(document(server.api), "service-desc")[0]
    status, _, body = ask(definition["href"], definition["type"])
    assert status == 200 and json.loads(body)["openapi"].startswith("3.0")
    classes = document(links(document(server.api), "conformance")[0]["href"])["conformsTo"]
    for name in ("ogcapi-features-1/1.0/conf/core", "ogcapi-features-1/1.0/conf/geojson", "ogcapi-features-2/1.0/conf/crs"):
        assert f"http://www.opengis.net/spec/{name}" in classes


def test_collections_are_described_alike_in_the_list_and_alone(server, collections):
    whole = document(url(server, "/collections"))
    assert links(whole, "self") and links(whole, "alternate")
    assert len(collections) == 9
    for one in collections:
        alone = document(url(server, f"/collections/{one['id']}"))
        assert alone["id"] == one["id"] and alone.get("extent") == one.get("extent")
        for described in (one, alone):
            items = links(described, "items")
            assert items and all(link.get("type") for link in items)
            assert {"application/geo+json", "text/html"} <= {link["type"] for link in items}
            assert CRS84 in described["crs"]
            if "spatial" in described.get("extent", {}):
                west, south, east, north = described["extent"]["spatial"]["bbox"][0]
                assert west < east and south < north


def test_parameters_are_defined_as_the_suite_wants_them(server, collections):
    definition = json.loads(ask(url(server, "/api", f="json"))[2])

    def resolved(parameter):
        return definition["components"]["parameters"][parameter["$ref"].rpartition("/")[2]] if "$ref" in parameter else parameter

    for collection in collections:
        parameters = {one["name"]: one for one in map(resolved, definition["paths"][f"/collections/{collection['id']}/items"]["get"]["parameters"])}
        box, limit, time = parameters["bbox"], parameters["limit"], parameters["datetime"]
        assert (box["schema"]["type"], box["schema"]["minItems"], box["schema"]["maxItems"], box["schema"]["items"]["type"]) == ("array", 4, 6, "number")
        for one in (box, limit, time):
            assert (one["in"], one["required"], one["style"], one["explode"]) == ("query", False, "form", False)
        assert limit["schema"]["type"] == "integer" and limit["schema"]["minimum"] >= 1 and limit["schema"]["default"] <= limit["schema"]["maximum"]
        assert time["schema"]["type"] == "string"


def page(address):
    """An answer with items, held to requirements 27 to 31."""
    status, media_type, body = ask(address)
    assert (status, media_type) == (200, "application/geo+json"), address
    value = json.loads(body)
    assert value["type"] == "FeatureCollection" and isinstance(value["features"], list)
    assert value["numberReturned"] == len(value["features"]) <= value["numberMatched"], address
    assert links(value, "self") and links(value, "alternate") and all(link.get("type") for link in links(value, "alternate"))
    if "timeStamp" in value:
        datetime.fromisoformat(value["timeStamp"])
    return value


def all_of(address):
    """The ids on this page and all that follow."""
    value = page(address)
    matched, ids = value["numberMatched"], [feature["id"] for feature in value["features"]]
    while follows := links(value, "next"):
        value = page(follows[0]["href"])
        assert value["numberMatched"] == matched, address
        ids += [feature["id"] for feature in value["features"]]
        assert len(ids) <= matched, address
    assert len(ids) == len(set(ids)) == matched, address
    return ids


@pytest.mark.parametrize("when", [None, INSTANT, "2023-04-23", f"../{INSTANT}"], ids=["always", "instant", "day", "interval"])
def test_items_by_box_time_and_limit(server, collections, when):
    time = {"datetime": when} if when else {}
    for collection in collections:
        path = f"/collections/{collection['id']}/items"
        everything = all_of(url(server, path, limit=50, **time))
        for limit in (1, 7, 100, 1000000):
            value = page(url(server, path, limit=limit, **time))
            assert len(value["features"]) == min(limit, len(everything), 10000)
        extent = collection.get("extent", {}).get("spatial", {}).get("bbox", [None])[0]
        for box in BOXES + ([",".join(map(str, extent))] if extent else []):
            inside = all_of(url(server, path, bbox=box, limit=40, **time))
            assert set(inside) <= set(everything)
            again = all_of(url(server, path, bbox=box, limit=40, crs=CRS84, **{"bbox-crs": CRS84}, **time))
            assert again == inside
        assert all_of(url(server, path, bbox="-180,-90,180,90", limit=500, **time)) == everything


@pytest.fixture(scope="module")
def tagged():
    """The bytes that each entity tag has stood for, and the codings in which answers came."""
    return {}, set()


@pytest.mark.parametrize("kind", TIMES)
def test_pages_that_came_compressed_are_the_answer_to_what_was_asked(server, collections, tagged, kind):
    # Two questions must not share what names an answer: the address in its links, its tag, or its place among the kept compressed
    # answers. What is not compressed is made anew each time, so that is what the others are held to.
    bodies, codings = tagged

    def compressed(address):
        coding, tag, body = ask_compressed(address)
        codings.add(coding)
        assert bodies.setdefault(tag, body) == body, f"{address}: its entity tag stood for other bytes"
        return json.loads(body)

    for collection in collections:
        path = f"/collections/{collection['id']}/items"
        for when in TIMES[kind]:
            time = {"datetime": when} if when else {}
            whole = page(url(server, path, limit=10000, **time))
            matched, wanted = whole["numberMatched"], whole["features"]
            assert len(wanted) == matched, (path, when)
            # With one limit for all times, they differ in nothing but the time.
            assert compressed(url(server, path, limit=10000, **time))["features"] == wanted, (path, when)
            found, address = [], url(server, path, limit=max(1, matched // 3), **time)
            while address:
                value = compressed(address)
                assert value["numberMatched"] == matched, (address, when)
                found += value["features"]
                assert len(found) <= matched, (address, when)
                address = next((link["href"] for link in links(value, "next")), None)
            assert found == wanted, (path, when)
    assert "br" in codings or "gzip" in codings, codings


def test_what_is_wrong_is_a_400(server, collections):
    for collection in collections:
        path = f"/collections/{collection['id']}/items"
        for query in ({"limit": "unlimited"}, {"limit": "0"}, {"unknown": "x"}, {"bbox": "1,2,3"}, {"datetime": "soon"}, {"crs": "http://www.opengis.net/def/crs/EPSG/0/3857"}):
            status, media_type, _ = ask(url(server, path, **query))
            assert (status, media_type) == (400, "application/problem+json"), (path, query)


def test_each_feature_stands_alone(server, collections):
    for collection in collections:
        path = f"/collections/{collection['id']}/items"
        for feature in page(url(server, path, limit=3, datetime=INSTANT))["features"] + page(url(server, path, limit=3))["features"]:
            status, media_type, body = ask(url(server, f"{path}/{urllib.parse.quote(feature['id'])}"))
            alone = json.loads(body)
            assert (status, media_type, alone["id"]) == (200, "application/geo+json", feature["id"])
            assert alone["geometry"] == feature["geometry"] and alone["properties"] == feature["properties"]
            for rel in ("self", "alternate", "collection"):
                assert links(alone, rel), rel
