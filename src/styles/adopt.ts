import { adoptStyles, supportsAdoptingStyleSheets, type CSSResult } from 'lit';

/** Gives an element the styles of a part that arrived later. No `<style>` where it can be helped: a strict CSP forbids it. */
export function adoptMore(root: ShadowRoot, styles: readonly CSSResult[]): void {
  if (!supportsAdoptingStyleSheets) {
    adoptStyles(root, [...styles]);
    return;
  }
  const sheets = styles.flatMap(({ styleSheet }) => styleSheet ?? []);
  root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, ...sheets])];
}
