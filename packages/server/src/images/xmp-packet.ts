import type { Provenance } from "../engines/engine.ts";

/**
 * The XMP packet that says what made a picture: xmp:CreatorTool (XMP specification part 1, 8.4) and
 * Iptc4xmpExt:DigitalSourceType (IPTC Photo Metadata 2023.2); and, for an engine that has one, the picture's scene, which
 * {@link sceneInXmp} finds again. It never holds the prompt.
 */
export function xmpPacket({ software, digitalSourceType }: Provenance, scene?: string): string {
  // Between single quotes, for a scene is full of double ones and a JPEG has 64 kB for all of this.
  const ownScene =
    scene === undefined
      ? ""
      : ` xmlns:pinhole="urn:pinhole:xmp" pinhole:scene='${escapeXml(scene, /[<>&']/g)}'`;
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about=""',
    ' xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
    ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"',
    ` xmp:CreatorTool="${escapeXml(software)}"`,
    ` Iptc4xmpExt:DigitalSourceType="${escapeXml(digitalSourceType)}"${ownScene}/>`,
    "</rdf:RDF>",
    "</x:xmpmeta>",
    '<?xpacket end="w"?>',
  ].join("");
}

/** The scene in an XMP packet, as the engine wrote it: text that anybody may have put there. */
export function sceneInXmp(xmp: string): string | undefined {
  const [escaped] = /\spinhole:scene=(?:'([^']*)'|"([^"]*)")/.exec(xmp)?.slice(1).filter(Boolean) ?? [];
  return escaped?.replace(/&(?:#(\d{1,5})|(quot|amp|lt|gt|apos));/g, (_, code?: string, name?: string) =>
    code === undefined ? (NAMED[name ?? ""] ?? "") : String.fromCharCode(Number(code)),
  );
}

/** A tool that saves the file again may spell the marks by name. */
const NAMED: Readonly<Record<string, string>> = { quot: '"', amp: "&", lt: "<", gt: ">", apos: "'" };

function escapeXml(text: string, marks = /[<>&"']/g): string {
  return text.replace(marks, (character) => `&#${character.charCodeAt(0)};`);
}
