// Ways to subscribe to a calendar by its address. Each program asks for it again by itself.

/** The address under which a computer or a phone hands it to its own calendar program. */
export const toWebcal = (address: string): string => address.replace(/^https?:/, 'webcal:');

/** A page of Google Calendar that offers to follow it; Google's servers have to reach the address. */
export const toGoogleFeed = (address: string): string =>
  `https://calendar.google.com/calendar/r?cid=${encodeURIComponent(toWebcal(address))}`;

/** A page of Outlook on the web that offers to follow it: `live` for private accounts, `office` for those of a company. */
export const toOutlookFeed = (account: 'live' | 'office', address: string, name: string): string =>
  `https://outlook.${account}.com/calendar/0/addfromweb?url=${encodeURIComponent(address)}&name=${encodeURIComponent(name)}`;
