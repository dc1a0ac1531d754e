const token =
  'the security token is exempt behind `?` or `&` of a URL alone, not where & is escaped, nor in the fields or headers of a signed upload'

/**
 * Correct handlers that the check blames, by source and name, with the rule and the reason. One that is blamed no
 * longer fails the test, so that this list stays true.
 */
export const wronglyBlamed: Readonly<Record<string, readonly [rule: string, reason: string]>> = {
  'apig/signed-url-in-page-by-number': ['handler/leaks-secret', token],
  'apig/signed-url-in-script': ['handler/leaks-secret', token],
  'apig/upload-form': ['handler/leaks-secret', token],
  'apig/upload-headers': ['handler/leaks-secret', token],
  'apig/part-of-json': ['apig/content-type', 'a part of a document (206, content-range) is no document'],
  'apig/simple-markup-allowed': [
    'apig/reflected-markup',
    'a text between a simple tag and a later > counts as markup, though no tag but simple ones stands in it',
  ],
  'apig/quoted-attribute': [
    'apig/reflected-markup',
    'in a quoted attribute < is text: only & and the quote need escaping',
  ],
  'kafka/store-is-busy': [
    'delivery/redelivery',
    'an error of its own, thrown now and then to ask for a retry, is taken for a duplicate that was refused',
  ],
}
