import { readFileSync } from 'node:fs'

/** A fenced block of README.md. */
export interface Block {
  readonly language: string
  readonly text: string
  /** The file that it is: from its first line (`// src/x.ts`) or its info string (`json schemas/x.json`). */
  readonly path: string | undefined
}

/** The fenced blocks of a Markdown text, in order. */
export function blocksOf(markdown: string): readonly Block[] {
  return [...markdown.matchAll(/^```(\w*)[ \t]*(.*)\n([\s\S]*?)^```$/gm)].map(([, language, info, text]) => {
    const path = info === '' ? /^\/\/ (\S+\.\w+)\n/.exec(text!)?.[1] : info
    return { language: language!, text: text!, path }
  })
}

/** The blocks of README.md. */
export function readmeBlocks(): readonly Block[] {
  return blocksOf(readFileSync('README.md', 'utf8'))
}
