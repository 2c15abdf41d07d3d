/**
 * `allowReserved`: reserved characters and percent-encoded ones stay as they are (RFC 6570, 3.2.3), but for
 * `# [ ] & +`, which would end the query or split the value.
 */
export const reserved = (value: string): string =>
  value.replace(/%[0-9a-f]{2}|[^%]+|%/gi, (part) =>
    /^%./.test(part)
      ? part
      : encodeURIComponent(part).replace(/%(?:3A|2F|3F|40|24|2C|3B|3D)/g, (character) => decodeURIComponent(character)),
  );
