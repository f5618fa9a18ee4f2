"""A client that openapi-python-client makes of the server's own definition pages through everything, with a box and two statuses."""

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

BOX = [46.0, 39.0, 47.0, 40.2]


@pytest.fixture(scope="module")
def generated(server, tmp_path_factory):
    folder = tmp_path_factory.mktemp("generated")
    program = Path(sys.executable).parent / "openapi-python-client"
    subprocess.run(
        [program, "generate", "--url", f"{server.api}/api?f=json", "--meta", "none", "--output-path", folder / "corridor_client", "--overwrite"],
        # It formats what it makes with a tool beside it.
        env={"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", "HOME": str(folder)},
        check=True, capture_output=True, timeout=120,
    )
    sys.path.insert(0, str(folder))
    yield importlib.import_module("corridor_client")
    sys.path.remove(str(folder))


def pages(operation, client, **query):
    """The features of all pages, and how many the server says that there are."""
    features, matched = [], None
    while matched is None or len(features) < matched:
        page = operation.sync(client=client, offset=len(features), **query)
        assert type(page).__name__.endswith("Page"), page
        assert matched in (None, page.number_matched)
        matched = page.number_matched
        features += page.features
        assert page.features or not matched
        if not matched:
            break
    return [feature.id for feature in features], matched


def test_it_pages_through_every_collection_and_filters(server, generated):
    client = generated.Client(base_url=server.api)
    for name in ("places", "states", "changes", "sources", "places_points", "places_lines", "places_areas", "states_points", "states_lines"):
        operation = importlib.import_module(f"corridor_client.api.data.get_{name}")
        ids, matched = pages(operation, client, limit=40)
        assert len(set(ids)) == len(ids) == matched
        assert set(ids) == {feature["id"] for feature in server.features(name.replace("_", "-"))}
        inside, _ = pages(operation, client, limit=25, bbox=BOX)
        assert set(inside) == {feature["id"] for feature in server.features(name.replace("_", "-"), "&bbox=46,39,47,40.2")}
    states = importlib.import_module("corridor_client.api.data.get_states")
    two = [item for item in states.GetStatesStatusItem if item.value in ("closed", "open")]
    ids, matched = pages(states, client, limit=5, bbox=BOX, status=two)
    assert len(two) == 2 and matched == len(ids)
    assert ids == [feature["id"] for feature in server.features("states", "&bbox=46,39,47,40.2&status=closed,open")]


def test_it_reads_a_problem_as_one(server, generated):
    states = importlib.import_module("corridor_client.api.data.get_states")
    problem = states.sync(client=generated.Client(base_url=server.api), datetime_="soon")
    assert type(problem).__name__ == "Problem" and problem.parameter == "datetime"
