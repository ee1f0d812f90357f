import { toHex, mix, oklch } from "../colour/colour.ts";
import { box, circle, group, n, path } from "../svg/shapes.ts";
import type { Stage } from "./stage.ts";

function rain(stage: Stage): string {
  const random = stage.random("rain");
  const slant = stage.scene.lightFrom * -0.18;
  let [far, near] = ["", ""];
  const count = Math.min(1600, Math.round((stage.width * stage.height) / 5200));
  for (let drop = 0; drop < count; drop++) {
    const depth = random.next();
    const length = 22 + depth * 46;
    const line = `M${n(random.between(-60, stage.width + 60))} ${n(random.between(-40, stage.height))}l${n(length * slant)} ${n(length)}`;
    if (depth > 0.6) near += line;
    else far += line;
  }
  const colour = toHex(mix(stage.light.sky[2], oklch(0.95, 0.02, 230), 0.6));
  return `<path d="${far}" stroke="${colour}" stroke-opacity="0.3" stroke-width="1.4" fill="none"/><path d="${near}" stroke="${colour}" stroke-opacity="0.45" stroke-width="2.6" fill="none" stroke-linecap="round"/>`;
}

function snow(stage: Stage): string {
  const random = stage.random("snow");
  let [far, near] = ["", ""];
  const count = Math.min(1600, Math.round((stage.width * stage.height) / 5600));
  for (let flake = 0; flake < count; flake++) {
    const depth = random.next();
    const drawn = circle(
      [random.between(0, stage.width), random.between(0, stage.height)],
      1.6 + depth * depth * 5.4,
      "#fdfeff",
    );
    if (depth > 0.55) near += drawn;
    else far += drawn;
  }
  return group(far, 'fill-opacity="0.55"') + group(near, 'fill-opacity="0.85"');
}

function fog(stage: Stage): string {
  const random = stage.random("fog");
  const mist = toHex(mix(stage.light.haze, oklch(0.94, 0.01, 230), stage.light.darkness > 0.5 ? 0.15 : 0.5));
  let bands = "";
  for (let band = 0; band < 4; band++) {
    const y =
      stage.horizon + (stage.height - stage.horizon) * (band * 0.22 - 0.2 + random.between(-0.05, 0.05));
    const fill = stage.vertical([
      [0, mist, 0],
      [0.5, mist, 0.5 - band * 0.08],
      [1, mist, 0],
    ]);
    bands += box([-20, y - 90], [stage.width + 40, 240], fill);
  }
  return bands;
}

function lightning(stage: Stage): string {
  const random = stage.random("lightning");
  let x = stage.width * random.between(0.25, 0.75);
  let y = stage.horizon * 0.12;
  let data = `M${n(x)} ${n(y)}`;
  const back: string[] = [];
  while (y < stage.horizon * 0.96) {
    x += random.between(-46, 46);
    y += random.between(40, 80);
    data += `L${n(x)} ${n(y)}`;
    back.push(`${n(x + Math.max(2, 12 - y / 60))} ${n(y)}`);
  }
  return path(`${data}L${back.toReversed().join("L")}Z`, "#fff8d8");
}

/** What falls or drifts before everything else. */
export function drawWeather(stage: Stage): string {
  const drawn = stage.scene.weather.map((kind) => {
    switch (kind) {
      case "rain":
        return rain(stage);
      case "snow":
        return snow(stage);
      case "fog":
        return fog(stage);
      case "storm":
        return rain(stage);
      case "wind":
        return "";
    }
  });
  return drawn.join("");
}

/** What belongs to the sky itself. */
export function drawSkyWeather(stage: Stage): string {
  return stage.scene.weather.includes("storm") ? lightning(stage) : "";
}
