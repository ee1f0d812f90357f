import { Buffer } from "node:buffer";

// https://learn.microsoft.com/windows/win32/fileio/naming-a-file
const deviceName = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?$/i;
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const forbidden = /[\u0000-\u001f\u007f<>:"|?*\\]/;
const longestSegment = 200;
const longestPath = 800;

/** Whether Windows takes this name, with any ending, for a device. */
export function isDeviceName(name: string): boolean {
  return deviceName.test(name);
}

/**
 * Why a path of a repository must not become a file here; undefined where it may.
 * A safe path is relative, stays inside its folder and means the same on every platform.
 */
export function whyUnsafe(path: string): string | undefined {
  if (path === "") return "it is empty";
  if (leaves(path)) return "it leads out of its folder";
  if (forbidden.test(path)) return "it holds a character that some systems do not allow";
  if (!path.isWellFormed()) return "it is not valid text";
  if (path.length > longestPath) return "it is too long";
  return path
    .split("/")
    .map(whyUnsafeSegment)
    .find((reason) => reason !== undefined);
}

/** Whether a path would write outside its folder on some system. No repository can hold such a file. */
export function leaves(path: string): boolean {
  const segments = path.split(/[/\\]/);
  return /^[/\\]|^[a-z]:|\0/i.test(path) || segments.includes("..") || segments.includes(".");
}

function whyUnsafeSegment(segment: string): string | undefined {
  if (segment === "") return "it has an empty part";
  if (isDeviceName(segment)) return `${segment} is a device on Windows`;
  if (/[. ]$/.test(segment)) return "a part of it ends in a dot or a space";
  return Buffer.byteLength(segment) > longestSegment ? "a part of it is too long" : undefined;
}
