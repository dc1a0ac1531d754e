/** The fenced blocks of a Markdown text that are files: their first line names the path (`// bad.mjs`). */
export function fileBlocks(markdown) {
  return [...markdown.matchAll(/^```\w*\n(\/\/ (\S+\.\w+)\n[\s\S]*?)^```$/gm)].map(([, text, path]) => ({
    path,
    text,
  }))
}
