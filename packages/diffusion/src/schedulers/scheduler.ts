/**
 * An algorithm that turns noise into latents: a value without state. It makes a plan for a number of steps; the plan's
 * functions are pure, so that two pictures can be drawn by one plan at once.
 */
export interface Scheduler {
  /** What users call it: `euler`. */
  readonly name: string;
  /** Its class in diffusers, by which a checkpoint's scheduler_config.json names it. */
  readonly className: string;
  /** Fields of scheduler_config.json that it follows or refuses; to all others it is blind, as that class is. */
  readonly fields: readonly string[];
  /**
   * @param config scheduler_config.json of a checkpoint, its nulls left out
   * @throws {SchedulerError} where the config asks for what this scheduler does not do, or the steps do not fit
   */
  plan(config: SchedulerConfig, wanted: StepsWanted): SchedulePlan;
}

export type SchedulerConfig = Readonly<Record<string, unknown>>;

export interface StepsWanted {
  /** 1 or more. */
  steps: number;
  /** How much of an init image is redrawn, above 0 to 1; below 1 the plan begins later. */
  strength: number;
  /** How many places of the picture a transformer would attend to; some flows are shifted by it. */
  tokens?: number;
}

export interface SchedulePlan {
  /** One for each call of the denoiser, and what it is told: the highest noise first. */
  readonly timesteps: Float32Array;
  /** What pure noise is multiplied by before the first step. */
  readonly initialScale: number;
  /** Whether the first step starts below the highest noise, because `strength` left steps out. */
  readonly beginsLater: boolean;
  /** @returns the latents as the denoiser wants them at step `index` */
  scaleInput(latents: Float32Array, index: number): Float32Array;
  /** @returns clean latents with as much noise as step `index` starts from; clean where there is no such step */
  addNoise(clean: Float32Array, noise: Float32Array, index: number): Float32Array;
  step(input: StepInput): StepOutput;
}

export interface StepInput {
  index: number;
  /** Not scaled. */
  latents: Float32Array;
  /** What the denoiser said of the scaled latents. */
  prediction: Float32Array;
  /** What the step before handed on; empty at first. */
  history: History;
  /** Fresh noise of the latents' length; only some schedulers draw it, so it is drawn when asked for. */
  noise: () => Float32Array;
}

export interface StepOutput {
  /** For the next step; after the last one, the result. */
  latents: Float32Array;
  /** The clean latents that the denoiser sees behind the noise: for previews. */
  clean: Float32Array;
  history: History;
}

/** Arrays of the latents' length whose meaning is the scheduler's own. */
export type History = readonly Float32Array[];
