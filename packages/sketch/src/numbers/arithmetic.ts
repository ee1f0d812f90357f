// Only + - * / and Math.sqrt are the same on every platform (IEEE 754); Math.sin, Math.pow and the like are not.
// Whatever decides a pixel uses these instead.

export function clamp(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value;
}

export function lerp(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

const TURN = 6.283185307179586;

/** Sine of an angle in radians, error below 2e-7 (Taylor to x^11 on a quarter turn). */
export function sine(radians: number): number {
  let angle = radians - TURN * Math.floor(radians / TURN);
  let sign = 1;
  if (angle > TURN / 2) {
    angle -= TURN / 2;
    sign = -1;
  }
  if (angle > TURN / 4) angle = TURN / 2 - angle;
  const square = angle * angle;
  const series = 1 - (square / 110) * 1;
  return (
    sign *
    angle *
    (1 - (square / 6) * (1 - (square / 20) * (1 - (square / 42) * (1 - (square / 72) * series))))
  );
}

export function cosine(radians: number): number {
  return sine(radians + TURN / 4);
}

/** x^(1/3) for x >= 0, by Newton's method. */
export function cubeRoot(value: number): number {
  if (value <= 0) return 0;
  let root = value > 1 ? value / 2 + 0.5 : Math.sqrt(Math.sqrt(value));
  for (let step = 0; step < 8; step++) root -= (root * root * root - value) / (3 * root * root);
  return root;
}

/** x^(1/5) for x >= 0, by Newton's method. */
export function fifthRoot(value: number): number {
  if (value <= 0) return 0;
  let root = value > 1 ? value / 2 + 0.5 : Math.sqrt(Math.sqrt(value));
  for (let step = 0; step < 16; step++) {
    const fourth = root * root * root * root;
    root -= (fourth * root - value) / (5 * fourth);
  }
  return root;
}

/** What enters the SVG: two decimals, so that no last bit of a float decides a pixel. */
export function round2(value: number): number {
  const rounded = Math.round(value * 100) / 100;
  return rounded === 0 ? 0 : rounded;
}

/** The natural logarithm of a positive number, from halvings and the series of the inverse hyperbolic tangent. */
export function logarithm(value: number): number {
  let [rest, twos] = [value, 0];
  for (; rest >= 2; rest /= 2) twos++;
  for (; rest < 1; rest *= 2) twos--;
  const share = (rest - 1) / (rest + 1);
  const square = share * share;
  let [sum, power] = [0, share];
  for (let odd = 1; odd <= 25; odd += 2, power *= square) sum += power / odd;
  return 2 * sum + twos * 0.6931471805599453;
}
