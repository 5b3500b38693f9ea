/**
 * Plain JSON on its way from the server to a component of the browser, as one text. React looks at every value within
 * the properties of such a component, on the server twice; a text it takes as it is, which for thousands of values is
 * most of what a page costs.
 */
declare const held: unique symbol;

/** The JSON text of a value of this type. */
export type JsonText<Value> = string & { readonly [held]?: Value };

/** A value of plain JSON as text; fields that are undefined are left out. */
export function jsonText<Value>(value: Value): JsonText<Value> {
  return JSON.stringify(value);
}

/** The value behind a text that `jsonText` made. */
export function ofJsonText<Value>(text: JsonText<Value>): Value {
  return JSON.parse(text);
}
