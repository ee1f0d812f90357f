import type { Scene } from "../scene/scene.ts";

export type Ground = "grass" | "sand" | "snow" | "water" | "road" | "paving" | "floor" | "rock" | "cloud";

function cityAt({ seed }: Scene, size: number, [x, y]: readonly [number, number]): Ground {
  // Every seed has its own crossing.
  const road = Math.floor(size * 0.5) + (seed % 3) - (seed % 2);
  const across = Math.floor(size * 0.28) + (Math.floor(seed / 3) % 2);
  if (Math.floor(y) === road || Math.floor(x) === across) return "road";
  // The near corner is a park behind its pavement.
  const park = x > across + 2 && x < size - 1 && y > road + 1.5 && y < size - 1 + 0.5;
  return park ? "grass" : "paving";
}

/** What lies at a point of the ground, in tiles. */
export function groundAt(scene: Scene, size: number, [x, y]: readonly [number, number]): Ground {
  switch (scene.place) {
    case "city":
      return cityAt(scene, size, [x, y]);
    case "sea":
      return (scene.land || scene.subjects.some(({ realm }) => realm === "ground")) && x + y < size * 0.95
        ? "grass"
        : "water";
    case "beach":
      return x + y > size * 1.12 ? "water" : "sand";
    case "lake": {
      const [dx, dy] = [x - size * 0.58, y - size * 0.58];
      return dx * dx + dy * dy < size * size * 0.085 ? "water" : scene.season === "winter" ? "snow" : "grass";
    }
    case "desert":
    case "underwater":
      return "sand";
    case "room":
    case "tabletop":
      return "floor";
    case "space":
      return "rock";
    case "skies":
      return "cloud";
    default:
      return scene.season === "winter" ? "snow" : "grass";
  }
}
