"""The official Python SDK, unchanged, against the real server."""

import asyncio
import io
import time

import openai
import pytest

from pictures import decode, fetch, png, png_with_hole, read

MODELS = ["dall-e-2", "dall-e-3", "gpt-image-1", "gpt-image-2", "sketch"]


def picture_of(datum):
    return fetch(datum.url) if datum.url else decode(datum.b64_json)


@pytest.mark.parametrize("model", MODELS)
def test_every_family_draws_the_size_that_was_asked_for(client, model):
    answer = client.images.generate(model=model, prompt="a fox under a full moon", size="1024x1024")
    assert picture_of(answer.data[0]).size == (1024, 1024)


def test_the_document_default_is_dall_e_2_with_a_url(client):
    answer = client.images.generate(prompt="a red lighthouse", size="256x256")
    assert answer.data[0].b64_json is None
    assert fetch(answer.data[0].url).size == (256, 256)
    assert answer.usage is None


def test_n_pictures_are_distinct_and_their_seeds_draw_them_again(client):
    def draw(**options):
        return client.images.generate(
            model="sketch", prompt="three boats", size="128x96", response_format="b64_json", **options
        )

    both = draw(n=2, extra_body={"seed": 41})
    assert both.data[0].b64_json != both.data[1].b64_json
    assert both.pinhole["seeds"] == [41, 42]
    assert draw(extra_body={"seed": 42}).data[0].b64_json == both.data[1].b64_json


def test_explicit_nones_mean_not_given(client):
    answer = client.images.generate(
        model="gpt-image-1", prompt="a cat", n=None, size=None, quality=None, background=None
    )
    assert answer.size == "1024x1024"
    assert answer.usage.total_tokens == answer.usage.input_tokens + answer.usage.output_tokens


@pytest.mark.parametrize("format", ["png", "jpeg", "webp"])
def test_output_formats(client, format):
    answer = client.images.generate(
        model="gpt-image-2", prompt="a tree", size="1024x1024", output_format=format
    )
    assert answer.output_format == format
    assert decode(answer.data[0].b64_json).format == format.upper()


def test_a_transparent_background_is_transparent(client):
    answer = client.images.generate(
        model="gpt-image-1", prompt="a cat", size="1024x1024", background="transparent"
    )
    lowest, highest = decode(answer.data[0].b64_json).getchannel("A").getextrema()
    assert (lowest, highest) == (0, 255)
    assert answer.background == "transparent"


def uploads():
    data = png_with_hole()
    return {
        "bytes": data,
        "BytesIO": io.BytesIO(data),
        "tuple": ("a.png", data, "image/png"),
        "untyped tuple": ("a.png", data),
    }


@pytest.mark.parametrize("kind", ["bytes", "BytesIO", "tuple", "untyped tuple", "path", "file"])
def test_an_image_may_come_in_any_way_the_sdk_has(client, tmp_path, kind):
    path = tmp_path / "a.png"
    path.write_bytes(png_with_hole())
    ways = {**uploads(), "path": path, "file": path.open("rb")}
    answer = client.images.edit(image=ways[kind], prompt="a red balloon", size="256x256")
    assert fetch(answer.data[0].url).size == (256, 256)


def test_outside_the_mask_every_pixel_stays(client):
    image = png_with_hole(hole=(0, 0, 0, 0))
    mask = png_with_hole()
    answer = client.images.edit(
        image=image, mask=mask, prompt="a red balloon", size="256x256", response_format="b64_json"
    )
    before = read(image)
    after = decode(answer.data[0].b64_json).convert("RGB")
    for x, y in [(0, 0), (63, 128), (128, 63), (192, 192), (255, 255)]:
        assert after.getpixel((x, y)) == before.getpixel((x, y))
    assert after.crop((64, 64, 192, 192)).tobytes() != before.crop((64, 64, 192, 192)).tobytes()


def test_several_images_and_a_false_stream(client):
    answer = client.images.edit(
        model="gpt-image-1", image=[png(), png(colour=(20, 90, 200))], prompt="brighter", stream=False
    )
    assert answer.usage.input_tokens_details.image_tokens > 0
    assert decode(answer.data[0].b64_json).size == (1024, 1024)


def test_a_variation_is_another_picture(client):
    image = png()
    answer = client.images.create_variation(image=image, n=2, size="256x256", response_format="b64_json")
    first, second = (datum.b64_json for datum in answer.data)
    assert first != second
    assert decode(first).size == (256, 256)


@pytest.mark.parametrize("partials", [0, 1, 2, 3])
def test_a_generation_streams_its_partial_images_in_order(client, partials):
    stream = client.images.generate(
        model="gpt-image-1", prompt="a fox", stream=True, partial_images=partials
    )
    events = list(stream)
    indexes = [e.partial_image_index for e in events if e.type == "image_generation.partial_image"]
    assert indexes == list(range(partials))
    assert events[-1].type == "image_generation.completed"
    assert events[-1].usage.output_tokens == 4160
    assert decode(events[-1].b64_json).size == (1024, 1024)


def test_an_edit_streams_one_completed_event_for_each_picture(client):
    stream = client.images.edit(
        model="gpt-image-1", image=png(), prompt="a red balloon", n=2, stream=True
    )
    assert [event.type for event in stream] == ["image_edit.completed"] * 2


def test_raw_responses_carry_the_headers(client):
    raw = client.images.with_raw_response.generate(model="sketch", prompt="a cat", size="64x64")
    assert raw.headers["x-request-id"].startswith("req_")
    assert raw.headers["openai-version"] == "2020-10-01"
    assert raw.headers["x-pinhole-model"] == "sketch"
    assert int(raw.headers["openai-processing-ms"]) >= 0


def test_the_async_client_draws_streams_and_lists(server):
    async def run():
        async with server.async_client() as client:
            answer = await client.images.generate(model="sketch", prompt="a cat", size="64x64")
            stream = await client.images.generate(model="gpt-image-1", prompt="a cat", stream=True)
            events = [event.type async for event in stream]
            names = [model.id async for model in client.models.list()]
            return answer, events, names

    answer, events, names = asyncio.run(run())
    assert fetch(answer.data[0].url).size == (64, 64)
    assert events == ["image_generation.completed"]
    assert {"sketch", "dall-e-2", "gpt-image-2.6-flare"} <= set(names)


def test_models_are_listed_with_the_day_they_were_shut_down(client):
    assert client.models.retrieve("dall-e-3").shutdown_date == "2026-05-12"
    with pytest.raises(openai.NotFoundError) as caught:
        client.models.retrieve("fake_id")
    assert caught.value.body["message"] == "The model 'fake_id' does not exist"
    assert caught.value.code == "model_not_found"


def test_a_bad_request_tells_what_is_wrong(client):
    with pytest.raises(openai.BadRequestError) as caught:
        client.images.generate(model="gpt-image-2", prompt="a cat", n=11)
    error = caught.value
    assert (error.status_code, error.param, error.code) == (400, "n", "integer_above_max_value")
    assert error.type == "invalid_request_error"
    assert error.request_id.startswith("req_")


def test_a_foreign_model_is_refused(client):
    with pytest.raises(openai.BadRequestError, match="The model 'flux-9' does not exist."):
        client.images.generate(model="flux-9", prompt="a cat")


def test_keys_are_honoured_within_a_second_and_hold_their_scopes(own_server):
    key = own_server.run("keys", "add", "drawer", "--scope", "generate")
    time.sleep(1)
    with pytest.raises(openai.AuthenticationError) as caught:
        own_server.client("wrong-key-wrong-key").images.generate(prompt="a cat", size="256x256")
    assert caught.value.code == "invalid_api_key"
    assert caught.value.response.headers["www-authenticate"].startswith("Bearer")
    drawer = own_server.client(key)
    assert drawer.images.generate(prompt="a cat", size="256x256").data[0].url
    with pytest.raises(openai.PermissionDeniedError):
        drawer.images.create_variation(image=png(), size="256x256")


def test_strict_mode_wants_a_model(strict_client):
    with pytest.raises(openai.BadRequestError) as caught:
        strict_client.images.generate(prompt="a cat")
    assert caught.value.code == "missing_required_parameter"


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"model": "gpt-image-2", "response_format": "url"}, "unknown_parameter"),
        ({"model": "gpt-image-2", "size": "800x800"}, "invalid_value"),
        ({"model": "gpt-image-1", "quality": "hd"}, "invalid_value"),
        ({"model": "gpt-image-1", "partial_images": 2}, "unsupported_parameter"),
        ({"model": "dall-e-3", "n": 2}, None),
    ],
)
def test_strict_mode_refuses_what_the_hosted_api_refuses(strict_client, options, code):
    with pytest.raises(openai.BadRequestError) as caught:
        strict_client.images.generate(prompt="a cat", **options)
    assert caught.value.code == code


def test_strict_mode_refuses_an_octet_stream(strict_client):
    with pytest.raises(openai.BadRequestError, match="unsupported mimetype"):
        strict_client.images.edit(model="gpt-image-1", image=png(), prompt="a cat")


def test_strict_answers_have_nothing_of_ours(strict_client):
    answer = strict_client.images.generate(model="gpt-image-1", prompt="a cat", size="1024x1024")
    assert answer.model_extra == {}
    assert answer.data[0].revised_prompt is None
