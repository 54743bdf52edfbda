/**
 * The seam for encryption at rest. Every payload passes through a cipher OUTSIDE of database
 * transactions: WebCrypto inside a Dexie transaction ends it. `context` (table and key) binds a
 * payload to its row, so that sealed rows cannot be exchanged for one another.
 */
export interface Cipher {
  readonly sealText: (text: string, context: string) => Promise<SealedText>;
  readonly openText: (sealed: SealedText, context: string) => Promise<string>;
  readonly sealBytes: (bytes: ArrayBuffer, context: string) => Promise<ArrayBuffer>;
  readonly openBytes: (sealed: ArrayBuffer, context: string) => Promise<ArrayBuffer>;
}

/** What stands in the database: text while the cipher is the identity, bytes once it is not. */
export type SealedText = string | ArrayBuffer;

/** The first cipher: seals nothing, but keeps every caller honest about when it seals. */
export const identityCipher: Cipher = {
  sealText: async (text) => text,
  openText: async (sealed) =>
    typeof sealed === 'string' ? sealed : new TextDecoder().decode(sealed),
  sealBytes: async (bytes) => bytes,
  openBytes: async (sealed) => sealed,
};
