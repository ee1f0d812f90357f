/** Whether new work may come in, and how much is in hand. */
export interface Admission {
  readonly isDraining: boolean;
  /** Counts one more request, or says why not. */
  enter(): "admitted" | "draining" | "full";
  leave(): void;
  /** Lets nothing in from now on, and resolves when everything admitted has left. */
  drain(): Promise<void>;
}

/** @param maximum requests in hand at once */
export function createAdmission(maximum: number): Admission {
  const emptied = Promise.withResolvers<void>();
  let inHand = 0;
  let isDraining = false;
  return {
    get isDraining() {
      return isDraining;
    },
    enter() {
      if (isDraining) return "draining";
      if (inHand >= maximum) return "full";
      inHand += 1;
      return "admitted";
    },
    leave() {
      inHand -= 1;
      if (isDraining && inHand === 0) emptied.resolve();
    },
    drain() {
      isDraining = true;
      if (inHand === 0) emptied.resolve();
      return emptied.promise;
    },
  };
}
