/** What each format takes and refuses. */
export type Rows<Value> = Readonly<Record<string, { readonly yes: readonly Value[]; readonly no: readonly Value[] }>>;
