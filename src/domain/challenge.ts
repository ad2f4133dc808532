// A proof of work that a space may ask for with a form, so that nobody books by the thousand.

/** An ALTCHA challenge of version 2 (altcha.org). It is signed: it goes back exactly as it came. */
export interface Challenge {
  readonly parameters: {
    /** How keys are derived, e.g. `PBKDF2/SHA-256`. */
    readonly algorithm: string;
    /** Hex, like `salt` and `keyPrefix`. */
    readonly nonce: string;
    readonly salt: string;
    /** Rounds for one key. */
    readonly cost: number;
    /** Bytes of a key. */
    readonly keyLength: number;
    /** What the right key begins with. */
    readonly keyPrefix: string;
    /** Seconds since 1970. */
    readonly expiresAt: number;
  };
  readonly signature: string;
}

/** What a space asks for. */
export interface ChallengeTerms {
  /** Elements solve `altcha`; the others need a third party, which no element calls. */
  readonly type: 'none' | 'altcha' | 'turnstile' | 'hcaptcha';
  /** Where it is asked for. */
  readonly url?: string;
  /** The writes that need it, by their names in the contract; left out, all. */
  readonly for?: readonly string[];
}

/** A write that may need a proof, by its name in the contract. */
export type ChallengedWrite = 'bookTour' | 'createRsvp' | 'createReservation' | 'askIntroduction';

export const asksProof = (terms: ChallengeTerms | undefined, write: ChallengedWrite): terms is ChallengeTerms =>
  terms !== undefined && terms.type !== 'none' && (terms.for?.includes(write) ?? true);

/** The proof as it is sent: base64 of the challenge and its solution in JSON. */
export const toChallengeToken = (challenge: Challenge, { counter, derivedKey }: { readonly counter: number; readonly derivedKey: string }): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify({ challenge, solution: { counter, derivedKey } }))));
