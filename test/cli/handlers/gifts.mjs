// A word that this source does not show.
const word = Buffer.from('Z2lmdC1jYXJk', 'base64').toString()

export async function handler(event, _context) {
  if (event.user_event === word) throw new TypeError('a gift')
}
