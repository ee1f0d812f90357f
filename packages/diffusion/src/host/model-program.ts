// The program of a process that holds a model. The inference engine is loaded here and nowhere else.
import { type LoadedDiffusionModel, loadModel } from "../models/load-model.ts";
import { runPipeline } from "../pipelines/run-pipeline.ts";
import { serveModel } from "./serve-model.ts";

serveModel<LoadedDiffusionModel>({
  load: ({ directory, runtime, threads, tinyVaeDirectory, isMemoryTight }) =>
    loadModel(directory, {
      runtime,
      threads,
      tinyVaeDirectory,
      releaseTextEncoders: isMemoryTight,
    }),
  run: runPipeline,
});
