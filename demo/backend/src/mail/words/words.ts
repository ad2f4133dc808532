// What a language needs so that every mail can be written in it. A language that lacks one, or one message too few, does not
// compile. A template library would bring a second language for conditions and counts, and check none of this.
import type { audiences, Message } from '../../outbox.ts';
import type { Phrase } from '../phrase.ts';

/** `tour.confirmed visitor`: what happened, and who reads of it. */
export type LetterName = { [M in Message]: `${M} ${(typeof audiences)[M][number]}` }[Message];

interface Always {
  /** Name of the house. */
  readonly space: string;
  /** Of the visitor, or of the member in mails about their being shown. */
  readonly name: string;
}

export interface Occasion extends Always {
  /** Title of the visit, event or room, in the operator's language. */
  readonly what: string;
  /** “Thursday 4 March at 10:30” */
  readonly when: string;
  /** When it will be given away unless somebody answers; like `when`. */
  readonly until: string;
}

export interface Registration extends Occasion {
  /** On the waiting list; 1 is next. */
  readonly position: number;
}

export interface Meeting extends Always {
  /** The member or the craft that somebody wants to meet. */
  readonly who: string;
  readonly until: string;
}

export interface Membership extends Always {
  /** The last day of being shown. */
  readonly until: string;
}

export type FactsOf<L extends string> =
  L extends `rsvp.${string}` ? Registration
    : L extends `introduction.${string}` ? Meeting
      : L extends `member.${string}` ? Membership
        : Occasion;

export type Said = readonly [subject: Phrase, intro: Phrase];

export interface MailWords {
  readonly letters: { readonly [L in LetterName]: (facts: FactsOf<L>) => Said };
  readonly hello: (name: string) => Phrase;
  readonly labels: {
    readonly when: string;
    /** The same time on the reader's own clock, with the place that names their zone. */
    readonly yourTime: (place: string) => string;
    readonly where: string;
    readonly map: string;
    readonly host: string;
    readonly people: string;
    /** Of desks or rooms of a kind, if more than one. */
    readonly units: string;
    readonly price: string;
    readonly arrival: string;
    readonly position: string;
    /** A member or a craft, before it: read by the visitor and by the host. */
    readonly meet: string;
    readonly reason: string;
    /** The time that something had before it moved. */
    readonly before: string;
    readonly visitor: string;
    readonly email: string;
    readonly phone: string;
    readonly others: string;
    readonly needs: string;
    readonly daysPerWeek: string;
    readonly notes: string;
    readonly reads: string;
    readonly why: string;
    readonly word: string;
    readonly visitDay: string;
  };
  readonly needs: {
    readonly stepFree: string;
    readonly quiet: string;
    readonly video: string;
    readonly language: (name: string) => string;
    readonly child: string;
    readonly dog: string;
    readonly companion: (who: string) => string;
    readonly tellHost: string;
    readonly alone: string;
  };
  readonly links: {
    readonly manage: string;
    readonly confirm: string;
    readonly answer: string;
    readonly staff: string;
    readonly member: string;
    readonly event: string;
  };
  /** How to reach a person. */
  readonly questions: (phone: string | undefined) => Phrase;
  /** Why this mail came. */
  readonly footer: (space: string) => Phrase;
}
