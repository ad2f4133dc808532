// From something that is free to the visit on which one sees it.

/** Leads to the page's own `<cowork-tour-booking>`; false where it has none. */
export function leadToTour(from: Element): boolean {
  const tour = (from.getRootNode() as ParentNode).querySelector('cowork-tour-booking') ?? document.querySelector('cowork-tour-booking');
  if (!tour) return false;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  tour.scrollIntoView({ behavior: calm ? 'auto' : 'smooth', block: 'start' });
  (tour as HTMLElement).focus({ preventScroll: true });
  return true;
}
