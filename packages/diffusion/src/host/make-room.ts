import type { PipelineRequest } from "../pipelines/pipeline-request.ts";
import { estimateWorkingBytes } from "./estimate-working-bytes.ts";
import { HostError } from "./host-error.ts";
import type { HostedModel } from "./hosted-model.ts";
import type { MemoryRoom } from "./measure-memory.ts";
import { residentBytes } from "./resident-bytes.ts";
import type { Resident, Residents } from "./residents.ts";

export interface RoomOptions {
  residents: Residents;
  measure: () => MemoryRoom;
  /** Most that all models together may take; undefined: what the system has. */
  memoryLimitBytes?: number;
}

/** Where there is not so many times the room that is needed, what a step does not need is given back before it. */
const tightness = 1.5;

/**
 * Sees to it that a drawing fits into the memory: models used longest ago leave first.
 * @returns whether it fits with little to spare
 * @throws {HostError} `memory`, before anything of it is loaded
 */
export async function makeRoom(
  model: HostedModel,
  request: PipelineRequest,
  { residents, measure, memoryLimitBytes = Infinity }: RoomOptions,
): Promise<{ isTight: boolean }> {
  const needed = model.weightBytes + (await estimateWorkingBytes(model.directory, request));
  for (;;) {
    const { totalBytes, freeBytes } = measure();
    const limit = Math.min(totalBytes, memoryLimitBytes);
    if (needed > limit) throw tooLarge(model, needed, limit);
    const held = residents.list().map((resident) => ({ resident, bytes: bytesOf(resident) }));
    const others = held.filter(({ resident }) => resident.model.name !== model.name);
    // What its own process holds already need not be found again.
    const own = held.find(({ resident }) => resident.model.name === model.name)?.bytes ?? 0;
    const room = Math.min(freeBytes + own, limit - sum(others));
    if (needed <= room) return { isTight: needed * tightness > room };
    const [oldest] = others;
    if (oldest === undefined) throw tooLarge(model, needed, room);
    await residents.end(oldest.resident);
  }
}

/**
 * Looks again when a model is loaded: from its graphs it knows what its weights will take, and it has read none of them
 * yet. One that does not fit leaves.
 * @throws {HostError} `memory`
 */
export async function makeRoomAfterLoading(
  resident: Resident,
  request: PipelineRequest,
  options: RoomOptions,
): Promise<void> {
  const { model, weightBytes } = resident;
  try {
    await makeRoom({ ...model, weightBytes }, request, options);
  } catch (error) {
    resident.leaving = true;
    throw error;
  }
}

interface Held {
  bytes: number;
}

function sum(held: readonly Held[]): number {
  return held.reduce((total, { bytes }) => total + bytes, 0);
}

function bytesOf({ weightBytes, child }: Resident): number {
  return residentBytes(child.pid) ?? weightBytes;
}

function tooLarge(model: HostedModel, neededBytes: number, roomBytes: number): HostError {
  return new HostError(
    `The model '${model.name}' needs about ${neededBytes} bytes of memory; there is room for ${roomBytes}.`,
    { reason: "memory", neededBytes, roomBytes, weightsFit: model.weightBytes <= roomBytes },
  );
}
