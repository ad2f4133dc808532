// What somebody wrote, as text: nothing in it becomes markup but links.
import { html, type TemplateResult } from 'lit';
import { withLinks } from '../../domain/links.js';

/** Paragraphs, parted by blank lines, with web and mail addresses to follow. */
export const prose = (text: string): readonly TemplateResult[] => paragraphs(text).map((paragraph) => html`
  <p class="prose" dir="auto">${withLinks(paragraph).map((piece) => (typeof piece === 'string' ? piece : html`<a
    href=${piece.href} target="_blank" rel="noopener noreferrer nofollow">${piece.text}</a>`))}</p>`);

const paragraphs = (text: string): readonly string[] => text.split(/\n\s*\n/).map((part) => part.trim()).filter(Boolean);
