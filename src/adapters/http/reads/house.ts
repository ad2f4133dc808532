// Pieces of answers about people and the house.
import { like, list, object, oneOf, then, type Reader } from '../reader.js';

/** A BCP 47 tag, as far as Intl accepts its form. */
export const language = like(/^[a-z]{2,8}(-[a-z\d]{1,8})*$/i);

export const weekday = oneOf([1, 2, 3, 4, 5, 6, 7]);

/** A list comes inside an object, so that a page can say more. */
export const items = <T>(item: Reader<T>): Reader<readonly T[]> =>
  then(object({ items: list(item) }), (page) => page.items);
