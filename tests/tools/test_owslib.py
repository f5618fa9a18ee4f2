"""OWSLib's client of OGC API – Features."""

import pytest
from conftest import COLLECTIONS, VIEWS
from owslib.ogcapi.features import Features


@pytest.fixture(scope="module", params=["", "/"], ids=["plain", "slash"])
def client(server, request):
    return Features(server.api + request.param)


def test_it_finds_the_collections(client):
    assert client.feature_collections() == [*COLLECTIONS, *VIEWS]
    assert client.collection("states")["itemType"] == "feature"


def test_it_finds_the_definition_and_the_classes(client):
    assert client.api()["openapi"].startswith("3.0")
    assert "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core" in client.conformance()["conformsTo"]


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_it_pages_through_all_items(server, client, collection):
    seen, offset = [], 0
    while True:
        page = client.collection_items(collection, limit=13, offset=offset)
        assert page["numberReturned"] == len(page["features"]) <= 13
        seen += [feature["id"] for feature in page["features"]]
        offset += page["numberReturned"]
        if not any(link["rel"] == "next" for link in page["links"]):
            break
    assert page["numberMatched"] == len(seen)
    assert seen == [feature["id"] for feature in server.features(collection)]


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_it_reads_queryables_that_the_items_know(client, collection):
    queryables = client.collection_queryables(collection)["properties"]
    for name, queryable in queryables.items():
        page = client.collection_items(collection, limit=1, **{name: queryable["enum"][0]})
        assert page["type"] == "FeatureCollection"


def test_it_asks_by_box_and_time(client):
    page = client.collection_items("states", bbox=[46.2, 39.3, 47.0, 40.1], datetime_="2023-04-23T20:00:00+04:00", limit=100)
    assert page["numberMatched"] == page["numberReturned"] == 12
    assert len({feature["properties"]["place"] for feature in page["features"]}) == 12


def test_it_reads_one_item(client):
    assert client.collection_item("states", "hakari-bridge.t040")["properties"]["status"] == "closed"
