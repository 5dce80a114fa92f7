package org.xueshi.lti.entity;

/** What came of checking a token's signature with the platform's key of that key id. */
public enum Signature {
  VERIFIED,
  /** The key is known, the signature is not its. */
  WRONG,
  /** The platform's key set, freshly read, has no usable RSA key of that id. */
  UNKNOWN_KEY,
  /** The platform's key set could not be read in time, and no earlier copy has the key. */
  KEYS_UNAVAILABLE,
  /** A check before it failed, so no key was looked for. */
  NOT_TRIED
}
