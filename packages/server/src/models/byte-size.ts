const units = ["B", "kB", "MB", "GB", "TB"];

/** Bytes for people, in powers of ten as disks and hubs count: `2.6 GB`, `512 kB`, `14 B`. */
export function showBytes(bytes: number): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const amount = bytes / 1000 ** power;
  return `${power === 0 || amount >= 100 ? Math.round(amount) : amount.toFixed(1)} ${units[power] ?? "B"}`;
}
