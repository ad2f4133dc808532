// A second `define` of a tag throws and takes the rest of its script along, so each tag is guarded.

/** Registers a tag. The first definition stays; another class under the same tag is reported once to the developer. */
export function register(tag: string, element: CustomElementConstructor): void {
  const known = customElements.get(tag);
  if (!known) customElements.define(tag, element);
  else if (known !== element) console.warn(`<${tag}> is defined twice; the first one stays.`);
}
