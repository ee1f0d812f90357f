import type { ImageEvent, ImagesResponse } from "@pinhole/client";

type CompletedEvent = Extract<ImageEvent, { usage: object }>;
type Usage = CompletedEvent["usage"];

/** The completed events of a stream as the answer the same request gets without one. */
export function mergeEvents(events: readonly CompletedEvent[]): ImagesResponse {
  const [first] = events;
  if (!first) return { created: 0, data: [] };
  const { created_at: created, background, output_format, quality, size, pinhole } = first;
  const usage = events.map((event) => event.usage).reduce(addUsage);
  const seeds = events.flatMap((event) => event.pinhole?.seeds ?? []);
  return {
    created,
    background,
    data: events.map(({ b64_json }) => ({ b64_json })),
    output_format,
    quality,
    size,
    usage,
    ...(pinhole && { pinhole: { ...pinhole, seeds } }),
  };
}

function addUsage(left: Usage, right: Usage): Usage {
  return {
    input_tokens: left.input_tokens + right.input_tokens,
    input_tokens_details: {
      image_tokens: left.input_tokens_details.image_tokens + right.input_tokens_details.image_tokens,
      text_tokens: left.input_tokens_details.text_tokens + right.input_tokens_details.text_tokens,
    },
    output_tokens: left.output_tokens + right.output_tokens,
    total_tokens: left.total_tokens + right.total_tokens,
  };
}
