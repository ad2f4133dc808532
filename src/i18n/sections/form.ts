/** Sentences of every form. */
export interface FormStrings {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly optional: string;
  readonly sending: string;
  /** While sending takes longer than one expects. */
  readonly slow: string;
  /** While a proof of work is waited for. */
  readonly proving: string;
  /** It did not go, or nobody knows whether it did. Sending again is always safe. */
  readonly unsent: {
    readonly offline: string;
    readonly unknown: string;
    /** `seconds` is 0 where nobody said how long. */
    readonly busy: (seconds: number) => string;
    /** After the page was loaded again. */
    readonly before: string;
  };
  readonly back: string;
  readonly cancel: string;
  readonly close: string;
  readonly choose: string;
  /** Native checks, in our words: an empty field, a mail address, a number out of range, a text too long. */
  readonly missing: (label: string) => string;
  readonly notAnEmail: string;
  readonly doesNotFit: string;
  /** A number beyond its limits; either may be empty. */
  readonly outOfRange: (min: string, max: string) => string;
  /** Above a form that the backend did not take. */
  readonly checkFields: (count: number) => string;
  /** Stands before the link to the terms. */
  readonly agree: string;
  readonly terms: string;
  readonly privacy: string;
  /** Where nothing else works: write or call, with what was typed. */
  readonly byMail: string;
  readonly byPhone: (phone: string) => string;
  /** Subject of that mail. */
  readonly mailSubject: (what: string) => string;
  readonly addToCalendar: string;
}
