/** The name of a visit's private link in a page's address: `#cowork-visit=ID.TOKEN`. */
export const VISIT_LINK = 'cowork-visit';
