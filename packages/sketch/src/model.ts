/** What this engine says about itself wherever its pictures go. */
export const SKETCH_MODEL = {
  id: "sketch",
  displayName: "Sketch (built-in, procedural, no AI model)",
  licence: "MIT",
  /** Unix seconds of the first release. */
  created: 1795305600,
  software: "Pinhole sketch 0.1.0 (procedural, not AI-generated)",
  /** https://cv.iptc.org/newscodes/digitalsourcetype/ : made by an algorithm alone, no training data. */
  digitalSourceType: "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia",
} as const;
