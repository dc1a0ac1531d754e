import type { StringConstraints } from '../../src/arbitrary/pattern/pattern.js'

interface HardPattern {
  readonly title: string
  readonly constraints: StringConstraints
  /** How many strings there are, where there are fewer than a thousand samples would show. */
  readonly domain?: number
  /** In the place of the engine's matcher, where that one would take for ever. */
  readonly judge?: (text: string) => boolean
}

function hard(
  patterns: readonly string[],
  rest: Partial<StringConstraints> & Pick<HardPattern, 'domain' | 'judge'> = {},
): HardPattern {
  const { domain, judge, minLength = 0, maxLength = Number.POSITIVE_INFINITY, notPatterns = [] } = rest
  const unwanted = notPatterns.map((pattern) => ` not ${pattern}`).join('')
  return {
    title: `${patterns.join(' and ')}${unwanted} {${minLength},${maxLength}}`,
    constraints: { patterns, minLength, maxLength, notPatterns },
    ...(domain === undefined ? {} : { domain }),
    ...(judge === undefined ? {} : { judge }),
  }
}

const label = '[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?'

export const hardPatterns: readonly HardPattern[] = [
  hard(['^[^@\\s]+@[a-z0-9-]+(\\.[a-z0-9-]+)+$']),
  hard(['^[^@\\s]+@[a-z0-9-]+(\\.[a-z0-9-]+)+$'], { minLength: 6, maxLength: 20 }),
  hard([`^[a-zA-Z0-9.!#$%&'*+/=?^_\`{|}~-]+@${label}(?:\\.${label})*$`], { maxLength: 64 }),
  hard(['^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$']),
  hard(['^\\d{4}-\\d\\d-\\d\\dT([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$']),
  hard([
    '^(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(?:-((?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\\.(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?(?:\\+([0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*))?$',
  ]),
  hard(['^https?://[\\w.-]+(?::\\d{1,5})?(?:/[\\w./%-]*)?(?:\\?[^#\\s]*)?(?:#\\S*)?$']),
  hard(['^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$']),
  hard(['^[0-9a-f]{32}$']),
  hard(['^(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)$']),
  hard(['^(?=.*\\d)(?=.*[a-z])(?=.*[A-Z])(?=.*[^\\w\\s]).{8,20}$']),
  hard(['(?=.*\\d)(?=.*[A-Z])'], { minLength: 8, maxLength: 12 }),
  hard(['^(?=[^A-Z]*[A-Z])(?=\\D*\\d)[^]+$'], { minLength: 2000, maxLength: 2000 }),
  hard(['^(?!.*\\.\\.)[a-z.]{3,20}$']),
  hard(['^(?!.*(.)\\1)[a-z]{5,9}$']),
  hard(['^(a|b)\\1$'], { domain: 2 }),
  hard(['^(\\w+)-\\1$']),
  hard(['^(\\w+)-\\1$'], { minLength: 21, maxLength: 31 }),
  hard(['^(["\'])[^"\']{3,}?\\1$']),
  hard(['^(?<year>\\d\\d)-\\k<year>$'], { domain: 100 }),
  hard(['\\bfoo\\b'], { maxLength: 40 }),
  hard(['^$'], { domain: 1 }),
  hard(['[^]']),
  hard(['\\p{L}{3}']),
  hard(['^\\p{Script=Greek}{2,}$']),
  hard(['^\\S+@\\S+$']),
  hard(['^.{1000}$']),
  hard(['(?<!a)b']),
  hard(['(?<=\\$)\\d+(?!\\.)']),
  hard(['(?<=^|,)x(?=,|$)']),
  hard(['^.*a.*$', '^.{7}$'], { notPatterns: ['^x'] }),
  hard(['^[a-z]+$', 'foo', 'bar', 'oo.*b|r.*o'], { maxLength: 16 }),
  hard(['a.{15}$', 'b.{14}$', 'c.{13}$']),
  hard([], { notPatterns: ['a.{15}$'], minLength: 20, maxLength: 30 }),
  hard(['^(?:[a-z]{1,63}\\.){1,100}[a-z]{2,63}$'], { maxLength: 253 }),
  hard(['^(?:[a-z]{1,1000}\\.){1,1000}$']),
  hard(['^(.*,){11}P']),
  // Written to be slow: a backtracking matcher takes for ever to refuse a long string.
  hard(['^(a+)+$'], { minLength: 1, maxLength: 9, domain: 9 }),
  hard(['^(a+)+$'], { minLength: 40, maxLength: 50, domain: 11, judge: (text) => /^a{40,50}$/.test(text) }),
  hard(['x'], {
    notPatterns: ['^(a+)+$'],
    minLength: 28,
    maxLength: 30,
    judge: (text) => /x/.test(text) && /^.{28,30}$/su.test(text),
  }),
  hard(['^(a|a)*b$'], {
    minLength: 30,
    maxLength: 40,
    domain: 11,
    judge: (text) => /^a{29,39}b$/.test(text),
  }),
]
