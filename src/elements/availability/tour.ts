// From something that is free to the visit on which one sees it.
import type { Resource } from '../../domain/availability.js';

/** Leads to the page's own `<cowork-tour-booking>`, and notes there what it is about; false where the page has none. */
export function leadToTour(from: Element, { name }: Resource): boolean {
  const tour = (from.getRootNode() as ParentNode).querySelector<Tour>('cowork-tour-booking') ?? document.querySelector<Tour>('cowork-tour-booking');
  if (!tour) return false;
  // What the page says stays; what another room left is replaced.
  if (!tour.notes || tour.notes === noted.get(tour)) noted.set(tour, (tour.notes = name));
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  tour.scrollIntoView({ behavior: calm ? 'auto' : 'smooth', block: 'start' });
  tour.focus({ preventScroll: true });
  return true;
}

interface Tour extends HTMLElement {
  notes?: string;
}

const noted = new WeakMap<Tour, string>();
