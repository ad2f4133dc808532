// From something that is free to the visit on which one sees it.
import type { Resource } from '../../domain/availability.js';

/** Leads to the page's own `<cowork-tour-booking>`, and notes there what it is about; false where the page has none. */
export function leadToTour(from: Element, { name }: Resource): boolean {
  const tour = (from.getRootNode() as ParentNode).querySelector<Tour>('cowork-tour-booking') ?? document.querySelector<Tour>('cowork-tour-booking');
  if (!tour) return false;
  // What the page says stays; what another room left is replaced.
  if (!tour.notes || tour.notes === noted.get(tour)) noted.set(tour, (tour.notes = name));
  // One that is not registered yet is there all the same.
  if (tour.open) tour.open();
  else tour.scrollIntoView({ block: 'start' });
  return true;
}

interface Tour extends HTMLElement {
  notes?: string;
  open?: () => void;
}

const noted = new WeakMap<Tour, string>();
