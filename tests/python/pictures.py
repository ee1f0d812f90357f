"""Pictures to send, and what came back."""

import base64
import io
import urllib.request

from PIL import Image


def png(size=(256, 256), mode="RGB", colour=(200, 60, 40)) -> bytes:
    channels = colour if mode == "RGB" else (*colour, 255)
    return encode(Image.new(mode, size, channels))


def png_with_hole(size=(256, 256), hole=(64, 64, 192, 192)) -> bytes:
    """Opaque but for a transparent box."""
    picture = Image.effect_noise(size, 80).convert("RGBA")
    picture.paste((0, 0, 0, 0), hole)
    return encode(picture)


def encode(picture: Image.Image, format="PNG") -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, format)
    return buffer.getvalue()


def decode(base64_text: str) -> Image.Image:
    return Image.open(io.BytesIO(base64.b64decode(base64_text)))


def fetch(url: str) -> Image.Image:
    with urllib.request.urlopen(url) as answer:
        return Image.open(io.BytesIO(answer.read()))


def read(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")
