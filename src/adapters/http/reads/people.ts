// Members who chose to be met.
import type { PeopleSource } from '../../../backend/backend.js';
import type { People } from '../../../domain/people.js';
import type { Asking } from '../client.js';
import { id, instant, list, object, text, whole, type Reader } from '../reader.js';
import { image } from './common.js';
import { language, weekday } from './house.js';

const people: Reader<People> = object({
  minimumGroup: whole(5), updatedAt: instant,
  members: list(
    object(
      { id, craft: text },
      { firstName: text, photo: image, askMeAbout: text, languages: list(language), usualDays: list(weekday) },
    ),
  ),
  crafts: list(object({ craft: text, people: whole(5) }, { usualDays: list(weekday) })),
});

export const peopleReads = ({ read }: Asking): Pick<PeopleSource, 'people'> => ({ people: (call) => read('/people', people, call) });
