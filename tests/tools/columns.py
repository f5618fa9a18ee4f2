"""What GDAL makes of a column, compared with the JSON: the type of each column, and each value of it."""

import json
import re

#: The type of a column in GDAL by what its schema says; all else is text.
DATES = {"date": "OFTDate", "date-time": "OFTDateTime"}


def schema(server, layer):
    """The properties of a layer's items by Part 5, without the geometry."""
    properties = server.json(f"{server.api}/collections/{layer}/schema")["properties"]
    return {name: property for name, property in properties.items() if name != "geometry"}


def gdal_type(property):
    """The type that GDAL is to give a column with this schema."""
    plain = {"number": "OFTReal", "boolean": "OFTInteger"}
    if property["type"] in plain:
        return plain[property["type"]]
    if property["type"] == "array" and property["items"]["type"] == "string":
        return "OFTStringList"
    return DATES.get(property.get("format"), "OFTString")


def as_iso(text):
    """A date or time as GDAL writes it in a text, written as ISO 8601; other text as it is."""
    found = re.fullmatch(r"(\d{4})/(\d\d)/(\d\d)(?: (\d\d:\d\d):(\d\d)(?:\.\d+)?([+-]\d\d)?(?::?(\d\d))?)?", text)
    if not found:
        return text
    year, month, day, clock, seconds, hours, minutes = found.groups()
    date = f"{year}-{month}-{day}"
    if clock is None or (clock, seconds, hours) == ("00:00", "00", None):
        return date
    return f"{date}T{clock}" + (f":{seconds}" if seconds != "00" else "") + (f"{hours}:{minutes or '00'}" if hours else "")


def is_same(kind, read, wanted, is_exact):
    """Whether GDAL read the value of the JSON. Texts are exact, or else may be a date in GDAL's own spelling."""
    if wanted is None:
        return read is None or read != read or str(read) == "NaT"
    if kind == "OFTStringList":
        return list(read) == wanted
    if isinstance(wanted, (list, dict)):
        return json.loads(read) == wanted
    if kind == "OFTReal":
        return float(read) == wanted
    if kind == "OFTInteger":
        return bool(read) == wanted
    if kind == "OFTDate":
        return str(read)[:10].replace("/", "-") == wanted
    if kind == "OFTDateTime":
        # The clock time at the dataset's offset; not all readers hand the offset on.
        return str(read)[:19].replace("/", "-").replace(" ", "T") == wanted[:19]
    # Where every text of a column on a page is a date, GDAL reads dates, writes them its own way, and drops what follows them.
    return read == wanted or (not is_exact and as_iso(read) == wanted.rstrip("~?%"))


def wrong(schema, kinds, rows, features, is_exact):
    """The values that are not those of the JSON: id, column, value wanted, value read."""
    for feature, row in zip(features, rows, strict=True):
        for name in schema:
            wanted = feature["properties"][name]
            if not is_same(kinds[name], row[name], wanted, is_exact):
                yield feature["id"], name, wanted, row[name]
