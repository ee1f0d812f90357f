"""Every error class of the official SDK that a client can bring about."""

import openai
import pytest

from pictures import encode, png, png_with_hole
from PIL import Image


def refusal(kind, call, **options):
    with pytest.raises(kind) as caught:
        call(**options)
    error = caught.value
    assert error.request_id.startswith("req_")
    assert set(error.body) == {"message", "type", "param", "code"}
    return error


@pytest.mark.parametrize(
    ("options", "param", "code"),
    [
        ({"prompt": ""}, "prompt", "empty_string"),
        ({"prompt": "x", "n": 0}, "n", "integer_below_min_value"),
        ({"prompt": "x", "n": 1.5}, "n", "invalid_type"),
        ({"prompt": "x", "size": "9by9"}, "size", "invalid_value"),
        ({"prompt": "x", "quality": "ultra"}, "quality", "invalid_value"),
        ({"prompt": "x", "output_compression": 101}, "output_compression", "integer_above_max_value"),
        ({"prompt": "x", "partial_images": 4, "stream": True}, "partial_images", "integer_above_max_value"),
        ({"prompt": "a\0b"}, "prompt", "invalid_value"),
        ({"prompt": "x" * 32001}, "prompt", "string_above_max_length"),
    ],
)
def test_bad_requests(client, options, param, code):
    error = refusal(openai.BadRequestError, client.images.generate, model="gpt-image-1", **options)
    assert (error.status_code, error.param, error.code) == (400, param, code)


def test_bad_pictures(client):
    edit = client.images.edit
    half = png_with_hole()[:3000]
    gif = encode(Image.new("P", (64, 64)), "GIF")
    opaque = png(mode="RGB")
    cases = [
        ({"model": "gpt-image-1", "image": ("a.png", half, "image/png")}, "invalid_image_file"),
        ({"model": "gpt-image-1", "image": gif}, "unsupported_file_mimetype"),
        ({"model": "gpt-image-1", "image": [png()] * 17}, "array_above_max_length"),
        ({"model": "gpt-image-1", "image": png(), "mask": opaque}, "invalid_mask_image_format"),
        ({"model": "gpt-image-1", "image": png(), "mask": png_with_hole((64, 64))}, "invalid_mask_image_format"),
        ({"model": "dall-e-2", "image": gif}, "invalid_image_format"),
        ({"model": "dall-e-2", "image": opaque}, None),
        ({"model": "dall-e-2", "image": png((64, 32))}, None),
    ]
    for options, code in cases:
        assert refusal(openai.BadRequestError, edit, prompt="x", **options).code == code
    assert refusal(openai.BadRequestError, client.images.create_variation, image=gif).code == "invalid_image_format"


def test_not_found(client):
    error = refusal(openai.NotFoundError, client.post, path="/images/upscales", cast_to=object, body={})
    assert (error.code, error.type) == ("unknown_url", "invalid_request_error")


def test_an_idempotency_key_that_was_another_requests(client):
    headers = {"Idempotency-Key": "a-key-of-the-python-tests"}
    options = {"model": "sketch", "size": "64x64", "response_format": "b64_json", "extra_headers": headers}
    first = client.images.generate(prompt="a cat", **options)
    again = client.images.generate(prompt="a cat", **options)
    assert again.data[0].b64_json == first.data[0].b64_json
    error = refusal(openai.UnprocessableEntityError, client.images.generate, prompt="a dog", **options)
    assert error.code == "idempotency_key_reused"


def test_a_server_that_is_not_there(server):
    lost = openai.OpenAI(base_url="http://127.0.0.1:1/v1", api_key="none", max_retries=0)
    with pytest.raises(openai.APIConnectionError):
        lost.images.generate(prompt="x")


def test_a_client_that_waits_too_short(client, server):
    with pytest.raises(openai.APITimeoutError):
        client.with_options(timeout=0.02, max_retries=0).images.generate(
            model="gpt-image-2", prompt="a forest", size="3840x2160"
        )
    assert client.models.retrieve("sketch").id == "sketch"


def test_explicit_nones_in_forms_and_text_for_everything(client):
    answer = client.images.edit(
        model="gpt-image-1",
        image=png(),
        prompt="a lake",
        n=None,
        size="256x256",
        quality=None,
        background=None,
        output_compression=90,
        output_format="jpeg",
        partial_images=None,
        stream=False,
        extra_body={"seed": 7},
    )
    assert answer.output_format == "jpeg"
    assert answer.pinhole["seeds"] == [7]


def test_the_hosted_words_in_strict_mode(strict_client):
    cases = [
        ({"model": "dall-e-9", "prompt": "x"}, "The model 'dall-e-9' does not exist."),
        ({"model": "gpt-image-2", "prompt": "x", "style": "vivid"}, "Unknown parameter: 'style'."),
        (
            {"model": "gpt-image-2", "prompt": "x", "size": "4096x4096"},
            "Invalid size '4096x4096'. The longest edge must be less than or equal to 3840.",
        ),
        (
            {"model": "dall-e-2", "prompt": "x" * 1192},
            "Prompt must be length 1000 or less. Your prompt length is 1192. Please reduce your prompt length.",
        ),
        (
            {"model": "dall-e-3", "prompt": "x", "size": "512x512"},
            "'512x512' is not one of ['1024x1024', '1792x1024', '1024x1792'] - 'size'",
        ),
    ]
    for options, message in cases:
        error = refusal(openai.BadRequestError, strict_client.images.generate, **options)
        assert error.body["message"] == message
