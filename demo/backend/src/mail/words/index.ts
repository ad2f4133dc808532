// The languages mails are written in, and which one a reader gets.
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { nl } from './nl.ts';
import type { MailWords } from './words.ts';

export const words = { en, nl, de, fr, es, ar } as const satisfies Readonly<Record<string, MailWords>>;
export type MailLanguage = keyof typeof words;

/** The first of these that mails can be written in; a region is kept, for its dates and numbers. */
export function languageOf(...wishes: readonly (string | undefined)[]): { readonly language: MailLanguage; readonly locale: string } {
  for (const wish of wishes) {
    try {
      const { language, baseName } = new Intl.Locale(wish ?? '');
      if (isMailLanguage(language)) return { language, locale: baseName === 'en' ? 'en-GB' : baseName };
    } catch { /* no language tag */ }
  }
  return { language: 'en', locale: 'en-GB' };
}

export const isMailLanguage = (language: string): language is MailLanguage => Object.hasOwn(words, language);

export const directionOf = (language: MailLanguage): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');
