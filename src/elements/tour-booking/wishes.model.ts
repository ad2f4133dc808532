// What would make a visit easier, as far as it is on offer. Pure.
import type { Host } from '../../domain/space.js';
import type { Slot } from '../../domain/tours.js';
import type { Offer } from './picker.js';
import { hostsOf, type Wanted } from './tour-booking.model.js';

/** What a slot can promise. */
export type Need = 'stepFree' | 'quiet' | 'video' | 'child' | 'dog';

/** What can be wished for. */
export interface Wishable {
  readonly needs: readonly Need[];
  /** BCP 47. */
  readonly languages: readonly string[];
}

/** What a visitor asks of a time, and of the host. */
export interface Wishes {
  readonly needs: readonly Need[];
  /** BCP 47, a language that the host speaks. */
  readonly language: string | undefined;
  /** Would rather tell the host than tick anything. */
  readonly tellHost: boolean;
}

const NEEDS: readonly Need[] = ['stepFree', 'quiet', 'video', 'child', 'dog'];

export const toWishable = ({ kind, hosts, times }: Offer): Wishable => ({ needs: needsOf(times?.items ?? []), languages: languagesOf(hostsOf(kind, hosts)) });

/** What this kind of visit does not offer is not asked of it. */
export function toWishes(offer: Offer): Wishes {
  const { needs, languages } = toWishable(offer);
  const { choices } = offer;
  return {
    needs: needs.filter((need) => choices.needs?.includes(need)),
    language: languages.find((code) => code === choices.language),
    tellHost: choices.tellHost === true,
  };
}

/** Whether a time has all that is wished for; undefined where nothing is. */
export function suiting({ needs, language }: Pick<Wishes, 'needs' | 'language'>, hosts: readonly Host[]): Wanted['suits'] {
  if (needs.length === 0 && language === undefined) return undefined;
  return (slot) => {
    const host = hosts.find(({ id }) => id === slot.hostId);
    return needs.every((need) => slot[need]) && (language === undefined || !host || speaks(host, language));
  };
}

/** The needs that some slots promise. */
export const needsOf = (slots: readonly Slot[]): readonly Need[] => NEEDS.filter((need) => slots.some((slot) => slot[need]));

/** The languages one can choose by: those that some hosts speak and others do not. */
export const languagesOf = (hosts: readonly Host[]): readonly string[] =>
  [...new Set(hosts.flatMap(({ languages = [] }) => languages))].filter((language) => !hosts.every((host) => speaks(host, language)));

const speaks = ({ languages = [] }: Host, language: string): boolean => languages.includes(language);
