// Members who chose to be met.
import type { People } from '../../../domain/people.js';
import { id, instant, language, list, object, text, weekday, whole, type Reader } from '../reader.js';
import { image } from './common.js';

export const people: Reader<People> = object({
  minimumGroup: whole(5), updatedAt: instant,
  members: list(
    object(
      { id, craft: text },
      { firstName: text, photo: image, askMeAbout: text, languages: list(language), usualDays: list(weekday) },
    ),
  ),
  crafts: list(object({ craft: text, people: whole(5) }, { usualDays: list(weekday) })),
});
