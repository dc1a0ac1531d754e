/** Flags of Node.js that decide how modules are found and read, each with whether its value may follow it. */
const flags: Readonly<Record<string, boolean>> = {
  '--import': true,
  '--require': true,
  '-r': true,
  '--loader': true,
  '--experimental-loader': true,
  '--conditions': true,
  '-C': true,
  '--enable-source-maps': false,
  '--preserve-symlinks': false,
  '--experimental-strip-types': false,
  '--experimental-transform-types': false,
  '--no-experimental-strip-types': false,
  '--no-warnings': false,
  '--stack-size': false,
}

/** Of the flags of this process those that a handler's process needs too: its modules are to load alike. */
export function inheritedFlags(argv: readonly string[]): readonly string[] {
  const kept: string[] = []
  for (let i = 0; i < argv.length; i++) {
    const flag = argv[i]!
    const takesValue = flags[flag.split('=', 1)[0]!]
    if (takesValue === undefined) continue
    kept.push(flag)
    if (takesValue && !flag.includes('=') && i + 1 < argv.length) kept.push(argv[++i]!)
  }
  return kept
}
