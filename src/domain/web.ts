// Addresses that may be opened.

/** An address that may stand in a link: whatever else a backend sends, no script. */
export const webAddress = (url: string | undefined): string | undefined => (url && /^https?:\/\//i.test(url) ? url : undefined);
