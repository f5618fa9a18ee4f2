"""Shades the terrain: one picture of 24 tones in Web Mercator, and the palettes that tint it."""

import json

import numpy as np
from PIL import Image
from scipy import ndimage

import elevation

WEST, SOUTH, EAST, NORTH = 44.4, 38.4, 48.8, 41.2
PIXELS = 2  # a cell, from west to east
EDGE = 0.5  # degrees over which it fades to the flat tone
TONES, FLAT = 24, 14  # the tone of flat ground is exactly the land's colour
EARTH = 111_320  # metres a degree

# Azimuth of the light, its share, how many cells the ground is smoothed over, how many times it is heightened.
ALTITUDE = 42
LIGHTS = ((318, 0.62, 0.55, 2.5), (262, 0.20, 0.55, 2.5), (15, 0.12, 0.55, 2.5), (318, 0.20, 3.2, 3.0))
EVEN_KM, EVEN_POWER = 16, 0.4  # sources of unequal sharpness are evened out over this distance
STRENGTH = 1.35
CALM, ROUGH = 150, 1450  # metres: below, shading is half as strong; above, whole
FINE = (100, 400)  # metres: below the first, whatever is finer than PLAIN cells is noise of the source; above the second, nothing
PLAIN = 3
TINT, TINT_FROM, TINT_TO = 0.15, 300, 2800  # higher ground is lighter; plains have the flat tone, so that no edge is seen there

STOPS = (0, 5.75, 10.35, FLAT, 18.4, TONES - 1)
PALETTES = {
    "light": ("#aeb4b6", "#c9cbc8", "#e0ded5", "#ebe7dc", "#f5f1e6", "#fdfbf4"),
    "dark": ("#0e1216", "#161b20", "#1d232a", "#232a31", "#2e363e", "#404a53"),
    "print": ("#c3c7c8", "#d8dad8", "#eaeae6", "#f3f2ee", "#faf9f6", "#ffffff"),
}
# Zooms of 512-pixel tiles: a cell is 12 px at the first; at the last a sixth of the relief is left.
FADE = {"from_zoom": 9.6, "to_zoom": 16, "to_opacity": 0.15}
WEBP_QUALITY = 60


def mercator(lat):
    return np.degrees(np.log(np.tan(np.pi / 4 + np.radians(lat) / 2)))


def latitude(y):
    return np.degrees(2 * np.arctan(np.exp(np.radians(y))) - np.pi / 2)


def grid():
    """Longitudes and latitudes of the pixels."""
    width = round((EAST - WEST) * elevation.CELLS * PIXELS)
    height = round(width * (mercator(NORTH) - mercator(SOUTH)) / (EAST - WEST))
    lon = WEST + (np.arange(width) + 0.5) * (EAST - WEST) / width
    y = mercator(NORTH) - (np.arange(height) + 0.5) * (mercator(NORTH) - mercator(SOUTH)) / height
    return lon, latitude(y)


def sampled(metres, lon, lat):
    row, column = elevation.cell(lon, lat)
    return ndimage.map_coordinates(metres, np.meshgrid(row, column, indexing="ij"), order=3, mode="nearest")


def shade(metres, step, azimuth, heightened):
    """How much more light a slope gets than flat ground; `step` is the size of a pixel in metres, by row."""
    south, east = np.gradient(metres)
    east, north = east / step * heightened, -south / step * heightened
    azimuth, altitude = np.radians(azimuth), np.radians(ALTITUDE)
    level = np.sin(altitude)
    toward = (-east * np.sin(azimuth) - north * np.cos(azimuth)) * np.cos(altitude)
    return (toward + level) / np.sqrt(east**2 + north**2 + 1) - level


def smoothstep(value):
    value = np.clip(value, 0, 1)
    return value * value * (3 - 2 * value)


def tones(metres):
    """The tone of every pixel, 0 (cool shadow) to 23 (warm light)."""
    smooth = ndimage.gaussian_filter(metres, PLAIN)
    metres = smooth + (metres - smooth) * smoothstep((smooth - FINE[0]) / (FINE[1] - FINE[0]))
    lon, lat = grid()
    step = (EARTH * (EAST - WEST) / len(lon) * np.cos(np.radians(lat)))[:, None]
    ground = {blur: sampled(ndimage.gaussian_filter(metres, blur), lon, lat) for _, _, blur, _ in LIGHTS}
    light = sum(share * shade(ground[blur], step, azimuth, high) for azimuth, share, blur, high in LIGHTS)
    strength = np.sqrt(ndimage.gaussian_filter(light**2, EVEN_KM * 1000 / step.mean(), mode="nearest")) + 0.02
    light *= (np.median(strength) / strength) ** EVEN_POWER
    height = ground[LIGHTS[0][2]]
    light *= 0.5 + 0.5 * smoothstep((height - CALM) / (ROUGH - CALM))
    light = STRENGTH * light + TINT * np.clip((height - TINT_FROM) / (TINT_TO - TINT_FROM), 0, 1)
    inside = np.minimum.outer(np.minimum(lat - SOUTH, NORTH - lat), np.minimum(lon - WEST, EAST - lon))
    value = FLAT / (TONES - 1) + light * smoothstep(inside / EDGE)
    value = np.where(value > 0.8, 0.8 + 0.2 * np.tanh((value - 0.8) / 0.2), value)
    return np.clip(np.round(value * (TONES - 1)), 0, TONES - 1).astype(np.uint8)


def palette(theme):
    stops = np.array([[int(colour[at : at + 2], 16) for at in (1, 3, 5)] for colour in PALETTES[theme]])
    return np.stack([np.interp(np.arange(TONES), STOPS, stops[:, part]) for part in range(3)], 1).round().astype(np.uint8)


def write(metres, folder):
    picture = tones(metres)
    Image.fromarray(picture).save(folder / "relief.png", optimize=True)  # grey: the value of a pixel is its tone
    for theme in ("light", "dark"):
        Image.fromarray(palette(theme)[picture]).save(folder / f"relief-{theme}.webp", quality=WEBP_QUALITY, method=6)
    height, width = picture.shape
    about = {
        "west": WEST,
        "south": SOUTH,
        "east": EAST,
        "north": NORTH,
        "width": width,
        "height": height,
        "projection": "EPSG:3857",
        "tones": TONES,
        "flat": FLAT,
        "palettes": {theme: ["#" + bytes(colour).hex() for colour in palette(theme)] for theme in PALETTES},
        "fade": FADE,
        "origin": "after a terrain model (NOAA GLOBE, public domain)",
        "precision_m": 1000,
    }
    (folder / "relief.json").write_text(json.dumps(about, indent=2).replace('",\n      "#', '", "#') + "\n", encoding="utf-8")
