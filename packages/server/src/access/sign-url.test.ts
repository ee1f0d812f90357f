import { randomBytes } from "node:crypto";
import * as fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { openSqliteRecords } from "../storage/records/sqlite.ts";
import { makeTempHome } from "../storage/temp-home.test.fixture.ts";
import { createUrlSigner, loadSigningSecrets } from "./sign-url.ts";

const now = 1_800_000_000_000;
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const blobId = "AbCdEfGhIjKlMnOpQrStUv-_";
const file = { blobId, extension: "png" as const, expiresAt: now + 3_600_000 };

function newSecret(kid: string) {
  return { kid, secret: randomBytes(32), createdAt: now };
}

const secrets = [newSecret("kid00001")];
const signer = createUrlSigner(secrets, { now: () => now });
const signed = signer.sign(file);

test("a signed URL is valid, and says which file it is", () => {
  expect(signed).toMatch(
    /^\/files\/AbCdEfGhIjKlMnOpQrStUv-_\.png\?exp=1800003600&kid=kid00001&sig=[\w-]{43}$/,
  );
  expect(signer.verify(signed)).toEqual({
    verdict: "valid",
    blobId,
    extension: "png",
    expiresAt: now + 3_600_000,
  });
});

test("a URL lives for 60 minutes and not a second longer", () => {
  const verdicts = [3_599_999, 3_600_000, 3_601_000].map(
    (ms) => createUrlSigner(secrets, { now: () => now + ms }).verify(signed).verdict,
  );
  expect(verdicts).toEqual(["valid", "expired", "expired"]);
});

test("10,000 mutations of a signed URL are all refused", () => {
  const anyCharacter = fc.oneof(
    fc.constantFrom(...signed.split(""), "%", ".", "/", "&", "=", "?", "#", " ", "\0", "\n", "+", "A", "é"),
    fc.string({ unit: "binary", minLength: 1, maxLength: 3 }),
  );
  const place = fc.nat({ max: signed.length - 1 });
  const mutation = fc.oneof(
    fc.tuple(place, anyCharacter).map(([at, text]) => signed.slice(0, at) + text + signed.slice(at + 1)),
    fc.tuple(place, anyCharacter).map(([at, text]) => signed.slice(0, at) + text + signed.slice(at)),
    fc
      .tuple(place, fc.integer({ min: 1, max: 20 }))
      .map(([at, length]) => signed.slice(0, at) + signed.slice(at + length)),
    place.map((at) => signed.slice(0, at) + `%${signed.charCodeAt(at).toString(16)}` + signed.slice(at + 1)),
    fc.tuple(place, place).map(([from, to]) => signed.slice(0, from) + signed.slice(to)),
    fc.string({ unit: "binary" }).map((tail) => `${signed}&${tail}`),
  );
  const urls = fc.sample(
    mutation.filter((url) => url !== signed),
    { numRuns: 10_000 },
  );
  expect(urls).toHaveLength(10_000);
  expect(urls.filter((url) => signer.verify(url).verdict === "valid")).toEqual([]);
});

test("every one-character change is refused", () => {
  const changed = signed
    .split("")
    .flatMap((_, at) =>
      `${alphabet}=`.split("").map((character) => signed.slice(0, at) + character + signed.slice(at + 1)),
    );
  const accepted = changed.filter((url) => signer.verify(url).verdict === "valid");
  expect(new Set(accepted)).toEqual(new Set([signed]));
});

test("the signature has one spelling, though base64url would decode four", () => {
  const spellings = alphabet
    .split("")
    .filter((last) =>
      Buffer.from(signed.slice(-43, -1) + last, "base64url").equals(
        Buffer.from(signed.slice(-43), "base64url"),
      ),
    );
  expect(spellings.length).toBe(4);
  const accepted = spellings.filter((last) => signer.verify(signed.slice(0, -1) + last).verdict === "valid");
  expect(accepted).toEqual([signed.at(-1)]);
});

test.for([
  `${signed}&x=1`,
  `${signed}=`,
  signed.replace("/files", "//files"),
  signed.replace("/files/", "/files/../files/"),
  signed.replace("?exp", "?&exp"),
  signed.replace("exp=", "exp=0"),
  signed.replace("exp=", "exp=+"),
  signed.replace(/(exp=\d+)&(kid=\w+)/, "$2&$1"),
  signed.replace("_.png", "%5F.png"),
  `http://127.0.0.1:7464${signed}`,
  signed.slice(0, signed.indexOf("?")),
  "",
])("another form is malformed: %s", (url) => {
  expect(signer.verify(url)).toEqual({ verdict: "malformed" });
});

test.for([
  signed.replace("exp=1800003600", "exp=1900003600"),
  signed.replace(".png", ".jpg"),
  signed.replace("AbCd", "AbCe"),
  signed.replace("kid00001", "kid00002"),
  signed.replace(/sig=.*/, `sig=${"A".repeat(43)}`),
])("another claim is forged: %s", (url) => {
  expect(signer.verify(url)).toEqual({ verdict: "forged" });
});

test("a forged URL is called forged, however old it says it is", () => {
  expect(signer.verify(signed.replace("exp=1800003600", "exp=1000000000"))).toEqual({ verdict: "forged" });
});

test("a new secret signs, the old one still verifies until it is taken away", () => {
  const rotated = [newSecret("kid00002"), ...secrets];
  const both = createUrlSigner(rotated, { now: () => now });
  expect(both.sign(file)).toContain("kid=kid00002");
  expect(both.verify(signed).verdict).toBe("valid");
  expect(both.verify(both.sign(file)).verdict).toBe("valid");
  const onlyNew = createUrlSigner(rotated.slice(0, 1), { now: () => now });
  expect(onlyNew.verify(signed).verdict).toBe("forged");
});

test("a signer without a secret is refused", () => {
  expect(() => createUrlSigner([])).toThrow(RangeError);
});

test("the first secret is made once, and kept", async () => {
  const { database } = await makeTempHome();
  const records = openSqliteRecords(database);
  onTestFinished(() => records.close());
  const made = await loadSigningSecrets(records.secrets);
  expect(made).toHaveLength(1);
  expect(made[0]?.secret).toHaveLength(32);
  expect(made[0]?.kid).toMatch(/^[\w-]{8}$/);
  expect(await loadSigningSecrets(records.secrets)).toEqual(made);
});
