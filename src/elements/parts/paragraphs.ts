/** Plain text in paragraphs: blank lines part them. */
export const paragraphs = (text: string): readonly string[] => text.split(/\n\s*\n/).map((part) => part.trim()).filter(Boolean);
