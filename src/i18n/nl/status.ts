import type { StatusStrings } from '../sections/status.js';

export const status: StatusStrings = {
  errors: {
    offline: 'Je lijkt offline te zijn. Zodra je weer verbinding hebt, gaat het hier verder.',
    unreachable: 'We kunnen onze agenda nu niet bereiken. We blijven het proberen.',
    timeout: 'Het antwoord laat op zich wachten. We blijven het proberen.',
    unavailable: 'Onze agenda heeft het even moeilijk. We blijven het proberen.',
    malformed: 'Onze agenda stuurde iets wat we niet kunnen lezen.',
    'rate-limited': 'Er komen veel vragen tegelijk binnen. We proberen het zo weer.',
    unsupported: 'Dit kan hier niet online. Mail of bel ons even.',
    'not-found': 'Dit kunnen we niet meer vinden.',
    unauthorized: 'Deze link klopt niet. Open de link uit je laatste mail.',
    taken: 'Iemand was je net voor. Dit is nog vrij:',
    full: 'Het zit vol.',
    'already-registered': 'Met dit mailadres sta je al op de lijst.',
    closed: 'Dit is niet meer open.',
    invalid: 'Kijk even naar wat gemarkeerd is.',
    'outside-window': 'Dat is te snel of te ver vooruit. Kies een ander moment.',
    'challenge-failed': 'We konden niet zien dat je een mens bent. Probeer het nog eens.',
    'already-asked': 'Je eerste aanvraag is aangekomen en staat. Kijk even in je mail.',
    'in-progress': 'We zijn er nog mee bezig.',
  },
  retry: 'Opnieuw proberen',
  asOf: (time) => `Stand van ${time}`,
  stale: (time) => `Dit klopte om ${time}; we vragen het opnieuw.`,
  zone: (place) => `Tijden in ${place}`,
};
