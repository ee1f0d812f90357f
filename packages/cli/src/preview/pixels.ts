/** Straight RGBA, 8 bits a channel, row-major: width * height * 4 bytes. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8Array;
}
