/** The languages the product itself speaks. What callers hear is not limited to these (see `FlowDocument.languages`). */
export type Locale = 'en' | 'zh';

/** A text a person reads, in every language of the product. */
export type Text = Readonly<Record<Locale, string>>;
