// The sentences of the pages, in the languages of the elements. What is put into a sentence stands between isolates, so that a
// name in another script does not turn its direction (Unicode UAX #9).
import { ar } from './words/ar.ts';
import { de } from './words/de.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
import { fr } from './words/fr.ts';
import { nl } from './words/nl.ts';

export interface PageWords {
  readonly shell: {
    readonly loading: string;
    readonly noScript: string;
    readonly brokenTitle: string;
    readonly broken: string;
    readonly awayTitle: string;
    readonly away: string;
    readonly retry: string;
    readonly notSent: string;
    readonly invalid: string;
    readonly footer: (space: string) => string;
  };
  readonly answer: {
    readonly page: string;
    readonly somebody: string;
    readonly asks: (name: string) => string;
    readonly craft: (craft: string) => string;
    readonly visits: (when: string) => string;
    readonly noVisit: string;
    readonly decide: (name: string, email: string) => string;
    readonly until: (when: string) => string;
    readonly word: string;
    readonly wordHelp: string;
    readonly yes: string;
    readonly no: string;
    readonly acceptedTitle: string;
    readonly accepted: (name: string) => string;
    readonly write: string;
    readonly declinedTitle: string;
    readonly declined: (name: string) => string;
    readonly withdrawnTitle: string;
    readonly withdrawn: (name: string) => string;
    readonly expiredTitle: string;
    readonly expired: string;
    readonly shown: string;
  };
  readonly confirm: {
    readonly page: string;
    readonly title: string;
    readonly text: string;
    readonly until: (when: string) => string;
    readonly button: string;
    readonly confirmedTitle: string;
    readonly confirmed: string;
    readonly requestedTitle: string;
    readonly requested: string;
    readonly waitingTitle: string;
    readonly waiting: string;
    readonly goneTitle: string;
    readonly gone: string;
    readonly toSite: (space: string) => string;
  };
  readonly member: {
    readonly page: string;
    readonly invited: (space: string) => string;
    readonly shown: string;
    readonly withdrawn: string;
    readonly intro: (space: string) => string;
    readonly until: (day: string) => string;
    readonly saved: string;
    readonly gone: string;
    readonly craft: string;
    readonly craftHelp: string;
    readonly firstName: string;
    readonly firstNameHelp: string;
    readonly askMeAbout: string;
    readonly askMeAboutHelp: string;
    readonly languages: string;
    readonly languagesHelp: string;
    readonly days: string;
    readonly photo: string;
    readonly email: string;
    readonly emailHelp: string;
    readonly save: string;
    readonly stop: string;
  };
}

const languages: Readonly<Record<string, PageWords>> = { en, nl, de, fr, es, ar };

/** The first of these BCP 47 tags that there are sentences for; English where there is none. */
export function languageOf(...tags: readonly (string | undefined)[]): string {
  for (const tag of tags) {
    const language = tag?.trim().toLowerCase().split('-')[0] ?? '';
    if (Object.hasOwn(languages, language)) return language;
  }
  return 'en';
}

export const wordsOf = (language: string): PageWords => languages[language] ?? en;

export const directionOf = (language: string): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');
