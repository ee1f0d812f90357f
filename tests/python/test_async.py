"""The official asynchronous client, unchanged: every operation, streams and errors."""

import asyncio

import openai
import pytest

from pictures import decode, fetch, png, png_with_hole


def run(server, work):
    async def with_client():
        async with server.async_client() as client:
            return await work(client)

    return asyncio.run(with_client())


def test_all_three_operations_at_once(server):
    async def work(client):
        return await asyncio.gather(
            client.images.generate(prompt="a red lighthouse", size="256x256"),
            client.images.edit(image=png_with_hole(), prompt="a red balloon", size="256x256"),
            client.images.create_variation(image=png(), size="256x256"),
        )

    for answer in run(server, work):
        assert fetch(answer.data[0].url).size == (256, 256)


def test_twenty_requests_at_once_are_twenty_pictures(server):
    async def work(client):
        return await asyncio.gather(
            *(
                client.images.generate(
                    model="sketch", prompt="a boat", size="64x64", response_format="b64_json"
                )
                for _ in range(20)
            )
        )

    assert len({answer.data[0].b64_json for answer in run(server, work)}) == 20


@pytest.mark.parametrize("partials", [0, 3])
def test_an_edit_streams(server, partials):
    async def work(client):
        stream = await client.images.edit(
            model="gpt-image-1",
            image=png_with_hole(),
            mask=png_with_hole(),
            prompt="a red balloon",
            size="256x256",
            stream=True,
            partial_images=partials,
        )
        return [event async for event in stream]

    *before, last = run(server, work)
    assert [event.partial_image_index for event in before] == list(range(partials))
    assert last.type == "image_edit.completed"
    assert last.usage.input_tokens_details.image_tokens > 0
    assert decode(last.b64_json).size == (256, 256)


def test_models(server):
    async def work(client):
        return await client.models.retrieve("sketch")

    assert run(server, work).id == "sketch"


def test_an_error_is_the_same_as_without_async(server):
    async def work(client):
        with pytest.raises(openai.BadRequestError) as caught:
            await client.images.generate(model="gpt-image-1", prompt="", stream=True)
        return caught.value

    error = run(server, work)
    assert (error.param, error.code, error.type) == ("prompt", "empty_string", "invalid_request_error")


def test_streaming_and_raw_responses(server):
    async def work(client):
        raw = await client.images.with_raw_response.generate(model="sketch", prompt="a cat", size="64x64")
        async with client.images.with_streaming_response.generate(
            model="sketch", prompt="a cat", size="64x64"
        ) as streaming:
            return raw, raw.parse(), streaming.status_code, await streaming.json()

    raw, parsed, status, body = run(server, work)
    assert raw.headers["x-request-id"].startswith("req_")
    assert fetch(parsed.data[0].url).size == (64, 64)
    assert (status, fetch(body["data"][0]["url"]).size) == (200, (64, 64))
