// A mail before it is put on the wire.

export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

export interface Letter {
  readonly from: Mailbox;
  readonly to: Mailbox;
  readonly replyTo?: Mailbox;
  /** BCP 47, of its words. */
  readonly language: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The appointment it is about, as iCalendar (RFC 5545) with a method (RFC 5546). */
  readonly calendar?: { readonly method: 'PUBLISH' | 'REQUEST' | 'CANCEL'; readonly content: string };
}

/** A message that is not to be sent any more, and why. */
export interface Dropped {
  readonly dropped: string;
}
