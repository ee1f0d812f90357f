import type { PipelineRequest } from "../pipelines/pipeline-request.ts";
import { estimateWorkingBytes } from "./estimate-working-bytes.ts";
import { HostError } from "./host-error.ts";
import type { HostedModel } from "./hosted-model.ts";
import type { MemoryRoom } from "./measure-memory.ts";
import { anonymousBytes, residentBytes } from "./resident-bytes.ts";
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
    const others = residents.list().filter((resident) => resident.model.name !== model.name);
    const room = Math.min(
      freeBytes + ownBytes(residents.find(model.name)),
      limit - sum(others.map(heldBytes)),
    );
    if (needed <= room) return { isTight: needed * tightness > room };
    const [oldest] = others;
    if (oldest === undefined) throw tooLarge(model, needed, room);
    await residents.end(oldest);
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

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function heldBytes({ weightBytes, child }: Resident): number {
  return residentBytes(child.pid) ?? weightBytes;
}

/** What the model's own process holds need not be found again; of files its pages count as free as it is. */
function ownBytes(resident: Resident | undefined): number {
  if (resident === undefined) return 0;
  return anonymousBytes(resident.child.pid) ?? resident.weightBytes;
}

function tooLarge(model: HostedModel, neededBytes: number, roomBytes: number): HostError {
  return new HostError(
    `The model '${model.name}' needs about ${neededBytes} bytes of memory; there is room for ${roomBytes}.`,
    { reason: "memory", neededBytes, roomBytes, weightsFit: model.weightBytes <= roomBytes },
  );
}
