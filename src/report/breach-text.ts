import type { Breach } from '../contract.js'

/** What is wrong with an event, in one line: `requestBody #/properties/price/minimum: /price breaks minimum`. */
export function breachText({ of, schemaPointer, says }: Breach): string {
  return `${of}${schemaPointer === undefined ? '' : ` ${schemaPointer}`}: ${says}`
}
