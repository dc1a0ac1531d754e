/** A command line that is wrong; `DIR` is a folder with the handlers `quiet` and `empty`. */
export interface HostileLine {
  readonly line: string
  readonly says: string
  readonly next: string
}

const quiet = 'test DIR/quiet.handler --source apig --phase examples'
const help = 'See fgc test --help.'

const lines: readonly (readonly [line: string, says: string, next: string])[] = [
  ['tset', 'unknown command "tset"', 'Did you mean "test"?'],
  ['__proto__', 'unknown command "__proto__"', 'Known are: test'],
  ['--versoin', 'unknown flag "--versoin"', 'Did you mean "--version"?'],
  ['test', 'the handler (file and export', help],
  ['test DIR/quiet.handler', 'the flag --source <name> is missing', help],
  ['test DIR/quiet.handler --source constructor', 'event source "constructor"', 'Known are: apig'],
  ['test DIR/qiet.handler --source apig', 'there is no handler file', 'Did you mean "quiet.mjs"?'],
  ['test DIR/empty.handler --source apig', 'there is no export "handler"', 'It exports: other.'],
  ['test DIR --source apig', 'does not name a handler', 'It is a folder. Name one handler in it, such as'],
  [`${quiet} more`, 'one argument too many: "more"', help],
  [`${quiet} --runs 1e3`, '--runs must be a whole number from 1', help],
  [`${quiet} --runs 99999999999999999999`, '--runs must be a whole number from 1', help],
  [`${quiet} --runs ''`, 'the flag --runs needs a value (<count>)', help],
  [`${quiet} --runs --json`, 'the flag --runs needs a value (<count>), but --json follows it', help],
  [`${quiet} --run 5`, 'unknown flag "--run"', 'Did you mean "--runs"?'],
  [`${quiet} --seed 1.5`, '--seed must be a whole number, was "1.5"', help],
  [`${quiet} --timeout 99999999999`, 'timeout must be at most 2147483647 ms', help],
  [`${quiet} --memory 99999999999`, 'memory must be a whole number from 16 to 1048576', help],
  [
    `${quiet} --memory 64 --no-isolate`,
    '--memory and --no-isolate contradict each other',
    '--no-isolate does without',
  ],
  [`${quiet} --json --json`, 'the flag --json is given twice', help],
  [`${quiet} --evidence seen`, 'unknown level of evidence "seen"', 'Known are: documented'],
  [`${quiet} --phase exmples`, 'unknown phase "exmples"', 'Did you mean "examples"?'],
  [`${quiet} --rule off`, '--rule takes a name and a severity', 'as in off=off'],
  [`${quiet} --rule apig/header=off`, 'unknown rule "apig/header"', 'Did you mean "apig/headers"?'],
  [`${quiet} --replay x`, 'this replay token cannot be used', 'Copy the token anew'],
  [`${quiet} --cases DIR/quiet.mjs`, 'the option cases names a file', 'Name a folder'],
  [`${quiet} --dictionary none,x.js`, '--dictionary takes files or none', 'not both'],
  [`${quiet} --report xml=x`, 'unknown report format "xml"', 'Known are: terminal'],
  [`${quiet} --report json --report junit`, '2 reports are to go to stdout', 'Give the others a file'],
  ['events apig -n 0', 'the value of -n must be a whole number from 1', 'See fgc events --help.'],
  [
    'events apig --boundary --invalid',
    '--boundary and --invalid exclude each other',
    'See fgc events --help.',
  ],
  ['validate apig', 'there is no file to validate', '- means stdin'],
  ['validate DIR/x.json', 'the first argument is the name of a schema', 'Write it before the files'],
  ['types DIR/*.json --out DIR/out', 'no file matches', 'Give paths or patterns'],
  ['rules apig/header', 'unknown rule "apig/header"', 'Did you mean "apig/headers"?'],
  ['replay DIR', 'there is no case in what was named', 'Cases are JSON files in folders'],
  ['replay DIR/nope', 'there is no file or folder', 'See fgc replay --help.'],
]

export const hostileLines: readonly HostileLine[] = lines.map(([line, says, next]) => ({ line, says, next }))
