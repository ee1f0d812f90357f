import type { Provenance } from "../engines/engine.ts";

/**
 * The XMP packet that says what made a picture: xmp:CreatorTool (XMP specification part 1, 8.4) and
 * Iptc4xmpExt:DigitalSourceType (IPTC Photo Metadata 2023.2). It never holds the prompt.
 */
export function xmpPacket({ software, digitalSourceType }: Provenance): string {
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about=""',
    ' xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
    ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"',
    ` xmp:CreatorTool="${escapeXml(software)}"`,
    ` Iptc4xmpExt:DigitalSourceType="${escapeXml(digitalSourceType)}"/>`,
    "</rdf:RDF>",
    "</x:xmpmeta>",
    '<?xpacket end="w"?>',
  ].join("");
}

function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
