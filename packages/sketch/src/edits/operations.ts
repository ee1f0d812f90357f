import type { EditOperation } from "./operation.ts";
import { addToSky } from "./add-to-sky.ts";
import { backdrop } from "./backdrop.ts";
import { borrow } from "./borrow.ts";
import { erase } from "./erase.ts";
import { outpaint } from "./outpaint.ts";
import { paint } from "./paint.ts";
import { recolour } from "./recolour.ts";
import { relight } from "./relight.ts";
import { restyle } from "./restyle.ts";
import { sharpness } from "./sharpness.ts";
import { toneFilter } from "./tone-filter.ts";
import { write } from "./write.ts";

/** What edits can do, asked in this order. A new operation is its file and one line here. */
export const OPERATIONS: readonly EditOperation[] = [
  borrow,
  outpaint,
  write,
  backdrop,
  erase,
  toneFilter,
  sharpness,
  recolour,
  restyle,
  addToSky,
  relight,
  paint,
];
