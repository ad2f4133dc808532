/** Sentences of every form. */
export interface FormStrings {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly optional: string;
  readonly sending: string;
  readonly back: string;
  readonly cancel: string;
  readonly close: string;
  readonly choose: string;
  /** Native checks, in our words: an empty field, a mail address, a number out of range, a text too long. */
  readonly missing: (label: string) => string;
  readonly notAnEmail: string;
  readonly doesNotFit: string;
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
