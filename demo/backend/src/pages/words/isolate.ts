/** set`${name} would like to meet you`: the values keep their own direction and do not turn that of the sentence. */
export const set = (texts: TemplateStringsArray, ...values: readonly string[]): string =>
  texts.map((text, index) => (index < values.length ? `${text}\u2068${values[index]}\u2069` : text)).join('');
