"""QGIS reads the layers of one geometry type, draws the bridge, and its time filter gives the API's answer.

Runs in the Python of the system, which has QGIS; `tests/qgis/run` starts it with the address of the API.
"""

import json
import sys
import urllib.request

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsDataSourceUri,
    QgsDateTimeRange,
    QgsFeatureRequest,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsRectangle,
    QgsVectorLayer,
    QgsVectorLayerTemporalContext,
    QgsVectorLayerTemporalProperties,
)
from qgis.PyQt.QtCore import QDateTime, QSize, Qt
from qgis.PyQt.QtGui import QColor

API = sys.argv[1]
LAYERS = ("places-points", "places-lines", "places-areas", "states-points", "states-lines")
#: Instants just before and after changes, as a reader of the map would choose them.
INSTANTS = (
    "2020-11-20T12:00:00+04:00",
    "2022-12-03T13:00:00+04:00",
    "2022-12-12T10:29:59+04:00",
    "2022-12-12T10:30:00+04:00",
    "2023-04-23T20:00:00+04:00",
    "2026-01-14T12:00:00+04:00",
)
#: A filter that is typed becomes a closed interval of `datetime`: at the very instant of a change it has what ends then, too.
ON_A_CHANGE = "2022-12-12T10:30:00+04:00"
BRIDGE = (46.5714, 39.5658)
failures = []


def expect(what, got, wanted):
    """Notes what is not as the API has it."""
    if got != wanted:
        failures.append(f"{what}: {got!r}, where {wanted!r} is right")
    else:
        print(f"  {what}: {got if isinstance(got, int | bool) else len(got)}")


def answer(path):
    with urllib.request.urlopen(f"{API}{path}", timeout=30) as reply:
        return json.load(reply)


def layer(name):
    """A layer of the API, as the dialog of QGIS adds it."""
    uri = QgsDataSourceUri()
    uri.setParam("url", API)
    uri.setParam("typename", name)
    uri.setParam("pagingEnabled", "true")
    return QgsVectorLayer(uri.uri(False), name, "OAPIF")


def ids(features):
    return sorted(feature["id"] for feature in features)


def held_at(name, instant):
    """The ids that the API gives for an instant."""
    question = instant.replace("+", "%2B")
    return sorted(feature["id"] for feature in answer(f"/collections/{name}/items?limit=10000&datetime={question}")["features"])


def reads_every_layer():
    for name in LAYERS:
        one = layer(name)
        expect(f"{name} is a layer", one.isValid(), True)
        wanted = answer(f"/collections/{name}/items?limit=10000")["features"]
        features = list(one.getFeatures())
        expect(f"features of {name}", len(features), len(wanted))
        expect(f"geometries of {name}", sum(feature.hasGeometry() for feature in features), len([f for f in wanted if f["geometry"]]))


def filters_by_time():
    for name in ("states-points", "states-lines"):
        one = layer(name)
        # As the properties of the layer are set by hand.
        times = one.temporalProperties()
        times.setMode(QgsVectorLayerTemporalProperties.ModeFeatureDateTimeStartAndEndFromFields)
        times.setStartField("since")
        times.setEndField("until")
        times.setLimitMode(Qgis.VectorTemporalLimitMode.IncludeBeginExcludeEnd)
        times.setIsActive(True)
        context = QgsVectorLayerTemporalContext()
        context.setLayer(one)
        for instant in INSTANTS:
            at = QDateTime.fromString(instant, Qt.ISODate)
            shown = QgsDateTimeRange(at, at)
            request = QgsFeatureRequest().setFilterExpression(times.createFilterString(context, shown))
            expect(f"the temporal controller on {name} at {instant}", ids(one.getFeatures(request)), held_at(name, instant))
        for instant in (instant for instant in INSTANTS if instant != ON_A_CHANGE):
            # As a filter is typed: the times with their offset.
            filtered = layer(name)
            filtered.setSubsetString(f"\"since\" <= '{instant}' AND (\"until\" > '{instant}' OR \"until\" IS NULL)")
            expect(f"a filter on {name} at {instant}", ids(filtered.getFeatures()), held_at(name, instant))


def draws_the_bridge():
    one = layer("states-points")
    one.setSubsetString("\"place\" = 'hakari-bridge'")
    x, y = BRIDGE
    settings = QgsMapSettings()
    settings.setLayers([one])
    settings.setBackgroundColor(QColor(255, 255, 255))
    settings.setOutputSize(QSize(200, 200))
    settings.setDestinationCrs(one.crs())
    settings.setExtent(QgsRectangle(x - 0.01, y - 0.01, x + 0.01, y + 0.01))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    picture = job.renderedImage()
    around = [picture.pixelColor(100 + dx, 100 + dy) for dx in range(-4, 5) for dy in range(-4, 5)]
    expect("the bridge is drawn", any(colour != QColor(255, 255, 255) for colour in around), True)
    expect("nothing is drawn far from it", picture.pixelColor(10, 10) == QColor(255, 255, 255), True)


application = QgsApplication([], False)
application.initQgis()
for check in (reads_every_layer, filters_by_time, draws_the_bridge):
    print(check.__name__.replace("_", " "))
    check()
application.exitQgis()
if failures:
    sys.exit("\n".join(["QGIS differs from the API:", *failures]))
