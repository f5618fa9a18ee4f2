"""geopandas, which reads through pyogrio's own GDAL."""

import geopandas
import pandas as pd
import pytest
from conftest import COLLECTIONS, INSTANT

TIMES = ("since", "until", "since_latest", "last_reported")
TEXTS = ("id", "place", "place_name", "kind", "status", "certainty", "since_edtf", "access_civilians_in", "source_urls")


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_it_reads_every_item(server, collection):
    frame = geopandas.read_file(server.items(collection))
    assert list(frame["id"]) == [feature["id"] for feature in server.features(collection)]
    assert frame.crs.to_epsg() == 4326


def test_the_flat_columns_have_types(server):
    states = geopandas.read_file(server.items("states"))
    for name in TIMES:
        assert isinstance(states[name].dtype, pd.DatetimeTZDtype), (name, states[name].dtype)
    for name in TEXTS:
        assert pd.api.types.is_string_dtype(states[name].dropna()), (name, states[name].dtype)
    assert states["is_exception"].dtype == bool and states["schematic"].dtype == bool
    assert pd.api.types.is_numeric_dtype(states["precision_m"])
    assert states.columns.is_unique and not states["since"].isna().any() and states["until"].isna().any()


def test_the_values_are_those_of_the_json(server):
    states = geopandas.read_file(server.items("states")).set_index("id")
    for feature in server.features("states"):
        row, wanted = states.loc[feature["id"]], feature["properties"]
        assert row["since"] == pd.Timestamp(wanted["since"])
        assert row["until"] == pd.Timestamp(wanted["until"]) if wanted["until"] else pd.isna(row["until"])
        assert (row["access_civilians_in"] if pd.notna(row["access_civilians_in"]) else None) == wanted["access_civilians_in"]
        assert row["source_urls"] == wanted["source_urls"]


def test_states_at_an_instant_are_one_row_a_place(server):
    at = pd.Timestamp("2023-04-23T20:00:00+04:00")
    shown = geopandas.read_file(server.items("states", f"&datetime={INSTANT}"))
    everything = geopandas.read_file(server.items("states"))
    held = everything[(everything["since"] <= at) & (everything["until"].isna() | (everything["until"] > at))]
    assert list(shown["id"]) == list(held["id"]) and shown["place"].is_unique
    bridge = shown.set_index("place").loc["hakari-bridge"]
    assert (bridge["status"], bridge["access_civilians_in"]) == ("closed", "no")
    assert bridge.geometry.geom_type == "Point"
